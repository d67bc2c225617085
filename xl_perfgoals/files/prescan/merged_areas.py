"""Merged areas: those of an .xlsx sheet, from what stands behind its cells."""

import re
from functools import lru_cache
from typing import NamedTuple

from xl_perfgoals.core.cells import Area

_MERGE = b"mergeCell"
_MERGED = re.compile(rb'<mergeCell ref="([^"]{5,21})" ?/>')
_AREA = re.compile(rb"([A-Z]{1,2})([1-9]\d{0,6}):([A-Z]{1,2})([1-9]\d{0,6})")
_MOST_COVERED = 256
_BITS_OF_COLUMNS = 15


def merge_list(xml: bytes) -> bytes:
    """The list of merged areas in what stands behind the cells; nothing else in it matters."""
    start = xml.find(_MERGE)
    return xml[start : xml.rfind(_MERGE)] if start >= 0 else b""


class Merge(NamedTuple):
    """A merged area; and the spots beside its first one, None where they are too many to be listed."""

    area: Area
    covered: frozenset[int] | None


def spot(row: int, col: int) -> int:
    """A place as a single number: sets of these are put together faster."""
    return row << _BITS_OF_COLUMNS | col


def merges_in(listed: bytes) -> list[Merge]:
    """The merged areas of such a list. Raises ValueError where one is not written plainly."""
    addresses = _MERGED.findall(listed)
    if listed.count(_MERGE) > len(addresses) + 1:  # the list itself is one more
        raise ValueError(listed)
    return list(map(_merge, addresses))


def column_number(letters: bytes) -> int:
    """The 1-based number of a column by its capital letters."""
    column = 0
    for letter in letters:
        column = column * 26 + letter - 64
    return column


@lru_cache(maxsize=16384)
def _merge(address: bytes) -> Merge:
    match = _AREA.fullmatch(address)
    if match is None:
        raise ValueError(address)
    top, left, bottom, right = area = Area(
        int(match[2]), column_number(match[1]), int(match[4]), column_number(match[3])
    )
    if top > bottom or left > right:
        raise ValueError(address)
    if (bottom - top + 1) * (right - left + 1) > _MOST_COVERED:
        return Merge(area, None)
    spots = {spot(row, col) for row in range(top, bottom + 1) for col in range(left, right + 1)}
    return Merge(area, frozenset(spots - {spot(top, left)}))
