"""Workbooks behind a password, as Excel locks them since 2010."""

import io
from collections.abc import Sequence

from msoffcrypto.format.ooxml import OOXMLFile

from tests.support.formats.xlsx import workbook
from xl_perfgoals.core.cells import Grid

EXCELS_OWN = "VelvetSweatshop"


def locked(data: bytes, password: str) -> bytes:
    """An .xlsx behind a password."""
    stream = io.BytesIO()
    OOXMLFile(io.BytesIO(data)).encrypt(password, stream)
    return stream.getvalue()


def locked_by_excel(grids: Sequence[Grid]) -> bytes:
    """A workbook whose structure is protected: Excel opens it without asking."""
    return locked(workbook(grids), EXCELS_OWN)
