"""Grid to forms: reads a list of projects, one row each, as forms of which only the head is filled in."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

from xl_perfgoals.core.amount import Amount, MoneyUnit, read_amount
from xl_perfgoals.core.cells import CellRef, Grid
from xl_perfgoals.core.form import Entry, Funding, PerfGoalForm
from xl_perfgoals.core.texts import squeeze
from xl_perfgoals.parsing.form_parser import read_attribute, read_period, split_code
from xl_perfgoals.parsing.labels import LABELS, Label, normalise
from xl_perfgoals.parsing.years import year_in

T = TypeVar("T")

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
    at = grid.at(row, columns[Label.PROJECT])

    def text(label: Label) -> Entry[str]:
        return _entry(grid, row, columns.get(label), at, lambda shown: shown)

    def amount(label: Label) -> Entry[Amount]:
        col = columns.get(label)
        if col is None:
            return _absent(at)
        raw = grid.value(row, col)
        return Entry(raw, grid.text(row, col), read_amount(raw, unit), grid.at(row, col))

    department, code = _department(text(Label.DEPARTMENT), text(Label.DEPARTMENT_CODE))
    return PerfGoalForm(
        at=at,
        last_row=row,
        title=_absent(at),
        attachment=_absent(at),
        year=_entry(grid, row, columns.get(Label.YEAR), at, year_in),
        project=text(Label.PROJECT),
        project_code=text(Label.PROJECT_CODE),
        department=department,
        department_code=code,
        unit=text(Label.UNIT),
        attribute=_entry(grid, row, columns.get(Label.ATTRIBUTE), at, read_attribute),
        period=_entry(grid, row, columns.get(Label.PERIOD), at, read_period),
        funding=Funding(
            total=amount(Label.TOTAL),
            fiscal=amount(Label.FISCAL),
            other=amount(Label.OTHER),
            long_total=amount(Label.LONG_TOTAL),
            unit=unit,
        ),
        annual_goal=text(Label.GOAL),
        long_goal=text(Label.LONG_GOAL),
        indicators=(),
    )


def _entry(
    grid: Grid, row: int, col: int | None, at: CellRef, meaning: Callable[[str], T | None]
) -> Entry[T]:
    if col is None:
        return _absent(at)
    text = grid.text(row, col)
    return Entry(grid.value(row, col), text, meaning(text) if text else None, grid.at(row, col))


def _absent(at: CellRef) -> Entry[T]:
    return Entry(None, "", None, at, found=False)


def _department(name: Entry[str], code: Entry[str]) -> tuple[Entry[str], Entry[str]]:
    """主管部门 without a code glued to it, and the code: from its own column, or from there."""
    bare, glued = split_code(name.text)
    if code.empty and (glued or not code.found):
        code = Entry(name.raw if glued else None, glued, glued or None, name.at)
    return name._replace(value=bare or None), code
