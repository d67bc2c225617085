"""Doubts about one sheet that was read: what in it nobody sees, or everybody sees as an error."""

from collections.abc import Callable, Iterator, Sequence
from itertools import islice

from xl_perfgoals.core.cells import Grid
from xl_perfgoals.core.column_names import column_letters
from xl_perfgoals.core.submission import Doubt
from xl_perfgoals.files.number_formats.looks import Place
from xl_perfgoals.files.problems import doubt
from xl_perfgoals.files.raw_sheets import RawSheet
from xl_perfgoals.files.workbooks.sight import spans
from xl_perfgoals.parsing.own_template import page_of

_NAMED = 5
"""So many cells, rows or columns are named; the rest are only counted."""


def sheet_doubts(sheet: RawSheet, grid: Grid, covered: Sequence[Place]) -> Iterator[Doubt]:
    """What should be known of a sheet; covered are its filled places under merged areas."""
    if sheet.hidden:
        yield doubt("D01", sheet.name)
    for code in sheet.doubts:
        yield doubt(code, sheet.name)
    if covered:
        yield doubt("D04", sheet.name, cell=_a1(covered[0]), count=len(covered))
    if not (sheet.errors or sheet.uncalculated or sheet.hidden_rows or sheet.hidden_cols):
        return
    page = page_of(grid)
    beside = set(covered)
    for code, places in (("D10", sheet.errors), ("D11", sheet.uncalculated)):
        if seen := [place for place in places if place not in beside and _is_on(page, place)]:
            yield doubt(code, sheet.name, cells=_cells(seen), count=len(seen))
    # the pages of our own template have spare rows and columns that are hidden until somebody needs them
    if page is grid and (hidden := _hidden(sheet)):
        yield doubt("D12", sheet.name, hidden=hidden)


def _is_on(page: Grid, place: Place) -> bool:
    """Whether the place is on the page, and not in the margin of our own template."""
    return place[1] < page.first_col + max(map(len, page.rows), default=0)


def _hidden(sheet: RawSheet) -> str:
    """The hidden rows and columns in which anything stands; "" when there are none."""
    rows = [
        row
        for first, last in sheet.hidden_rows
        for row in range(first, min(last, len(sheet.rows)) + 1)
        if any(cell != "" for cell in sheet.rows[row - 1])
    ]
    width = max(map(len, sheet.rows), default=0)
    cols = [
        col
        for first, last in sheet.hidden_cols
        for col in range(first, min(last, width) + 1)
        if any(col <= len(cells) and cells[col - 1] != "" for cells in sheet.rows)
    ]
    named = (f"第 {_named(rows, str)}行" if rows else "", f"{_named(cols, column_letters)}列" if cols else "")
    return "、".join(filter(None, named))


def _named(numbers: Sequence[int], name: Callable[[int], str]) -> str:
    found = spans(numbers)
    texts = (name(first) if first == last else f"{name(first)}–{name(last)}" for first, last in found)
    return "、".join(islice(texts, _NAMED)) + (" 等" if len(found) > _NAMED else " ")


def _cells(places: Sequence[Place]) -> str:
    return "、".join(map(_a1, places[:_NAMED])) + (" 等" if len(places) > _NAMED else "")


def _a1(place: Place) -> str:
    row, col = place
    return f"{column_letters(col)}{row}"
