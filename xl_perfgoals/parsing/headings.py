"""The headings of an indicator table: which column holds what, and which hold nothing of the indicator."""

from collections.abc import Mapping
from dataclasses import dataclass

from xl_perfgoals.core.cells import Grid
from xl_perfgoals.parsing.columns import Column, column_of

_BESIDE = frozenset({Column.WEIGHT, Column.BESIDE, Column.OPERATOR, Column.UNIT})
"""Columns beside the indicator's own cells."""

_LAST_COUNTS = (Column.LEVEL2, Column.NAME, Column.TARGET)
"""A form with two sets of these has the targets of all years first, then the year's."""


@dataclass(frozen=True, slots=True)
class Headings:
    """Where each kind of cell belongs (1-based sheet columns), and the last sheet row of the headings.

    The cells of the columns in beside are neither 三级指标 nor 指标值, whatever stands in them.
    """

    at: Mapping[Column, int]
    beside: frozenset[int]
    last_row: int


def read_headings(grid: Grid, table: int) -> Headings:
    """The headings in sheet row `table`, and in the row below where 指标值 is divided there."""
    texts = dict(grid.filled(table))
    below = dict(grid.filled(table + 1))
    divided = len(below) > 1 and all(column_of(text) for text in below.values())
    texts.update(below if divided else {})
    kinds = [(col, column_of(texts[col])) for col in sorted(texts)]
    at: dict[Column, int] = {}
    for col, kind in kinds:
        if kind is not None and (kind not in at or kind in _LAST_COUNTS):
            at[kind] = col
    named = Column.NAME in at and Column.TARGET in at
    beside = {
        *(col for col, kind in kinds if kind in _BESIDE),
        *(col for col, kind in kinds if kind is None and named and col > at[Column.NAME]),
        *_of_other_years(kinds),
    }
    ends = {(area.first_row, area.first_col): area.last_col for area in grid.merged}
    wide = {
        covered
        for col in beside
        for row in (table, table + 1)
        for covered in range(col + 1, ends.get((row, col), col) + 1)
    }
    return Headings(at, frozenset(beside | wide.difference(at.values())), table + divided)


def _of_other_years(kinds: list[tuple[int, Column | None]]) -> set[int]:
    """The columns of an earlier set of headings."""
    found: set[int] = set()
    for kind in _LAST_COUNTS:
        cols = [col for col, other in kinds if other is kind]
        found.update(cols[:-1])
    return found
