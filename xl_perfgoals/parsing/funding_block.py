"""The money block in the head of a form: which amounts are the year's, in which unit, from which sources."""

from collections.abc import Callable

from xl_perfgoals.core.amount import Amount, MoneyUnit, read_shown_amount
from xl_perfgoals.core.cells import CellRef, Grid
from xl_perfgoals.core.form import Entry, Funding, FundingPart
from xl_perfgoals.parsing.labels import Label
from xl_perfgoals.parsing.layouts.split_funding import stands_over, sum_of, without_shares
from xl_perfgoals.parsing.layouts.two_goals import with_cumulative_totals, year_filter
from xl_perfgoals.parsing.locate import Blank, Head, first_filled
from xl_perfgoals.parsing.money_labels import whole_head
from xl_perfgoals.parsing.money_units import first_unit, unit_line


def read_funding(grid: Grid, head: Head, first: CellRef) -> Funding:
    """The amounts of the form. What stands beside a cumulative total is not the year's and is left alone."""
    head = with_cumulative_totals(grid, whole_head(grid, head))
    declared = _declared_unit(grid, head)
    unit = declared or MoneyUnit.WAN
    is_of_the_year = year_filter(head)

    def entry(blank: Blank) -> Entry[Amount]:
        # Of a cell that holds the label too, only what follows it is the amount.
        raw = blank.text if blank.glued else grid.value(blank.at.row, blank.at.col)
        value = read_shown_amount(raw if blank.text else None, blank.text, unit)
        return Entry(raw, blank.text, value, blank.at)

    def amount(label: Label, wanted: Callable[[Blank], bool] = is_of_the_year) -> Entry[Amount]:
        blanks = [blank for blank in head.get(label, ()) if wanted(blank)]
        chosen = first_filled(blanks)
        return Entry(None, "", None, first, found=False) if chosen is None else entry(chosen)

    def listed(*labels: Label) -> tuple[FundingPart, ...]:
        blanks = [blank for label in labels for blank in head.get(label, ()) if is_of_the_year(blank)]
        return tuple(FundingPart(blank.label_text, entry(blank)) for blank in blanks)

    sources = listed(Label.SOURCE)
    fiscal, other, total = amount(Label.FISCAL), amount(Label.OTHER), amount(Label.TOTAL)
    if sources and (not fiscal.found or stands_over(head.get(Label.FISCAL, ()), head.get(Label.SOURCE, ()))):
        fiscal = sum_of(sources)
    more, shares = without_shares(total, (fiscal, other), listed(Label.CARRYOVER, Label.OWN, Label.UNLISTED))
    return Funding(
        total,
        fiscal,
        other,
        amount(Label.LONG_TOTAL, lambda _: True),
        more,
        sources,
        unit,
        declared=declared is not None,
        other_sources=shares,
    )


def _declared_unit(grid: Grid, head: Head) -> MoneyUnit | None:
    labels = (Label.TOTAL, Label.FUNDING, Label.FISCAL)
    return first_unit(blank.label_text for label in labels for blank in head.get(label, ())) or unit_line(
        grid
    )
