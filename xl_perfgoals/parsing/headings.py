"""The headings of an indicator table: which column holds what, and which hold nothing of the indicator."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from xl_perfgoals.core.cells import Grid, Line
from xl_perfgoals.core.patterns import rare
from xl_perfgoals.parsing.columns import Column, column_of
from xl_perfgoals.parsing.labels import normalise
from xl_perfgoals.parsing.layouts.two_goals import of_all_years, year_set

_BESIDE = frozenset({Column.WEIGHT, Column.BESIDE, Column.OPERATOR, Column.UNIT})
"""Columns beside the indicator's own cells."""

_VALUE = re.compile("(?:指标|目标)值$")
_HEADS = rare("指标|目标|值")
_LONGEST_HEADING = 24
_TWICE = (Column.LEVEL2, Column.NAME, Column.TARGET)
"""What stands twice where the indicators of all years stand beside the year's."""


@dataclass(frozen=True, slots=True)
class Headings:
    """Where each kind of cell belongs (1-based sheet columns), and the last sheet row of the headings.

    The cells of the columns in beside are neither 三级指标 nor 指标值, whatever stands in them. other is
    the set of columns that holds the indicators of all years beside the year's, if there is one.
    """

    at: Mapping[Column, int]
    beside: frozenset[int]
    last_row: int
    other: "Headings | None" = None


def read_headings(grid: Grid, table: int, year: int | None = None) -> Headings:
    """The headings in sheet row `table`, and in the row below where 指标值 is divided there."""
    line, below = grid.filled(table), grid.filled(table + 1)
    divided = len(below) > 1 and all(column_of(text) for _, text in below)
    if not divided and (plain := _plain_headings(line, table)):
        return plain
    texts = dict((*line, *below)) if divided else dict(line)
    kinds = _kinds(texts)
    at = _places_of(kinds)
    beside = _wide(grid, table, _columns_beside(kinds, at), at)
    here = Headings(at, beside, table + divided)
    if Column.BESIDE in at and (long := _long_target(texts, kinds)):
        rest = here.beside.union({at.get(Column.TARGET, long)}).difference({long})
        here = replace(here, other=Headings({**at, Column.TARGET: long}, rest, here.last_row))
    if not _stand_twice(kinds, at):
        return here
    sets = {kind: [col for col, other in kinds if other is kind] for kind in _TWICE if kind in at}
    count = max(map(len, sets.values()), default=1)
    return (
        here if count == 1 else _of_the_year(grid, table, kinds, here, places=_places(sets, count), year=year)
    )


@lru_cache(maxsize=1024)
def _plain_headings(line: Line, table: int) -> Headings | None:
    """The headings of a line that has one set of columns and none beside it: they are so in most forms.

    None for any other line: what its headings are depends on merged cells as well.
    """
    kinds = _kinds(dict(line))
    at = _places_of(kinds)
    if _columns_beside(kinds, at) or _stand_twice(kinds, at):
        return None
    return Headings(at, frozenset(), table)


def _kinds(texts: Mapping[int, str]) -> list[tuple[int, Column | None]]:
    """The columns from left to right, and of what kind their headings are."""
    return [(col, column_of(texts[col])) for col in sorted(texts)]


def _places_of(kinds: list[tuple[int, Column | None]]) -> dict[Column, int]:
    """The first column of each kind."""
    at: dict[Column, int] = {}
    for col, kind in kinds:
        if kind is not None and kind not in at:
            at[kind] = col
    if Column.NAME not in at and (name := _named_frame(kinds)):
        at[Column.NAME] = name
    return at


def _stand_twice(kinds: list[tuple[int, Column | None]], at: Mapping[Column, int]) -> bool:
    """Whether some kind of heading stands more than once."""
    return len(set(at.values())) != sum(1 for _, kind in kinds if kind is not None)


def _places(sets: Mapping[Column, list[int]], count: int) -> list[dict[Column, int]]:
    """Each set of columns; a kind that stands fewer times than the others is the last one's."""
    return [
        {kind: cols[index] if len(cols) == count else cols[-1] for kind, cols in sets.items()}
        for index in range(count)
    ]


def _of_the_year(
    grid: Grid,
    table: int,
    kinds: list[tuple[int, Column | None]],
    here: Headings,
    *,
    places: list[dict[Column, int]],
    year: int | None,
) -> Headings:
    """The headings by the set of the year; the other set that has names of its own is the long one."""
    headed = [
        (col, text)
        for row in range(table - 1, here.last_row + 1)
        for col, text in grid.filled(row)
        if row >= table or (len(text) <= _LONGEST_HEADING and _HEADS.search(text))
    ]
    twice = [kind for kind in places[0] if places[0][kind] != places[-1][kind]]
    chosen = year_set([min(place[kind] for kind in twice) for place in places], headed, year)

    def headings(index: int) -> Headings:
        at = {**here.at, **places[index]}
        return Headings(at, _wide(grid, table, _columns_beside(kinds, at), at), here.last_row)

    own = headings(chosen)
    others = [
        i
        for i, place in enumerate(places)
        if i != chosen and place.get(Column.NAME) != own.at.get(Column.NAME)
    ]
    return replace(own, other=headings(others[-1])) if others else own


def _columns_beside(kinds: list[tuple[int, Column | None]], at: Mapping[Column, int]) -> set[int]:
    """The columns whose cells are none of the indicator's: known ones, unknown ones behind, other sets."""
    named = Column.NAME in at and Column.TARGET in at
    return {
        *(col for col, kind in kinds if kind in _BESIDE),
        *(col for col, kind in kinds if kind is None and named and col > at[Column.NAME]),
        *(col for col, kind in kinds if kind in _TWICE and col != at[kind]),
    }


def _wide(grid: Grid, table: int, beside: set[int], at: Mapping[Column, int]) -> frozenset[int]:
    """The columns with those that their merged headings cover."""
    covered = {
        col
        for first in beside
        for row in (table, table + 1)
        for col in range(first + 1, grid.area_at(row, first).last_col + 1)
    }
    return frozenset(beside | covered.difference(at.values()))


def _long_target(texts: Mapping[int, str], kinds: list[tuple[int, Column | None]]) -> int | None:
    """The column of values for all years beside the year's: 实施期指标值."""
    return next(
        (
            col
            for col, kind in kinds
            if kind is Column.BESIDE and of_all_years(texts[col]) and _VALUE.search(normalise(texts[col]))
        ),
        None,
    )


def _named_frame(kinds: list[tuple[int, Column | None]]) -> int | None:
    """三级指标 headed 绩效指标: that word right of 二级指标, or the second of two."""
    left = max((col for col, kind in kinds if kind in {Column.LEVEL1, Column.LEVEL2}), default=None)
    frames = [col for col, kind in kinds if kind is Column.FRAME and left is not None and col > left]
    return frames[0] if frames else None
