"""Extents: where the filled cells of a sheet lie, and which few of them lie far from all others."""

from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from xl_perfgoals.core.column_names import column_letters
from xl_perfgoals.files.limits import ReadingLimits
from xl_perfgoals.files.prescan import wording
from xl_perfgoals.files.prescan.scan import RefusedScanError

FEW = 100_000
"""Cells of a rectangle that is read whatever lies in it."""
_MOST_ROWS, _MOST_COLUMNS = 1_048_576, 16_384
_FAR_ROWS, _FAR_COLUMNS = 2_000, 200
"""So many rows or columns without any filled cell: what lies beyond them has been left there by mistake."""


class Place(NamedTuple):
    """A filled cell, counted from 1."""

    row: int
    col: int

    @property
    def a1(self) -> str:
        """Its address."""
        return f"{column_letters(self.col)}{self.row}"


def stray_places(places: Iterable[Place], limits: ReadingLimits, sheet: str) -> tuple[Place, ...]:
    """The places to be left out, in order. Raises RefusedScanError when what is left is still too large."""
    filled = set(places)
    strays = {place for place in filled if not _possible(place)}
    strays |= _far(filled - strays, lambda place: place.row, _FAR_ROWS, limits)
    strays |= _far(filled - strays, lambda place: place.col, _FAR_COLUMNS, limits)
    body = filled - strays
    if body:
        first = Place(min(place.row for place in body), min(place.col for place in body))
        last = Place(max(place.row for place in body), max(place.col for place in body))
        if last.row * last.col > limits.area:
            what = wording.AREA.format(first=first.a1, last=last.a1)
            raise RefusedScanError("B21", sheet=sheet, what=what)
    return tuple(sorted(strays))


def _possible(place: Place) -> bool:
    return 1 <= place.row <= _MOST_ROWS and 1 <= place.col <= _MOST_COLUMNS


def _far(places: set[Place], line: Callable[[Place], int], gap: int, limits: ReadingLimits) -> set[Place]:
    """All but the largest cluster, when the others hold few cells. line: a place's row, or its column."""
    lines = sorted({line(place) for place in places})
    breaks = [0, *(after for before, after in pairwise(lines) if after - before > gap)]
    if len(breaks) == 1:
        return set()
    clusters: dict[int, set[Place]] = {}
    for place in places:
        clusters.setdefault(_cluster(breaks, line(place)), set()).add(place)
    largest = max(clusters.values(), key=len)
    others = places - largest
    return others if len(others) <= limits.stray else set()


def _cluster(breaks: Sequence[int], number: int) -> int:
    return max(start for start in breaks if start <= number)
