"""Looks of .xls sheets, read by xlrd."""

from collections.abc import Iterator, Mapping
from io import StringIO
from typing import TypeAlias

import xlrd
from xlrd.formatting import std_format_strings

from xl_perfgoals.files.built_in_formats import BUILT_IN
from xl_perfgoals.files.displayed import is_plain
from xl_perfgoals.files.number_formats.looks import Looks, Place, UnreadableLooksError, look
from xl_perfgoals.files.number_formats.needs import Need

_NUMBERS = {xlrd.XL_CELL_NUMBER, xlrd.XL_CELL_DATE}

_StyledNumber: TypeAlias = tuple[Place, float, str]


def read_looks(data: bytes, needs: Mapping[str, Need]) -> dict[str, Looks]:
    """The looks of the sheets that have numbers, by sheet name."""
    try:
        found = _read_styled_numbers(data, [name for name, need in needs.items() if need])
    except Exception as error:  # xlrd asserts and indexes its way through damaged records
        raise UnreadableLooksError from error
    return {
        name: Looks({place: look(n, code, from_1904=from_1904) for place, n, code in numbers})
        for (name, from_1904), numbers in found.items()
    }


def _read_styled_numbers(data: bytes, names: list[str]) -> dict[tuple[str, bool], list[_StyledNumber]]:
    """The numbers shown other than by their plain digits, by sheet name and date system."""
    with xlrd.open_workbook(
        file_contents=data, logfile=StringIO(), formatting_info=True, on_demand=True, ragged_rows=True
    ) as book:
        return {(name, book.datemode == 1): list(_styled(book, book.sheet_by_name(name))) for name in names}


def _styled(book: xlrd.Book, sheet: xlrd.sheet.Sheet) -> Iterator[_StyledNumber]:
    for row in range(sheet.nrows):
        for col, kind in enumerate(sheet.row_types(row)):
            if kind in _NUMBERS and not is_plain(code := _code(book, sheet.cell_xf_index(row, col))):
                yield (row + 1, col + 1), float(sheet.cell_value(row, col)), code


def _code(book: xlrd.Book, style: int) -> str:
    key = book.xf_list[style].format_key
    known = book.format_map.get(key)
    # xlrd fills in American texts for the formats that files name by number only
    if known is not None and known.format_str and known.format_str != std_format_strings.get(key):
        return str(known.format_str)
    return BUILT_IN.get(key, "General")
