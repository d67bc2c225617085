"""Where the blanks of a form's head stand: found once for all forms of one template."""

from collections.abc import Mapping
from itertools import islice, pairwise
from typing import NamedTuple, TypeAlias, TypeVar

from xl_perfgoals.core.cells import CellRef, Grid, Scalar
from xl_perfgoals.core.form import Entry
from xl_perfgoals.parsing.contacts import persons_in
from xl_perfgoals.parsing.funding_block import MoneyBlanks, money_blanks
from xl_perfgoals.parsing.goal_block import goal_blanks
from xl_perfgoals.parsing.labels import Label
from xl_perfgoals.parsing.locate import Blank, Head, blank_of, glued, locate
from xl_perfgoals.parsing.money_labels import is_amount, may_name_money, whole_head
from xl_perfgoals.parsing.other_kinds import TITLE_ROWS
from xl_perfgoals.parsing.page_form import NAMES, first_cell
from xl_perfgoals.parsing.partition import FormRows
from xl_perfgoals.parsing.titles import read_titles
from xl_perfgoals.parsing.years import year_line

T = TypeVar("T")
Place: TypeAlias = tuple[int, int]
"""The 1-based row and column of a cell."""


class Spot(NamedTuple):
    """A cell by its 1-based sheet row and column. free counts the free cells before it; it is -1 for a cell
    that holds the same on all forms of the plan: raw, and the text that is read of it.
    """

    row: int
    col: int
    free: int
    raw: Scalar = None
    text: str = ""


class HeadPlan(NamedTuple):
    """Where the blanks of a head stand; None for what the form does not have.

    first_row is the first row of the form, first its first cell. year is the blank of the year; where it is
    None, year_line is the line under the title that says year_of_line. names are those of page_form.NAMES.
    money says which blanks hold which amounts; amounts are where they stand: the total, 财政拨款, 其他资金,
    that of all years; sources and more have their labels. goal is the year's. persons: contact
    persons are named. unnamed are free cells that name no money on any form of the plan.
    beginnings are the first cells of the first rows, where a title tells of forms of other kinds.
    """

    first_row: int
    first: Place
    title: Spot | None
    attachment: Spot | None
    year: Spot | None
    year_line: Spot | None
    year_of_line: int | None
    names: tuple[Spot | None, ...]
    attribute: Spot | None
    period: Spot | None
    period_label: str
    money: MoneyBlanks
    amounts: tuple[Spot | None, ...]
    sources: tuple[tuple[str, Spot | None], ...]
    more: tuple[tuple[str, Spot | None], ...]
    goal: Spot | None
    long_goal: Spot | None
    persons: bool
    unnamed: tuple[int, ...]
    beginnings: tuple[Spot, ...]


def plan_of(grid: Grid, rows: FormRows, free: Mapping[Place, int]) -> HeadPlan | None:
    """The plan of the head of the form in the given rows, found in the general way. free are the cells that
    hold anything of their kinds on other forms of the plan, numbered; all others hold the same. None where
    the plan depends on what the free cells hold.
    """
    if rows.table is None:
        return None
    head_grid = grid.part(rows.first, rows.table - 1)
    head = locate(head_grid)
    unnamed = _unnamed(head_grid, free)
    dated = Label.PERIOD_START in head and Label.PERIOD_END in head
    if dated or Label.PROJECT not in head or unnamed is None or _is_uncommon(head_grid, head):
        return None

    hidden: list[Place] = []

    def spot(at: CellRef, text: str) -> Spot:
        place = (at.row, at.col)
        if place in free:
            if not text:  # an empty blank, under whose merged label something else stands
                hidden.append(place)
            return Spot(at.row, at.col, free[place])
        return Spot(at.row, at.col, -1, grid.value(at.row, at.col), text)

    def of(blank: Blank | None) -> Spot | None:
        return None if blank is None else spot(blank.at, blank.text)

    def entry(found: Entry[T] | None) -> Spot | None:
        return spot(found.at, found.text) if found and found.found else None

    first = first_cell(head_grid)
    title, attachment = read_titles(head_grid, first)
    line, year = year_line(head_grid), blank_of(head, Label.YEAR)
    if line and (line.value is not None or (year and not year.text)):
        year = None
    period = blank_of(head, Label.PERIOD)
    money = money_blanks(head_grid, head)
    goal, long_goal = goal_blanks(head_grid, head)
    beginnings = [(row, cells[0]) for row, cells in islice(head_grid.lines(), TITLE_ROWS) if cells]
    plan = HeadPlan(
        rows.first,
        (first.row, first.col),
        entry(title),
        entry(attachment),
        of(year),
        entry(line),
        line.value if line else None,
        tuple([of(blank_of(head, label)) for label in NAMES]),
        of(blank_of(head, Label.ATTRIBUTE)),
        of(period),
        period.label_text if period else "",
        money,
        tuple(map(of, money[:4])),
        tuple([(blank.label_text, of(blank)) for blank in money.sources]),
        tuple([(blank.label_text, of(blank)) for blank in money.more]),
        of(goal),
        of(long_goal),
        any(persons_in(text) or glued(text) for _, cells in head_grid.lines() for _, text in cells),
        unnamed,
        tuple([spot(head_grid.at(row, col), text) for row, (col, text) in beginnings]),
    )
    return None if hidden else plan


def _is_uncommon(grid: Grid, head: Head) -> bool:
    """Whether amounts stand elsewhere than right of labels that a list knows, or in columns by years."""
    if whole_head(grid, head) != head:
        return True
    places = [total.label_at for total in head.get(Label.TOTAL, ())]
    return any(sum(col > at.col for col, _ in grid.filled(at.row)) > 1 for at in places)


def _unnamed(grid: Grid, free: Mapping[Place, int]) -> tuple[int, ...] | None:
    """The free cells left of amounts; None where one of them, or known words there, may name money."""
    found: list[int] = []
    for row, cells in grid.lines():
        for (col, text), (value_col, _) in pairwise(cells):
            if not is_amount(grid, row, value_col):
                continue
            if may_name_money(text):
                return None
            if (row, col) in free:
                found.append(free[row, col])
    return tuple(found)
