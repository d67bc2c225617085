"""Reads the rows of a table whose cells all stand under their headings, as nearly all do, in one walk.

What a row is, `row_cells` tells by the words of all its cells. But the cells of the levels are the same in
every form, and a name is a name for certain when it is but plain words (`plain_names`): so what
`row_cells` says of a row with such levels before some name is remembered, and the levels' cells decide.
At the first row that is not so plain nothing is read here: then `rows` reads the table.
"""

from collections.abc import Iterator
from functools import lru_cache
from itertools import islice
from typing import NamedTuple, TypeAlias

from xl_perfgoals.core.cells import CellRef, Grid, Line, Scalar
from xl_perfgoals.core.form import Entry, Indicator, entry_in
from xl_perfgoals.core.levels import Level1, Level2
from xl_perfgoals.parsing.carried_levels import Carried, carried_from, contradicts
from xl_perfgoals.parsing.columns import Column, heads_a_list
from xl_perfgoals.parsing.headings import Headings
from xl_perfgoals.parsing.layouts.starred import is_bare
from xl_perfgoals.parsing.plain_names import is_plain_name
from xl_perfgoals.parsing.row_cells import Cell, RowCells, first_word, split_rows
from xl_perfgoals.parsing.targets import read_target
from xl_perfgoals.parsing.weights import weight_at

_MOST_LEVELS = 4096
_SOME_NAME, _SOME_VALUE = "铺设管道", "5公里"
"""A plain name and a plain value, which stand for all others."""

_JOINED = frozenset({Column.OPERATOR, Column.UNIT})
"""Columns that hold a part of the 指标值."""


class _Places(NamedTuple):
    """The columns of the indicator's own cells."""

    level1: int | None
    level2: int | None
    name: int
    target: int


class _Levels(NamedTuple):
    """The cells of the levels with which a row begins, and what follows from them where both hold.

    known2 is what the cell of the 二级指标 names, holds what holds from here on but for its Entry.
    """

    level1: Cell | None = None
    level2: Cell | None = None
    known2: Level2 | None = None
    holds: Carried = Carried()


_NONE = _Levels()
_Row: TypeAlias = tuple[int, tuple[Scalar, ...], _Levels, str, str]
"""A plain row: its number, its cells, the levels with which it begins, its name, "" for none, its value."""


def read_plain_rows(
    grid: Grid, headings: Headings, year: int | None
) -> tuple[tuple[Indicator, ...], int] | None:
    """The indicators of a plain table and its last sheet row; None for a table that is not plain."""
    at = headings.at
    name_col, target_col, weight_col = at.get(Column.NAME), at.get(Column.TARGET), at.get(Column.WEIGHT)
    if name_col is None or target_col is None or headings.other or not _JOINED.isdisjoint(at):
        return None
    places = _Places(at.get(Column.LEVEL1), at.get(Column.LEVEL2), name_col, target_col)
    book, sheet = grid.book, grid.sheet
    name_index, target_index = name_col - grid.first_col, target_col - grid.first_col
    new = tuple.__new__  # as the classes themselves, without the detour over their __new__
    indicators: list[Indicator] = []
    values: list[str] = []
    level1, filled, written1, level2, mark = Carried()
    ends = {area[0]: area[2] for area in grid.merged if area[1] == places.level1}
    printed, printed_until, last_row = None, 0, headings.last_row
    for row in _plain_rows(grid, headings, places):
        if row is None:
            return None
        last_row, raws, levels, name, value = row
        if levels is not _NONE:
            if levels.level2:
                level1, filled, written1, _, mark = levels.holds
                level2 = entry_in(grid, last_row, *levels.level2, levels.known2)
            else:
                above = Carried(level1, filled, written1, level2, mark)
                alone = RowCells(last_row, levels.level1, None, ())
                level1, filled, written1, level2, mark = carried_from(grid, alone, above)
            if levels.level1:
                if last_row <= printed_until:  # merged areas that overlap
                    return None
                printed, printed_until = written1, ends.get(last_row, last_row)
        if not name:
            continue
        if level2 is None:
            return None
        values.append(value)
        under = printed if last_row <= printed_until else level1
        contradicted = under is not level1 and contradicts(under, level1, level2.value)
        name_at = new(CellRef, (book, sheet, last_row, name_col))
        target_at = new(CellRef, (book, sheet, last_row, target_col))
        raw = raws[target_index] if value else None
        indicator: Indicator = new(
            Indicator,
            (
                level1,
                level2,
                new(Entry, (raws[name_index], name, name, name_at, True)),
                new(Entry, (raw, value, read_target(value, year), target_at, True)),
                mark,
                len(indicators) + 1,
                last_row,
                False,
                False,
                filled and not contradicted,
                None if weight_col is None else weight_at(grid, last_row, weight_col),
                under if contradicted else None,
                False,
            ),
        )
        indicators.append(indicator)
    return None if heads_a_list(values) else (tuple(indicators), last_row)


def _plain_rows(grid: Grid, headings: Headings, places: _Places) -> Iterator[_Row | None]:
    """The rows of a table up to the first line that is no indicator; None at the first that is not plain."""
    _, _, name_col, target_col = places
    some_name, some_value = (name_col, _SOME_NAME), (target_col, _SOME_VALUE)
    whole, unvalued = (some_name, some_value), (some_name,)
    known = _known_levels(places, whole)
    beside, below = headings.beside, headings.last_row + 1 - grid.first_row
    written1: Level1 | None = None
    for raws, (row, filled) in zip(grid.rows[below:], islice(grid.lines(), below, None), strict=True):
        cells = tuple([cell for cell in filled if cell[0] not in beside]) if beside else filled
        if not cells:
            continue
        col, text = cells[-1]
        tail: Line
        if col == target_col and len(cells) > 1 and cells[-2][0] == name_col:
            before, (_, name), value = cells[:-2], cells[-2], text
            tail = whole if is_plain_name(name) else (cells[-2], some_value)
        elif col == name_col:
            before, name, value = cells[:-1], text, ""
            tail = unvalued if before and is_plain_name(name) else cells[-1:]
        else:
            before, name, value, tail = cells, "", "", ()
        if len(tail) < 2 and first_word(cells[0][1]).footer:
            return
        if tail is whole:
            levels = known[before, written1] if before else _NONE
        else:
            levels = _levels(before, tail, places, written1)
        if levels is None:
            yield None
            return
        written1 = levels.holds.written1 if levels is not _NONE else written1
        yield row, raws, levels, name, value


class _Known(dict[tuple[Line, Level1 | None], _Levels | None]):
    """What `_levels` finds before a plain name and its value: that is asked of every other row."""

    def __init__(self, places: _Places, tail: Line) -> None:
        self._places, self._tail = places, tail

    def __missing__(self, key: tuple[Line, Level1 | None]) -> _Levels | None:
        if len(self) >= _MOST_LEVELS:
            self.clear()
        before, above = key
        levels = self[key] = _levels(before, self._tail, self._places, above)
        return levels


@lru_cache(maxsize=16)
def _known_levels(places: _Places, tail: Line) -> _Known:
    return _Known(places, tail)


@lru_cache(maxsize=_MOST_LEVELS)
def _levels(before: Line, tail: Line, places: _Places, above: Level1 | None) -> _Levels | None:
    """The levels that stand before name and value (tail), as `row_cells` finds them; None if not plain.

    above is the 一级指标 written above them.
    """
    cells = dict((*before, *tail))
    line = tuple([cells.get(col) for col in range(1, max(cells) + 1)])
    kinds = zip((Column.LEVEL1, Column.LEVEL2, Column.NAME, Column.TARGET), places, strict=True)
    at = {kind: col for kind, col in kinds if col is not None}
    grid = Grid("", "", (line,))
    rows = list(split_rows(grid, Headings(at, frozenset(), 0)))
    if len(rows) != 1 or rows[0].long or rows[0].rest != tail or not (tail == () or is_bare(tail[0][1])):
        return None
    _, level1, level2, _, _ = row = rows[0]
    if (level1 and level1[0] != places.level1) or (level2 and level2[0] != places.level2):
        return None
    if level1 is level2 is None:
        return _NONE
    holds = carried_from(grid, row, Carried(written1=above))
    return _Levels(level1, level2, holds.level2.value if holds.level2 else None, holds._replace(level2=None))
