"""Takes the rows below the headings apart: which cell is the 一级指标, which the 二级指标, what remains."""

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple, TypeAlias

from xl_perfgoals.core.cells import Grid
from xl_perfgoals.parsing.columns import FRAME_WORDS, LONG_FRAME_WORDS, Column, heads_a_list
from xl_perfgoals.parsing.footers import is_footer
from xl_perfgoals.parsing.headings import Headings
from xl_perfgoals.parsing.labels import LEVEL1_WORDS, LEVEL2_WORDS, level_text, normalise
from xl_perfgoals.parsing.layouts import cost_as_level1
from xl_perfgoals.parsing.partition import is_title

SUMS = frozenset({"合计", "总计", "小计", "总分", "合计分值", "总分值"})
"""What begins a line that adds up the weights above it."""

Cell: TypeAlias = tuple[int, str]
"""A filled cell: its 1-based sheet column and its displayed text."""


class RowCells(NamedTuple):
    """One row's cells by meaning; columns are 1-based sheet columns. long: it is one of all years."""

    row: int
    level1: Cell | None
    level2: Cell | None
    rest: tuple[Cell, ...]
    long: bool = False


class FirstWord(NamedTuple):
    """What the first cell of a row may be, by its words alone; plain: none of these, nor a level."""

    footer: bool
    frame: bool
    long_frame: bool
    sum: bool
    plain: bool


@lru_cache(maxsize=16384)
def first_word(text: str) -> FirstWord:
    """What a row may be that begins with a cell of such text."""
    words, level = normalise(text), level_text(text).words
    footer, frame, total = is_footer(text), words in FRAME_WORDS, words in SUMS
    plain = not (footer or frame or total or level in LEVEL1_WORDS or level in LEVEL2_WORDS)
    return FirstWord(footer, frame, words in LONG_FRAME_WORDS, total, plain)


def split_rows(grid: Grid, headings: Headings) -> Iterator[RowCells]:
    """The rows below the headings, up to the first line that is no indicator."""
    long = False
    at, beside = headings.at, headings.beside
    name, target, level2_col = at.get(Column.NAME), at.get(Column.TARGET), at.get(Column.LEVEL2)
    for row in range(headings.last_row + 1, grid.last_row + 1):
        cells = grid.filled(row)
        if beside:
            cells = tuple([cell for cell in cells if cell[0] not in beside])
        if not cells:
            continue
        first = first_word(cells[0][1])
        if first.footer or (len(cells) == 1 and is_title(cells[0][1])):
            return
        if heads_a_list([text for _, text in cells]):
            return
        if first.plain and cells[0][0] != level2_col:
            yield RowCells(row, None, None, _without_notes(cells, name, target), long)
            continue
        if first.frame:
            long = first.long_frame
            cells = cells[1:]
        if not cells or not first_word(cells[0][1]).sum:
            level1, level2, rest = _levels(cells, headings)
            yield RowCells(row, level1, level2, _without_notes(rest, name, target), long)


def _levels(cells: tuple[Cell, ...], headings: Headings) -> tuple[Cell | None, Cell | None, tuple[Cell, ...]]:
    """The 一级指标 and the 二级指标 with which a row begins, if it does, and the rest of its cells."""
    level1, level2 = None, None
    if cells and _is_level1(cells, headings):
        level1, cells = cells[0], cells[1:]
    if cells and (_is_level2(cells, headings) or _repeats(level1, cells)):
        level2, cells = cells[0], cells[1:]
    return level1, level2, cells


def _without_notes(cells: tuple[Cell, ...], name: int | None, target: int | None) -> tuple[Cell, ...]:
    """The cells up to the 指标值 where name and value stand in their own columns, else all."""
    if target is None or not cells or cells[-1][0] <= target:
        return cells
    cols = [col for col, _ in cells]
    if name not in cols or target not in cols:
        return cells
    return tuple([cell for cell in cells if cell[0] <= target])


def _is_level1(cells: tuple[Cell, ...], headings: Headings) -> bool:
    words = level_text(cells[0][1])
    if words.words not in LEVEL1_WORDS or not (words.named or len(words.words) <= 3):
        return False
    return words.words != "成本" or cost_as_level1.is_level1(cells, headings.at)


def _repeats(level1: Cell | None, cells: tuple[Cell, ...]) -> bool:
    """Whether 满意度指标 stands a second time, as the 二级指标 of itself."""
    if level1 is None or len(cells) < 3:
        return False
    words = level_text(cells[0][1])
    return words.words == level_text(level1[1]).words == "满意度"


def _is_level2(cells: tuple[Cell, ...], headings: Headings) -> bool:
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
