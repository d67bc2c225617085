"""Takes the rows below the headings apart: which cell is the 一级指标, which the 二级指标, what remains."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

from xl_perfgoals.core.cells import Grid
from xl_perfgoals.parsing.columns import FRAME_WORDS, LONG_FRAME_WORDS, Column, heads_a_list
from xl_perfgoals.parsing.footers import is_footer
from xl_perfgoals.parsing.headings import Headings
from xl_perfgoals.parsing.labels import LEVEL1_WORDS, LEVEL2_WORDS, level_text, normalise
from xl_perfgoals.parsing.layouts import cost_as_level1
from xl_perfgoals.parsing.partition import is_title

_SUMS = frozenset({"合计", "总计", "小计", "总分", "合计分值", "总分值"})
"""What begins a line that adds up the weights above it."""

Cell: TypeAlias = tuple[int, str]
"""A filled cell: its 1-based sheet column and its displayed text."""


@dataclass(frozen=True, slots=True)
class RowCells:
    """One row's cells by meaning; columns are 1-based sheet columns. long: it is one of all years."""

    row: int
    level1: Cell | None
    level2: Cell | None
    rest: tuple[Cell, ...]
    long: bool = False


def split_rows(grid: Grid, headings: Headings) -> Iterator[RowCells]:
    """The rows below the headings, up to the first line that is no indicator."""
    long = False
    for row in range(headings.last_row + 1, grid.last_row + 1):
        cells = [cell for cell in grid.filled(row) if cell[0] not in headings.beside]
        if not cells:
            continue
        if is_footer(cells[0][1]) or (len(cells) == 1 and is_title(cells[0][1])):
            return
        if heads_a_list(text for _, text in cells):
            return
        if (words := normalise(cells[0][1])) in FRAME_WORDS:
            long = words in LONG_FRAME_WORDS
            cells = cells[1:]
        if len(cells) > 0 and normalise(cells[0][1]) in _SUMS:
            continue
        level1, level2 = None, None
        if len(cells) > 0 and _is_level1(cells, headings):
            level1, cells = cells[0], cells[1:]
        if len(cells) > 0 and (_is_level2(cells, headings) or _repeats(level1, cells)):
            level2, cells = cells[0], cells[1:]
        yield RowCells(row, level1, level2, _without_notes(cells, headings), long)


def _without_notes(cells: list[Cell], headings: Headings) -> tuple[Cell, ...]:
    """The cells up to the 指标值 where name and value stand in their own columns, else all."""
    name, target = headings.at.get(Column.NAME), headings.at.get(Column.TARGET)
    cols = {col for col, _ in cells}
    in_place = name in cols and target in cols
    return tuple(cell for cell in cells if not in_place or target is None or cell[0] <= target)


def _is_level1(cells: list[Cell], headings: Headings) -> bool:
    words = level_text(cells[0][1])
    if words.words not in LEVEL1_WORDS or not (words.named or len(words.words) <= 3):
        return False
    return words.words != "成本" or cost_as_level1.is_level1(cells, headings.at)


def _repeats(level1: Cell | None, cells: list[Cell]) -> bool:
    """Whether 满意度指标 stands a second time, as the 二级指标 of itself."""
    words = level_text(cells[0][1])
    return level1 is not None and len(cells) > 2 and words.words == level_text(level1[1]).words == "满意度"


def _is_level2(cells: list[Cell], headings: Headings) -> bool:
    col, text = cells[0]
    words = level_text(text)
    if words.words in LEVEL2_WORDS:
        # A 三级指标 may be called just like a 二级指标; then it stands in its own column with a value.
        return words.named or col != headings.at.get(Column.NAME) or len(cells) != 2
    if col != headings.at.get(Column.LEVEL2) or words.words == "":
        return False
    # A name that no list knows: it calls itself 指标, or the rest of the row stands where it belongs.
    in_place = [cell[0] for cell in cells[1:]] == [
        headings.at.get(Column.NAME),
        headings.at.get(Column.TARGET),
    ]
    return in_place or (words.named and len(cells) > 1)
