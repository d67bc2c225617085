"""The money block in the head of a form: which amounts are the year's, in which unit, from which sources."""

import re
from collections.abc import Callable

from xl_perfgoals.core.amount import Amount, MoneyUnit, add, read_amount
from xl_perfgoals.core.cells import CellRef, Grid
from xl_perfgoals.core.form import Entry, Funding, FundingPart
from xl_perfgoals.core.texts import squeeze
from xl_perfgoals.parsing.labels import Label
from xl_perfgoals.parsing.locate import Blank, Head, entry_at

_UNIT_OF_MONEY = re.compile(r"[(单位:](百?万元|千元|亿元|元)\)?")
_UNIT_LINE = re.compile(r"\(?(?:金额)?单位:?(?:人民币)?(百?万元|千元|亿元|元)\)?")


def read_funding(grid: Grid, head: Head, first: CellRef) -> Funding:
    """The amounts of the form. What stands beside a cumulative total is not the year's and is left alone."""
    declared = _declared_unit(grid, head)
    unit = declared or MoneyUnit.WAN
    is_of_the_year = _year_filter(head)

    def entry(blank: Blank) -> Entry[Amount]:
        raw = grid.value(blank.at.row, blank.at.col)
        return entry_at(grid, blank, read_amount(raw if blank.text else None, unit))

    def amount(label: Label, wanted: Callable[[Blank], bool] = is_of_the_year) -> Entry[Amount]:
        blanks = [blank for blank in head.get(label, ()) if wanted(blank)]
        chosen = next((blank for blank in blanks if blank.text), blanks[0] if blanks else None)
        return Entry(None, "", None, first, found=False) if chosen is None else entry(chosen)

    def listed(*labels: Label) -> tuple[FundingPart, ...]:
        blanks = [blank for label in labels for blank in head.get(label, ()) if is_of_the_year(blank)]
        return tuple(FundingPart(blank.label_text, entry(blank)) for blank in blanks)

    sources = listed(Label.SOURCE)
    fiscal = amount(Label.FISCAL)
    return Funding(
        amount(Label.TOTAL),
        fiscal if fiscal.found or not sources else _sum_of(sources),
        amount(Label.OTHER),
        amount(Label.LONG_TOTAL, lambda _: True),
        listed(Label.CARRYOVER, Label.OWN),
        sources,
        unit,
        declared=declared is not None,
    )


def _year_filter(head: Head) -> Callable[[Blank], bool]:
    """Tells the year's blanks from those of a cumulative total beside, above or below the year's total."""
    totals, longs = head.get(Label.TOTAL, ()), head.get(Label.LONG_TOTAL, ())
    if not totals or not longs:
        return lambda _: True
    year, long = totals[0].label_at, longs[0].label_at
    if year.row == long.row:
        return lambda blank: abs(blank.label_at.col - year.col) < abs(blank.label_at.col - long.col)
    if year.row < long.row:
        return lambda blank: blank.label_at.row < long.row
    return lambda blank: blank.label_at.row >= year.row


def _sum_of(sources: tuple[FundingPart, ...]) -> Entry[Amount]:
    """财政拨款 of a form that only lists where the money comes from; its cell is the first of theirs."""
    entries = [source.amount for source in sources]
    stated = [entry.value for entry in entries if entry.value is not None]
    unreadable = any(entry.value is None and not entry.blank for entry in entries)
    text = "+".join(entry.text for entry in entries if entry.text)
    return Entry(None, text, None if unreadable or not stated else add(stated), entries[0].at)


def _declared_unit(grid: Grid, head: Head) -> MoneyUnit | None:
    for label in (Label.TOTAL, Label.FUNDING, Label.FISCAL):
        for blank in head.get(label, ()):
            if stated := _UNIT_OF_MONEY.search(squeeze(blank.label_text)):
                return _unit(stated[1])
    for row in range(grid.first_row, grid.last_row + 1):
        for _, text in grid.filled(row):
            if len(text) <= 20 and (line := _UNIT_LINE.fullmatch(squeeze(text))):
                return _unit(line[1])
    return None


def _unit(word: str) -> MoneyUnit:
    return MoneyUnit(word)
