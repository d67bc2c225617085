"""Cuts a sheet into forms: each begins at its title and holds one indicator table."""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from xl_perfgoals.core.cells import Grid
from xl_perfgoals.core.texts import squeeze
from xl_perfgoals.parsing.columns import Column, column_of, heads_a_list
from xl_perfgoals.parsing.labels import MONEY_LABELS, Label, label_of, leading_label
from xl_perfgoals.parsing.landmarks import Landmark, landmarks
from xl_perfgoals.parsing.layouts.long_term_and_annual import heads_all_years

_FOUR = r"(?:[0-9xX_*×]{0,4}|二[〇零○][〇零○一二三四五六七八九]{2})"
_BUDGET = r"\(?(?:20[0-9]{2}|二[〇零○]..)年度?(?:部门|项目|单位|年初|本级|财政)?(?:预算|项目)\)?"
YEAR_LINE = re.compile(rf"\({_FOUR}年度?\)|\({_FOUR}\)年度?|(?:20[0-9]{{2}}|二[〇零○]..)年度?|{_BUDGET}")
_ABOVE = frozenset({Label.YEAR, Label.UNIT, Label.DEPARTMENT, Label.DEPARTMENT_CODE, Label.PROJECT_CODE})
_TITLE = re.compile(r"绩效目标.{0,8}表|目标(?:申报|审批|批复)表|绩效(?:自评|运行监控|监控|评价).{0,8}表")


class FormRows(NamedTuple):
    """The rows of one form, 1-based sheet rows, both inside; table is the row of the indicator headings.

    long_table is that of a second table, of the indicators of all years.
    """

    first: int
    last: int
    table: int | None
    long_table: int | None = None


@lru_cache(maxsize=16384)
def is_title(text: str) -> bool:
    """Whether a cell is the title of a form, or the line above it that names the attachment."""
    words = squeeze(text)
    if "绩效" not in words and "目标" not in words:  # as the words of a title have, all but the first
        return words.startswith("附件") and len(words) <= 60
    return len(words) <= 60 and (_TITLE.search(words) is not None or words.startswith("附件"))


@lru_cache(maxsize=16384)
def is_year_line(text: str) -> bool:
    """Whether a cell is the line "(2023 年度)" under the title, filled or not."""
    return YEAR_LINE.fullmatch(squeeze(text)) is not None


def partition(grid: Grid, known: Sequence[Landmark] | None = None) -> tuple[FormRows, ...]:
    """The forms of a sheet from top to bottom; () when it holds none. known are the sheet's landmarks.

    A form is known by an indicator table, or by 项目名称 with a money label below it; a list with a
    column 项目名称 is none.
    """
    anchors, tables, money = _told_apart(grid, landmarks(grid) if known is None else known)
    long_tables = _long_tables(grid, anchors, tables) if len(tables) > 1 else []
    tables = [table for table in tables if table not in long_tables]
    starts: list[tuple[int, int | None]] = []
    previous_end = grid.first_row - 1
    for index, anchor in enumerate(anchors):
        until = anchors[index + 1] if index + 1 < len(anchors) else grid.last_row + 1
        for table in (t for t in tables if previous_end < t < anchor):
            starts.append((_top(grid, table, previous_end), table))
            previous_end = table
        own = [t for t in tables if anchor < t < until]
        if own or any(anchor < row < until for row in money):
            starts.append((_top(grid, anchor, previous_end), own[0] if own else None))
            previous_end = own[0] if own else max(row for row in money if row < until)
    for table in (t for t in tables if t > previous_end):
        starts.append((_top(grid, table, previous_end), table))
        previous_end = table
    ends = [*(first - 1 for first, _ in starts[1:]), grid.last_row] if starts else []
    return tuple(
        FormRows(first, last, table, next((row for row in long_tables if first <= row <= last), None))
        for (first, table), last in zip(starts, ends, strict=True)
    )


def is_below_list(grid: Grid, row: int) -> bool:
    """Whether the row above indicator headings heads the same flat table: nothing is below its 项目名称."""
    above = list(grid.filled(row - 1))
    project = next((col for col, text in above if label_of(text) is Label.PROJECT), None)
    return (
        project is not None
        and not grid.text(row, project)
        and any(column_of(text) is Column.FRAME for _, text in above)
    )


def _long_tables(grid: Grid, anchors: list[int], tables: list[int]) -> list[int]:
    """The tables of indicators of all years that stand in one form with a table of the year's."""
    long = {table for table in tables if heads_all_years(grid, table)}
    return [
        table
        for table, other in (*pairwise(tables), *((later, earlier) for earlier, later in pairwise(tables)))
        if table in long
        and other not in long
        and not any(min(table, other) < anchor < max(table, other) for anchor in anchors)
    ]


def _told_apart(grid: Grid, known: Sequence[Landmark]) -> tuple[list[int], list[int], list[int]]:
    """The rows of 项目名称, of indicator headings and of money among the landmarks."""
    anchors: list[int] = []
    tables: list[int] = []
    money: list[int] = []
    for row, cells, labels, _, heads_a_table in known:
        if heads_a_table:
            if not (heads_a_list([text for _, text in cells]) or is_below_list(grid, row)):
                tables.append(row)
        elif labels[0] is Label.PROJECT and labels.count(None) <= 2:
            anchors.append(row)
        elif not MONEY_LABELS.isdisjoint(labels):
            money.append(row)
    return anchors, tables, money


def _top(grid: Grid, row: int, floor: int) -> int:
    """The first row of the form whose landmark is `row`: its title, year and attachment lines above it."""
    top = row
    candidate = row - 1
    while candidate > floor:
        texts = [text for _, text in grid.filled(candidate)]
        # A clerk's or an officer's own note may stand to the right of such a line.
        if texts and not (_heads(texts[0]) or is_title(texts[0]) or is_head_line(texts[0])):
            break
        if texts:
            top = candidate
        candidate -= 1
    return top


def _heads(text: str) -> bool:
    """Whether a row that begins so is a line of blanks above 项目名称 (年度, 填报单位 ...)."""
    return leading_label(text) in _ABOVE


def is_head_line(text: str) -> bool:
    """Whether a cell is a line between the title and 项目名称: of the year, of the unit of money ..."""
    words = squeeze(text)
    return is_year_line(text) or words.startswith(("单位:", "填报单位", "填报日期", "金额单位", "编号"))
