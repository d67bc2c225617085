"""Needs: whether a sheet holds numbers whose format matters."""

from collections.abc import Set
from datetime import date, datetime, time, timedelta
from enum import IntEnum
from itertools import chain

from xl_perfgoals.files.raw_sheets import RawCell, RawRows
from xl_perfgoals.parsing.columns import Column, column_of

_DATES = {date, datetime, time, timedelta}
_NUMBERS = {int, float}
_VALUES = _DATES | _NUMBERS
_TABLE_HEADS = {Column.NAME, Column.TARGET}


class Need(IntEnum):
    """How much a sheet needs its number formats read."""

    NONE = 0
    """It has no numbers."""
    WORDS = 1
    """It has numbers above any indicator table: only a format that adds words would change their meaning."""
    TARGETS = 2
    """It has numbers from the heading 三级指标 or 指标值 on."""
    DATES = 3
    """It has dates or times."""


def holds_numbers(kinds: Set[type]) -> bool:
    """Whether any number, date or time is among cells of these types."""
    return not _VALUES.isdisjoint(kinds)


def need_of(rows: RawRows, kinds: Set[type]) -> Need:
    """How much a sheet with cells of these types needs its number formats read."""
    if not holds_numbers(kinds):
        return Need.NONE
    if not _DATES.isdisjoint(kinds):
        return Need.DATES
    below = chain.from_iterable(rows[_first_heading(rows) :])
    return Need.WORDS if _NUMBERS.isdisjoint(map(type, below)) else Need.TARGETS


def is_heading(cell: RawCell) -> bool:
    """Whether it heads a column of an indicator table."""
    # most labels lack the character: few are compared
    return type(cell) is str and "标" in cell and column_of(cell) in _TABLE_HEADS


def _first_heading(rows: RawRows) -> int:
    """How many rows there are above the first heading of an indicator table."""
    for number, row in enumerate(rows):
        for cell in row:
            if cell and is_heading(cell):  # half of the cells are empty
                return number
    return len(rows)
