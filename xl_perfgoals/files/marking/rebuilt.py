"""A workbook made anew from what was read of a file in which nothing can be marked."""

import re
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

from xl_perfgoals.core.amount import read_number
from xl_perfgoals.core.cell_text import cell_text
from xl_perfgoals.core.cells import Area, Grid, scalar_text
from xl_perfgoals.core.sheet import Cell, Merge, Properties, Sheet, Style, Value
from xl_perfgoals.files.marking.text_sizes import lines_of, units
from xl_perfgoals.files.write_xlsx import render_xlsx

_CELL = Style("单元格", wrap=True)
_NUMBER = _CELL._replace(name="数字", across="center")
_NARROW, _WIDE = 8.0, 36.0
_LINE, _ROOM, _HIGHEST = 13.5, 7.0, 400.0
_LONGEST_NAME = 31
_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
_PERCENT = re.compile(r"-?[0-9]+(?:\.([0-9]+))?%")
_GROUPED = re.compile(r"-?[0-9]{1,3}(?:,[0-9]{3})*(?:\.([0-9]+))?")


class Rebuilt(NamedTuple):
    """The workbook, and what its sheets are called where that could not be kept."""

    data: bytes
    renamed: Mapping[str, str]


def rebuilt(grids: Sequence[Grid]) -> Rebuilt:
    """The values of sheets as an .xlsx, laid out as they were read; one empty sheet of none."""
    names = dict(zip((grid.sheet for grid in grids), _names(grid.sheet for grid in grids), strict=True))
    sheets = [_sheet(grid, names[grid.sheet]) for grid in grids]
    with tempfile.TemporaryDirectory(prefix="xl-perfgoals-", ignore_cleanup_errors=True) as folder:
        path = Path(folder) / "rebuilt.xlsx"
        render_xlsx(path, sheets or [Sheet("空")], properties=Properties(), locate=lambda _: None)
        return Rebuilt(path.read_bytes(), {old: new for old, new in names.items() if old != new})


def _names(wanted: Iterator[str]) -> Iterator[str]:
    """Names as Excel allows them: no longer than 31 characters, no two alike."""
    taken: set[str] = set()
    for name in wanted:
        bare = _NOT_IN_NAMES.sub("_", cell_text(name)).strip("'")[:_LONGEST_NAME] or "表"
        free, number = bare, 1
        while free.casefold() in taken or free.casefold() == "history":
            number += 1
            free = f"{bare[: _LONGEST_NAME - 5]}（{number}）"
        taken.add(free.casefold())
        yield free


def _sheet(grid: Grid, name: str) -> Sheet:
    places = [(row, col) for row in range(grid.first_row, grid.last_row + 1) for col, _ in grid.filled(row)]
    merged = {(area.first_row, area.first_col): area for area in grid.merged}
    widths = _widths(grid, places, merged)
    heights: dict[int, float] = {}
    cells: list[Cell] = []
    for row, col in places:
        value, style = _value(grid, row, col)
        cells.append(Cell(row, col, value, style))
        area = merged.get((row, col), Area(row, col, row, col))
        width = sum(widths.get(one, _NARROW) for one in range(area.first_col, area.last_col + 1))
        rows = area.last_row - row + 1
        needed = min((_ROOM + _LINE * lines_of(grid.text(row, col), width)) / rows, _HIGHEST)
        heights.update({one: max(heights.get(one, 20.0), needed) for one in range(row, row + rows)})
    merges = tuple(Merge(area, _CELL) for area in grid.merged if area.last_row <= grid.last_row)
    return Sheet(name, cells=tuple(cells), merges=merges, widths=widths, heights=heights)


def _widths(
    grid: Grid, places: Sequence[tuple[int, int]], merged: Mapping[tuple[int, int], Area]
) -> dict[int, float]:
    """As wide as the longest text that stands in one column alone, within reason."""
    widths: dict[int, float] = {}
    for row, col in places:
        area = merged.get((row, col))
        wanted = _NARROW
        if area is None or area.first_col == area.last_col:
            wanted = max(units(line) for line in grid.text(row, col).splitlines() or [""]) + 2.0
        widths[col] = min(max(widths.get(col, _NARROW), wanted), _WIDE)
    return widths


def _value(grid: Grid, row: int, col: int) -> tuple[Value, Style]:
    """A cell's value and look: numbers are shown as they were, or written as the text that was shown."""
    value = grid.value(row, col)
    number = read_number(value)
    if number is None:
        return (value if isinstance(value, bool) else scalar_text(value)), _CELL
    shown = grid.text(row, col)
    code = _format(number, shown)
    return (shown, _CELL) if code is None else (number, _NUMBER._replace(number_format=code))


def _format(number: Decimal, shown: str) -> str | None:
    """The format in which a number is shown so; None for dates and the like."""
    if shown == scalar_text(float(number)):
        return ""
    if found := _PERCENT.fullmatch(shown):
        return "0" + (f".{'0' * len(found[1])}" if found[1] else "") + "%"
    if found := _GROUPED.fullmatch(shown):
        return ("#,##0" if "," in shown else "0") + (f".{'0' * len(found[1])}" if found[1] else "")
    return None
