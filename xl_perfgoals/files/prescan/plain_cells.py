"""Plain cells: a sheet of nothing but numbers and shared strings, taken apart at its values.

Between one value and the next stand the same few hundred passages in every form: the end of a cell, empty
cells, ends of rows, the address of the next cell. The cells are split into values and passages; each passage
is looked up; and where all of them together say that the cells lie is looked up once more.
Every byte is part of a value or of a passage that has been understood: nothing is skipped.
"""

import re
from collections.abc import Callable, Sequence, Set
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, chain, pairwise, starmap
from operator import itemgetter
from typing import NamedTuple

from xl_perfgoals.core.cells import Area
from xl_perfgoals.files.prescan.merged_areas import Merge, column_number, merges_in, spot

START = b"<sheetData>"
_V = b"v"
"""A value stands between two of them, <v>12</v>. A single byte is found fastest."""
_EMPTY = rb'(?: <c[ ]r="[A-Z]{1,3}\d{1,7}"(?:[ ]s="\d{1,5}")?/> )*'
_ATTRIBUTE = rb'[A-Za-z][\w:.]*="[^"<>&]*"'
_ATTRIBUTES = rb'(?:[ ]r="[1-9]\d{0,6}")?(?:[ ](?!r=)%b)*' % _ATTRIBUTE
_ROW = rb"<row%b>%b" % (_ATTRIBUTES, _EMPTY)
_ROWS = rb"(?: <row%b/> | %b</row> )*" % (_ATTRIBUTES, _ROW)
"""Rows without a value."""
_CELL = rb"""
    <c[ ]r="([A-Z]{1,2})([1-4]\d{0,3}|[5-9]\d{0,2})"(?:[ ]s="(\d{1,5})")?
    (?: [ ]t="(s)"> | (?:[ ]t="n")?> (?: <f%b (?: > [^<]* </f> | /> ) )? )<
""" % (rb"(?:[ ]%b)*" % _ATTRIBUTE)
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


class _Facts(NamedTuple):
    """What a passage says of the cell with the value behind it; 0 and "" where no value comes any more.

    style: of a cell with a number; "" of one with a string. first: nothing stands before the passage.
    """

    first: bool
    row: int = 0
    col: int = 0
    spot: int = 0
    style: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class _Passage:
    """What stands between two values. One is not the same as another: many of them are told apart quickly."""

    facts: _Facts


class NumberCell(NamedTuple):
    """A cell with a number: which of the cells it is, where it lies, its style."""

    cell: int
    place: tuple[int, int]
    style: str


class Plan(NamedTuple):
    """Where the cells of a sheet lie, in their order, and what is merged.

    columns: of each cell its own; rows: of each row, as far as the last filled one, which cells are in it.
    pick: takes out of the values, with one more behind them for empty cells, those of all cells, row by row,
    each row of `width`. above: how many cells lie in rows as far as that of the last number. clear: whether
    it is known that no cell lies in a merged area but as its first.
    """

    columns: Sequence[int]
    rows: Sequence[slice]
    numbers: Sequence[NumberCell]
    above: int
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
        first, letters, digits, style, kind = match.groups()
        row, col = int(digits), column_number(letters)
        look = "" if kind == b"s" else (style or b"0").decode()
        return _Passage(_Facts(first is not None, row, col, spot(row, col), look))
    if match := _BEHIND_ALL.fullmatch(written):
        return _Passage(_Facts(match["first"] is not None))
    raise ValueError(written)


@lru_cache(maxsize=2048)
def _remembered_plan(passages: tuple[_Passage, ...], merges: bytes) -> Plan:
    """Forms with as many indicators in each group mostly have the same cells filled and merged."""
    return _plan(passages, merges, _SMALL_AREA)


def _plan(passages: tuple[_Passage, ...], listed: bytes, most: int = _LARGE_AREA) -> Plan:
    """Raises ValueError where passages are out of order, or their cells, or cells lie too far apart."""
    firsts, rows, columns, spots, styles = zip(*[passage.facts for passage in passages], strict=True)
    count = len(passages) - 1
    if not firsts[0] or any(firsts[1:]) or rows.index(0) != count:
        raise ValueError(passages)
    filled = set(spots[:count])
    if list(spots[:count]) != sorted(filled):
        raise ValueError(passages)
    height, width = max(rows), max(columns)
    if height * width > most:
        raise ValueError(passages)
    picked = [count] * (height * width)
    in_row = [0] * (height + 1)
    for cell, row, col in zip(range(count), rows, columns, strict=False):
        picked[(row - 1) * width + col - 1] = cell
        in_row[row] += 1
    ends = tuple(accumulate(in_row))
    numbers = [
        NumberCell(cell, (rows[cell], columns[cell]), style) for cell, style in enumerate(styles) if style
    ]
    merges = merges_in(listed)
    return Plan(
        columns[:count],
        tuple(starmap(_from_to, pairwise(ends))),
        numbers,
        ends[numbers[-1].place[0]] if numbers else 0,
        width,
        itemgetter(*picked) if len(picked) > 1 else itemgetter(slice(len(picked))),
        tuple([merge.area for merge in merges]),
        _is_clear(merges, filled),
    )


@lru_cache(maxsize=4096)
def _from_to(start: int, end: int) -> slice:
    """Plans are full of the same slices."""
    return slice(start, end)


def _is_clear(merges: Sequence[Merge], filled: Set[int]) -> bool:
    covered = [merge.covered for merge in merges if merge.covered is not None]
    return len(covered) == len(merges) and filled.isdisjoint(chain.from_iterable(covered))
