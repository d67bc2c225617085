"""Merged areas: those of an .xlsx sheet, from what stands behind its cells."""

import re
from functools import lru_cache
from typing import NamedTuple

from xl_perfgoals.core.cells import Area
from xl_perfgoals.core.column_names import column_number

_MERGE = b"mergeCell"
_MERGED = re.compile(rb'<mergeCell ref="([^"]{5,21})" ?/>')
_AREA = re.compile(rb"([A-Z]{1,2})([1-9]\d{0,6}):([A-Z]{1,2})([1-9]\d{0,6})")
_SHORT = 10_000
"""A list that is longer is not remembered."""
_MOST_COVERED = 256
_BITS_OF_COLUMNS = 15


def merge_list(xml: bytes) -> bytes:
    """The list of merged areas in what stands behind the cells; nothing else in it matters."""
    start = xml.find(_MERGE)
    return xml[start : xml.rfind(_MERGE)] if start >= 0 else b""


class Merged(NamedTuple):
    """Merged areas; and the spots beside the first of each, None where they are too many to be listed."""

    areas: tuple[Area, ...]
    covered: frozenset[int] | None


def spot(row: int, col: int) -> int:
    """A place as a single number: sets of these are put together faster."""
    return row << _BITS_OF_COLUMNS | col


def merged_in(listed: bytes) -> Merged:
    """What such a list says. Raises ValueError where an area is not written plainly."""
    return _remembered(listed) if len(listed) < _SHORT else _merged(listed)


@lru_cache(maxsize=512)
def _remembered(listed: bytes) -> Merged:
    """Forms with as many indicators in each group have the same merged areas."""
    return _merged(listed)


def _merged(listed: bytes) -> Merged:
    addresses = _MERGED.findall(listed)
    if listed.count(_MERGE) > len(addresses) + 1:  # the list itself is one more
        raise ValueError(listed)
    merges = list(map(_merge, addresses))
    covered = [merge.covered for merge in merges if merge.covered is not None]
    return Merged(
        tuple([merge.area for merge in merges]),
        frozenset[int]().union(*covered) if len(covered) == len(merges) else None,
    )


class _Merge(NamedTuple):
    area: Area
    covered: frozenset[int] | None


@lru_cache(maxsize=16384)
def _merge(address: bytes) -> _Merge:
    match = _AREA.fullmatch(address)
    if match is None:
        raise ValueError(address)
    first, last = match[1].decode(), match[3].decode()
    top, left, bottom, right = area = Area(
        int(match[2]), column_number(first), int(match[4]), column_number(last)
    )
    if top > bottom or left > right:
        raise ValueError(address)
    if (bottom - top + 1) * (right - left + 1) > _MOST_COVERED:
        return _Merge(area, None)
    spots = {spot(row, col) for row in range(top, bottom + 1) for col in range(left, right + 1)}
    return _Merge(area, frozenset(spots - {spot(top, left)}))
