"""Whether the rules about 项目资金 can find anything at all: in most forms plain numbers add up."""

from decimal import Decimal

from xl_perfgoals.core.amount import EXACT, Amount
from xl_perfgoals.core.form import Entry, PerfGoalForm
from xl_perfgoals.core.policy import Policy

_ZERO, _FEN = Decimal(0), Decimal("0.000001")


def may_be_off(form: PerfGoalForm, policy: Policy) -> bool:  # noqa: ARG001
    """False where 财政拨款 and 其他资金, all that there is, are numbers to the 分 whose sum is the total.

    Then none is blank, unreadable, negative, more than the total, with a remark or below one 分.
    """
    funding = form.funding
    whole = funding.long_total
    if funding.more or funding.sources or funding.other_sources or whole.text or whole.value is not None:
        return True
    total, fiscal, other = _plain(funding.total), _plain(funding.fiscal), _plain(funding.other)
    if total is None or fiscal is None or other is None or not total:
        return True
    return EXACT.add(fiscal, other) != total


def _plain(entry: Entry[Amount]) -> Amount | None:
    """The amount of a cell that shows a number, not negative and to the 分; None for any other."""
    amount = entry.value
    if amount is None or not entry.found or isinstance(entry.raw, str) or not "0" <= entry.text[:1] <= "9":
        return None
    return amount if amount >= 0 and not EXACT.remainder(amount, _FEN) else None
