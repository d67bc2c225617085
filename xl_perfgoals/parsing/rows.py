"""Reads the indicator rows of a form and puts back those that slipped sideways or lost their 一级指标.

The page is trusted cell by cell, not column by column: of a row's filled cells the first may be the
一级指标, the next the 二级指标 (else the one above holds), and of what remains the last is the 指标值 and
the one before it the 三级指标.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from xl_perfgoals.core.cells import Grid
from xl_perfgoals.core.form import Entry, Indicator, entry_in
from xl_perfgoals.core.levels import COSTS, Level1, Level2
from xl_perfgoals.parsing.columns import Column
from xl_perfgoals.parsing.headings import Headings
from xl_perfgoals.parsing.labels import LEVEL1_WORDS, LEVEL2_WORDS, level_text
from xl_perfgoals.parsing.layouts.starred import read_name
from xl_perfgoals.parsing.row_cells import Cell, RowCells, split_rows
from xl_perfgoals.parsing.row_values import PlacedColumns, elsewhere, name_and_target
from xl_perfgoals.parsing.weights import weight_at

_OF_COSTS = frozenset({Level1.OUTPUT, Level1.COST})
"""Where 成本 may hang: under 产出 in older forms, under 成本 in newer ones."""


class Table(NamedTuple):
    """The indicators of a table, those of all years apart, and the sheet row where the table ends."""

    indicators: tuple[Indicator, ...]
    last_row: int
    long: tuple[Indicator, ...] = ()


def read_rows(grid: Grid, headings: Headings, year: int | None) -> Table:
    """The indicators below the headings."""
    rows = list(split_rows(grid, headings))
    last_row = rows[-1].row if rows else headings.last_row
    long: tuple[Indicator, ...] = ()
    if any(row.long for row in rows):
        long = _read(grid, [row for row in rows if row.long], headings, year)
        rows = [row for row in rows if not row.long]
    elif headings.other:
        long = _read(grid, list(split_rows(grid, headings.other)), headings.other, year)
    return Table(_read(grid, rows, headings, year), last_row, long)


def _read(grid: Grid, rows: list[RowCells], headings: Headings, year: int | None) -> tuple[Indicator, ...]:
    return tuple(_indicators(grid, rows, _columns(rows, headings), year))


def _columns(rows: Sequence[RowCells], headings: Headings) -> PlacedColumns:
    at = headings.at

    def place(column: Column, seen: list[int]) -> int | None:
        heading = at.get(column)
        return heading if not seen or heading in seen else Counter(seen).most_common(1)[0][0]

    full = [row.rest for row in rows if len(row.rest) > 1]
    return PlacedColumns(
        place(Column.LEVEL1, [row.level1[0] for row in rows if row.level1]),
        place(Column.LEVEL2, [row.level2[0] for row in rows if row.level2]),
        place(Column.NAME, [rest[-2][0] for rest in full]),
        place(Column.TARGET, [rest[-1][0] for rest in full]),
        at.get(Column.OPERATOR),
        at.get(Column.UNIT),
        at.get(Column.WEIGHT),
    )


_ONLY_CHILD = {"满意度": Level2.SATISFACTION, "成本": Level2.COST}
"""A 一级指标 that has one 二级指标 only, which some forms therefore do not write."""


class _Carried(NamedTuple):
    """What the rows below a level's cell belong to, until the next such cell.

    level1 is what the 二级指标 implies, filled whether the page failed to say it; written1 is what it says.
    """

    level1: Level1 | None = None
    filled: bool = False
    written1: Level1 | None = None
    level2: Entry[Level2] | None = None
    mark: str = ""


def _indicators(
    grid: Grid, rows: Sequence[RowCells], columns: PlacedColumns, year: int | None
) -> Iterator[Indicator]:
    printed = _printed_level1(grid, rows)
    carried = _Carried()
    number = 0
    for row in rows:
        slipped_level = False
        if row.level1 or row.level2:
            carried = _carried(grid, row, carried)
            slipped_level = elsewhere(row.level1, columns.level1) or elsewhere(row.level2, columns.level2)
        if not row.rest:
            continue
        number += 1
        written, target, lost, slipped = name_and_target(grid, row, columns, year)
        name, core = read_name(written)
        level1, filled, _, level2, mark = carried
        if level2 is None:
            level2 = Entry(None, "", None, grid.at(row.row, columns.level2 or row.rest[0][0]), False)
        under = printed.get(row.row, level1)
        contradicts = under is not level1 and not (level2.value in COSTS and under in _OF_COSTS)
        yield Indicator(
            level1,
            level2,
            name,
            target,
            mark,
            number,
            row.row,
            slipped or slipped_level,
            lost,
            filled and not contradicts,
            None if columns.weight is None else weight_at(grid, row.row, columns.weight),
            under if contradicts else None,
            core,
        )


def _carried(grid: Grid, row: RowCells, above: _Carried) -> _Carried:
    """What holds from a row with a level's cell on, by what held above it."""
    written1, level2, mark = above.written1, above.level2, above.mark
    if row.level1:
        written1 = LEVEL1_WORDS[level_text(row.level1[1]).words]
    if row.level2:
        words = level_text(row.level2[1])
        known = LEVEL2_WORDS.get(words.words) or _ONLY_CHILD.get(words.words)
        level2, mark = entry_in(grid, row.row, *row.level2, known), words.mark
    elif row.level1 and _ends(level2, row.level1, written1):
        # A new 一级指标 without a 二级指标: the one above belongs to another 一级指标 and ends here.
        words = level_text(row.level1[1])
        level2, mark = entry_in(grid, row.row, *row.level1, _ONLY_CHILD.get(words.words)), words.mark
    level1, filled = _level1(level2.value if level2 else None, written1)
    return _Carried(level1, filled, written1, level2, mark)


def _ends(carried: Entry[Level2] | None, level1: Cell, now: Level1 | None) -> bool:
    """Whether a new 一级指标 without a 二级指标 ends the one above, or has only one that is not written."""
    if carried is None:
        return level_text(level1[1]).words in _ONLY_CHILD
    return carried.value is not None and carried.value.level1 is not now


def _printed_level1(grid: Grid, rows: Sequence[RowCells]) -> dict[int, Level1]:
    """The 一级指标 that stands in a sheet row or in a merged cell beside it; none where it is carried."""
    last = rows[-1].row if rows else 0
    return {
        row: LEVEL1_WORDS[level_text(found.level1[1]).words]
        for found in rows
        if found.level1
        for row in range(found.row, min(grid.area_at(found.row, found.level1[0]).last_row, last) + 1)
    }


def _level1(level2: Level2 | None, carried: Level1 | None) -> tuple[Level1 | None, bool]:
    """The 一级指标 that the 二级指标 implies, and whether the page failed to say it."""
    if level2 is None:
        return carried, False
    if level2 is Level2.COST and carried is Level1.COST:
        return Level1.COST, False
    return level2.level1, carried is not level2.level1
