"""Needs: whether a sheet holds numbers whose format matters."""

from datetime import date, datetime, time, timedelta
from enum import IntEnum
from itertools import chain

from xl_perfgoals.files.raw_sheets import RawRows
from xl_perfgoals.parsing.columns import Column, column_of

_DATES = {date, datetime, time, timedelta}
_NUMBERS = {int, float}
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


def need_of(rows: RawRows) -> Need:
    """How much these rows need their number formats read."""
    kinds = set(map(type, chain.from_iterable(rows)))
    if kinds & _DATES:
        return Need.DATES
    if not kinds & _NUMBERS:
        return Need.NONE
    for number, row in enumerate(rows):
        # the character test spares most cells the comparison of labels
        if any(type(cell) is str and "标" in cell and column_of(cell) in _TABLE_HEADS for cell in row):
            below = set(map(type, chain.from_iterable(rows[number:])))
            return Need.TARGETS if below & _NUMBERS else Need.WORDS
    return Need.WORDS
