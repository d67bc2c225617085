"""A page to a PerfGoalForm: what each blank of its head means; unreadable is a value, not an exception."""

import re
from dataclasses import replace

from xl_perfgoals.core.cells import CellRef, Grid
from xl_perfgoals.core.form import Attribute, Entry, PerfGoalForm, Period
from xl_perfgoals.core.texts import squeeze
from xl_perfgoals.parsing.columns import Column
from xl_perfgoals.parsing.contacts import read_contacts
from xl_perfgoals.parsing.error_texts import without_error_names
from xl_perfgoals.parsing.funding_block import read_funding
from xl_perfgoals.parsing.goal_block import read_goals
from xl_perfgoals.parsing.headings import read_headings
from xl_perfgoals.parsing.labels import Label
from xl_perfgoals.parsing.layouts.catalogue import layouts_of
from xl_perfgoals.parsing.layouts.cost_composition import read_costs
from xl_perfgoals.parsing.locate import Head, blank_of, entry_at, locate
from xl_perfgoals.parsing.names import bare_unit, read_attribute, split_code, split_project
from xl_perfgoals.parsing.partition import FormRows
from xl_perfgoals.parsing.periods import read_period, spanned_period
from xl_perfgoals.parsing.rows import Table, read_rows
from xl_perfgoals.parsing.titles import read_titles
from xl_perfgoals.parsing.years import read_year

_YEARS_OR_MONTHS = re.compile(r"\((年|月)\)")


def parse_form(grid: Grid, rows: FormRows) -> PerfGoalForm:
    """The form that stands in the given rows of the sheet."""
    top = min((row for row in (rows.table, rows.long_table) if row), default=rows.last + 1)
    head_grid = grid.part(rows.first, top - 1)
    first = _first_cell(head_grid)
    title, attachment = read_titles(head_grid, first)
    head = locate(head_grid)
    year = read_year(head_grid, head, first, title)
    head_grid, costs = read_costs(head_grid, year.value)
    if costs:
        head = locate(head_grid)
    department, code = _department(head_grid, head, first)
    project, project_code = split_project(
        _text(head_grid, head, Label.PROJECT, first), _text(head_grid, head, Label.PROJECT_CODE, first)
    )
    annual_goal, long_goal = read_goals(head_grid, head, first)
    columns, table = _table(grid, rows, year.value)
    form = PerfGoalForm(
        at=first,
        last_row=table.last_row,
        title=title,
        attachment=attachment,
        year=year,
        project=project,
        project_code=project_code,
        department=department,
        department_code=code,
        unit=bare_unit(_text(head_grid, head, Label.UNIT, first)),
        attribute=_attribute(head_grid, head, first),
        period=_period(head_grid, head, first),
        funding=read_funding(head_grid, head, first),
        annual_goal=annual_goal,
        long_goal=long_goal,
        indicators=table.indicators,
        contacts=(
            *read_contacts(head_grid),
            *read_contacts(grid, range(table.last_row + 1, rows.last + 1)),
        ),
        long_indicators=table.long,
        costs=costs,
    )
    return without_error_names(replace(form, layouts=layouts_of(form, columns)))


def _table(grid: Grid, rows: FormRows, year: int | None) -> tuple[frozenset[Column], Table]:
    """The columns and the indicators of a form, from two tables where the long ones have their own."""
    if rows.table is None:
        return frozenset(), Table((), rows.last)
    until = rows.long_table - 1 if rows.long_table and rows.long_table > rows.table else rows.last
    part = grid.part(rows.first, until)
    headings = read_headings(part, rows.table, year)
    table = read_rows(part, headings, year)
    if rows.long_table:
        end = rows.table - 1 if rows.long_table < rows.table else rows.last
        part = grid.part(rows.first, end)
        long = read_rows(part, read_headings(part, rows.long_table, year), year)
        table = table._replace(long=long.indicators, last_row=max(table.last_row, long.last_row))
    return frozenset(headings.at), table


def _first_cell(grid: Grid) -> CellRef:
    for row, cells in grid.lines():
        for col, _ in cells:
            return grid.at(row, col)
    return grid.at(grid.first_row, grid.first_col)


def _absent(first: CellRef) -> Entry[str]:
    return Entry(None, "", None, first, found=False)


def _text(grid: Grid, head: Head, label: Label, first: CellRef) -> Entry[str]:
    blank = blank_of(head, label)
    return entry_at(grid, blank, blank.text or None) if blank else _absent(first)


def _department(grid: Grid, head: Head, first: CellRef) -> tuple[Entry[str], Entry[str]]:
    """主管部门 without its code, and the code, from one blank or from two."""
    blank, code_blank = blank_of(head, Label.DEPARTMENT), blank_of(head, Label.DEPARTMENT_CODE)
    code = entry_at(grid, code_blank, squeeze(code_blank.text) or None) if code_blank else None
    if blank is None:
        return _absent(first), code or _absent(first)
    name, glued = split_code(blank.text)
    if code is None or code.empty:
        raw = grid.value(blank.at.row, blank.at.col)
        code = Entry(raw if glued else None, glued, glued or None, blank.at)
    return entry_at(grid, blank, name or None), code


def _attribute(grid: Grid, head: Head, first: CellRef) -> Entry[Attribute]:
    blank = blank_of(head, Label.ATTRIBUTE)
    if blank is None:
        return Entry(None, "", None, first, found=False)
    return entry_at(grid, blank, read_attribute(blank.text))


def _period(grid: Grid, head: Head, first: CellRef) -> Entry[Period]:
    blank = blank_of(head, Label.PERIOD)
    start, end = blank_of(head, Label.PERIOD_START), blank_of(head, Label.PERIOD_END)
    if start and end and (blank is None or not blank.text):
        text = "-".join(date for date in (start.text, end.text) if date)
        return entry_at(grid, start, spanned_period(start.text, end.text))._replace(text=text)
    if blank is None:
        return Entry(None, "", None, first, found=False)
    counted_in = _YEARS_OR_MONTHS.search(squeeze(blank.label_text))
    unit = counted_in[1] if counted_in and squeeze(blank.text).isdecimal() else ""
    return entry_at(grid, blank, read_period(blank.text + unit.replace("月", "个月")))
