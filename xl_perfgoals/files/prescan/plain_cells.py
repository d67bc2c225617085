"""Plain cells: a sheet of nothing but numbers and shared strings, taken apart at its values.

Between one value and the next stand the same few hundred passages in every form: the end of a cell, empty
cells, ends of rows, the address of the next cell. The cells are split into values and passages; each passage
is looked up; and where all of them together say that the cells lie is looked up once more.
Every byte is part of a value or of a passage that has been understood: nothing is skipped.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from operator import itemgetter
from typing import NamedTuple

from xl_perfgoals.core.cells import Area
from xl_perfgoals.files.prescan.merged_areas import areas_in, column_number, covered_by

START = b"<sheetData>"
_V = b"v"
"""A value stands between two of them, <v>12</v>. A single byte is found fastest."""
_EMPTY = rb'(?: <c[ ]r="[A-Z]{1,3}\d{1,7}"(?:[ ]s="\d{1,5}")?/> )*'
_ATTRIBUTES = rb'(?:[ ]r="[1-9]\d{0,6}")?(?:[ ](?!r=)[A-Za-z][\w:.]*="[^"<>&]*")*'
_ROW = rb"<row%b>%b" % (_ATTRIBUTES, _EMPTY)
_ROWS = rb"(?: <row%b/> | %b</row> )*" % (_ATTRIBUTES, _ROW)
"""Rows without a value."""
_CELL = rb'<c[ ]r="([A-Z]{1,2})([1-4]\d{0,3}|[5-9]\d{0,2})"(?:[ ]s="(\d{1,5})")?(?:[ ]t="([sn])")?><'
_BEFORE_VALUE = re.compile(
    rb"(?: (?P<first>%b)%b%b | ></c>%b (?: </row>%b%b )? ) %b"
    % (START, _ROWS, _ROW, _EMPTY, _ROWS, _ROW, _CELL),
    re.VERBOSE,
)
_BEHIND_ALL = re.compile(rb"(?: (?P<first>%b) | ></c>%b</row> ) %b" % (START, _EMPTY, _ROWS), re.VERBOSE)
_HIDES = re.compile(rb'hidden(?!="(?:0|false)")')
_VALUE = b"></"
_DIGITS = b"0123456789.-E"
_LONG, _MOST_PASSAGES = 5_000, 8_192
_FEW_CELLS, _FEW_MERGES = 500, 10_000
"""Sheets with more are not remembered."""
_SMALL_AREA, _LARGE_AREA = 1 << 13, 1 << 20


@dataclass(frozen=True, slots=True, eq=False)
class _Passage:
    """What stands before a value, and says where it belongs; or behind the last value.

    place: of the cell with the value, None behind the last. style: of a cell with a number; None of one
    with a string. first: nothing stands before it.
    """

    first: bool
    place: tuple[int, int] | None = None
    style: str | None = None


class Plan(NamedTuple):
    """Where the cells of a sheet lie, in their order, and what is merged.

    numbers: those of them that hold numbers, not strings, each with its style. pick: takes out of the values,
    with one more behind them for the empty cells, those of all cells as far as the last, row by row, each
    row of `width`. clear: whether it is known that no cell lies in a merged area but as its first.
    """

    places: Sequence[tuple[int, int]]
    numbers: Sequence[tuple[int, str]]
    width: int
    pick: Callable[[Sequence[object]], Sequence[object]]
    merged: tuple[Area, ...]
    clear: bool


class PlainCells(NamedTuple):
    """The cells of a sheet, near the top left and in order; and what is written in each, as b">12</"."""

    plan: Plan
    values: Sequence[bytes]


def plain_cells(cells: bytes, merges: bytes) -> PlainCells | None:
    """The cells, from <sheetData> on to what ends it, and the merged areas; None where one is not plain."""
    pieces = cells.split(_V)
    values = pieces[1::2]
    if len(pieces) % 2 == 0 or b"".join(values).translate(None, _DIGITS) != _VALUE * len(values):
        return None
    few = len(values) < _FEW_CELLS and len(merges) < _FEW_MERGES
    try:
        passages = tuple(map(_PASSAGES.__getitem__, pieces[::2]))
        return PlainCells((_remembered_plan if few else _plan)(passages, merges), values)
    except ValueError:
        return None


def hides(xml: bytes) -> bool:
    """Whether rows or columns may be hidden."""
    return b"hidden" in xml and _HIDES.search(xml) is not None


class _Passages(dict[bytes, _Passage]):
    """The passages that were understood, by what is written. Others raise ValueError."""

    def __missing__(self, written: bytes) -> _Passage:
        passage = _understood(written)
        if len(written) < _LONG:
            if len(self) >= _MOST_PASSAGES:
                self.clear()
            self[written] = passage
        return passage


_PASSAGES = _Passages()


def _understood(written: bytes) -> _Passage:
    if hides(written):
        raise ValueError(written)
    if match := _BEFORE_VALUE.fullmatch(written):
        first, letters, row, style, kind = match.groups()
        place = int(row), column_number(letters)
        return _Passage(first is not None, place, None if kind == b"s" else (style or b"0").decode())
    if match := _BEHIND_ALL.fullmatch(written):
        return _Passage(match["first"] is not None)
    raise ValueError(written)


@lru_cache(maxsize=2048)
def _remembered_plan(passages: tuple[_Passage, ...], merges: bytes) -> Plan:
    """Forms with as many indicators in each group mostly have the same cells filled and merged."""
    return _plan(passages, merges, _SMALL_AREA)


def _plan(passages: tuple[_Passage, ...], merges: bytes, most: int = _LARGE_AREA) -> Plan:
    """Raises ValueError where passages are out of order, or their cells, or cells lie too far apart."""
    *firsts, rest = [passage.first for passage in passages]
    places = tuple([passage.place for passage in passages[:-1] if passage.place is not None])
    one_end = len(places) == len(passages) - 1 and passages[-1].place is None
    one_start = (firsts[0] and not any(firsts[1:]) and not rest) if firsts else rest
    if not (one_end and one_start) or list(places) != sorted(set(places)):
        raise ValueError(passages)
    width = max([col for _, col in places], default=0)
    area = places[-1][0] * width if places else 0
    if area > most:
        raise ValueError(passages)
    picked = [len(places)] * area
    for number, (row, col) in enumerate(places):
        picked[(row - 1) * width + col - 1] = number
    merged = areas_in(merges)
    covered = covered_by(merged)
    return Plan(
        places,
        tuple([(n, passage.style) for n, passage in enumerate(passages[:-1]) if passage.style is not None]),
        width,
        itemgetter(*picked) if area > 1 else itemgetter(slice(area)),
        merged,
        covered is not None and covered.isdisjoint(places),
    )
