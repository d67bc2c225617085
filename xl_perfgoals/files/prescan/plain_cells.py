"""Plain cells: a sheet of nothing but numbers and shared strings, taken apart at its values.

The cells are split into values and passages; each passage is looked up; and where all of them together say
that the cells lie is looked up once more. Every byte is part of a value or of a passage that has been
understood: nothing is skipped.
"""

from collections.abc import Callable, Sequence
from functools import lru_cache
from itertools import accumulate, pairwise, starmap
from operator import itemgetter, lt
from typing import NamedTuple

from xl_perfgoals.core.cells import Area
from xl_perfgoals.files.prescan.merged_areas import merged_in
from xl_perfgoals.files.prescan.passages import PASSAGES, Passage

_V = b"v"
"""A value stands between two of them, <v>12</v>. A single byte is found fastest."""
_VALUE = b"></"
_DIGITS = b"0123456789.-E"
_FEW_CELLS, _FEW_MERGES = 500, 10_000
"""Sheets with more are not remembered."""
_SMALL_AREA, _LARGE_AREA = 1 << 13, 1 << 20


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
        passages = tuple(map(PASSAGES.__getitem__, pieces[::2]))
        return PlainCells((_remembered_plan if few else _plan)(passages, merges), values)
    except ValueError:
        return None


@lru_cache(maxsize=2048)
def _remembered_plan(passages: tuple[Passage, ...], merges: bytes) -> Plan:
    """Forms with as many indicators in each group mostly have the same cells filled and merged."""
    return _plan(passages, merges, _SMALL_AREA)


def _plan(passages: tuple[Passage, ...], listed: bytes, most: int = _LARGE_AREA) -> Plan:
    """Raises ValueError where passages are out of order, or their cells, or cells lie too far apart."""
    firsts, rows, columns, spots, styles = zip(*[passage.facts for passage in passages], strict=True)
    count = len(passages) - 1
    if not firsts[0] or any(firsts[1:]) or rows.index(0) != count:
        raise ValueError(passages)
    filled = spots[:count]
    if not all(map(lt, filled, filled[1:])):
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
    merged = merged_in(listed)
    return Plan(
        columns[:count],
        tuple(starmap(_from_to, pairwise(ends))),
        numbers,
        ends[numbers[-1].place[0]] if numbers else 0,
        width,
        itemgetter(*picked) if len(picked) > 1 else itemgetter(slice(len(picked))),
        merged.areas,
        merged.covered is not None and merged.covered.isdisjoint(filled),
    )


@lru_cache(maxsize=4096)
def _from_to(start: int, end: int) -> slice:
    """Plans are full of the same slices."""
    return slice(start, end)
