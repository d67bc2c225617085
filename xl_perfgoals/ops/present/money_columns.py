"""The money of the tables: how many decimals its amounts need, and how much room its columns take."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import NamedTuple

from xl_perfgoals.core.amount import Amount, decimals
from xl_perfgoals.core.summary import CountySummary


class PerColumn(NamedTuple):
    """A number for each of the money columns; control is for control numbers and what they are off by."""

    total: int
    fiscal: int
    other: int
    control: int


def decimals_needed(columns: Iterable[Sequence[Amount]]) -> int:
    """Two at least; six are 分. One number for a whole workbook: the same amount looks the same wherever it
    stands, 0 too.
    """
    return max(map(_most_decimals, columns))


def _most_decimals(amounts: Sequence[Amount]) -> int:
    most = 2
    for amount, text in zip(amounts, map(str, amounts), strict=True):
        # It needs at most as many as are written, unless an exponent stands behind them.
        if len(text.partition(".")[2]) > most or "E" in text:
            most = max(most, decimals(amount))
    return most


def money_widths(columns: Iterable[Sequence[Amount]], places: int) -> PerColumn:
    """Digits that the longest amount of each column takes, with room at both sides."""
    return PerColumn(*(_money_width(column, places) for column in columns))


def _money_width(amounts: Sequence[Amount], count: int) -> int:
    """No amount is longer than both the largest and the smallest."""
    least = min(amounts)
    if not least and any(map(Decimal.is_signed, amounts)):
        least = Decimal("-0")  # equal to 0, but longer
    return max([12, *(len(f"{amount:,.{count}f}") + 2 for amount in (max(amounts), least))])


def amounts_by_column(summary: CountySummary, controls: Iterable[Amount]) -> tuple[list[Amount], ...]:
    """The amounts that stand in each column, with their total."""
    moneys = [summary.money, *(project.money for project in summary.projects)]
    totals = [money.total.amount for money in moneys]
    return (
        totals,
        [money.fiscal.amount for money in moneys],
        [money.other.amount for money in moneys],
        [*totals, *controls],
    )
