"""Forms of other kinds that counties collect with 绩效目标表, and how each is known: none is read as one."""

import re
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from functools import lru_cache
from typing import Literal

from xl_perfgoals.core.cells import Grid
from xl_perfgoals.core.patterns import rare
from xl_perfgoals.core.texts import squeeze
from xl_perfgoals.parsing.labels import Label, label_of, normalise
from xl_perfgoals.parsing.partition import FormRows


class OtherKind(StrEnum):
    """A kind of form that is no 项目支出绩效目标表."""

    SELF_EVALUATION = "self_evaluation"
    WHOLE_DEPARTMENT = "whole_department"
    BY_AREA = "by_area"
    ANNOUNCEMENT = "announcement"


_RESULT = re.compile(
    r"(?:全年|年度|实际|自评)?(?:[0-9]{1,2}[-~至][0-9]{1,2}月)?(?:实际)?(?:完成|执行)(?:指标)?(?:值|数|情况|率)(?:分析)?"
    r"|(?:指标|自评|实际)?得分|自评(?:得分|分数|情况)|(?:未完成|偏差|偏离)(?:的?原因|度|情况).{0,16}"
    r"|(?:全年)?预计完成(?:情况|值)|(?:目标)?完成(?:目标)?可能性"
)
"""What heads the columns that are filled in after the year; a form of goals has one at most."""
_LAST_YEAR = rare(r"上年|上一年|去年|往年|前年|历史")
_TITLE_OF_RESULTS = re.compile(
    r"绩效(?:目标)?(?:自评|评价|运行监控|监控|完成情况|执行情况)|自评(?:价)?表|执行监控"
)
_TITLE_OF_WHOLE = re.compile(r"整体(?:支出)?(?:预算)?绩效|整体支出")
BUDGET_RUN = frozenset({"年初预算数", "全年预算数", "全年执行数", "执行率", "得分", "执行数", "预算执行率"})
_TASKS = frozenset(
    {"年度主要任务", "主要任务", "任务名称", "年度重点工作任务", "年度重点工作", "重点工作任务"}
)
_WHOLE_MONEY = frozenset({"基本支出", "项目支出", "人员经费", "公用经费", "部门预算总额", "整体支出"})
_AREA = re.compile(r"[一-鿿]{1,7}(?:县|区|市|旗|州)")
_ENDS = "县区市旗州"
_AREAS = 3
_CHAPTER = rare(
    r"(?:\(?[一二三四五六七八九十0-9]{1,2}[)、.])(项目概[述况]|立项依据|实施主体|实施方案|实施周期|年度预算安排|绩效目标)"
)
_CHAPTERS = 4
_LONGEST = 60
TITLE_ROWS = 3
"""In so many rows a title may stand that tells what a form is."""


def kind_of_page(grid: Grid, rows: FormRows) -> OtherKind | None:
    """What a page is that looks like a form but is none, by its title and the headings of its table."""
    if kind := _by_title(grid, rows.first):
        return kind
    if rows.table is None:
        return None
    headings = [text for _, text in grid.filled(rows.table)]
    results = _results(headings)
    if results == 1:
        head = grid.part(rows.first, rows.table - 1)
        results += len(BUDGET_RUN.intersection(map(normalise, _short_texts(head))))
    if results > 1:
        return OtherKind.SELF_EVALUATION
    below = [text for _, text in grid.filled(rows.table + 1)]
    return OtherKind.BY_AREA if names_areas(headings) or names_areas(below) else None


def is_whole_department(grid: Grid) -> bool:
    """Whether a page without 项目名称 speaks of a department's tasks, or of all its money."""
    if _by_title(grid, grid.first_row) is OtherKind.WHOLE_DEPARTMENT:
        return True
    words = set(map(normalise, _short_texts(grid)))
    return not _TASKS.isdisjoint(words) or len(_WHOLE_MONEY & words) > 1


def kind_of_sheet(grid: Grid) -> OtherKind | None:
    """What a sheet is on which no form was found, if that can be told."""
    if kind := _by_title(grid, grid.first_row):
        return kind
    texts = list(_short_texts(grid))
    if not any(label_of(text) is Label.PROJECT for text in texts) and is_whole_department(grid):
        return OtherKind.WHOLE_DEPARTMENT
    chapters = {found[1] for text in texts if (found := _CHAPTER.match(squeeze(text)))}
    if len(chapters) >= _CHAPTERS:
        return OtherKind.ANNOUNCEMENT
    return OtherKind.SELF_EVALUATION if _results(texts) > 2 else None


def _by_title(grid: Grid, first: int) -> OtherKind | None:
    """By the first words of the first rows, if these are no blanks: a project may be called 绩效评价."""
    rows = range(first, min(first + TITLE_ROWS, grid.last_row + 1))
    return kind_by_title([cells[0][1] for row in rows if (cells := grid.filled(row))])


def kind_by_title(beginnings: Iterable[str]) -> OtherKind | None:
    """The kind of form by what stands first in its first rows."""
    for text in beginnings:
        kind = _titled(text)
        if kind is not None:
            return kind if isinstance(kind, OtherKind) else None
    return None


@lru_cache(maxsize=4096)
def _titled(text: str) -> "OtherKind | Literal['blank'] | None":
    """The kind of form that has such a title; "blank" for a blank of the form instead of a title."""
    words = squeeze(text)
    if "绩效" not in words and "自评" not in words and "整体" not in words:
        return None
    if len(words) > _LONGEST or label_of(words.partition(":")[0]):
        return "blank"
    if _TITLE_OF_RESULTS.search(words):
        return OtherKind.SELF_EVALUATION
    return OtherKind.WHOLE_DEPARTMENT if _TITLE_OF_WHOLE.search(words) else None


def _results(headings: Iterable[str]) -> int:
    """How many different headings are of columns that are filled in after the year."""
    return len(set(map(_of_results, headings)) - {""})


@lru_cache(maxsize=4096)
def _of_results(heading: str) -> str:
    """The bare words of a heading of such a column, "" for any other text."""
    word = normalise(heading) if len(heading) <= _LONGEST else ""
    return word if _RESULT.fullmatch(word) and not _LAST_YEAR.search(word) else ""


def names_areas(texts: Sequence[str]) -> bool:
    """Whether some cells of a row are names of areas, under which a table goes on to the right."""
    if len(texts) < _AREAS:
        return False
    # Most texts end in another Chinese character than the name of an area.
    short = [text for text in texts if len(text) < 9 and (text[-1] in _ENDS or not "一" <= text[-1] <= "鿿")]
    return len(short) >= _AREAS and sum(map(_is_area, short)) >= _AREAS


@lru_cache(maxsize=4096)
def _is_area(text: str) -> bool:
    return _AREA.fullmatch(squeeze(text)) is not None


def is_of_budget_run(text: str) -> bool:
    """Whether a cell of a head may tell that it is about how money was spent."""
    return len(text) <= _LONGEST and normalise(text) in BUDGET_RUN


def _short_texts(grid: Grid) -> Iterator[str]:
    for row in range(grid.first_row, grid.last_row + 1):
        yield from (text for _, text in grid.filled(row) if len(text) <= _LONGEST)
