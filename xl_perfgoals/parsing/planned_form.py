"""Reads a form whose template was met before: only its blanks are read, where the template has them.

The forms of a county are made from a few templates. The general way (form_parser) finds the blanks of the
first form of a template, which takes four fifths of the time that its head costs. Where they stand is kept
with all that finding them depends on: what the forms of the template have in common, and of which kinds the
cells are that fill their blanks.
"""

from xl_perfgoals.core.cells import Grid
from xl_perfgoals.core.form import PerfGoalForm
from xl_perfgoals.parsing import head_frames
from xl_perfgoals.parsing.head_frames import Found
from xl_perfgoals.parsing.landmarks import begins_nothing
from xl_perfgoals.parsing.money_labels import may_name_money
from xl_perfgoals.parsing.other_kinds import TITLE_ROWS, kind_by_title, names_areas
from xl_perfgoals.parsing.page_form import form_with
from xl_perfgoals.parsing.partition import FormRows
from xl_perfgoals.parsing.planned_blanks import planned_blanks


def planned_form(grid: Grid) -> PerfGoalForm | None:
    """The one form of a sheet, if it is of a known template; None: the general way must say what it is."""
    found = head_frames.find(grid)
    if found is None or not _is_a_form(found):
        return None
    # What follows looks at the table, what is below it, and the row above its headings.
    page = grid.part(found.table - 1, grid.last_row)
    lines = page.kept_lines()[2:]
    if not begins_nothing(lines) or (lines and names_areas([text for _, text in lines[0]])):
        return None
    return form_with(
        planned_blanks(grid, found), page, FormRows(found.plan.first_row, grid.last_row, found.table)
    )


def remember(grid: Grid, rows: FormRows) -> None:
    """Keeps where the blanks stand of the only form of a sheet, which the general way has found."""
    table = rows.table
    if table is None or rows.long_table or rows.last != grid.last_row or table - rows.first < TITLE_ROWS:
        return
    lines = grid.kept_lines()[table - grid.first_row + 1 :]
    if begins_nothing(lines) and grid.kept_lines():
        head_frames.remember(grid, rows, table)


def _is_a_form(found: Found) -> bool:
    """Whether what the plan takes for granted is so: no title of another kind of form, no unknown money."""
    plan, texts = found.plan, found.texts
    return kind_by_title(
        [spot.text if spot.free < 0 else texts[spot.free] for spot in plan.beginnings]
    ) is None and not any(may_name_money(texts[free]) for free in plan.unnamed)
