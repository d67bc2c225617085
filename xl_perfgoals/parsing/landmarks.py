"""One look at every row of a sheet: the labels and headings by which forms and their tables are found."""

from functools import lru_cache
from typing import NamedTuple

from xl_perfgoals.core.cells import Grid, Line
from xl_perfgoals.parsing.columns import Column, column_of, is_heading
from xl_perfgoals.parsing.labels import Label, leading_label

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
        if any(map(_says, [text for _, text in cells])):
            short = tuple([cell for cell in cells if len(cell[1]) <= _LONGEST])
            texts = [text for _, text in short]
            columns = tuple(map(column_of, texts))
            heads = columns.count(None) < len(columns) - 1 and is_heading(columns)
            found.append(SignRow(row, short, tuple(map(leading_label, texts)), columns, heads))
    return found


@lru_cache(maxsize=16384)
def _says(text: str) -> bool:
    """Whether a short cell begins with a label or heads a column."""
    return len(text) <= _LONGEST and (leading_label(text) is not None or column_of(text) is not None)
