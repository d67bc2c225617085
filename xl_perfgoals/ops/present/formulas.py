"""Formulas of the summary workbook, as text; each is paired with its exact value where it is drawn."""

from collections.abc import Iterable
from decimal import Decimal
from functools import lru_cache

from xl_perfgoals.core.cells import Area
from xl_perfgoals.core.column_names import column_letters
from xl_perfgoals.core.sheet import Formula, Span, quoted


@lru_cache(maxsize=1024)
def cell(sheet: str, row: int, col: int) -> str:
    """An absolute reference to a cell of a sheet."""
    return f"{quoted(sheet)}!${column_letters(col)}${row}"


ROW = "\0"
"""Stands for the number of its row in a formula that many rows have, each with its own: made only once."""


def here(row: int | str, col: int) -> str:
    """A reference to a cell of the same row as the formula: it moves along when the table is sorted."""
    return f"${column_letters(col)}{row}"


@lru_cache(maxsize=1024)
def down(sheet: str, col: int, first: int, last: int) -> str:
    """A column's cells from row first to row last."""
    return Span(sheet, Area(first, col, last, col)).formula


def summed(terms: Iterable[str]) -> str:
    """The sum of several formulas: a table may stand on several sheets."""
    return "=" + "+".join(term.removeprefix("=") for term in terms)


def total_of(span: str) -> str:
    """The sum, to the 分: rounding takes away what binary numbers leave behind."""
    return f"=ROUND(SUM({span}),6)"


def sum_where(span: str, *conditions: tuple[str, str]) -> str:
    """The sum of the rows that meet (span, criterion) conditions, to the 分."""
    return f"=ROUND(SUMIFS({span},{_joined(conditions)}),6)"


def count_where(*conditions: tuple[str, str]) -> str:
    """How many rows meet (span, criterion) conditions."""
    return f"=COUNTIFS({_joined(conditions)})"


def _joined(conditions: tuple[tuple[str, str], ...]) -> str:
    return ",".join(f"{span},{criterion}" for span, criterion in conditions)


class RowFormula:
    """A formula that many rows have, each with its own number where ROW stands."""

    def __init__(self, text: str) -> None:
        self._pieces = text.split(ROW)

    def at(self, row: int, value: Decimal | int | str) -> Formula:
        """That of a row, with its value."""
        return Formula(str(row).join(self._pieces), value)
