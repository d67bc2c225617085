"""References like B7 and B7:C9 as places on a sheet."""

import re

from xl_perfgoals.core.cells import Area
from xl_perfgoals.core.column_names import column_letters
from xl_perfgoals.core.sheet import MAX_ROWS

MAX_COLS = 16_384
_REFERENCE = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7})")


def place_of(reference: str) -> tuple[int, int] | None:
    """The 1-based row and column of a reference like B7; None for what no sheet has."""
    found = _REFERENCE.fullmatch(reference.upper())
    if found is None:
        return None
    row, col = int(found[2]), 0
    for letter in found[1]:
        col = 26 * col + ord(letter) - 64
    return (row, col) if 1 <= row <= MAX_ROWS and col <= MAX_COLS else None


def area_of(reference: str) -> Area | None:
    """The area of a reference like B7:C9 or B7."""
    first, _, last = reference.partition(":")
    start, end = place_of(first), place_of(last or first)
    return Area(*start, *end) if start and end else None


def reference(row: int, col: int) -> str:
    """The reference of a place."""
    return f"{column_letters(col)}{row}"


def area_reference(area: Area) -> str:
    """The reference of an area."""
    return f"{reference(area.first_row, area.first_col)}:{reference(area.last_row, area.last_col)}"
