"""Number formats: the second look at a file, for how its numbers are displayed (0.95 as 95%).

calamine gives bare values. Reading formats costs about as much again, so only sheets that need it are
looked at: those with dates, with numbers in the indicator table, or with any number where the
workbook has a format that adds words to digits.
"""

import struct
import zipfile
import zlib
from collections.abc import Sequence
from xml.parsers.expat import ExpatError

from xl_perfgoals.files.number_formats import ods, xls, xlsx
from xl_perfgoals.files.number_formats.looks import Looks, UnreadableLooksError
from xl_perfgoals.files.number_formats.needs import Need, need_of
from xl_perfgoals.files.raw_sheets import RawSheet
from xl_perfgoals.files.sniffing import FileKind

_BROKEN = (
    *(zipfile.BadZipFile, zlib.error, ExpatError, struct.error),
    *(EOFError, LookupError, NotImplementedError, OSError, OverflowError, RuntimeError, ValueError),
)
"""What the standard library raises over a damaged container or damaged XML."""


__all__ = ["Looks", "UnreadableLooksError", "read_looks"]


def read_looks(kind: FileKind, data: bytes, sheets: Sequence[RawSheet]) -> dict[str, Looks]:
    """How the numbers of the sheets look, by sheet name; a sheet left out needs no look."""
    needs = {sheet.name: need_of(sheet.rows) for sheet in sheets}
    needed = max(needs.values(), default=Need.NONE)
    try:
        match kind:
            case FileKind.ODS:  # calamine knows no merged areas there: always looked at
                return ods.read_looks(data, {sheet.name: len(sheet.rows) for sheet in sheets})
            case FileKind.XLSX if needed:
                return xlsx.read_looks(data, needs)
            case FileKind.XLS if needed:
                return xls.read_looks(data, needs)
    except _BROKEN as error:
        raise UnreadableLooksError from error
    if needed > Need.WORDS:
        raise UnreadableLooksError(f"no number formats are read from {kind.name}")
    return {}
