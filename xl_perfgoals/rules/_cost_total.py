"""Which amounts of the cost rows must be equal to the year's money, and whether they are but for rounding."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import cached_property

from xl_perfgoals.core.amount import EXACT, YUAN_PER_UNIT, Amount, add, subtract
from xl_perfgoals.core.form import PerfGoalForm
from xl_perfgoals.core.policy import Policy
from xl_perfgoals.core.texts import squeeze
from xl_perfgoals.rules._cost_beside import named_whole, repeats_a_price, whole_beside
from xl_perfgoals.rules._cost_rows import Cost, Costs, costs_of
from xl_perfgoals.rules._once import once_under_policy

_SLIPS = (10, 100, 1000, 10_000)


@dataclass(frozen=True)
class Comparison:
    """Cost rows whose sum is to be the year's money.

    complete is False where another cost row cannot be read yet: then only too much is certain. beside
    lists rows that are part of the compared one. room tells that the rows may sum to less, since
    another row states the whole and agrees with the total, or prices stand for the rest.
    """

    total: Amount
    costs: tuple[Cost, ...]
    complete: bool
    beside: tuple[Cost, ...] = ()
    room: bool = False

    @cached_property
    def sum(self) -> Amount:
        """What the rows come to, in 万元."""
        return add(cost.amount for cost in self.costs)

    @cached_property
    def differs(self) -> bool:
        """Whether the sum is at fault: not the total, nor less where less may be."""
        less_is_well = self.room or not self.complete
        return self.sum > self.total or (self.sum < self.total and not less_is_well)


@once_under_policy
def comparison(form: PerfGoalForm, policy: Policy) -> Comparison | None:
    """What differs from the total; None where nothing does, or where it, a unit or any amount is missing."""
    total, found = form.funding.total.value, costs_of(form)
    if total is None or total <= 0 or found.bare or not found.amounts:
        return None
    costs = _without_details(found.amounts, total)
    if add([cost.amount for cost in costs]) == total:
        return None
    compared = _compared(form, found, costs, total, policy)
    return compared if compared.differs else None


def _compared(
    form: PerfGoalForm, found: Costs, costs: tuple[Cost, ...], total: Amount, policy: Policy
) -> Comparison:
    complete = not found.unread
    if found.prices:
        whole = whole_beside(form, costs, found.prices, policy)
    else:
        whole = whole_of(costs, total, policy) if len(costs) > 1 else None
    if whole is None:
        room = bool(found.prices) and not (
            len(costs) == 1 and repeats_a_price(form, costs[0], found.prices, policy)
        )
        return Comparison(total, costs, complete, room=room)
    parts = tuple(cost for cost in costs if cost is not whole)
    if whole.amount == total:  # beside other rows: alone it would have been their sum
        return Comparison(total, parts, complete, room=True)
    return Comparison(total, (whole,), complete, beside=parts)


def _without_details(costs: tuple[Cost, ...], total: Amount) -> tuple[Cost, ...]:
    """The rows without those marked 其中; and without all that follows them, where only that agrees."""
    marked = [squeeze(cost.row.name.text).startswith("其中") for cost in costs]
    if True not in marked:
        return costs
    own = tuple(cost for cost, detail in zip(costs, marked, strict=True) if not detail)
    before = costs[: marked.index(True)]
    agrees = add(cost.amount for cost in before) == total
    return before if before and agrees else own or costs


def whole_of(costs: Sequence[Cost], total: Amount, policy: Policy) -> Cost | None:
    """The row that states the whole money beside rows that detail it."""
    for cost in costs:
        rest = add(other.amount for other in costs if other is not cost)
        if named_whole(cost.row, policy) and cost.amount in {total, rest}:
            return cost
    return None


def only_rounded(comparison: Comparison) -> bool:
    """Whether the sum is the total rounded to the decimals that the rows show."""
    stated = comparison.sum
    exponent = min(_exponent(cost) for cost in comparison.costs)
    rounded = EXACT.scaleb(comparison.total, -exponent).to_integral_value(ROUND_HALF_UP)
    return 0 != stated != comparison.total and EXACT.scaleb(stated, -exponent) == rounded


def slip_of(amount: Amount, total: Amount) -> tuple[int, bool] | None:
    """The power of ten between amount and total, to within 0.1 %, and whether the amount is the larger."""
    for power in _SLIPS:
        if _near(amount, EXACT.multiply(total, Decimal(power))):
            return power, True
        if _near(EXACT.multiply(amount, Decimal(power)), total):
            return power, False
    return None


def _near(left: Decimal, right: Decimal) -> bool:
    return EXACT.multiply(subtract(left, right).copy_abs(), Decimal(1000)) <= right


def _exponent(cost: Cost) -> int:
    """The power of ten, in 万元, of the last digit that the row shows: -2 for 56.67万元, -4 for 45000元."""
    shown = cost.number.as_tuple().exponent
    return int(shown) + YUAN_PER_UNIT[cost.unit].adjusted() - 4
