"""Cells that a function is asked about: what stands in them, without the verdicts of our own functions.

Else each answer would change the question.
"""

import hashlib
import marshal
import re
from collections.abc import Sequence
from typing import TypeAlias

from xl_perfgoals.core.cells import Area
from xl_perfgoals.hosts.areas import is_small, range_of
from xl_perfgoals.hosts.grids import HostRow, Part, Rows
from xl_perfgoals.hosts.native import Native

Places: TypeAlias = tuple[tuple[int, tuple[int, ...]], ...]
"""Rows and the columns in each, counted from 0."""
Formulas: TypeAlias = Sequence[HostRow]

_OUR_VERDICTS = re.compile(r"PG_(?!(?:WANYUAN|TARGET|RULE|TOTAL)\s*\()", re.IGNORECASE)
"""Functions that tell what they think of a sheet; the others give a form's or a list's own values."""
_KEPT_WHOLE = 16 * 1024
"""Bytes: a form has less. More would be a lot to remember."""
_SHARING_NOTHING = 2
"""The version of marshal in which equal values have equal bytes, whichever objects the host has shared."""


class Contents:
    """What stood in some cells, kept to tell whether it does so again."""

    def __init__(self, rows: Sequence[HostRow]) -> None:
        self._rows = rows
        self._no_texts = [
            (row, col)
            for row, cells in enumerate(rows)
            for col, value in enumerate(cells)
            if value is not None and not isinstance(value, str)
        ]
        self._key = self._key_of(rows)

    def are(self, rows: Sequence[HostRow]) -> bool:
        """Whether these are equal values of the same types."""
        # A form is nearly all text, and comparing that takes a third of the time of making a key of it.
        # What equals a text is one; only other values may be equal and of another type.
        return rows == self._rows and self._key_of(rows) == self._key

    def _key_of(self, rows: Sequence[HostRow]) -> bytes:
        return digest([rows[row][col] for row, col in self._no_texts])


def digest(rows: Native) -> bytes:
    """A key that equal values have, of the same types: 1, 1.0 and TRUE are three things."""
    try:
        content = marshal.dumps(rows, _SHARING_NOTHING)  # many times as fast as to spell them out
    except ValueError:  # a Decimal, or something of the host's own
        content = repr(rows).encode("utf-8", "surrogatepass")
    return content if len(content) <= _KEPT_WHOLE else hashlib.sha256(content).digest()


def formulas_of(part: Part, rows: Sequence[HostRow]) -> Formulas:
    """Its formulas; of a large part, whose values are these rows, up to the last row that holds anything."""
    sheet, cells, area = part
    height = area.last_row - area.first_row + 1
    if not is_small(area) and (filled := _filled_rows(rows)) < height:
        if not filled:
            return ()
        height = filled
        cells = range_of(sheet, Area(*area[:2], area.first_row + filled - 1, area.last_col))
    given: Native = cells.formula
    if not isinstance(given, list | tuple):
        return ((given,),)
    if isinstance(given[0], list | tuple):
        return given
    return (given,) if height == 1 else tuple((formula,) for formula in given)


def places_of_verdicts(formulas: Formulas) -> Places:
    """Where our own functions give their verdicts."""
    found = (
        (row, tuple(col for col, formula in enumerate(own) if _is_verdict(formula)))
        for row, own in enumerate(formulas)
    )
    return tuple((row, columns) for row, columns in found if columns)


def without_places(rows: Sequence[HostRow], places: Places) -> Sequence[HostRow]:
    """The rows with nothing in these places."""
    if not places:
        return rows
    kept = list(rows)
    for row, columns in places:
        cells = list(kept[row])
        for col in columns:
            cells[col] = None
        kept[row] = cells
    return kept


def without_empty_columns(rows: Rows) -> Rows:
    """The rows up to the last column that holds anything in any of them."""
    width = max((col for row in rows for col, value in enumerate(row, 1) if value is not None), default=0)
    return tuple(row[:width] for row in rows)


def _filled_rows(rows: Sequence[HostRow]) -> int:
    count = len(rows)
    while count and all(value is None or value == "" for value in rows[count - 1]):
        count -= 1
    return count


def _is_verdict(formula: Native) -> bool:
    return isinstance(formula, str) and formula[:1] == "=" and _OUR_VERDICTS.search(formula) is not None
