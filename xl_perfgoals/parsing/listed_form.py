"""A project of a list to a form: its blanks stand below headings, not beside labels."""

from collections.abc import Callable, Mapping, Sequence
from typing import TypeAlias, TypeVar

from xl_perfgoals.core.amount import Amount, MoneyUnit, read_shown_amount
from xl_perfgoals.core.cells import Grid
from xl_perfgoals.core.form import Entry, Funding, FundingPart, PerfGoalForm
from xl_perfgoals.parsing.error_texts import without_error_names
from xl_perfgoals.parsing.goal_block import clean_goal
from xl_perfgoals.parsing.labels import Label
from xl_perfgoals.parsing.layouts.split_funding import sum_of
from xl_perfgoals.parsing.names import bare_unit, read_attribute, split_code, split_project
from xl_perfgoals.parsing.periods import read_period
from xl_perfgoals.parsing.years import year_in

T = TypeVar("T")

Place: TypeAlias = tuple[int, int]
"""The 1-based row and column of a cell."""
Places: TypeAlias = Mapping[Label, Sequence[Place]]
"""Where the blanks of a project stand; only sources of money stand in several cells."""


def listed_form(
    grid: Grid, row: int, places: Places, unit: MoneyUnit, headings: Mapping[int, str] | None = None
) -> PerfGoalForm:
    """The form of the project in a row of a list, without indicators; headings are the texts by column."""
    at = grid.at(*next(iter(places.get(Label.PROJECT, ())), (row, grid.first_col)))

    def blank(label: Label, meaning: Callable[[str], T | None]) -> Entry[T]:
        place = next(iter(places.get(label, ())), None)
        if place is None:
            return Entry(None, "", None, at, found=False)
        text = grid.text(*place)
        return Entry(grid.value(*place), text, meaning(text) if text else None, grid.at(*place))

    def text(label: Label) -> Entry[str]:
        return blank(label, lambda shown: shown)

    def amount(label: Label) -> Entry[Amount]:
        return next((entry for _, entry in amounts(label)), Entry(None, "", None, at, found=False))

    def amounts(*labels: Label) -> tuple[FundingPart, ...]:
        return tuple(
            FundingPart(
                (headings or {}).get(place[1], label.value[0] if label.value else ""),
                Entry(
                    grid.value(*place),
                    grid.text(*place),
                    read_shown_amount(grid.value(*place), grid.text(*place), unit),
                    grid.at(*place),
                ),
            )
            for label in labels
            for place in places.get(label, ())
        )

    department, code = _department(text(Label.DEPARTMENT), text(Label.DEPARTMENT_CODE))
    project, project_code = split_project(text(Label.PROJECT), text(Label.PROJECT_CODE))
    fiscal, sources = amount(Label.FISCAL), amounts(Label.SOURCE)
    form = PerfGoalForm(
        at=at,
        last_row=row,
        title=Entry(None, "", None, at, found=False),
        attachment=Entry(None, "", None, at, found=False),
        year=blank(Label.YEAR, year_in),
        project=project,
        project_code=project_code,
        department=department,
        department_code=code,
        unit=bare_unit(text(Label.UNIT)),
        attribute=blank(Label.ATTRIBUTE, read_attribute),
        period=blank(Label.PERIOD, read_period),
        funding=Funding(
            amount(Label.TOTAL),
            fiscal if fiscal.found or not sources else sum_of(sources),
            amount(Label.OTHER),
            amount(Label.LONG_TOTAL),
            amounts(Label.CARRYOVER, Label.OWN, Label.UNLISTED),
            sources,
            unit,
        ),
        annual_goal=blank(Label.GOAL, lambda shown: clean_goal(shown) or None),
        long_goal=blank(Label.LONG_GOAL, lambda shown: clean_goal(shown) or None),
        indicators=(),
    )
    return without_error_names(form)


def _department(name: Entry[str], code: Entry[str]) -> tuple[Entry[str], Entry[str]]:
    """主管部门 without a code glued to it, and the code: from its own column, or from there."""
    bare, glued = split_code(name.text)
    if code.empty and (glued or not code.found):
        code = Entry(name.raw if glued else None, glued, glued or None, name.at)
    return name._replace(value=bare or None), code
