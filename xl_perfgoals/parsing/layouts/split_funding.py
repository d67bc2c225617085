"""G: the year's money split into many sources (上级, 本级, 上年结转, 自有资金, 单位资金, 财政专户管理资金).

Known by a source beyond 财政拨款 and 其他资金. The total is the sum of all of them; what only says where
财政拨款 comes from is part of it and never counted beside it.
"""

from collections.abc import Sequence
from decimal import Decimal

from xl_perfgoals.core.amount import Amount, add
from xl_perfgoals.core.form import Entry, FundingPart
from xl_perfgoals.core.patterns import rare
from xl_perfgoals.core.texts import squeeze
from xl_perfgoals.parsing.layouts.layout import Layout, Page
from xl_perfgoals.parsing.locate import Blank

_KIND_OF_BUDGET = rare("公共预算|基金|国有资本")


def sum_of(sources: tuple[FundingPart, ...]) -> Entry[Amount]:
    """财政拨款 of a form that only lists where the money comes from; its cell is the first of theirs."""
    entries = [source.amount for source in _not_twice(sources)]
    stated = [entry.value for entry in entries if entry.value is not None]
    unreadable = any(entry.value is None and not entry.blank for entry in entries)
    text = "+".join(entry.text for entry in entries if entry.text)
    return Entry(None, text, None if unreadable or not stated else add(stated), entries[0].at)


def stands_over(fiscal: Sequence[Blank], sources: Sequence[Blank]) -> bool:
    """Whether 财政拨款 is but the heading over its sources, laid out sideways, without an amount."""
    return any(
        not blank.text
        and source.text != ""
        and source.label_at.row == blank.label_at.row + 1
        and source.label_at.col >= blank.label_at.col
        for blank in fiscal
        for source in sources
    )


def without_shares(
    total: Entry[Amount], parts: Sequence[Entry[Amount]], more: tuple[FundingPart, ...]
) -> tuple[tuple[FundingPart, ...], tuple[FundingPart, ...]]:
    """The further parts of the total, and those that are but shares of 其他资金: 其中 below it says so.

    parts are the other parts of the total, 其他资金 the last. A total that only adds up with all of them
    says that there are no shares.
    """
    other = parts[-1]
    below = [part for part in more if part.amount.at.row > other.at.row]
    if other.value is None or not below or not squeeze(below[0].label).lstrip("(").startswith("其中"):
        return more, ()
    amounts = [part.amount.value or Decimal(0) for part in below]
    stated = [part.value for part in parts if part.value is not None]
    if total.value == add([*stated, *(part.amount.value or Decimal(0) for part in more)]):
        return more, ()
    ends = (end for end in range(len(below), 0, -1) if add(amounts[:end]) == other.value)
    shares = tuple(below[: next(ends, 1)])
    return tuple(part for part in more if part not in shares), shares


def _not_twice(sources: tuple[FundingPart, ...]) -> tuple[FundingPart, ...]:
    """The sources without those that only say once more, by level, what the kinds of budget came to."""
    kinds = tuple(source for source in sources if _KIND_OF_BUDGET.search(squeeze(source.label)))
    levels = tuple(source for source in sources if source not in kinds)
    sums = [add(s.amount.value for s in part if s.amount.value is not None) for part in (kinds, levels)]
    return kinds if kinds and levels and sums[0] == sums[1] else sources


def _shown(page: Page) -> bool:
    funding = page.funding
    return bool(funding.more or funding.sources or funding.other_sources)


LAYOUT = Layout("G", "资金按来源细分", _shown)
