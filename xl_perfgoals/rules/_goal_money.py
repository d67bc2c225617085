"""The project's money as the annual goal tells it: which amounts it names, and which as the whole."""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from xl_perfgoals.core.amount import Amount, in_wan
from xl_perfgoals.core.form import PerfGoalForm
from xl_perfgoals.core.patterns import rare
from xl_perfgoals.core.policy import Policy
from xl_perfgoals.rules._goal_text import unnumbered

_MONEY = rare(
    r"(?<![0-9.])([0-9]{1,3}(?:,[0-9]{3}){1,4}(?:\.[0-9]{1,8})?|[0-9]{1,15}(?:\.[0-9]{1,8})?)(千元|百万元|万元|亿元|元)(?![/每])"
)
_SENTENCE_END = rare(r"[。;!?]")
_STOPS = rare(r"[,。;!?、:(]")
_OF_MONEY = rare(r"资金|投资|投入|经费|安排|预算|拨款|支出|补助|补贴|费用|下达|申请")
_WHOLE = rare(
    r"总投资|总资金|总预算|总经费|资金总额|资金总量|年度资金|项目资金|预算资金|总额|总计|合计|共计|共(?:安排|投入|需|申请)"
)
_EACH = re.compile(r"[每均]|标准|单价")
_YEAR = re.compile(r"20[0-9]{2}(?=年)")


class Named(NamedTuple):
    """An amount that the goal names; whole: as all the money there is; open: more follow unnamed (等)."""

    amount: Amount
    whole: bool
    open: bool


def named_amounts(form: PerfGoalForm, policy: Policy) -> tuple[Named, ...]:
    """The project's amounts in the order of the goal.

    Prices, what the project brings in, and the money of other years are left out.
    """
    return _named_amounts(form.annual_goal.value or "", form.year.value, policy)


@lru_cache(maxsize=1024)
def _named_amounts(goal: str, year: int | None, policy: Policy) -> tuple[Named, ...]:
    return tuple(_amounts(goal, year, policy))


def _amounts(goal: str, year: int | None, policy: Policy) -> Iterator[Named]:
    incomes = policy.word_list("goal_income_words")
    for sentence in _SENTENCE_END.split(unnumbered(goal)):
        years = {int(told) for told in _YEAR.findall(sentence)}
        if not _OF_MONEY.search(sentence) or (years and year not in years):
            continue
        end = 0
        for match in _MONEY.finditer(sentence):
            before = _STOPS.split(sentence[end : match.start()])[-1]
            end = match.end()
            if not _EACH.search(before) and not any(word in before for word in incomes):
                amount = in_wan(Decimal(match[1].replace(",", "")), match[2])
                yield Named(amount, _WHOLE.search(before) is not None, "等" in sentence[end:])
