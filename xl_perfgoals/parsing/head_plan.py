"""Where the blanks of a form's head stand: found once for all forms of one template."""

from itertools import pairwise
from typing import NamedTuple

from xl_perfgoals.core.cells import Grid
from xl_perfgoals.parsing.contacts import persons_in
from xl_perfgoals.parsing.funding_block import MoneyBlanks, money_blanks
from xl_perfgoals.parsing.goal_block import goal_blanks
from xl_perfgoals.parsing.head_cells import Pattern
from xl_perfgoals.parsing.labels import Label
from xl_perfgoals.parsing.locate import Blank, Head, blank_of, locate
from xl_perfgoals.parsing.money_labels import is_amount, may_name_money, whole_head
from xl_perfgoals.parsing.page_form import NAMES, first_cell
from xl_perfgoals.parsing.partition import FormRows
from xl_perfgoals.parsing.titles import read_titles
from xl_perfgoals.parsing.years import year_line


class Spot(NamedTuple):
    """A cell by its 1-based sheet row and column. place counts the filled cells of the row left of it; it is
    -1 for a blank that is empty.
    """

    row: int
    col: int
    place: int


class HeadPlan(NamedTuple):
    """Where the blanks of a head stand; None for what the form does not have.

    first_row is the first row of the form, first its first cell. year is the blank of the year; where it is
    None, year_line is the line under the title that says year_of_line. names are those of page_form.NAMES.
    money says which blanks hold which amounts; amounts are where they stand: the total, 财政拨款, 其他资金,
    that of all years; sources and more have their labels. goal is the year's. persons are the rows in
    which contact persons are named. unnamed are cells that name no money on any form of the plan.
    """

    first_row: int
    first: Spot
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
    persons: tuple[int, ...]
    unnamed: tuple[Spot, ...]


def plan_of(grid: Grid, rows: FormRows, pattern: Pattern) -> HeadPlan | None:
    """The plan of the head of the form in the given rows, found in the general way; pattern is that of the
    rows of the sheet above its table. None where it cannot be said without reading what fills the blanks.
    """
    if rows.table is None or any(None in line for line in pattern):
        return None
    head_grid = grid.part(rows.first, rows.table - 1)
    head = locate(head_grid)
    unnamed = _unnamed(head_grid, pattern[rows.first - grid.first_row :])
    dated = Label.PERIOD_START in head and Label.PERIOD_END in head
    if dated or Label.PROJECT not in head or unnamed is None or _is_uncommon(head_grid, head):
        return None
    first = first_cell(head_grid)
    title, attachment = read_titles(head_grid, first)
    line, year = year_line(head_grid), blank_of(head, Label.YEAR)
    if line and (line.value is not None or (year and not year.text)):
        year = None
    period = blank_of(head, Label.PERIOD)
    money = money_blanks(head_grid, head)
    goal, long_goal = goal_blanks(head_grid, head)
    return HeadPlan(
        rows.first,
        _spot(head_grid, first.row, first.col),
        _spot(head_grid, title.at.row, title.at.col) if title.found else None,
        _spot(head_grid, attachment.at.row, attachment.at.col) if attachment.found else None,
        _spot_of(head_grid, year),
        _spot(head_grid, line.at.row, line.at.col) if line else None,
        line.value if line else None,
        tuple(_spot_of(head_grid, blank_of(head, label)) for label in NAMES),
        _spot_of(head_grid, blank_of(head, Label.ATTRIBUTE)),
        _spot_of(head_grid, period),
        period.label_text if period else "",
        money,
        tuple(_spot_of(head_grid, blank) for blank in money[:4]),
        tuple((blank.label_text, _spot_of(head_grid, blank)) for blank in money.sources),
        tuple((blank.label_text, _spot_of(head_grid, blank)) for blank in money.more),
        _spot_of(head_grid, goal),
        _spot_of(head_grid, long_goal),
        tuple(row for row, cells in head_grid.lines() if any(persons_in(text) for _, text in cells)),
        unnamed,
    )


def _spot(grid: Grid, row: int, col: int) -> Spot:
    """The place of a filled cell."""
    return Spot(row, col, [place for place, _ in grid.filled(row)].index(col))


def _spot_of(grid: Grid, blank: Blank | None) -> Spot | None:
    """Where what a blank holds stands. No blank of a plan is glued to its label."""
    if blank is None:
        return None
    row, col = blank.at.row, blank.at.col
    return _spot(grid, row, col) if blank.text else Spot(row, col, -1)


def _is_uncommon(grid: Grid, head: Head) -> bool:
    """Whether amounts stand elsewhere than right of labels that a list knows, or in columns by years."""
    if whole_head(grid, head) != head:
        return True
    return any(
        sum(col > total.label_at.col for col, _ in grid.filled(total.label_at.row)) > 1
        for total in head.get(Label.TOTAL, ())
    )


def _unnamed(grid: Grid, pattern: Pattern) -> tuple[Spot, ...] | None:
    """The cells left of amounts that are no known words; None where known words there may name money."""
    found: list[Spot] = []
    for (row, cells), patterns in zip(grid.lines(), pattern, strict=True):
        for index, ((col, text), (value_col, _)) in enumerate(pairwise(cells)):
            if not is_amount(grid, row, value_col):
                continue
            if may_name_money(text):
                return None
            if patterns[index] != (col, text):
                found.append(Spot(row, col, index))
    return tuple(found)
