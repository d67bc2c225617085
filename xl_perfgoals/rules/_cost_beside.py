"""Plain amounts that stand beside prices: which of them states the whole money, which is but a part of it."""

from collections.abc import Sequence
from decimal import Decimal
from itertools import combinations

from xl_perfgoals.core.amount import Amount, add, subtract
from xl_perfgoals.core.form import Indicator, PerfGoalForm
from xl_perfgoals.core.policy import Policy
from xl_perfgoals.core.texts import squeeze
from xl_perfgoals.rules._cost_rows import Cost, Price
from xl_perfgoals.rules._matching import Outcome, pairs
from xl_perfgoals.rules._subjects import subjects, subjects_of

_MOST_COMBINED = 8  # amounts; of more, some would add up to any sum by chance


def named_whole(row: Indicator, policy: Policy) -> bool:
    """Whether the 三级指标 speaks of all the money: 总成本, 补贴总额."""
    return any(word in squeeze(row.name.text) for word in policy.word_list("whole_costs"))


def whole_beside(
    form: PerfGoalForm, costs: Sequence[Cost], prices: Sequence[Price], policy: Policy
) -> Cost | None:
    """The amount that states the whole money beside prices; None where each may be but a part of it."""
    total = form.funding.total.value or Decimal(0)
    reckoned = _reckoned(form, prices, policy)
    for cost in costs:
        others = [other.amount for other in costs if other is not cost]
        part = cost.amount < total and _some_add_up((*others, *reckoned), subtract(total, cost.amount))
        if named_whole(cost.row, policy) and not part and _of_all(form, cost, costs, prices, policy):
            return cost
    return None


def repeats_a_price(form: PerfGoalForm, cost: Cost, prices: Sequence[Price], policy: Policy) -> bool:
    """Whether the amount is what the only price comes to: then the two together are all the costs."""
    return len(prices) == 1 and _reckoned(form, prices, policy) == (cost.amount,)


def _reckoned(form: PerfGoalForm, prices: Sequence[Price], policy: Policy) -> tuple[Amount, ...]:
    return tuple(pair.amount for pair in pairs(form, prices, policy) if pair.outcome is Outcome.FOUND)


def _of_all(
    form: PerfGoalForm, cost: Cost, costs: Sequence[Cost], prices: Sequence[Price], policy: Policy
) -> bool:
    """Whether the name says of nothing narrower than the project: 护管员补贴总额 may be one of several."""
    name = squeeze(cost.row.name.text)
    for word in policy.word_list("whole_costs"):
        name = name.replace(word, " ")
    own = subjects_of(name, policy)
    if not own or own & subjects_of(form.project.value or "", policy):
        return True
    return len(costs) == len(prices) == 1 and bool(own & subjects(prices[0].row, policy))


def _some_add_up(amounts: Sequence[Amount], wanted: Amount) -> bool:
    if len(amounts) > _MOST_COMBINED:
        return False
    sizes = range(1, len(amounts) + 1)
    return any(add(some) == wanted for size in sizes for some in combinations(amounts, size))
