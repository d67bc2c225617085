"""What the form's own targets already commit the project to spend."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from xl_perfgoals.core.amount import Amount, format_amount, in_wan
from xl_perfgoals.core.form import Indicator, PerfGoalForm
from xl_perfgoals.core.levels import Level2
from xl_perfgoals.core.policy import Policy
from xl_perfgoals.core.target import Kind, Op
from xl_perfgoals.core.texts import squeeze
from xl_perfgoals.rules._cost_beside import whole_beside
from xl_perfgoals.rules._cost_rows import Costs, costs_of
from xl_perfgoals.rules._cost_total import whole_of
from xl_perfgoals.rules._indicators import said
from xl_perfgoals.rules._matching import Outcome, Pair, pairs
from xl_perfgoals.rules._once import once_under_policy
from xl_perfgoals.rules._subjects import subjects


@dataclass(frozen=True, slots=True)
class Commitment:
    """Money that is spent when the targets are met: the rows that say so, and how it was reckoned.

    slack is what of it may come of a rounded price.
    """

    rows: tuple[Indicator, ...]
    amount: Amount
    working: str
    slack: Amount = Decimal(0)


@once_under_policy
def commitments(form: PerfGoalForm, policy: Policy) -> tuple[Commitment, ...]:
    """Each commitment once, none overstated, in the order of the page; () when no price has its quantity.

    Of several prices for one quantity (grades, ages) only the lowest counts. A plain amount that speaks
    of the same thing as a priced quantity is left out, as is a row with the whole money; money among the
    quantities counts only where the costs name no amounts.
    """
    costs = costs_of(form)
    matched = list(_lowest(pairs(form, costs.prices, policy)))
    if not matched:
        return ()
    priced = [Commitment(_rows(pair), pair.amount, pair.working, pair.slack) for pair in matched]
    subject = frozenset().union(*(subjects(row, policy) for item in priced for row in item.rows))
    plain = [item for item in _plain(form, costs, policy) if not subject & subjects(item.rows[0], policy)]
    return tuple(sorted((*priced, *plain), key=lambda item: item.rows[0].number))


def _lowest(matched: Iterable[Pair]) -> Iterable[Pair]:
    """The pairs that are certain; where several prices share a quantity, the cheapest."""
    kept: dict[int, Pair] = {}
    for pair in matched:
        if pair.outcome is Outcome.FOUND and pair.sure:
            key = (pair.quantity or pair.price.row).number
            if key not in kept or pair.amount < kept[key].amount:
                kept[key] = pair
    return kept.values()


def _rows(pair: Pair) -> tuple[Indicator, ...]:
    rows = (pair.quantity, pair.price.row) if pair.quantity else (pair.price.row,)
    return tuple(sorted(rows, key=lambda row: row.number))


def _plain(form: PerfGoalForm, costs: Costs, policy: Policy) -> Iterator[Commitment]:
    total = form.funding.total.value
    wholes = (
        ()
        if total is None
        else (
            whole_of(costs.amounts, total, policy),
            whole_beside(form, costs.amounts, costs.prices, policy),
        )
    )
    for cost in costs.amounts:
        by_itself = total is not None and cost.amount >= total  # the whole, or C02's
        if cost not in wholes and not by_itself:
            yield _amount(cost.row, cost.amount)
    if not costs.amounts:
        yield from _spending(form, policy)


def _spending(form: PerfGoalForm, policy: Policy) -> Iterator[Commitment]:
    """Quantities that are in truth money spent by the project."""
    spent, foreign = policy.word_list("spending_words"), policy.word_list("not_own_money")
    for row in form.indicators:
        name, target = squeeze(row.name.text), row.target.value
        if row.level2.value is not Level2.QUANTITY or target is None or target.kind is not Kind.MONEY:
            continue
        own = any(word in name for word in spent) and not any(word in name for word in foreign)
        if own and target.yuan is not None and target.op not in {Op.RANGE, Op.PLUS_MINUS}:
            yield _amount(row, in_wan(target.yuan, "元"))


def _amount(row: Indicator, amount: Amount) -> Commitment:
    return Commitment((row,), amount, f"{said(row)} {format_amount(amount)} 万元")
