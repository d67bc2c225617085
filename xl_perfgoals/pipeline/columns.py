"""Columns: what many values hold in one field; and the pool of all blanks and cells of a file.

Values that are equal may become one and the same; nothing else of them changes.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import chain, islice, repeat
from operator import is_, is_not
from typing import Any, NamedTuple, TypeAlias

from xl_perfgoals.core.cells import CellRef
from xl_perfgoals.core.form import Entry

Plain: TypeAlias = Any
"""What pickle knows by itself: texts, numbers, None, and tuples, lists and dicts of these."""
Values: TypeAlias = Sequence[Any]
Column: TypeAlias = Iterable[Any]
"""Values that are gone through once."""
_SAME = "same"
"""Marks a column that holds one thing over and over, which is then kept once."""


def column_of(values: Values) -> Plain:
    """A column; many hold one thing throughout, mostly None. pickle writes once what comes again."""
    if len(values) > 1 and values[0] is values[-1] and all(map(partial(is_, values[0]), values)):
        return _SAME, values[0]
    return [*values]


def texts_of(texts: Values) -> Plain:
    """A column of texts or flags, of which equal ones are the same; None among them."""
    first = texts[0] if texts else None
    if len(texts) > 1 and texts[-1] == first and texts.count(first) == len(texts):
        return _SAME, first
    return [*texts]


def numbers_of(values: Column) -> Plain:
    """A column of whole numbers: bytes, where all are small, which pickle need not go through one by one."""
    values = values if isinstance(values, tuple) else [*values]
    try:
        return bytes(values)
    except (TypeError, ValueError):
        return [*values]


def listed(column: Plain, count: int, _source: object = None) -> Column:
    """The column's values, so many."""
    return repeat(column[1], count) if column.__class__ is tuple else column


class Runs(NamedTuple):
    """Values, and how often each comes in a row: lines beside one merged 二级指标 have one and the same."""

    values: Values
    lengths: Sequence[int]

    @classmethod
    def of(cls, values: Values) -> "Runs":
        """The runs of these values."""
        is_new = map(is_not, values, islice(values, 1, None))
        starts = [0, *[place for place, new in enumerate(is_new, 1) if new]]
        lengths = [end - start for start, end in zip(starts, [*starts[1:], len(values)], strict=True)]
        return cls([values[start] for start in starts], lengths)


def of_runs(values: Column, lengths: Sequence[int]) -> Column:
    """All values again."""
    return chain.from_iterable(map(repeat, values, lengths))


@dataclass(slots=True)
class Pool:
    """All blanks and further cells of a file, in the order in which they are met."""

    entries: list[Entry[Any]] = field(default_factory=list)
    cells: list[CellRef] = field(default_factory=list)

    def packed(self) -> Plain:
        """The columns that Source reads."""
        raws, texts, _, cells, found = zip(*self.entries, strict=True) if self.entries else ((),) * 5
        every = (*cells, *self.cells)
        books, sheets, rows, columns = zip(*every, strict=True) if every else ((),) * 4
        places = texts_of(books), texts_of(sheets), numbers_of(rows), numbers_of(columns)
        return len(every), places, len(raws), (raws, texts, texts_of(found))


class Source:
    """A pool's columns, read from their beginning while values are put together."""

    def __init__(self, packed: Plain) -> None:
        count, (books, sheets, rows, columns), blanks, (raws, texts, found) = packed
        filled = zip(listed(books, count), listed(sheets, count), rows, columns, strict=True)
        self._cells = [*map(tuple.__new__, repeat(CellRef), filled)]
        self._raws, self._texts, self._found = raws, texts, [*listed(found, blanks)]
        self._blank, self._cell = 0, blanks

    def entries(self, values: Column, count: int) -> Values:
        """The next blanks, so many, which mean these values."""
        own = slice(self._blank, self._blank + count)
        self._blank += count
        raws, texts, at, found = self._raws[own], self._texts[own], self._cells[own], self._found[own]
        filled = zip(raws, texts, values, at, found, strict=True)
        return [*map(tuple.__new__, repeat(Entry), filled)]

    def cells(self, count: int) -> Values:
        """The next cells, so many."""
        start = self._cell
        self._cell += count
        return self._cells[start : self._cell]


class Shape(NamedTuple):
    """How values of a type are packed, and how so many of them are unpacked."""

    pack: Callable[[Values, Pool], Plain]
    unpack: Callable[[Plain, int, Source], Column]
