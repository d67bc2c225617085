"""Reads the blanks of a form's head in the places that a plan says."""

from collections.abc import Callable, Collection
from decimal import Decimal
from functools import lru_cache
from typing import TypeAlias

from xl_perfgoals.core.amount import Amount, MoneyUnit
from xl_perfgoals.core.cells import CellRef, Grid
from xl_perfgoals.core.form import Entry, Funding, FundingPart, with_value
from xl_perfgoals.parsing.contacts import read_contacts
from xl_perfgoals.parsing.funding_block import amount_entry, funding_of
from xl_perfgoals.parsing.goal_block import clean_goal
from xl_perfgoals.parsing.head_cells import FIGURE
from xl_perfgoals.parsing.head_frames import Found
from xl_perfgoals.parsing.head_plan import HeadPlan, Place, Spot
from xl_perfgoals.parsing.names import read_attribute
from xl_perfgoals.parsing.page_form import Blanks, period_in
from xl_perfgoals.parsing.years import year_in_blank, year_of_title

# Named here, since what functions within functions are annotated with is worked out at every call.
_Place: TypeAlias = Spot | None
_Text: TypeAlias = Entry[str]
_Money: TypeAlias = Entry[Amount]
_Labelled: TypeAlias = tuple[tuple[str, _Place], ...]
_Parts: TypeAlias = tuple[FundingPart, ...]


def planned_blanks(grid: Grid, found: Found) -> Blanks:
    """The blanks of the head of a form that has them where its plan says."""
    plan, _, raws, texts = found
    book, sheet = grid.book, grid.sheet
    first = grid.at(*plan.first)
    absent: Entry[str] = Entry(None, "", None, first, found=False)

    def entry(spot: _Place) -> _Text:
        if spot is None:
            return absent
        row, col, free, raw, text = spot
        if free >= 0:
            raw, text = raws[free], texts[free]
        # As Entry(...) and CellRef(...), without the detour over their __new__.
        at = tuple.__new__(CellRef, (book, sheet, row, col))
        written: Entry[str] = tuple.__new__(Entry, (raw, text, text or None, at, True))
        return written

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
        _funding(plan, entry, grid.shown),
        with_value(goal, clean_goal(goal.text) or None),
        with_value(long_goal, clean_goal(long_goal.text) or None),
        tuple(read_contacts(grid.part(plan.first_row, found.table - 1))) if plan.persons else (),
    )


def _year(plan: HeadPlan, entry: Callable[[_Place], _Text], title: Entry[str]) -> Entry[int]:
    """As years.read_year."""
    if plan.year is not None:
        blank = entry(plan.year)
        return with_value(blank, year_in_blank(blank.text))
    if plan.year_line is not None:
        return with_value(entry(plan.year_line), plan.year_of_line)
    return year_of_title(title) or with_value(entry(None), None)


def _funding(plan: HeadPlan, entry: Callable[[_Place], _Text], shown: Collection[Place]) -> Funding:
    """As funding_block.read_funding."""
    unit = plan.money.unit or MoneyUnit.WAN

    def amount(spot: _Place) -> _Money:
        raw, text, _, at, found = entry(spot)
        if not found:
            return with_value(entry(None), None)
        if unit is MoneyUnit.WAN and (figure := _figure(text)) is not None and at[2:] not in shown:
            return tuple.__new__(Entry, (raw, text, figure, at, True))
        return amount_entry(raw, text, unit, at)

    def listed(spots: _Labelled) -> _Parts:
        return tuple([FundingPart(label, amount(spot)) for label, spot in spots])

    total, fiscal, other, long_total = map(amount, plan.amounts)
    return funding_of(plan.money, (total, fiscal, other, long_total), listed(plan.sources), listed(plan.more))


@lru_cache(maxsize=4096)
def _figure(text: str) -> Amount | None:
    """The amount of 万元 that is written in plain digits: whether as text or as number, it is read so."""
    return Decimal(text) if FIGURE.fullmatch(text) else None
