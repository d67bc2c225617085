"""Whether the rules about what the costs come to can find anything: mostly plain amounts make the total."""

from decimal import Decimal
from functools import lru_cache

from xl_perfgoals.core.amount import EXACT, YUAN_PER_UNIT, in_wan
from xl_perfgoals.core.form import PerfGoalForm
from xl_perfgoals.core.levels import COSTS
from xl_perfgoals.core.policy import Policy
from xl_perfgoals.core.target import Kind
from xl_perfgoals.core.texts import squeeze
from xl_perfgoals.rules._cost_rows import VAGUE, is_sane, names_per
from xl_perfgoals.rules._indicators import says_a_name

_MONEY = Kind.MONEY  # looked up but once: Enum is slow at it
_ZERO = Decimal(0)


def may_differ(form: PerfGoalForm, policy: Policy) -> bool:  # noqa: ARG001
    """False where there are no cost rows, or all are plain amounts of money that make the total together.

    Then there is a sum, nothing differs from it, and no row is left that says nothing of money.
    """
    sum_, found = _ZERO, False
    for row in form.indicators:
        if row.level2.value not in COSTS:
            continue
        found, target = True, row.target.value
        if target is None or target.kind is not _MONEY or target.per or target.op in VAGUE:
            return True
        number, unit = target.number, target.unit
        if number is None or unit not in YUAN_PER_UNIT or not is_sane(number) or not _is_plain(row.name.text):
            return True
        sum_ = EXACT.add(sum_, in_wan(number, unit))
    return found and sum_ != form.funding.total.value


@lru_cache(maxsize=4096)
def _is_plain(name: str) -> bool:
    """Whether an amount beside the name is neither a price nor part of another row's."""
    return says_a_name(name) and names_per(name) is None and not squeeze(name).startswith("其中")
