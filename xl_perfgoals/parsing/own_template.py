"""How our own template is known in a workbook: whose it is, where its pages end, which forms are blank."""

from collections.abc import Collection, Iterable
from dataclasses import replace

from xl_perfgoals.core.cells import Grid
from xl_perfgoals.core.form import PerfGoalForm
from xl_perfgoals.core.template import (
    IDENTITY_KEYS,
    IDENTITY_SHEET,
    MARGIN,
    PROJECTS_COLUMN,
    TemplateIdentity,
)
from xl_perfgoals.core.texts import squeeze

_MARGIN_WITHIN = 3
"""The margin is headed in one of so many rows from the top."""


def read_identity(grids: Iterable[Grid]) -> TemplateIdentity | None:
    """Whose template the sheets belong to; None when they are no template of ours."""
    for grid in grids:
        if grid.sheet == IDENTITY_SHEET:
            rows = range(grid.first_row, grid.last_row + 1)
            found = {grid.text(row, 1): grid.text(row, 2) for row in rows}
            version, code, unit, year, forms = (found.get(key, "") for key in IDENTITY_KEYS)
            if version.isdecimal():
                projects = tuple(name for row in rows if (name := grid.text(row, PROJECTS_COLUMN)))
                return TemplateIdentity(
                    int(version), code, unit, _count(year) or None, _count(forms), projects
                )
    return None


def page_of(grid: Grid) -> Grid:
    """The sheet without the margin that a template has beside the printed page; any other sheet as it is."""
    for row in range(grid.first_row, min(grid.last_row, grid.first_row + _MARGIN_WITHIN - 1) + 1):
        for col, text in grid.filled(row):
            if text == MARGIN:
                return _left_of(grid, col)
    return grid


def is_untouched(form: PerfGoalForm, projects: Collection[str] = ()) -> bool:
    """Whether nobody has written into a form: no project, no amount, no goal, no indicator.

    What a template has filled in beforehand (unit, year, attribute, one of these projects) does not count.
    """
    funding = form.funding
    amounts = (funding.total, funding.fiscal, funding.other)
    if form.indicators or not all(blank.empty for blank in (*amounts, form.annual_goal)):
        return False
    return form.project.empty or squeeze(form.project.text) in map(squeeze, projects)


def _left_of(grid: Grid, col: int) -> Grid:
    width = col - grid.first_col
    return replace(
        grid,
        rows=tuple(cells[:width] for cells in grid.rows),
        merged=tuple(area for area in grid.merged if area.first_col < col),
        shown={place: text for place, text in grid.shown.items() if place[1] < col},
    )


def _count(text: str) -> int:
    return int(text) if text.isdecimal() else 0
