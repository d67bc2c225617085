"""Grid to forms: reads a list of projects, one row each, as forms of which only the head is filled in."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from xl_perfgoals.core.amount import MoneyUnit
from xl_perfgoals.core.cells import Grid
from xl_perfgoals.core.form import PerfGoalForm
from xl_perfgoals.core.texts import squeeze
from xl_perfgoals.parsing.labels import LABELS, Label, normalise
from xl_perfgoals.parsing.listed_form import listed_form

MONEY = (Label.TOTAL, Label.FISCAL, Label.OTHER)
_SUMS = frozenset({"合计", "小计", "总计", "全县合计"})
_YUAN = re.compile(r"[(单位:]元(?:\)|$)")
_LOOKED_AT = 30
"""Headings stand among the first so many rows."""

Columns = Mapping[Label, int]


@dataclass(frozen=True, slots=True)
class ProjectList:
    """The projects of a list, top to bottom, and the columns that it has."""

    forms: tuple[PerfGoalForm, ...]
    columns: Columns


def parse_project_list(grid: Grid) -> ProjectList | None:
    """The list that stands under a row of headings with 项目名称 and a money column; None if there is none.

    Rows of sums and empty rows are passed over. Amounts are in the unit that a heading names, else in 万元.
    """
    found = _headings(grid)
    if found is None:
        return None
    heading, columns = found
    above = (text for row in range(grid.first_row, heading + 1) for _, text in grid.filled(row))
    unit = MoneyUnit.YUAN if any(_YUAN.search(squeeze(text)) for text in above) else MoneyUnit.WAN
    rows = range(heading + 1, grid.last_row + 1)
    forms = tuple(_form(grid, row, columns, unit) for row in rows if _is_project(grid, row, columns))
    return ProjectList(forms, columns)


def _headings(grid: Grid) -> tuple[int, Columns] | None:
    """The last row of the headings, and the columns by what they hold."""
    for row in range(grid.first_row, min(grid.last_row, grid.first_row + _LOOKED_AT) + 1):
        columns = dict(_labels(grid, row))
        if Label.PROJECT not in columns:
            continue
        below = dict(_labels(grid, row + 1))
        if any(label in below for label in MONEY) and Label.PROJECT not in below:
            return row + 1, below | columns
        if any(label in columns for label in MONEY):
            return row, columns
    return None


def _labels(grid: Grid, row: int) -> Iterator[tuple[Label, int]]:
    """Each label of a row with its column; of two alike the first counts."""
    filled = [(col, LABELS.get(normalise(text))) for col, text in grid.filled(row) if len(text) <= 40]
    for col, label in reversed(filled):
        if label is not None:
            yield label, col


def _is_project(grid: Grid, row: int, columns: Columns) -> bool:
    texts = {squeeze(text) for _, text in grid.filled(row)}
    wanted = (columns[label] for label in (Label.PROJECT, *MONEY) if label in columns)
    return not texts & _SUMS and any(grid.text(row, col) for col in wanted)


def _form(grid: Grid, row: int, columns: Columns, unit: MoneyUnit) -> PerfGoalForm:
    return listed_form(grid, row, {label: ((row, col),) for label, col in columns.items()}, unit)
