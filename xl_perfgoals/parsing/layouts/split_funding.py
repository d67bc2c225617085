"""G: the year's money split into many sources (上级, 本级, 上年结转, 自有资金, 单位资金, 财政专户管理资金).

Known by a source beyond 财政拨款 and 其他资金. The total is the sum of all of them; what only says where
财政拨款 comes from is part of it and never counted beside it.
"""

import re

from xl_perfgoals.core.amount import Amount, add
from xl_perfgoals.core.form import Entry, FundingPart, PerfGoalForm
from xl_perfgoals.core.texts import squeeze
from xl_perfgoals.parsing.columns import Column
from xl_perfgoals.parsing.layouts.layout import Layout

_KIND_OF_BUDGET = re.compile("公共预算|基金|国有资本")


def sum_of(sources: tuple[FundingPart, ...]) -> Entry[Amount]:
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


def _shown(form: PerfGoalForm, _: frozenset[Column]) -> bool:
    return bool(form.funding.more or form.funding.sources)


LAYOUT = Layout("G", "资金按来源细分", _shown)
