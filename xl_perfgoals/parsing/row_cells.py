"""Takes the rows below the headings apart: which cell is the 一级指标, which the 二级指标, what remains."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from xl_perfgoals.core.cells import Grid
from xl_perfgoals.core.texts import squeeze
from xl_perfgoals.parsing.labels import (
    FRAME_WORDS,
    LEVEL1_WORDS,
    LEVEL2_WORDS,
    Column,
    column_of,
    level_text,
    normalise,
)
from xl_perfgoals.parsing.partition import is_title

_FOOTER = re.compile(
    r"(注|备注|说明|填表说明|填报人|填表人|填报单位|填报日期|联系人|联系电话|单位负责人|项目负责人|负责人|审核|财政部门|主管部门).{0,60}[:：]"
)
_SUMS = frozenset({"合计", "总计", "小计", "总分", "合计分值", "总分值"})
"""What begins a line that adds up the weights above it."""

_BESIDE = frozenset({Column.WEIGHT, Column.REMARK})
"""Columns beside the indicator's own cells."""

Cell: TypeAlias = tuple[int, str]
"""A filled cell: its 1-based sheet column and its displayed text."""


@dataclass(frozen=True, slots=True)
class RowCells:
    """One row's cells by meaning; columns are 1-based sheet columns."""

    row: int
    level1: Cell | None
    level2: Cell | None
    rest: tuple[Cell, ...]


def split_rows(grid: Grid, table: int, headings: Mapping[Column, int]) -> Iterator[RowCells]:
    """The rows below the headings in sheet row `table`, up to the first line that is no indicator."""
    beside = frozenset(col for col, text in grid.filled(table) if column_of(text) in _BESIDE)
    for row in range(table + 1, grid.last_row + 1):
        cells = [cell for cell in grid.filled(row) if cell[0] not in beside]
        if not cells:
            continue
        if _FOOTER.match(squeeze(cells[0][1])) or (len(cells) == 1 and is_title(cells[0][1])):
            return
        if normalise(cells[0][1]) in FRAME_WORDS:
            cells = cells[1:]
        if len(cells) > 0 and normalise(cells[0][1]) in _SUMS:
            continue
        level1, level2 = None, None
        if len(cells) > 0 and _is_level1(cells):
            level1, cells = cells[0], cells[1:]
        if len(cells) > 0 and (_is_level2(cells, headings) or _repeats(level1, cells)):
            level2, cells = cells[0], cells[1:]
        yield RowCells(row, level1, level2, tuple(cells))


def _is_level1(cells: list[Cell]) -> bool:
    words = level_text(cells[0][1])
    if words.words not in LEVEL1_WORDS or not (words.named or len(words.words) <= 3):
        return False
    # 成本指标 is a 一级指标 in newer forms and a 二级指标 in older ones: what follows tells which.
    return words.words != "成本" or (len(cells) > 1 and level_text(cells[1][1]).words in LEVEL2_WORDS)


def _repeats(level1: Cell | None, cells: list[Cell]) -> bool:
    """Whether 满意度指标 stands a second time, as the 二级指标 of itself."""
    words = level_text(cells[0][1])
    return level1 is not None and len(cells) > 2 and words.words == level_text(level1[1]).words == "满意度"


def _is_level2(cells: list[Cell], headings: Mapping[Column, int]) -> bool:
    col, text = cells[0]
    words = level_text(text)
    if words.words in LEVEL2_WORDS:
        # A 三级指标 may be called just like a 二级指标; then it stands in its own column with a value.
        return words.named or col != headings.get(Column.NAME) or len(cells) != 2
    if col != headings.get(Column.LEVEL2) or words.words == "":
        return False
    # A name that no list knows: it calls itself 指标, or the rest of the row stands where it belongs.
    in_place = [cell[0] for cell in cells[1:]] == [headings.get(Column.NAME), headings.get(Column.TARGET)]
    return in_place or (words.named and len(cells) > 1)
