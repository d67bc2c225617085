"""A page to a PerfGoalForm: what each blank of its head means; unreadable is a value, not an exception."""

import re
from functools import lru_cache
from typing import NamedTuple

from xl_perfgoals.core.cells import CellRef, Grid
from xl_perfgoals.core.form import (
    Attribute,
    Contact,
    CostItem,
    Entry,
    Funding,
    PerfGoalForm,
    Period,
    with_value,
)
from xl_perfgoals.core.texts import squeeze
from xl_perfgoals.parsing.columns import Column
from xl_perfgoals.parsing.contacts import read_contacts
from xl_perfgoals.parsing.error_texts import without_error
from xl_perfgoals.parsing.funding_block import read_funding
from xl_perfgoals.parsing.goal_block import read_goals
from xl_perfgoals.parsing.headings import read_headings
from xl_perfgoals.parsing.labels import Label
from xl_perfgoals.parsing.layouts.catalogue import layouts_of
from xl_perfgoals.parsing.layouts.cost_composition import read_costs
from xl_perfgoals.parsing.layouts.layout import Page
from xl_perfgoals.parsing.locate import Head, blank_of, entry_at, locate
from xl_perfgoals.parsing.names import bare_unit, read_attribute, split_code, split_project
from xl_perfgoals.parsing.partition import FormRows
from xl_perfgoals.parsing.periods import read_period, spanned_period
from xl_perfgoals.parsing.rows import Table, read_rows
from xl_perfgoals.parsing.titles import read_titles
from xl_perfgoals.parsing.years import read_year

NAMES = (Label.PROJECT, Label.PROJECT_CODE, Label.DEPARTMENT, Label.DEPARTMENT_CODE, Label.UNIT)
"""The labels of the names and codes in a head, in the order of Blanks."""
_YEARS_OR_MONTHS = re.compile(r"\((年|月)\)")


class Blanks(NamedTuple):
    """The blanks of a form's head. first is the form's first cell; the names still have their codes."""

    first: CellRef
    title: Entry[str]
    attachment: Entry[str]
    year: Entry[int]
    project: Entry[str]
    project_code: Entry[str]
    department: Entry[str]
    department_code: Entry[str]
    unit: Entry[str]
    attribute: Entry[Attribute]
    period: Entry[Period]
    funding: Funding
    annual_goal: Entry[str]
    long_goal: Entry[str]
    contacts: tuple[Contact, ...]
    costs: tuple[CostItem, ...] = ()


def parse_form(grid: Grid, rows: FormRows) -> PerfGoalForm:
    """The form that stands in the given rows of the sheet."""
    return form_with(_blanks(grid, rows), grid, rows)


def _blanks(grid: Grid, rows: FormRows) -> Blanks:
    top = min((row for row in (rows.table, rows.long_table) if row), default=rows.last + 1)
    head_grid = grid.part(rows.first, top - 1)
    first = first_cell(head_grid)
    title, attachment = read_titles(head_grid, first)
    head = locate(head_grid)
    year = read_year(head_grid, head, first, title)
    head_grid, costs = read_costs(head_grid, year.value)
    if costs:
        head = locate(head_grid)
    return Blanks(
        first,
        title,
        attachment,
        year,
        _text(head_grid, head, Label.PROJECT, first),
        _text(head_grid, head, Label.PROJECT_CODE, first),
        _text(head_grid, head, Label.DEPARTMENT, first),
        _text(head_grid, head, Label.DEPARTMENT_CODE, first),
        _text(head_grid, head, Label.UNIT, first),
        _attribute(head_grid, head, first),
        _period(head_grid, head, first),
        read_funding(head_grid, head, first),
        *read_goals(head_grid, head, first),
        tuple(read_contacts(head_grid)),
        costs,
    )


def form_with(blanks: Blanks, grid: Grid, rows: FormRows) -> PerfGoalForm:
    """The form in the given rows, the blanks of its head being read."""
    project, project_code = split_project(blanks.project, blanks.project_code)
    department, department_code = _department(blanks.department, blanks.department_code)
    columns, table = _table(grid, rows, blanks.year.value)
    page = Page(
        project, blanks.funding, blanks.long_goal, table.indicators, table.long, blanks.costs, columns
    )
    return PerfGoalForm(
        blanks.first,
        table.last_row,
        blanks.title,
        blanks.attachment,
        blanks.year,
        without_error(project),
        project_code,
        without_error(department),
        department_code,
        without_error(bare_unit(blanks.unit)),
        blanks.attribute,
        blanks.period,
        blanks.funding,
        blanks.annual_goal,
        blanks.long_goal,
        table.indicators,
        (*blanks.contacts, *read_contacts(grid, range(table.last_row + 1, rows.last + 1))),
        table.long,
        blanks.costs,
        layouts_of(page),
    )


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


def first_cell(grid: Grid) -> CellRef:
    """The first filled cell; that of the first row where there is none."""
    for row, cells in grid.lines():
        for col, _ in cells:
            return grid.at(row, col)
    return grid.at(grid.first_row, grid.first_col)


def _absent(first: CellRef) -> Entry[str]:
    return Entry(None, "", None, first, found=False)


def _text(grid: Grid, head: Head, label: Label, first: CellRef) -> Entry[str]:
    blank = blank_of(head, label)
    return entry_at(grid, blank, blank.text or None) if blank else _absent(first)


def _department(name: Entry[str], code: Entry[str]) -> tuple[Entry[str], Entry[str]]:
    """主管部门 without its code, and the code, from one blank or from two."""
    if code.found:
        code = with_value(code, squeeze(code.text) or None)
    if not name.found:
        return name, code
    bare, glued = split_code(name.text)
    if code.empty:
        code = Entry(name.raw if glued else None, glued, glued or None, name.at)
    return with_value(name, bare or None), code


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
    return entry_at(grid, blank, period_in(blank.text, blank.label_text))


@lru_cache(maxsize=4096)
def period_in(text: str, label_text: str) -> Period | None:
    """The period in a blank; a bare number is counted in what its label says: 项目期（年）."""
    counted_in = _YEARS_OR_MONTHS.search(squeeze(label_text))
    unit = counted_in[1] if counted_in and squeeze(text).isdecimal() else ""
    return read_period(text + unit.replace("月", "个月"))
