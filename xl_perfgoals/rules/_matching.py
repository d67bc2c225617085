"""Which quantity a price belongs to, and what the two come to.

A price and a quantity belong together when the unit fits and their names share a word that says what
they are about; failing that, when the unit leaves only one quantity and no other price has a better
claim to it. Where several quantities would do, nothing is decided.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum, auto
from typing import NamedTuple

from xl_perfgoals.core.amount import EXACT, YUAN_PER_UNIT, Amount, format_amount, in_wan
from xl_perfgoals.core.form import Indicator, PerfGoalForm
from xl_perfgoals.core.levels import Level2
from xl_perfgoals.core.policy import Policy
from xl_perfgoals.core.target import Kind, Op
from xl_perfgoals.core.texts import squeeze
from xl_perfgoals.rules._cost_rows import Price, is_sane, named_standard
from xl_perfgoals.rules._indicators import readings, unit_in_name
from xl_perfgoals.rules._once import once_a_form
from xl_perfgoals.rules._periods import fitting_periods, periods, split_per, told
from xl_perfgoals.rules._subjects import converted, fit, same_unit, subjects

_BOUNDS = frozenset({Op.AT_MOST, Op.LESS, Op.ABOUT})
_COUNTED = frozenset({Kind.QUANTITY, Kind.NUMBER_WITHOUT_UNIT})


class Outcome(Enum):
    """What looking for a price's quantity led to."""

    FOUND = auto()
    ABSENT = auto()
    UNDECIDED = auto()


@dataclass(frozen=True, slots=True)
class Pair:
    """A price with what it is multiplied by, and what that comes to in 万元.

    quantity is None for what is paid by time alone (12万元/年), and where none was found. sure: names
    and units both say that they belong together. slack: how much of the amount may come of the rounding of
    a price that is only a bound (≤1.48万元).
    """

    price: Price
    outcome: Outcome
    quantity: Indicator | None = None
    sure: bool = False
    amount: Amount = Decimal(0)
    working: str = ""
    slack: Amount = Decimal(0)


class _Claim(NamedTuple):
    """How well a quantity suits a price: words shared between the names, and how well the unit fits."""

    shared: int
    fit: int
    row: Indicator


@once_a_form
def countable(form: PerfGoalForm) -> tuple[Indicator, ...]:
    """The quantity rows with a number, not 0, that a price can be multiplied by."""
    return tuple(row for row in form.indicators if row.level2.value is Level2.QUANTITY and number_of(row))


def pairs(form: PerfGoalForm, prices: Sequence[Price], policy: Policy) -> tuple[Pair, ...]:
    """Each price with the quantity it belongs to."""
    rows = countable(form)
    claims = [tuple(_claims(price, rows, policy)) for price in prices]
    best = [max(own, default=None, key=lambda claim: claim[:2]) for own in claims]
    taken = [claim.row for claim in best if claim and claim.shared]
    return tuple(
        _settled(form, _pair(form, price, own, taken, alone=len(prices) == 1), policy)
        for price, own in zip(prices, claims, strict=True)
    )


def number_of(row: Indicator) -> Decimal | None:
    """The number of a quantity row; None where it has none that can be multiplied."""
    target = row.target.value
    if target is None or target.kind not in _COUNTED or target.op is Op.RANGE or not is_sane(target.number):
        return None
    return target.number


def count_unit(row: Indicator) -> str:
    """What a quantity counts: its unit, or the one in brackets behind its name; "" when neither is there."""
    target = row.target.value
    unit = (target.unit if target else None) or unit_in_name(row)
    return unit.partition("/")[0]


def _claims(price: Price, rows: Sequence[Indicator], policy: Policy) -> Iterator[_Claim]:
    _, pieces = split_per(price.per)
    if len(pieces) > 1:
        return
    own = subjects(price.row, policy)
    for row in rows:
        if fits := fit(pieces[0] if pieces else "", price.row, count_unit(row), row):
            yield _Claim(len(own & subjects(row, policy)), fits, row)


def _pair(
    form: PerfGoalForm, price: Price, claims: Sequence[_Claim], taken: Sequence[Indicator], *, alone: bool
) -> Pair:
    times, pieces = split_per(price.per)
    if periods(form, times) is None or len(pieces) > 1:
        return Pair(price, Outcome.UNDECIDED)
    if times and not pieces:
        by_time = _product(form, price, None)
        if not named_standard(price.row) or by_time.amount == form.funding.total.value:
            return by_time
    outcome, claim = _choice(claims, taken, alone=alone)
    if claim is None:
        return Pair(price, outcome)
    return _product(form, price, claim)


def _settled(form: PerfGoalForm, pair: Pair, policy: Policy) -> Pair:
    """The pair, undecided where the price is for some of the persons only, or a frequency tells how often."""
    _, pieces = split_per(pair.price.per)
    if pair.quantity is not None:
        doubtful = _of_some(pair.price.row, pair.quantity, policy)
    else:
        by_times = pair.outcome is Outcome.ABSENT and bool(pieces) and same_unit(pieces[0], "次")
        doubtful = by_times and any(target.kind is Kind.FREQUENCY for _, target in readings(form))
    return Pair(pair.price, Outcome.UNDECIDED) if doubtful else pair


def _of_some(price: Indicator, quantity: Indicator, policy: Policy) -> bool:
    """Whether the price is only for a part of those counted: 村党组织书记报酬 beside 村干部人数."""
    return any(
        word in squeeze(price.name.text) and word not in squeeze(quantity.name.text)
        for word in policy.word_list("subgroup_words")
    )


def _choice(
    claims: Sequence[_Claim], taken: Sequence[Indicator], *, alone: bool
) -> tuple[Outcome, _Claim | None]:
    """The best claim: by shared words, else by unit, else the only one there is."""
    ranked = sorted(claims, key=lambda claim: claim[:2], reverse=True)
    if ranked and ranked[0].shared:
        tied = len(ranked) > 1 and ranked[1][:2] == ranked[0][:2]
        return (Outcome.UNDECIDED, None) if tied else (Outcome.FOUND, ranked[0])
    free = [claim for claim in claims if claim.row not in taken]
    exact = [claim for claim in free if claim.fit > 1]
    if len(exact) == 1 or (not exact and len(free) == 1 and alone):
        return Outcome.FOUND, (exact or free)[0]
    return (Outcome.UNDECIDED if free else Outcome.ABSENT), None


def _product(form: PerfGoalForm, price: Price, claim: _Claim | None) -> Pair:
    times, pieces = split_per(price.per)
    once, half, quantity = price.yuan, _half_digit(price), ""
    if claim is not None:
        number, unit = number_of(claim.row) or Decimal(0), count_unit(claim.row)
        counted = converted(number, unit, pieces[0]) if pieces else number
        once, half = EXACT.multiply(once, counted), EXACT.multiply(half, counted)
        quantity = f"{format_amount(number)} {unit}".rstrip()
    paid = in_wan(once, "元")
    count = fitting_periods(form, times, paid)
    amount = EXACT.multiply(paid, Decimal(count))
    factors = (quantity, price.written, told(times, count))
    working = f"{'×'.join(filter(None, factors))}={format_amount(amount)} 万元"
    row = claim.row if claim else None
    slack = EXACT.multiply(in_wan(half, "元"), Decimal(count))
    return Pair(price, Outcome.FOUND, row, claim is None or claim.shared > 0, amount, working, slack)


def _half_digit(price: Price) -> Decimal:
    """Half of the price's last decimal in 元, if the price is a bound that may have been rounded; else 0."""
    target, exponent = price.row.target.value, int(price.number.as_tuple().exponent)
    if target is None or target.op not in _BOUNDS or exponent >= 0:
        return Decimal(0)
    return EXACT.multiply(EXACT.scaleb(Decimal(5), exponent - 1), YUAN_PER_UNIT[price.unit])
