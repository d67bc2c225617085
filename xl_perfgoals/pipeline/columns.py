"""Columns: what many values hold in one field; and the pool of all blanks and cells of a file."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import islice
from operator import is_
from typing import Any, NamedTuple, TypeAlias

from xl_perfgoals.core.cells import CellRef
from xl_perfgoals.core.form import Entry

Plain: TypeAlias = Any
"""What pickle knows by itself: texts, numbers, None, and tuples, lists and dicts of these."""
Values: TypeAlias = Sequence[Any]
_SAME = "same"
"""Marks a column that holds one thing over and over, which is then kept once."""


def column_of(values: Values) -> Plain:
    """A column; many hold one thing throughout, mostly None."""
    if len(values) > 1 and all(map(partial(is_, values[0]), values)):
        return _SAME, values[0]
    return [*values]


def listed(column: Plain, count: int, _source: object = None) -> Values:
    """The column's values, so many."""
    return [column[1]] * count if column.__class__ is tuple else column


@dataclass(slots=True)
class Pool:
    """All blanks and further cells of a file, in the order in which they are met.

    shared holds each text once: pickle writes it once then, and unpacked it is one object.
    """

    entries: list[Entry[Any]] = field(default_factory=list)
    cells: list[CellRef] = field(default_factory=list)
    shared: dict[str | None, str | None] = field(default_factory=dict)

    def texts(self, texts: Values) -> Plain:
        """A column of texts, equal ones as one object."""
        column, share = column_of(texts), self.shared.setdefault
        return column if column.__class__ is tuple else [share(text, text) for text in column]

    def packed(self) -> Plain:
        """The columns that Source reads."""
        raws, texts, _, cells, found = zip(*self.entries, strict=True) if self.entries else ((),) * 5
        share = self.shared.setdefault
        values = [share(raw, raw) if raw.__class__ is str else raw for raw in raws]
        every = (*cells, *self.cells)
        books, sheets, rows, columns = zip(*every, strict=True) if every else ((),) * 4
        places = column_of(books), column_of(sheets), rows, columns
        return (
            len(every),
            places,
            len(values),
            (values, [share(text, text) for text in texts], column_of(found)),
        )


class Source:
    """A pool's columns, read from their beginning while values are put together."""

    def __init__(self, packed: Plain) -> None:
        count, (books, sheets, rows, columns), blanks, (raws, texts, found) = packed
        filled = zip(listed(books, count), listed(sheets, count), rows, columns, strict=True)
        cells = [*map(partial(tuple.__new__, CellRef), filled)]
        self._cells = iter(cells[blanks:])
        self._raws, self._texts, self._at = iter(raws), iter(texts), iter(cells[:blanks])
        self._found = iter(listed(found, blanks))

    def entries(self, values: Values) -> Values:
        """The next blanks, which mean these values."""
        count = len(values)
        raws, texts = islice(self._raws, count), islice(self._texts, count)
        at, found = islice(self._at, count), islice(self._found, count)
        return [*map(_new_entry, zip(raws, texts, values, at, found, strict=True))]

    def cells(self, count: int) -> Values:
        """The next cells."""
        return [*islice(self._cells, count)]


_new_entry = partial(tuple.__new__, Entry)


class Shape(NamedTuple):
    """How values of a type are packed, and how so many of them are unpacked."""

    pack: Callable[[Values, Pool], Plain]
    unpack: Callable[[Plain, int, Source], Values]
