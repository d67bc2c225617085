"""Reads a form whose template was met before: only its blanks are read, where the template has them.

The forms of a county are made from a few templates. The general way (form_parser) finds the blanks of the
first form of a template, which takes three quarters of the time that its head costs; the plan of where they
stand is kept under all that finding them depends on, the pattern of the head. A form with the same pattern
has its blanks in the same places.
"""

from typing import NamedTuple

from xl_perfgoals.core.amount import read_amount
from xl_perfgoals.core.cells import Area, Grid, Line
from xl_perfgoals.core.form import PerfGoalForm
from xl_perfgoals.parsing.head_cells import Pattern, pattern_of
from xl_perfgoals.parsing.head_plan import HeadPlan, plan_of
from xl_perfgoals.parsing.landmarks import marks_nothing
from xl_perfgoals.parsing.money_labels import may_name_money
from xl_perfgoals.parsing.other_kinds import kind_by_title, names_areas
from xl_perfgoals.parsing.page_form import form_with
from xl_perfgoals.parsing.partition import FormRows
from xl_perfgoals.parsing.planned_blanks import planned_blanks

_MOST_PLANS = 512
_TITLE_ROWS = 3
"""The first rows of a sheet are looked at for more than blanks."""


class _Pattern(NamedTuple):
    """All that the places of the blanks depend on: where the sheet begins; its rows down to the headings of
    the table, these word for word; the merged areas that begin there; and the numbers shown otherwise than by
    their digits, each with whether it is an amount.
    """

    first_row: int
    head: Pattern
    headings: Line
    merged: tuple[Area, ...]
    shown: tuple[tuple[int, int, bool], ...]


_plans: dict[_Pattern, HeadPlan | None] = {}
_headings: dict[int, set[Line]] = {}
"""The headings of the tables of all plans, by the number of rows above them."""


def planned_form(grid: Grid) -> PerfGoalForm | None:
    """The one form of a sheet, if it is of a known template; None: the general way must say what it is."""
    lines = grid.kept_lines()
    for above, headings in tuple(_headings.items()):
        if above < len(lines) and lines[above] in headings:
            plan = _plans.get(_pattern(grid, lines, above))
            table = grid.first_row + above
            if plan is None or not _holds(grid, lines, table, plan):
                return None
            return form_with(planned_blanks(grid, plan), grid, FormRows(plan.first_row, grid.last_row, table))
    return None


def remember(grid: Grid, rows: FormRows) -> None:
    """Keeps where the blanks stand of the only form of a sheet, which the general way has found."""
    lines = grid.kept_lines()
    above = (rows.table or 0) - grid.first_row
    if rows.table is None or rows.long_table or not lines or rows.table - rows.first < _TITLE_ROWS:
        return
    if rows.last != grid.last_row or not marks_nothing(lines[above + 1 :]):
        return
    pattern = _pattern(grid, lines, above)
    if pattern not in _plans and not any(None in cells for cells in pattern.head):
        if len(_plans) >= _MOST_PLANS:
            _plans.clear()
            _headings.clear()
        _plans[pattern] = plan_of(grid, rows, pattern.head)
        _headings.setdefault(above, set()).add(pattern.headings)


def _pattern(grid: Grid, lines: list[Line], above: int) -> _Pattern:
    table = grid.first_row + above
    shown = [
        (row, col, read_amount(grid.value(row, col)) is not None) for row, col in grid.shown if row < table
    ]
    return _Pattern(
        grid.first_row,
        tuple(map(pattern_of, lines[:above])),
        lines[above],
        tuple([area for area in grid.merged if area[0] <= table]),
        tuple(sorted(shown)),
    )


def _holds(grid: Grid, lines: list[Line], table: int, plan: HeadPlan) -> bool:
    """Whether what the plan takes for granted is so: no other kind of form, one table, no unknown money."""
    start = grid.first_row
    below = lines[table + 1 - start] if table < grid.last_row else ()
    return (
        marks_nothing(lines[table + 1 - start :])
        and kind_by_title(grid, plan.first_row) is None
        and not (len(below) > 2 and names_areas([text for _, text in below]))
        and not any(may_name_money(lines[row - start][index][1]) for row, _, index in plan.unnamed)
    )
