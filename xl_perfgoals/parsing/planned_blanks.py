"""Reads the blanks of a form's head in the places that a plan says."""

from collections.abc import Callable

from xl_perfgoals.core.amount import Amount, MoneyUnit
from xl_perfgoals.core.cells import CellRef, Grid
from xl_perfgoals.core.form import Entry, Funding, FundingPart, with_value
from xl_perfgoals.parsing.contacts import read_contacts
from xl_perfgoals.parsing.funding_block import amount_entry, funding_of
from xl_perfgoals.parsing.goal_block import clean_goal
from xl_perfgoals.parsing.head_plan import HeadPlan, Spot
from xl_perfgoals.parsing.names import read_attribute
from xl_perfgoals.parsing.page_form import Blanks, period_in
from xl_perfgoals.parsing.years import year_in_blank, year_of_title


def planned_blanks(grid: Grid, plan: HeadPlan) -> Blanks:
    """The blanks of the head of a form that has them where the plan says."""
    first = grid.at(plan.first.row, plan.first.col)
    absent: Entry[str] = Entry(None, "", None, first, found=False)
    lines = grid.kept_lines()

    def entry(spot: Spot | None) -> Entry[str]:
        if spot is None:
            return absent
        row, col, place = spot
        text = "" if place < 0 else lines[row - grid.first_row][place][1]
        # As Entry(...) and CellRef(...), without the detour over their __new__.
        at = tuple.__new__(CellRef, (grid.book, grid.sheet, row, col))
        found: Entry[str] = tuple.__new__(Entry, (grid.value(row, col), text, text or None, at, True))
        return found

    title, attribute, period = entry(plan.title), entry(plan.attribute), entry(plan.period)
    project, project_code, department, department_code, unit = map(entry, plan.names)
    goal, long_goal = entry(plan.goal), entry(plan.long_goal)
    return Blanks(
        first,
        title,
        entry(plan.attachment),
        _year(plan, entry, title),
        project,
        project_code,
        department,
        department_code,
        unit,
        with_value(attribute, read_attribute(attribute.text)),
        with_value(period, period_in(period.text, plan.period_label) if period.found else None),
        _funding(plan, entry),
        with_value(goal, clean_goal(goal.text) or None),
        with_value(long_goal, clean_goal(long_goal.text) or None),
        tuple(read_contacts(grid, plan.persons)) if plan.persons else (),
    )


def _year(plan: HeadPlan, entry: Callable[[Spot | None], Entry[str]], title: Entry[str]) -> Entry[int]:
    """As years.read_year."""
    if plan.year is not None:
        blank = entry(plan.year)
        return with_value(blank, year_in_blank(blank.text))
    if plan.year_line is not None:
        return with_value(entry(plan.year_line), plan.year_of_line)
    return year_of_title(title) or with_value(entry(None), None)


def _funding(plan: HeadPlan, entry: Callable[[Spot | None], Entry[str]]) -> Funding:
    """As funding_block.read_funding."""
    unit = plan.money.unit or MoneyUnit.WAN

    def amount(spot: Spot | None) -> Entry[Amount]:
        raw, text, _, at, found = entry(spot)
        return amount_entry(raw, text, unit, at) if found else with_value(entry(None), None)

    def listed(spots: tuple[tuple[str, Spot | None], ...]) -> tuple[FundingPart, ...]:
        return tuple([FundingPart(label, amount(spot)) for label, spot in spots])

    total, fiscal, other, long_total = map(amount, plan.amounts)
    return funding_of(plan.money, (total, fiscal, other, long_total), listed(plan.sources), listed(plan.more))
