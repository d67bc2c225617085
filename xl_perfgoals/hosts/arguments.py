"""Arguments of functions for cells: a range stays a range, everything else is what was written."""

from collections.abc import Iterator
from typing import Any, TypeAlias

import xlwings as xw
from xlwings.conversion import Accessor, Pipeline

from xl_perfgoals.core.cells import Grid, Scalar
from xl_perfgoals.core.texts import squeeze
from xl_perfgoals.hosts.grids import Rows, grid_of, scalar_of, used_part
from xl_perfgoals.hosts.guard import InputError

Given: TypeAlias = Any
"""A range, a value, an array of rows, or None where the argument was left out."""

_TRUE, _FALSE = frozenset({"true", "是", "1", "真"}), frozenset({"", "false", "否", "0", "假"})


class AsGiven(Accessor):
    """Takes a range without reading it. xlwings' own conversions would drop its place and its formats."""

    @staticmethod
    def keep(context: Given) -> None:
        """Puts the range where its values would go."""
        if context.range is not None:
            context.value = context.range

    @classmethod
    def reader(cls, _options: Given) -> Pipeline:
        """What xlwings does to an argument."""
        return Pipeline([cls.keep])


def grid_given(given: Given) -> Grid:
    """The cells of a range, or of an array written into the formula."""
    if isinstance(given, xw.Range):
        return grid_of(given)
    return Grid("", "", _rows(given))


def text_given(given: Given) -> str:
    """The text of a single cell as displayed, or of a value; "" where the argument was left out."""
    grid = grid_given(given)
    return grid.text(grid.first_row, grid.first_col)


def flag_given(given: Given) -> bool:
    """TRUE or FALSE, or 是 or 否; FALSE where the argument was left out."""
    if given is None:
        return False
    text = squeeze(text_given(given)).lower()
    if text in _TRUE:
        return True
    if text in _FALSE:
        return False
    raise InputError(f"“{text}”不是 TRUE 或 FALSE")


def asking_cell(caller: Given) -> xw.Range | None:
    """The cell that holds the formula; None when VBA asks, which xlwings makes a range of nothing."""
    if isinstance(caller, xw.Range):
        try:
            _ = caller.row
        except AttributeError:
            return None
        return caller
    return None


def is_many(given: Given) -> bool:
    """Whether several cells or values are given."""
    if isinstance(given, xw.Range):
        return given.size > 1
    return isinstance(given, list | tuple)


def cells_given(given: Given) -> Iterator[list[tuple[Scalar, str]]]:
    """The values and displayed texts of a range or array, row by row; empty rows too."""
    grid = grid_given(given)
    if isinstance(given, xw.Range):
        _, _, last_row, last_col = used_part(given).area
    else:
        last_row, last_col = len(grid.rows), max(map(len, grid.rows))
    for row in range(grid.first_row, last_row + 1):
        columns = range(grid.first_col, last_col + 1)
        yield [(grid.value(row, col), grid.text(row, col)) for col in columns]


def _rows(given: Given) -> Rows:
    rows = given if isinstance(given, list | tuple) and len(given) else [given]
    nested = rows if isinstance(rows[0], list | tuple) else [rows]
    return tuple(tuple(map(scalar_of, row)) or (None,) for row in nested)
