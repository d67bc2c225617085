"""The money cells of a form with their labels, for the rules that look at each of them."""

from collections.abc import Iterator
from typing import NamedTuple

from xl_perfgoals.core.amount import Amount
from xl_perfgoals.core.form import Entry, Funding


class MoneyCell(NamedTuple):
    """One amount of 项目资金 and what the form calls it."""

    label: str
    entry: Entry[Amount]


TOTAL = "年度资金总额"


def parts(funding: Funding) -> tuple[MoneyCell, ...]:
    """What the total should be the sum of, in the order of the form."""
    return (
        MoneyCell("财政拨款", funding.fiscal),
        MoneyCell("其他资金", funding.other),
        *(MoneyCell(part.label.strip(":： "), part.amount) for part in funding.more),
    )


def money_cells(funding: Funding) -> Iterator[MoneyCell]:
    """The total and its parts."""
    yield MoneyCell(TOTAL, funding.total)
    yield from parts(funding)
