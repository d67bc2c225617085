"""Flat long tables to forms: a column 项目名称, one row for each indicator, many projects below each other.

Cells of unit, project, amount and goal are merged over the rows of a project, repeated in each, or written in
its first row only. A line without 项目名称 and without an indicator is a department's or unit's subtotal.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from xl_perfgoals.core.amount import MoneyUnit
from xl_perfgoals.core.cells import Area, Grid
from xl_perfgoals.core.form import PerfGoalForm
from xl_perfgoals.parsing.flat_headings import heads_flat_table
from xl_perfgoals.parsing.flat_projects import FlatProject, Gathering, own_places
from xl_perfgoals.parsing.labels import Label
from xl_perfgoals.parsing.layouts.catalogue import layouts_of
from xl_perfgoals.parsing.layouts.layout import Page
from xl_perfgoals.parsing.listed_form import listed_form
from xl_perfgoals.parsing.rows import read_rows


@dataclass(frozen=True, slots=True)
class FlatTables:
    """The projects of a sheet's flat tables, and the rows that belong to none."""

    forms: tuple[PerfGoalForm, ...]
    unplaced: tuple[int, ...] = ()


def read_flat_tables(grid: Grid) -> FlatTables:
    """All projects of the sheet's flat tables, top to bottom; none if it has no such table."""
    rows = range(grid.first_row, grid.last_row + 1)
    row = next((row for row in rows if heads_flat_table(grid, row)), None)
    if row is None:
        return FlatTables(())
    projects, unplaced = Gathering(grid, row).gathered()
    merged = sorted(grid.merged)
    tops = [area.first_row for area in merged]
    forms = (
        _form(grid, project, merged[bisect_left(tops, project.first) : bisect_right(tops, project.last)])
        for project in projects
    )
    return FlatTables(tuple(forms), tuple(unplaced))


def _form(grid: Grid, project: FlatProject, merged: Sequence[Area]) -> PerfGoalForm:
    headings, above = project.headings, project.headings.above
    places = {label: own_places(grid, project, label) for label in headings.columns}
    places |= {label: [place] for label, place in project.carried.items()}
    if Label.DEPARTMENT not in places and not above.department.found and project.department:
        places[Label.DEPARTMENT] = [project.department]
    form = listed_form(grid, project.first, places, headings.money or MoneyUnit.WAN, headings.texts)
    year = form.year if form.year.value or not above.year.found else above.year
    own = frozenset(project.rows)  # between them may stand what each printed page repeats
    rows = tuple(
        grid.rows[row - grid.first_row] if row in own else ()
        for row in range(project.first, project.last + 1)
    )
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
    page = Page(
        form.project,
        form.funding,
        form.long_goal,
        form.indicators,
        form.long_indicators,
        form.costs,
        frozenset(headings.table.at),
    )
    return replace(form, layouts=layouts_of(page))
