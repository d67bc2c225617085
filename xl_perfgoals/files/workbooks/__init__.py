"""Workbooks: what calamine reads, looked at a second time for what calamine hides.

calamine gives bare values. How numbers are displayed (0.95 as 95%), which cells show an error, which
formulas have no result, and which rows and columns are hidden is found in the file itself. Number formats
are looked up only where they matter: among dates, in the indicator table, or with any number where the
workbook has a format that adds words to digits.
"""

from collections.abc import Mapping
from types import MappingProxyType

from xl_perfgoals.files.prescan.pared_sheets import ParedSheet
from xl_perfgoals.files.raw_sheets import read_sheets
from xl_perfgoals.files.sniffing import FileKind
from xl_perfgoals.files.workbooks import xlsx
from xl_perfgoals.files.workbooks.workbook import Workbook, unseen
from xl_perfgoals.files.zip_parts import Part

__all__ = ["KINDS", "Workbook", "read_workbook"]

KINDS = frozenset({FileKind.XLSX, FileKind.XLS, FileKind.ODS, FileKind.XLSB})
"""What read_workbook takes."""


def read_workbook(
    kind: FileKind,
    data: bytes,
    parts: Mapping[str, Part] | None = None,
    pared: Mapping[str, ParedSheet] = MappingProxyType({}),
) -> Workbook:
    """The sheets of a workbook of one of the KINDS. Raises DamagedError.

    parts are those of an .xlsx where they are inflated already, pared its sheets where those were plain.
    """
    match kind:
        case FileKind.XLSX:
            return xlsx.read_workbook(data, parts, pared)
        case FileKind.XLS:
            from xl_perfgoals.files.workbooks import xls  # noqa: PLC0415 - most runs have none

            return xls.read_workbook(data)
        case FileKind.ODS:
            from xl_perfgoals.files.workbooks import ods  # noqa: PLC0415 - most runs have none

            return ods.read_workbook(data)
    return unseen(read_sheets(data))
