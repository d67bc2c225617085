"""The money block in the head of a form: which amounts are the year's, in which unit, from which sources."""

from collections.abc import Iterable
from typing import NamedTuple

from xl_perfgoals.core.amount import Amount, MoneyUnit, read_shown_amount
from xl_perfgoals.core.cells import CellRef, Grid, Scalar
from xl_perfgoals.core.form import Entry, Funding, FundingPart
from xl_perfgoals.parsing.labels import Label
from xl_perfgoals.parsing.layouts.split_funding import stands_over, sum_of, without_shares
from xl_perfgoals.parsing.layouts.two_goals import with_cumulative_totals, year_filter
from xl_perfgoals.parsing.locate import Blank, Head, first_filled
from xl_perfgoals.parsing.money_labels import whole_head
from xl_perfgoals.parsing.money_units import first_unit, unit_line


class MoneyBlanks(NamedTuple):
    """Which blanks of a head hold which amounts of the year, before any of them is read.

    summed: 财政拨款 is the sum of its sources. unit is None where the page declares none.
    """

    total: Blank | None
    fiscal: Blank | None
    other: Blank | None
    long_total: Blank | None
    sources: tuple[Blank, ...]
    more: tuple[Blank, ...]
    summed: bool
    unit: MoneyUnit | None


def money_blanks(grid: Grid, head: Head) -> MoneyBlanks:
    """The blanks of the money block. What stands beside a cumulative total is not the year's and is left
    alone.
    """
    head = with_cumulative_totals(grid, whole_head(grid, head))
    is_of_the_year = year_filter(head)

    def listed(*labels: Label) -> tuple[Blank, ...]:
        return tuple([blank for label in labels for blank in head.get(label, ()) if is_of_the_year(blank)])

    fiscal, sources = first_filled(listed(Label.FISCAL)), listed(Label.SOURCE)
    return MoneyBlanks(
        first_filled(listed(Label.TOTAL)),
        fiscal,
        first_filled(listed(Label.OTHER)),
        first_filled(head.get(Label.LONG_TOTAL, ())),
        sources,
        listed(Label.CARRYOVER, Label.OWN, Label.UNLISTED),
        bool(sources)
        and (fiscal is None or stands_over(head.get(Label.FISCAL, ()), head.get(Label.SOURCE, ()))),
        _declared_unit(grid, head),
    )


def read_funding(grid: Grid, head: Head, first: CellRef) -> Funding:
    """The amounts of the form."""
    blanks = money_blanks(grid, head)
    unit = blanks.unit or MoneyUnit.WAN

    def entry(blank: Blank) -> Entry[Amount]:
        # Of a cell that holds the label too, only what follows it is the amount.
        raw = blank.text if blank.glued else grid.value(blank.at.row, blank.at.col)
        return amount_entry(raw, blank.text, unit, blank.at)

    def amount(blank: Blank | None) -> Entry[Amount]:
        return Entry(None, "", None, first, found=False) if blank is None else entry(blank)

    def listed(listed: Iterable[Blank]) -> tuple[FundingPart, ...]:
        return tuple([FundingPart(blank.label_text, entry(blank)) for blank in listed])

    return funding_of(
        blanks,
        (amount(blanks.total), amount(blanks.fiscal), amount(blanks.other), amount(blanks.long_total)),
        listed(blanks.sources),
        listed(blanks.more),
    )


def amount_entry(raw: Scalar, text: str, unit: MoneyUnit, at: CellRef) -> Entry[Amount]:
    """An amount as it stands in its cell, with its value."""
    value = read_shown_amount(raw if text else None, text, unit)
    return tuple.__new__(Entry, (raw, text, value, at, True))


def funding_of(
    blanks: MoneyBlanks,
    amounts: tuple[Entry[Amount], Entry[Amount], Entry[Amount], Entry[Amount]],
    sources: tuple[FundingPart, ...],
    more: tuple[FundingPart, ...],
) -> Funding:
    """项目资金 by its blanks; amounts are the total, 财政拨款, 其他资金 and that of all years."""
    total, fiscal, other, long_total = amounts
    if blanks.summed:
        fiscal = sum_of(sources)
    shares: tuple[FundingPart, ...] = ()
    if more:
        more, shares = without_shares(total, (fiscal, other), more)
    return Funding(
        total,
        fiscal,
        other,
        long_total,
        more,
        sources,
        blanks.unit or MoneyUnit.WAN,
        blanks.unit is not None,
        shares,
    )


def _declared_unit(grid: Grid, head: Head) -> MoneyUnit | None:
    labels = (Label.TOTAL, Label.FUNDING, Label.FISCAL)
    return first_unit(blank.label_text for label in labels for blank in head.get(label, ())) or unit_line(
        grid
    )
