"""The money cells of a form with their labels, for the rules that look at each of them."""

from collections.abc import Iterator
from typing import NamedTuple

from xl_perfgoals.core.amount import Amount
from xl_perfgoals.core.form import Entry, Funding, FundingPart


class MoneyCell(NamedTuple):
    """One amount of 项目资金 and what the form calls it."""

    label: str
    entry: Entry[Amount]


def parts(funding: Funding) -> tuple[MoneyCell, ...]:
    """What the total should be the sum of, in the order of the form."""
    return (
        MoneyCell("财政拨款", funding.fiscal),
        MoneyCell("其他资金", funding.other),
        *map(_listed, funding.more),
    )


def money_cells(funding: Funding) -> Iterator[MoneyCell]:
    """Every money cell of the form once: totals, parts, and the sources of these."""
    yield MoneyCell("年度资金总额", funding.total)
    yield MoneyCell("项目资金总额", funding.long_total)
    sources = tuple(map(_listed, funding.sources))
    summed = {source.entry.at for source in sources}  # where 财政拨款 is but the sum of its sources
    yield from (part for part in parts(funding) if part.entry.at not in summed)
    yield from sources
    yield from map(_listed, funding.other_sources)


def _listed(part: FundingPart) -> MoneyCell:
    return MoneyCell(part.label.strip(":： "), part.amount)
