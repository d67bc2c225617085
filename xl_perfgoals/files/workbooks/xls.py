"""Workbooks in .xls: calamine's sheets, and what xlrd tells beside.

A formula always has a result there: one that was never calculated says 0, and nobody can tell.
"""

from collections.abc import Sequence
from io import StringIO

import xlrd
from xlrd.formatting import std_format_strings

from xl_perfgoals.files.built_in_formats import BUILT_IN
from xl_perfgoals.files.displayed import is_plain
from xl_perfgoals.files.number_formats.looks import Look, Place, look
from xl_perfgoals.files.raw_sheets import RawSheet, read_sheets
from xl_perfgoals.files.workbooks.sight import Sight, spans, with_sight
from xl_perfgoals.files.workbooks.workbook import Workbook, unseen

_NUMBERS = {xlrd.XL_CELL_NUMBER, xlrd.XL_CELL_DATE}
_NAMELESS_ERROR = "#ERROR!"


def read_workbook(data: bytes) -> Workbook:
    """The sheets of a workbook, looked at twice. Raises DamagedError."""
    sheets = read_sheets(data)
    try:
        return Workbook(_seen(data, sheets))
    except Exception:  # noqa: BLE001 - xlrd asserts and indexes its way through damaged records
        return unseen(sheets)


def _seen(data: bytes, sheets: Sequence[RawSheet]) -> tuple[RawSheet, ...]:
    with xlrd.open_workbook(
        file_contents=data, logfile=StringIO(), formatting_info=True, on_demand=True, ragged_rows=True
    ) as book:
        sights = [None if s.damaged else sight_of(book, book.sheet_by_name(s.name)) for s in sheets]
    return tuple(
        sheet if sight is None else with_sight(sheet, sight)
        for sheet, sight in zip(sheets, sights, strict=True)
    )


def sight_of(book: xlrd.Book, sheet: xlrd.sheet.Sheet) -> Sight:
    """What xlrd knows of a sheet, from Excel 5 on."""
    from_1904 = book.datemode == 1
    looks: dict[Place, Look] = {}
    errors: dict[Place, str] = {}
    for row in range(sheet.nrows):
        for col, kind in enumerate(sheet.row_types(row)):
            place = (row + 1, col + 1)
            if kind in _NUMBERS:
                if not is_plain(code := _code(book, sheet.cell_xf_index(row, col))):
                    looks[place] = look(float(sheet.cell_value(row, col)), code, from_1904=from_1904)
            elif kind == xlrd.XL_CELL_ERROR:
                errors[place] = xlrd.error_text_from_code.get(sheet.cell_value(row, col), _NAMELESS_ERROR)
    return Sight(
        looks,
        errors,
        hidden_rows=spans(number + 1 for number, row in sheet.rowinfo_map.items() if row.hidden),
        hidden_cols=spans(number + 1 for number, col in sheet.colinfo_map.items() if col.hidden),
    )


def _code(book: xlrd.Book, style: int) -> str:
    key = book.xf_list[style].format_key
    known = book.format_map.get(key)
    # xlrd fills in American texts for the formats that files name by number only
    if known is not None and known.format_str and known.format_str != std_format_strings.get(key):
        return str(known.format_str)
    return BUILT_IN.get(key, "General")
