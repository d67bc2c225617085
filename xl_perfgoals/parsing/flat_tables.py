"""Flat long tables to forms: a column 项目名称, one row for each indicator, many projects below each other.

Cells of unit, project, amount and goal are merged over the rows of a project, repeated in each, or written in
its first row only. A line without 项目名称 and without an indicator is a department's or unit's subtotal.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from xl_perfgoals.core.amount import MoneyUnit, is_blank
from xl_perfgoals.core.cells import Area, Grid
from xl_perfgoals.core.form import PerfGoalForm
from xl_perfgoals.core.texts import name_key, squeeze
from xl_perfgoals.parsing.flat_headings import FlatHeadings, heads_flat_table, read_flat_headings
from xl_perfgoals.parsing.footers import is_footer
from xl_perfgoals.parsing.labels import Label, label_of
from xl_perfgoals.parsing.layouts.catalogue import layouts_of
from xl_perfgoals.parsing.listed_form import Place, listed_form
from xl_perfgoals.parsing.names import split_code
from xl_perfgoals.parsing.partition import is_title
from xl_perfgoals.parsing.rows import read_rows

_SUM = re.compile(r"(?:.{0,30}(?:合计|小计|总计)|全(?:县|市|区|部门|单位)(?:合计)?)(?:\(.*\))?:?")
_PAGE_LINE = re.compile(r"\(?(?:金额|资金)?单位:.{1,8}|第[0-9]+页.{0,8}|[0-9]+/[0-9]+")
_CARRIED = (Label.DEPARTMENT, Label.DEPARTMENT_CODE, Label.UNIT, Label.YEAR)
_WITHIN = 12
"""The headings of a repeated page are looked for in so many cells of a row."""


@dataclass(frozen=True, slots=True)
class FlatTables:
    """The projects of a sheet's flat tables, and the rows that belong to none."""

    forms: tuple[PerfGoalForm, ...]
    unplaced: tuple[int, ...] = ()


@dataclass(slots=True)
class _Project:
    """The rows of a project while they are gathered; carried are blanks that stand above it."""

    headings: FlatHeadings
    first: int
    last: int
    carried: dict[Label, Place]
    department: Place | None


def read_flat_tables(grid: Grid) -> FlatTables:
    """All projects of the sheet's flat tables, top to bottom; none if it has no such table."""
    rows = range(grid.first_row, grid.last_row + 1)
    row = next((row for row in rows if heads_flat_table(grid, row)), None)
    if row is None:
        return FlatTables(())
    projects, unplaced = _Gathering(grid, row).gathered()
    merged = sorted(grid.merged)
    tops = [area.first_row for area in merged]
    forms = (
        _form(grid, project, merged[bisect_left(tops, project.first) : bisect_right(tops, project.last)])
        for project in projects
    )
    return FlatTables(tuple(forms), tuple(unplaced))


class _Gathering:
    """Goes through the rows below the first headings and says of each what it belongs to."""

    def __init__(self, grid: Grid, row: int) -> None:
        self._grid = grid
        self._headings = read_flat_headings(grid, row, grid.first_row - 1, None)
        self._projects: list[_Project] = []
        self._unplaced: list[int] = []
        self._carried: dict[Label, Place] = {}
        self._subtotals: list[Place] = []
        self._inside = True

    def gathered(self) -> tuple[list[_Project], list[int]]:
        """The projects, and the rows that fit none."""
        grid = self._grid
        row, last = self._headings.table.last_row + 1, self._headings.table.last_row
        while row <= grid.last_row:
            cells = list(grid.filled(row))
            if any(label_of(text) for _, text in cells[:_WITHIN]) and heads_flat_table(grid, row):
                self._headings = read_flat_headings(grid, row, last, self._headings.above)
                self._inside = True
                row = self._headings.table.last_row
            elif cells and self._inside:
                self._take(row, cells)
            if self._inside and cells:
                last = row
            row += 1
        return self._projects, self._unplaced

    def _take(self, row: int, cells: Sequence[tuple[int, str]]) -> None:
        headings = self._headings
        project, unit = self._text(row, Label.PROJECT), self._text(row, Label.UNIT)
        indicator = any(col in headings.indicator_columns for col, _ in cells)
        if not indicator and (is_footer(cells[0][1]) or label_of(cells[0][1]) is Label.PERSON):
            self._inside = False
        elif not indicator and any(_SUM.fullmatch(squeeze(text)) for text in (project, unit, cells[0][1])):
            return
        elif project or indicator:
            self._carry(row)
            if self._begins(row, project):
                self._projects.append(_Project(headings, row, row, dict(self._carried), self._department()))
            else:
                self._projects[-1].last = row
        elif unit or self._text(row, Label.DEPARTMENT):
            self._carry(row, subtotal=True)
        elif not self._is_page_line(cells):
            self._unplaced.append(row)

    def _begins(self, row: int, project: str) -> bool:
        """Whether a row is the first of another project than the one above it."""
        if not self._projects:
            return True
        current = self._projects[-1]
        unit, total = self._text(row, Label.UNIT), self._text(row, Label.TOTAL)
        if unit and name_key(unit) != name_key(self._carried_text(current, Label.UNIT)):
            return True
        if project and name_key(project) != name_key(self._own_text(current, Label.PROJECT)):
            return True
        return not is_blank(total) and self._own_text(current, Label.TOTAL) not in {"", total}

    def _carry(self, row: int, *, subtotal: bool = False) -> None:
        """Remembers the cells of a row that hold for the rows below it as well."""
        for label in _CARRIED:
            for col in self._headings.columns.get(label, ()):
                if not self._grid.text(row, col):
                    continue
                if label is Label.DEPARTMENT:
                    self._carried.pop(Label.UNIT, None)
                self._carried[label] = (row, col)
                if subtotal and label is Label.UNIT:
                    self._subtotals.append((row, col))

    def _department(self) -> Place | None:
        """Where the department of the unit in hand stands: in a subtotal whose code begins the unit's code."""
        if Label.UNIT not in self._carried:
            return None
        _, code = split_code(self._grid.text(*self._carried[Label.UNIT]))
        above = ((place, split_code(self._grid.text(*place))[1]) for place in reversed(self._subtotals))
        return next((place for place, own in above if own and own != code and code.startswith(own)), None)

    def _carried_text(self, project: _Project, label: Label) -> str:
        place = project.carried.get(label)
        return self._grid.text(*place) if place else ""

    def _own_text(self, project: _Project, label: Label) -> str:
        places = _own_places(self._grid, project, label)
        return self._grid.text(*places[0]) if places else ""

    def _is_page_line(self, cells: Sequence[tuple[int, str]]) -> bool:
        """Whether a row only repeats what every page has: the title, the unit of money, the page's number."""
        return all(is_title(text) or _PAGE_LINE.fullmatch(squeeze(text)) for _, text in cells)

    def _text(self, row: int, label: Label) -> str:
        return next((self._grid.text(row, col) for col in self._headings.columns.get(label, ())), "")


def _own_places(grid: Grid, project: _Project, label: Label) -> list[Place]:
    """The cells of a blank of a project: in each of its columns the first that is filled, or the first."""
    rows = range(project.first, project.last + 1)
    return [
        (next((row for row in rows if grid.text(row, col)), project.first), col)
        for col in project.headings.columns.get(label, ())
    ]


def _form(grid: Grid, project: _Project, merged: Sequence[Area]) -> PerfGoalForm:
    headings, above = project.headings, project.headings.above
    places = {label: _own_places(grid, project, label) for label in headings.columns}
    places |= {label: [place] for label, place in project.carried.items()}
    if Label.DEPARTMENT not in places and not above.department.found and project.department:
        places[Label.DEPARTMENT] = [project.department]
    form = listed_form(grid, project.first, places, headings.money or MoneyUnit.WAN, headings.texts)
    year = form.year if form.year.value or not above.year.found else above.year
    rows = grid.rows[project.first - grid.first_row : project.last - grid.first_row + 1]
    part = replace(grid, rows=rows, merged=tuple(merged), first_row=project.first)
    table = read_rows(part, replace(headings.table, last_row=project.first - 1), year.value)
    department, code = (
        (form.department, form.department_code) if form.department.found else (above.department, above.code)
    )
    form = replace(
        form,
        last_row=project.last,
        title=above.title,
        year=year,
        department=department,
        department_code=code,
        unit=form.unit if form.unit.found else above.unit,
        funding=replace(form.funding, declared=headings.money is not None),
        indicators=table.indicators,
    )
    return replace(form, layouts=layouts_of(form, frozenset(headings.table.at)))
