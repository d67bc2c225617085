"""A form's money columns, exact; and why they cannot be added to others', where they cannot."""

from collections.abc import Iterable, Sequence

from xl_perfgoals.core.amount import Amount, SubFenError, add, is_beyond_limit, to_fen
from xl_perfgoals.core.form import Entry, PerfGoalForm
from xl_perfgoals.core.summary import Money, Traced


def form_money(form: PerfGoalForm) -> Money | None:
    """The form's money columns, blank parts as 0; None if an amount is unreadable or the total is missing."""
    funding = form.funding
    others = [funding.other, *[part.amount for part in funding.more]]
    if funding.total.value is None:
        return None
    for part in (funding.fiscal, *others):
        if part.value is None and not part.blank:
            return None
    return Money(_traced([funding.total]), _traced([funding.fiscal]), _traced(others))


def is_too_large(form: PerfGoalForm) -> bool:
    """Whether the form has no money columns since an amount is larger than any that is added up."""
    funding = form.funding
    entries = (funding.total, funding.fiscal, funding.other, *(part.amount for part in funding.more))
    return any(
        entry.value is None and not entry.blank and is_beyond_limit(entry.raw, funding.unit)
        for entry in entries
    )


def add_money(moneys: Iterable[Money]) -> Money:
    """The exact sums of the money columns, with all their source cells."""
    every = list(moneys)
    return Money(
        _sum(money.total for money in every),
        _sum(money.fiscal for money in every),
        _sum(money.other for money in every),
    )


def unsummable(money: Money | None) -> str:
    """The code of the rule that says why a form cannot be summed; "" if it can."""
    if money is None:
        return "F01"
    try:
        for part in (money.total, money.fiscal, money.other):
            to_fen(part.amount)
    except SubFenError:
        return "F04"
    return ""


def _traced(entries: Sequence[Entry[Amount]]) -> Traced:
    stated = [(entry.value, entry.at) for entry in entries if entry.value is not None]
    return Traced(add([amount for amount, _ in stated]), tuple([at for _, at in stated]))


def _sum(parts: Iterable[Traced]) -> Traced:
    every = list(parts)
    return Traced(add([part.amount for part in every]), tuple([at for part in every for at in part.sources]))
