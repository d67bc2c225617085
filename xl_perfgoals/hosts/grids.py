"""Range to Grid: what stands in the cells of an open workbook, as the readers of files would give it."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from decimal import Decimal
from typing import NamedTuple, TypeAlias

import xlwings as xw

from xl_perfgoals.core.cells import Area, Grid, Scalar, number_text
from xl_perfgoals.files.displayed import is_plain
from xl_perfgoals.files.displayed_dates import serial_and_code
from xl_perfgoals.files.number_formats.looks import look
from xl_perfgoals.hosts.areas import (
    area_of,
    is_small,
    merged_areas,
    range_of,
    same_value_areas,
    uniform_parts,
)
from xl_perfgoals.hosts.native import Native, counts_from_1904, raw_values

_CELLS_AT_ONCE = 500_000
_ERRORS = {
    -2146826288: "#NULL!",
    -2146826281: "#DIV/0!",
    -2146826273: "#VALUE!",
    -2146826265: "#REF!",
    -2146826259: "#NAME?",
    -2146826252: "#NUM!",
    -2146826246: "#N/A",
    -2146826243: "#SPILL!",
    -2146826238: "#CALC!",
}
_FIRST_ERROR, _LAST_ERROR = -2146826288, -2146826200
"""Excel has more error values than those with a name here (#FIELD!, #BLOCKED! ...); all lie in this range."""

Rows: TypeAlias = tuple[tuple[Scalar, ...], ...]
HostRow: TypeAlias = Sequence[Native]


class Part(NamedTuple):
    """Cells, and where they are: to ask a host for that again takes its time."""

    sheet: xw.Sheet
    cells: xw.Range
    area: Area


def grid_of(place: xw.Range | xw.Sheet) -> Grid:
    """The cells as a Grid. Of a range that reaches beyond what the sheet uses, only what is used."""
    part = used_part(place)
    return finished_grid(part.sheet, part.area, scalar_rows(host_rows(part)))


def used_part(place: xw.Range | xw.Sheet) -> Part:
    """The part of the place that is in use. The first cell of a place not in use at all."""
    if isinstance(place, xw.Sheet):
        cells = place.used_range
        return Part(place, cells, area_of(cells))
    sheet, own = place.sheet, area_of(place)
    if own[:2] == own[2:]:
        return Part(sheet, place, own)
    used = area_of(sheet.used_range)
    last_row, last_col = min(own.last_row, used.last_row), min(own.last_col, used.last_col)
    if last_row < own.first_row or last_col < own.first_col:
        last_row, last_col = own[:2]
    area = Area(*own[:2], last_row, last_col)
    return Part(sheet, place if area == own else range_of(sheet, area), area)


def part_to_read(place: xw.Range | xw.Sheet) -> Part:
    """The part of the place to read: like the part in use, but that of a small place is not asked for."""
    if isinstance(place, xw.Range):
        own = area_of(place)
        if is_small(own):
            return Part(place.sheet, place, own)
    return used_part(place)


def rows_of(cells: xw.Range) -> Rows:
    """The values of some cells; empty rows at the end left out."""
    return scalar_rows(host_rows(Part(cells.sheet, cells, area_of(cells))))


def host_rows(part: Part) -> Sequence[HostRow]:
    """The values as the host gives them, asked for in as few blocks as their number allows."""
    sheet, cells, area = part
    height = max(1, _CELLS_AT_ONCE // (area.last_col - area.first_col + 1))
    if area.last_row - area.first_row < height:
        return _block(cells)
    rows: list[HostRow] = []
    for top in range(area.first_row, area.last_row + 1, height):
        bottom = min(top + height - 1, area.last_row)
        rows += _block(range_of(sheet, Area(top, area.first_col, bottom, area.last_col)))
    return rows


def scalar_rows(rows: Iterable[HostRow]) -> Rows:
    """What the host gave as what the cells hold; empty rows at the end left out."""
    return without_empty_end(tuple(map(scalar_of, row)) for row in rows)


def without_empty_end(rows: Iterable[tuple[Scalar, ...]]) -> Rows:
    """The rows up to the last one that holds anything."""
    kept = list(rows)
    while kept and not any(value is not None for value in kept[-1]):
        kept.pop()
    return tuple(kept)


def finished_grid(sheet: xw.Sheet, area: Area, rows: Rows) -> Grid:
    """The Grid of an area whose values are read: with merged areas, and numbers as they are displayed."""
    if not rows:
        return Grid(sheet.book.name, sheet.name, (), first_row=area.first_row, first_col=area.first_col)
    filled = Area(area.first_row, area.first_col, area.first_row + len(rows) - 1, area.last_col)
    return Grid(
        sheet.book.name,
        sheet.name,
        rows,
        merged_areas(sheet, filled),
        dict(_shown(sheet, area, rows)),
        area.first_row,
        area.first_col,
    )


def _block(place: xw.Range) -> Sequence[HostRow]:
    values = raw_values(place)
    if values is None:
        values = place.options(ndim=2, err_to_str=True, dates=_serial).value
    return values


def scalar_of(value: Native) -> Scalar:
    """What a cell holds, from what the host gives: error values by their names, line ends as \\n."""
    if value is None or value == "":
        return None
    if isinstance(value, str):
        return value.replace("\r\n", "\n").replace("\r", "\n") if "\r" in value else value
    if isinstance(value, bool | float):
        return value
    if isinstance(value, int):
        # Excel's numbers are all floating; a whole number of this size is an error value.
        return _ERRORS.get(value, "#ERROR!") if _FIRST_ERROR <= value <= _LAST_ERROR else value
    if isinstance(value, Decimal):
        return float(value)
    return str(value)


def _serial(**moment: Native) -> float:
    """A moment as its serial; xlwings names its parts."""
    moment.pop("tzinfo", None)
    return serial_and_code(datetime(**moment))[0]  # noqa: DTZ001 - a cell's times have no zone


def _shown(sheet: xw.Sheet, area: Area, rows: Rows) -> Iterator[tuple[tuple[int, int], str]]:
    """The displayed text of the numbers that their format makes look different from plain digits."""
    numbers: dict[tuple[int, int], float] = {}
    for row, cells in enumerate(rows, area.first_row):
        for col, value in enumerate(cells, area.first_col):
            if isinstance(value, int | float) and not isinstance(value, bool):
                numbers[row, col] = value

    def format_of(part: Area) -> str | None:
        code: object = range_of(sheet, part).number_format  # xlwings does not say that it may be None
        return code if isinstance(code, str) else None

    from_1904 = bool(numbers) and counts_from_1904(sheet.book)
    # Each column by itself: formats rarely change down a column, and often from one to the next.
    for run, _ in same_value_areas((place, place[1]) for place in numbers):
        for (top, left, bottom, right), code in uniform_parts(run, format_of):
            if is_plain(code):
                continue
            for place in ((row, col) for row in range(top, bottom + 1) for col in range(left, right + 1)):
                text = look(numbers[place], code, from_1904=from_1904).text.strip()
                if text != number_text(numbers[place]):
                    yield place, text
