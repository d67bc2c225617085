"""Looks: how numbers are displayed."""

from typing import NamedTuple, TypeAlias

from xl_perfgoals.files.displayed import is_calendar, shown_text

Place: TypeAlias = tuple[int, int]
"""1-based row and column."""

_DAYS_1904 = 1462
"""How much earlier the day numbers of a workbook with the 1904 date system start."""


class Look(NamedTuple):
    """A number as stored (a date as its serial of the 1900 system) and the text displayed for it."""

    number: float
    text: str


def look(number: float, code: str, *, from_1904: bool = False) -> Look:
    """A stored number under a format code."""
    if from_1904 and is_calendar(code):
        number += _DAYS_1904
    return Look(number, shown_text(number, code))
