"""Pared sheets: what a reader has to see of a plainly written .xlsx sheet: the cells that hold something.

Half of a form's cells are empty ones under merged areas, there for their borders. calamine takes half of its
time for those and for the merged areas, which it goes through the sheet a second time for.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from operator import itemgetter
from typing import NamedTuple

from xl_perfgoals.core.cells import Area
from xl_perfgoals.files.prescan.xml_heads import usual_head

_ROOT = b"worksheet"
_CELLS, _END_OF_CELLS, _END = b"<sheetData>", b"</sheetData>", b"</worksheet>"
_LAST_BYTES = 40
_EMPTY_CELL = re.compile(rb'<c r="[^"]+" s="[^"]+"/>')
"""One at a time: a possessive run would be faster, but Python before 3.11.5 matches it wrongly."""
_CELL = re.compile(rb'<c r="([^"]{2,6})"(?: s="[^"]+" t="s">|([^>]*>))<v>([^<]+)</v></c>')
_TAGS_OF_CELL = 4
_NEAR = re.compile(rb"([A-Z]{1,2})([1-4]\d{0,3}|[5-9]\d{0,2})")
_MERGE = b"mergeCell"
_MERGED = re.compile(rb'<mergeCell ref="([^"]{5,21})"/>')
_SHORT, _FEW = 10_000, 500
"""What is longer is not remembered."""
_MOST_COVERED = 4096
_AREA = re.compile(rb"([A-Z]{1,2})([1-9]\d{0,6}):([A-Z]{1,2})([1-9]\d{0,6})")


class Layout(NamedTuple):
    """Where cells lie: their places, row by row; and their numbers when rows so wide are laid end to end."""

    places: tuple[tuple[int, int], ...] = ()
    width: int = 0
    numbers: Sequence[int] = ()


class PlainCells(NamedTuple):
    """All cells of a sheet with plain values, near the top left: where they lie, what is written of them.

    attributes: those beside the address, with the > behind them. Of a shared string with a style, which most
    cells are, they are left out: they would cost time. layout: None where one cell comes before another that
    is left of it or above.
    """

    layout: Layout | None = Layout()
    attributes: Sequence[bytes] = ()
    values: Sequence[bytes] = ()


class _Merged(NamedTuple):
    """Merged areas; and what they cover beside their first cells, where that has been found out."""

    areas: tuple[Area, ...] = ()
    covered: frozenset[tuple[int, int]] | None = frozenset()


class ParedSheet(NamedTuple):
    """The XML of a sheet as far as its last cell, without empty cells; and its merged areas.

    covered: the places beside the first in each merged area; None where they are too many to be listed.
    """

    xml: bytes
    merged: tuple[Area, ...] = ()
    covered: frozenset[tuple[int, int]] | None = None
    cells: PlainCells | None = None


def pared(xml: bytes) -> ParedSheet | None:
    """The sheet pared down; None where it is not written as office programs write sheets."""
    head = usual_head(xml)
    start, end = xml.find(_CELLS), xml.rfind(_END_OF_CELLS)
    if head is None or head[1] != _ROOT or not 0 <= start < end or _END not in xml[-_LAST_BYTES:]:
        return None
    if b"!" in xml and b"<!" in xml:  # a comment may hide anything
        return None
    try:
        merged = _merged(xml[end:])
    except ValueError:
        return None
    rows = _EMPTY_CELL.sub(b"", xml[start + len(_CELLS) : end])
    return ParedSheet(xml[:start] + _CELLS + rows + _END_OF_CELLS + _END, *merged, _plain_cells(rows))


def _plain_cells(rows: bytes) -> PlainCells | None:
    cells = _CELL.findall(rows)
    # every tag there is must be one of a row, or of a cell that was found
    if rows.count(b"<") != len(cells) * _TAGS_OF_CELL + rows.count(b"row"):
        return None
    if not cells:
        return PlainCells()
    addresses, attributes, values = zip(*cells, strict=True)
    try:
        layout = (_remembered_layout if len(addresses) < _FEW else _layout)(addresses)
    except ValueError:
        return None
    return PlainCells(layout, attributes, values)


@lru_cache(maxsize=2048)
def _remembered_layout(addresses: tuple[bytes, ...]) -> Layout | None:
    """Forms with as many indicators in each group mostly have the same cells filled."""
    return _layout(addresses)


def _layout(addresses: tuple[bytes, ...]) -> Layout | None:
    places = tuple(map(_place, addresses))
    width = max(map(itemgetter(1), places))
    numbers = [(row - 1) * width + col - 1 for row, col in places]
    if numbers != sorted(set(numbers)):
        return None
    return Layout(places, width, numbers)


def _merged(xml: bytes) -> _Merged:
    """The areas in what stands behind the cells. Raises ValueError where one is not written plainly."""
    start, end = xml.find(_MERGE), xml.rfind(_MERGE)
    if start < 0:
        return _Merged()
    passage = xml[start:end]
    return _remembered(passage) if len(passage) < _SHORT else _Merged(_areas(passage), None)


@lru_cache(maxsize=256)
def _remembered(passage: bytes) -> _Merged:
    """Forms with as many indicators in each group have the same merged areas."""
    areas = _areas(passage)
    if sum((bottom - top + 1) * (right - left + 1) for top, left, bottom, right in areas) > _MOST_COVERED:
        return _Merged(areas, None)
    covered = {
        (row, col)
        for top, left, bottom, right in areas
        for row in range(top, bottom + 1)
        for col in range(left + (row == top), right + 1)
    }
    return _Merged(areas, frozenset(covered))


def _areas(passage: bytes) -> tuple[Area, ...]:
    addresses = _MERGED.findall(passage)
    if passage.count(_MERGE) > len(addresses) + 1:  # the list itself is one more
        raise ValueError(passage)
    return tuple(map(_area, addresses))


@lru_cache(maxsize=16384)
def _place(address: bytes) -> tuple[int, int]:
    """The place that an address names. Raises ValueError for one that is far away, or not written plainly."""
    match = _NEAR.fullmatch(address)
    if match is None:
        raise ValueError(address)
    return int(match[2]), _column(match[1])


@lru_cache(maxsize=16384)
def _area(address: bytes) -> Area:
    match = _AREA.fullmatch(address)
    if match is None:
        raise ValueError(address)
    area = Area(int(match[2]), _column(match[1]), int(match[4]), _column(match[3]))
    if area.first_row > area.last_row or area.first_col > area.last_col:
        raise ValueError(address)
    return area


def _column(letters: bytes) -> int:
    column = 0
    for letter in letters:
        column = column * 26 + letter - 64
    return column
