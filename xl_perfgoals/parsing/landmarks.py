"""One look at every row of a sheet: the labels and headings by which forms and their tables are found."""

from functools import lru_cache
from typing import NamedTuple

from xl_perfgoals.core.cells import Grid, Line
from xl_perfgoals.parsing.columns import COLUMNS, Column, column_of, is_heading, like_column
from xl_perfgoals.parsing.labels import LABELS, Label, leading_label, normalise

_LONGEST = 40


class SignRow(NamedTuple):
    """A row that holds a label or a heading: its short cells, and what each of them says.

    labels are those with which the cells begin, columns those that they head; heads_a_table: they are the
    headings of an indicator table.
    """

    row: int
    cells: Line
    labels: tuple[Label | None, ...]
    columns: tuple[Column | None, ...]
    heads_a_table: bool


def sign_rows(grid: Grid) -> list[SignRow]:
    """The rows that hold a label or a heading, from top to bottom."""
    found: list[SignRow] = []
    for row, cells in grid.lines():
        for _, text in cells:
            if _says_something(text):
                found.append(_sign_row(row, cells))
                break
    return found


def _sign_row(row: int, cells: Line) -> SignRow:
    cells = tuple([cell for cell in cells if len(cell[1]) <= _LONGEST])
    labels = tuple([leading_label(text) for _, text in cells])
    columns = tuple([column_of(text) for _, text in cells])
    heads = columns.count(None) < len(columns) - 1 and is_heading(columns)
    return SignRow(row, cells, labels, columns, heads)


@lru_cache(maxsize=16384)
def _says_something(text: str) -> bool:
    """Whether a short cell begins with a label or heads a column."""
    if len(text) > _LONGEST:
        return False
    words = normalise(text)
    if words in LABELS or words in COLUMNS:
        return True
    with_value = ":" in text or "：" in text
    return (with_value and leading_label(text) is not None) or like_column(words) is not None
