"""What the indicator rows below a level's cell belong to, until the next such cell."""

from collections.abc import Sequence
from typing import NamedTuple

from xl_perfgoals.core.cells import Grid
from xl_perfgoals.core.form import Entry, entry_in
from xl_perfgoals.core.levels import COSTS, Level1, Level2
from xl_perfgoals.parsing.labels import LEVEL1_WORDS, LEVEL2_WORDS, level_text
from xl_perfgoals.parsing.row_cells import Cell, RowCells

_OF_COSTS = frozenset({Level1.OUTPUT, Level1.COST})
"""Where 成本 may hang: under 产出 in older forms, under 成本 in newer ones."""

_ONLY_CHILD = {"满意度": Level2.SATISFACTION, "成本": Level2.COST}
"""A 一级指标 that has one 二级指标 only, which some forms therefore do not write."""


class Carried(NamedTuple):
    """The levels that hold for a row.

    level1 is what the 二级指标 implies, filled whether the page failed to say it; written1 is what it says.
    """

    level1: Level1 | None = None
    filled: bool = False
    written1: Level1 | None = None
    level2: Entry[Level2] | None = None
    mark: str = ""


def carried_from(grid: Grid, row: RowCells, above: Carried) -> Carried:
    """What holds from a row with a level's cell on, by what held above it."""
    written1, level2, mark = above.written1, above.level2, above.mark
    if row.level1:
        written1 = _written_level1(row.level1)
    if row.level2:
        words = level_text(row.level2[1])
        known = LEVEL2_WORDS.get(words.words) or _ONLY_CHILD.get(words.words)
        level2, mark = entry_in(grid, row.row, *row.level2, known), words.mark
    elif row.level1 and _ends(level2, row.level1, written1):
        # A new 一级指标 without a 二级指标: the one above belongs to another 一级指标 and ends here.
        words = level_text(row.level1[1])
        level2, mark = entry_in(grid, row.row, *row.level1, _ONLY_CHILD.get(words.words)), words.mark
    level1, filled = _implied_level1(level2.value if level2 else None, written1)
    return Carried(level1, filled, written1, level2, mark)


def contradicts(printed: Level1 | None, level1: Level1 | None, level2: Level2 | None) -> bool:
    """Whether the 一级指标 printed beside a row is another than the one that its 二级指标 implies."""
    return printed is not level1 and not (level2 in COSTS and printed in _OF_COSTS)


def printed_level1(grid: Grid, rows: Sequence[RowCells]) -> dict[int, Level1]:
    """The 一级指标 that stands in a sheet row or in a merged cell beside it; none where it is carried."""
    last = rows[-1].row if rows else 0
    return {
        row: _written_level1(found.level1)
        for found in rows
        if found.level1
        for row in range(found.row, min(grid.area_at(found.row, found.level1[0]).last_row, last) + 1)
    }


def _written_level1(cell: Cell) -> Level1:
    """The 一级指标 that its cell names."""
    return LEVEL1_WORDS[level_text(cell[1]).words]


def _implied_level1(level2: Level2 | None, carried: Level1 | None) -> tuple[Level1 | None, bool]:
    """The 一级指标 that the 二级指标 implies, and whether the page failed to say it."""
    if level2 is None:
        return carried, False
    if level2 is Level2.COST and carried is Level1.COST:
        return Level1.COST, False
    return level2.level1, carried is not level2.level1


def _ends(carried: Entry[Level2] | None, level1: Cell, now: Level1 | None) -> bool:
    """Whether a new 一级指标 without a 二级指标 ends the one above, or has only one that is not written."""
    if carried is None:
        return level_text(level1[1]).words in _ONLY_CHILD
    return carried.value is not None and carried.value.level1 is not now
