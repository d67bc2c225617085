"""The money cells of a form with their labels, for the rules that look at each of them."""

from typing import NamedTuple

from xl_perfgoals.core.amount import Amount
from xl_perfgoals.core.form import Entry, FundingPart, PerfGoalForm
from xl_perfgoals.rules._once import once_a_form


class MoneyCell(NamedTuple):
    """One amount of 项目资金 and what the form calls it."""

    label: str
    entry: Entry[Amount]


@once_a_form
def parts(form: PerfGoalForm) -> tuple[MoneyCell, ...]:
    """What the total should be the sum of, in the order of the form."""
    funding = form.funding
    return (
        MoneyCell("财政拨款", funding.fiscal),
        MoneyCell("其他资金", funding.other),
        *map(_listed, funding.more),
    )


@once_a_form
def money_cells(form: PerfGoalForm) -> tuple[MoneyCell, ...]:
    """Every money cell of the form once: totals, parts, and the sources of these."""
    funding = form.funding
    sources = tuple(map(_listed, funding.sources))
    summed = {source.entry.at for source in sources}  # where 财政拨款 is but the sum of its sources
    return (
        MoneyCell("年度资金总额", funding.total),
        MoneyCell("项目资金总额", funding.long_total),
        *([part for part in parts(form) if part.entry.at not in summed] if summed else parts(form)),
        *sources,
        *map(_listed, funding.other_sources),
    )


def _listed(part: FundingPart) -> MoneyCell:
    return MoneyCell(part.label.strip(":： "), part.amount)
