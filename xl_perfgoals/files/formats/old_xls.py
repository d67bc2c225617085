"""Old .xls: workbooks from before Excel 97 (BIFF2 to BIFF5), in whose Chinese texts calamine errs."""

from io import StringIO

import xlrd

from xl_perfgoals.files.formats.refused import RefusedError
from xl_perfgoals.files.formats.sheet_builder import SheetBuilder
from xl_perfgoals.files.raw_sheets import DamagedError, RawSheet
from xl_perfgoals.files.workbooks.sight import Sight, with_sight
from xl_perfgoals.files.workbooks.xls import sight_of

_CHINESE = "gb18030"
_BIFF5 = 50


def read_sheets(data: bytes) -> tuple[RawSheet, ...]:
    """The worksheets, in order. Raises DamagedError, or RefusedError for one with a password."""
    try:
        with _open(data) as book:
            return tuple(_sheet(book, sheet) for sheet in book.sheets())
    except RefusedError:
        raise
    except Exception as error:  # xlrd asserts and indexes its way through damaged records
        if isinstance(error, xlrd.XLRDError) and "encrypted" in str(error):
            raise RefusedError("B04") from error
        raise DamagedError from error


def _open(data: bytes) -> xlrd.Book:
    def opened(encoding: str | None) -> xlrd.Book:
        return xlrd.open_workbook(
            file_contents=data,
            logfile=StringIO(),
            formatting_info=True,
            ragged_rows=True,
            encoding_override=encoding,
        )

    book = opened(None)
    return book if book.codepage else opened(_CHINESE)


def _sheet(book: xlrd.Book, sheet: xlrd.sheet.Sheet) -> RawSheet:
    builder = SheetBuilder()
    for row in range(sheet.nrows):
        for col, (kind, value) in enumerate(zip(sheet.row_types(row), sheet.row_values(row), strict=True), 1):
            if kind == xlrd.XL_CELL_BOOLEAN:
                builder.put(row + 1, col, bool(value))
            elif kind not in {xlrd.XL_CELL_EMPTY, xlrd.XL_CELL_BLANK, xlrd.XL_CELL_ERROR}:
                builder.put(row + 1, col, value)
    # before BIFF5 cells point to no styles that xlrd would know
    sight = sight_of(book, sheet) if book.biff_version >= _BIFF5 else Sight()
    return with_sight(builder.sheet(sheet.name, hidden=bool(sheet.visibility)), sight)
