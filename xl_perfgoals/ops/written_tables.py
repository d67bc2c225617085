"""Tables of a written sheet read back by their headings, wherever the officer has moved them."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from xl_perfgoals.core.cells import Grid
from xl_perfgoals.core.texts import squeeze

_LOOKED_AT = 12


class Headed(NamedTuple):
    """The row of a table's headings, and its columns by heading without blanks and line breaks."""

    row: int
    columns: Mapping[str, int]


def headed(grid: Grid, *wanted: str, anywhere: bool = False) -> Headed | None:
    """The first row that has all these headings; None if there is none. anywhere: not only near the top."""
    last = grid.last_row if anywhere else min(grid.last_row, grid.first_row + _LOOKED_AT)
    for row in range(grid.first_row, last + 1):
        columns: dict[str, int] = {}
        for col, text in grid.filled(row):
            columns.setdefault(squeeze(text), col)
        if all(heading in columns for heading in wanted):
            return Headed(row, columns)
    return None


def lines(grid: Grid, *wanted: str, anywhere: bool = False) -> Iterator[tuple[str, ...]]:
    """The texts in these columns of each row below the headings that is not empty there."""
    found = headed(grid, *wanted, anywhere=anywhere)
    if found is None:
        return
    for row in range(found.row + 1, grid.last_row + 1):
        texts = tuple(grid.text(row, found.columns[heading]) for heading in wanted)
        if any(texts):
            yield texts
