"""The money block in the head of a form: which amounts are the year's, in which unit, from which sources."""

import re
from collections.abc import Callable

from xl_perfgoals.core.amount import Amount, MoneyUnit, add, read_amount
from xl_perfgoals.core.cells import CellRef, Grid
from xl_perfgoals.core.form import Entry, Funding, FundingPart
from xl_perfgoals.core.texts import squeeze
from xl_perfgoals.parsing.labels import Label
from xl_perfgoals.parsing.locate import Blank, Head, entry_at
from xl_perfgoals.parsing.money_labels import whole_head

_UNIT_OF_MONEY = re.compile(r"[(单位:](百?万元|千元|亿元|元)\)?")
_KIND_OF_BUDGET = re.compile("公共预算|基金|国有资本")
_UNIT_LINE = re.compile(r"\(?(?:金额)?单位:?(?:人民币)?(百?万元|千元|亿元|元)\)?")


def read_funding(grid: Grid, head: Head, first: CellRef) -> Funding:
    """The amounts of the form. What stands beside a cumulative total is not the year's and is left alone."""
    head = whole_head(grid, head)
    declared = _declared_unit(grid, head)
    unit = declared or MoneyUnit.WAN
    is_of_the_year = _year_filter(head)

    def entry(blank: Blank) -> Entry[Amount]:
        # Of a cell that holds the label too, only what follows it is the amount.
        raw = blank.text if blank.glued else grid.value(blank.at.row, blank.at.col)
        value = read_amount(raw if blank.text else None, unit)
        return entry_at(grid, blank, value)._replace(raw=raw)

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
        listed(Label.CARRYOVER, Label.OWN, Label.UNLISTED),
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
    entries = [source.amount for source in _not_twice(sources)]
    stated = [entry.value for entry in entries if entry.value is not None]
    unreadable = any(entry.value is None and not entry.blank for entry in entries)
    text = "+".join(entry.text for entry in entries if entry.text)
    return Entry(None, text, None if unreadable or not stated else add(stated), entries[0].at)


def _not_twice(sources: tuple[FundingPart, ...]) -> tuple[FundingPart, ...]:
    """The sources without those that only say once more, by level, what the kinds of budget came to."""
    kinds = tuple(source for source in sources if _KIND_OF_BUDGET.search(squeeze(source.label)))
    levels = tuple(source for source in sources if source not in kinds)
    sums = [add(s.amount.value for s in part if s.amount.value is not None) for part in (kinds, levels)]
    return kinds if kinds and levels and sums[0] == sums[1] else sources


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
