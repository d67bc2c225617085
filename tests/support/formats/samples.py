"""The sheets of the published forms, to be written in other formats."""

from functools import cache

from xl_perfgoals.core.cells import Grid, scalar_text
from xl_perfgoals.files.assets import asset
from xl_perfgoals.files.reading import read_book


@cache
def sample_grids() -> tuple[Grid, ...]:
    """The sheets of the sample workbooks, in the order in which they are read."""
    paths = sorted(asset("workbook", "samples").glob("*.xlsx"))
    return tuple(grid for path in paths for grid in read_book(path.read_bytes(), path.name).grids)


def width(grid: Grid) -> int:
    """How many columns a grid has."""
    return max(map(len, grid.rows), default=0)


def cell_texts(grid: Grid) -> list[list[str]]:
    """What is seen in each cell, all rows equally long."""
    columns = range(1, width(grid) + 1)
    return [
        [grid.text(row, col) or scalar_text(grid.value(row, col)) for col in columns]
        for row in range(1, len(grid.rows) + 1)
    ]


def stacked(grids: tuple[Grid, ...] | list[Grid]) -> list[list[str]]:
    """The texts of several grids one below the other, an empty row between them."""
    rows: list[list[str]] = []
    for grid in grids:
        rows += [[], *cell_texts(grid)] if rows else cell_texts(grid)
    return rows
