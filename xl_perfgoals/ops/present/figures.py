"""Every summed figure by the cell it stands in, as the 来源 sheet lists them."""

from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from xl_perfgoals.core.amount import Amount, add
from xl_perfgoals.core.cells import CellRef
from xl_perfgoals.core.form import Entry, Funding
from xl_perfgoals.core.summary import CountySummary, Money, ProjectLine


class MoneyColumn(StrEnum):
    """The money columns of the tables, by their headings."""

    TOTAL = "年度资金总额"
    FISCAL = "财政拨款"
    OTHER = "其他资金"


_COLUMNS = tuple(MoneyColumn)
COLUMN_NAMES = {column: column.value for column in MoneyColumn}
"""Asked for by every figure, and slow to ask of the columns themselves."""


class Figure(NamedTuple):
    """One amount that went into a money column. at is None when no cell states it; text is what it says."""

    project_no: int
    project: ProjectLine
    column: MoneyColumn
    label: str
    amount: Amount
    at: CellRef | None
    text: str


def figures(summary: CountySummary) -> tuple[Figure, ...]:
    """All figures, project by project. By column they add up to the summary's totals."""
    found: list[Figure] = []
    for number, project in enumerate(summary.projects, 1):
        plain = _plain_figures(number, project)
        found.extend(_project_figures(number, project) if plain is None else plain)
    return tuple(found)


def by_column(money: Money) -> tuple[tuple[MoneyColumn, Amount], ...]:
    """The amounts of a line with their columns."""
    return (
        (MoneyColumn.TOTAL, money.total.amount),
        (MoneyColumn.FISCAL, money.fiscal.amount),
        (MoneyColumn.OTHER, money.other.amount),
    )


def _plain_figures(number: int, project: ProjectLine) -> list[Figure] | None:
    """As _project_figures, of a project whose columns each have one blank or none, each in a cell of its own;
    None for any other.
    """
    funding, money = project.form.funding, project.money
    blanks = funding.total, funding.fiscal, funding.other
    if funding.more or len({blank.at for blank in blanks}) < 3:
        return None
    found = []
    for column, traced, blank in zip(_COLUMNS, (money.total, money.fiscal, money.other), blanks, strict=True):
        amount, sources = traced.amount, traced.sources
        if sources == (blank.at,) and blank.value is not None and blank.value == amount:
            # As Figure(...), without the detour over its __new__: every form has some.
            figure = (number, project, column, COLUMN_NAMES[column], blank.value, blank.at, blank.text)
            found.append(tuple.__new__(Figure, figure))
        elif sources or amount:
            return None
    return found


def _project_figures(number: int, project: ProjectLine) -> Iterator[Figure]:
    funding = project.form.funding
    blanks = {entry.at: (label, entry) for label, entry in _blanks(funding)}
    money = project.money
    for (column, amount), traced in zip(
        by_column(money), (money.total, money.fiscal, money.other), strict=True
    ):
        stated = [(at, *blanks[at]) for at in traced.sources if at in blanks]
        parts = [
            Figure(number, project, column, label, entry.value, at, entry.text)
            for at, label, entry in stated
            if entry.value is not None
        ]
        if add(part.amount for part in parts) == amount and len(parts) == len(traced.sources):
            yield from parts
        else:  # the figure is not the plain sum of blanks: name it as a whole, with its first cell
            first = traced.sources[0] if traced.sources else None
            yield Figure(number, project, column, column.value, amount, first, "")


def _blanks(funding: Funding) -> Iterator[tuple[str, Entry[Amount]]]:
    yield MoneyColumn.TOTAL.value, funding.total
    yield MoneyColumn.FISCAL.value, funding.fiscal
    yield MoneyColumn.OTHER.value, funding.other
    for part in funding.more:
        yield part.label, part.amount
