"""One look at every row of a sheet: the labels and headings by which forms and their tables are found."""

from functools import lru_cache
from typing import NamedTuple

from xl_perfgoals.core.cells import Grid, Line
from xl_perfgoals.parsing.columns import Column, column_of, is_heading
from xl_perfgoals.parsing.labels import Label, leading_label

_LONGEST = 40


class Sign(NamedTuple):
    """What a cell may say: the label with which it begins, the column that it heads."""

    label: Label | None
    column: Column | None


_NO_SIGN = Sign(None, None)


class SignRow(NamedTuple):
    """A row that holds a label or a heading: its short cells, and what each of them says."""

    row: int
    cells: Line
    signs: list[Sign]

    @property
    def heads_a_table(self) -> bool:
        """Whether the row holds the headings of an indicator table."""
        return is_heading({sign.column for sign in self.signs})


def sign_rows(grid: Grid) -> list[SignRow]:
    """The rows that hold a label or a heading, from top to bottom."""
    found: list[SignRow] = []
    for row, cells in grid.lines():
        signs = [sign_of(text) for _, text in cells]
        if any(signs):
            short = tuple([cell for cell in cells if len(cell[1]) <= _LONGEST])
            found.append(SignRow(row, short, [sign_of(text) or _NO_SIGN for _, text in short]))
    return found


@lru_cache(maxsize=16384)
def sign_of(text: str) -> Sign | None:
    """What a cell says, None where that is neither a label nor a heading."""
    if len(text) > _LONGEST:
        return None
    label, column = leading_label(text), column_of(text)
    return Sign(label, column) if label or column else None
