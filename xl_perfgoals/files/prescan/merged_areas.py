"""Merged areas: those of an .xlsx sheet, from what stands behind its cells."""

import re
from functools import lru_cache

from xl_perfgoals.core.cells import Area

_MERGE = b"mergeCell"
_MERGED = re.compile(rb'<mergeCell ref="([^"]{5,21})"/>')
_AREA = re.compile(rb"([A-Z]{1,2})([1-9]\d{0,6}):([A-Z]{1,2})([1-9]\d{0,6})")
_MOST_COVERED = 4096


def merge_list(xml: bytes) -> bytes:
    """The list of merged areas in what stands behind the cells; nothing else in it matters."""
    start = xml.find(_MERGE)
    return xml[start : xml.rfind(_MERGE)] if start >= 0 else b""


def areas_in(merges: bytes) -> tuple[Area, ...]:
    """The areas of such a list. Raises ValueError where one is not written plainly."""
    addresses = _MERGED.findall(merges)
    if merges.count(_MERGE) > len(addresses) + 1:  # the list itself is one more
        raise ValueError(merges)
    return tuple(map(_area, addresses))


def covered_by(areas: tuple[Area, ...]) -> frozenset[tuple[int, int]] | None:
    """The places beside the first in each area; None where they are too many to be listed."""
    if sum((bottom - top + 1) * (right - left + 1) for top, left, bottom, right in areas) > _MOST_COVERED:
        return None
    return frozenset().union(*map(_beside_the_first, areas))


def column_number(letters: bytes) -> int:
    """The 1-based number of a column by its capital letters."""
    column = 0
    for letter in letters:
        column = column * 26 + letter - 64
    return column


@lru_cache(maxsize=16384)
def _area(address: bytes) -> Area:
    match = _AREA.fullmatch(address)
    if match is None:
        raise ValueError(address)
    area = Area(int(match[2]), column_number(match[1]), int(match[4]), column_number(match[3]))
    if area.first_row > area.last_row or area.first_col > area.last_col:
        raise ValueError(address)
    return area


@lru_cache(maxsize=2048)
def _beside_the_first(area: Area) -> frozenset[tuple[int, int]]:
    top, left, bottom, right = area
    places = {(row, col) for row in range(top, bottom + 1) for col in range(left, right + 1)}
    return frozenset(places - {(top, left)})
