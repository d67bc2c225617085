"""Packing: frozen values as columns of plain ones, told from their annotations, and back again.

Pickling them one by one takes three times as long: each would be taken apart and put together by functions
written in Python. Here each field of all values of a type is one column, which is worked on in one go; and
what stands in every blank of a form (its text, its cell) is one column for all blanks of a file.
"""

from collections import deque
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, field, fields, is_dataclass
from decimal import Decimal
from enum import Enum
from functools import cache, partial
from itertools import chain, islice
from operator import attrgetter, is_
from types import NoneType, UnionType
from typing import Any, NamedTuple, TypeAlias, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from xl_perfgoals.core.cells import CellRef
from xl_perfgoals.core.form import Entry

T = TypeVar("T")
Plain: TypeAlias = Any
"""What pickle knows by itself: texts, numbers, None, and tuples, lists and dicts of these."""
_Values: TypeAlias = Sequence[Any]
_Hint: TypeAlias = Any
"""What a field is annotated with."""

_SAME = "same"
"""Marks a column that holds one thing over and over, which is then kept once."""


@dataclass(slots=True)
class _Pool:
    """All blanks and further cells of a file, in the order in which they are met.

    shared holds each text once: pickle writes it once then, and unpacked it is one object.
    """

    entries: list[Entry[Any]] = field(default_factory=list)
    cells: list[CellRef] = field(default_factory=list)
    shared: dict[str | None, str | None] = field(default_factory=dict)

    def texts(self, texts: _Values) -> Plain:
        """A column of texts, equal ones as one object."""
        column, share = _column(texts), self.shared.setdefault
        return column if column.__class__ is tuple else [share(text, text) for text in column]

    def packed(self) -> Plain:
        """The columns that _Source reads."""
        raws, texts, _, cells, found = zip(*self.entries, strict=True) if self.entries else ((),) * 5
        share = self.shared.setdefault
        values = [share(raw, raw) if raw.__class__ is str else raw for raw in raws]
        every = (*cells, *self.cells)
        books, sheets, rows, columns = zip(*every, strict=True) if every else ((),) * 4
        places = _column(books), _column(sheets), rows, columns
        return (
            len(every),
            places,
            len(values),
            (values, [share(text, text) for text in texts], _column(found)),
        )


class _Source:
    """A pool's columns, read from their beginning while values are put together."""

    def __init__(self, packed: Plain) -> None:
        count, (books, sheets, rows, columns), blanks, (raws, texts, found) = packed
        filled = zip(_listed(books, count), _listed(sheets, count), rows, columns, strict=True)
        cells = [*map(partial(tuple.__new__, CellRef), filled)]
        self._cells = iter(cells[blanks:])
        self._raws, self._texts, self._at = iter(raws), iter(texts), iter(cells[:blanks])
        self._found = iter(_listed(found, blanks))

    def entries(self, values: _Values) -> _Values:
        """The next blanks, which mean these values."""
        count = len(values)
        raws, texts = islice(self._raws, count), islice(self._texts, count)
        at, found = islice(self._at, count), islice(self._found, count)
        return [*map(_new_entry, zip(raws, texts, values, at, found, strict=True))]

    def cells(self, count: int) -> _Values:
        """The next cells."""
        return [*islice(self._cells, count)]


_new_entry = partial(tuple.__new__, Entry)


class _Shape(NamedTuple):
    """How values of a type are packed, and how so many of them are unpacked."""

    pack: Callable[[_Values, _Pool], Plain]
    unpack: Callable[[Plain, int, _Source], _Values]


def packed(values: Sequence[T], kind: type[T]) -> Plain:
    """Values of one type as plain ones."""
    pool = _Pool()
    columns = _shape(cast("Hashable", kind)).pack(values, pool)
    return len(values), columns, pool.packed()


def unpacked(plain: Plain, kind: type[T]) -> list[T]:
    """The values again. Raises whatever comes of what is none."""
    count, columns, pool = plain
    return list(_shape(cast("Hashable", kind)).unpack(columns, count, _Source(pool)))


@cache
def _shape(hint: _Hint) -> _Shape:
    """How what is annotated like this is packed. Raises TypeError where nobody has said."""
    origin = _origin(hint)
    inner: tuple[_Hint, ...] = get_args(hint)
    if origin in _SIMPLE:
        shape = _SIMPLE[origin]
    elif origin in {Union, UnionType}:
        shape = _either([kind for kind in inner if kind is not NoneType])
    elif origin is Entry:
        shape = _entry(_shape(inner[0] | None))
    elif origin is tuple and inner[1:] == (...,):
        shape = _several(_shape(inner[0]))
    elif isinstance(origin, type) and issubclass(origin, Enum):
        members = (None, *origin)
        numbers = {member: number for number, member in enumerate(members)}
        shape = _table(numbers.__getitem__, members.__getitem__)
    elif _is_taken_apart(origin):
        shape = _record(origin)
    else:
        raise TypeError(f"nobody has said how {hint} is packed")
    return shape


def _origin(hint: _Hint) -> _Hint:
    """The type itself, without what stands in its brackets."""
    origin: _Hint = get_origin(hint)
    return hint if origin is None else origin


def _is_taken_apart(kind: _Hint) -> bool:
    return is_dataclass(kind) or (isinstance(kind, type) and issubclass(kind, tuple))


def _column(values: _Values) -> Plain:
    """A column; many hold one thing throughout, mostly None."""
    if len(values) > 1 and all(map(partial(is_, values[0]), values)):
        return _SAME, values[0]
    return [*values]


def _listed(column: Plain, count: int, _source: object = None) -> _Values:
    return [column[1]] * count if column.__class__ is tuple else column


_PLAIN = _Shape(lambda values, _: _column(values), _listed)


def _table(to_plain: Callable[[Any], Plain], back: Callable[[Plain], Any]) -> _Shape:
    """Values that each become a plain one."""

    def unpack(column: Plain, count: int, _: _Source) -> _Values:
        if column.__class__ is tuple:
            return [back(column[1])] * count
        return [*map(back, column)]

    return _Shape(lambda values, _: _column([*map(to_plain, values)]), unpack)


def _decimal_texts(values: _Values, _: _Pool) -> Plain:
    return _column([None if value is None else str(value) for value in values])


def _decimals(column: Plain, count: int, _: _Source) -> _Values:
    return [None if text is None else Decimal(text) for text in _listed(column, count)]


def _cells(_: Plain, count: int, source: _Source) -> _Values:
    return source.cells(count)


def _decimal_text(value: Decimal | None) -> str | None:
    return None if value is None else str(value)


def _decimal(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)


_SIMPLE = {
    **dict.fromkeys((int, bool, float, Mapping), _PLAIN),
    str: _Shape(lambda values, pool: pool.texts(values), _listed),
    Decimal: _Shape(_decimal_texts, _decimals),
    CellRef: _Shape(lambda values, pool: pool.cells.extend(values), _cells),
}


def _either(kinds: Sequence[_Hint]) -> _Shape:
    """One type or None; several types only of what is plain."""
    shapes = {_shape(kind) for kind in kinds}
    if len(kinds) > 1:
        return _PLAIN
    (inner,) = shapes
    if not _is_taken_apart(_origin(kinds[0])):
        return inner

    def pack(values: _Values, pool: _Pool) -> Plain:
        there = [value for value in values if value is not None]
        mask = _column([value is not None for value in values])
        return mask, len(there), inner.pack(there, pool)

    def unpack(plain: Plain, count: int, source: _Source) -> _Values:
        mask, there, column = plain
        values = iter(inner.unpack(column, there, source))
        return [next(values) if given else None for given in _listed(mask, count)]

    return _Shape(pack, unpack)


def _several(inner: _Shape) -> _Shape:
    """Tuples of any length."""
    if inner in {_PLAIN, _SIMPLE[str]}:
        return _PLAIN

    def pack(values: _Values, pool: _Pool) -> Plain:
        lengths = [*map(len, values)]
        return _column(lengths), sum(lengths), inner.pack([*chain.from_iterable(values)], pool)

    def unpack(plain: Plain, count: int, source: _Source) -> _Values:
        lengths, every, column = plain
        if not every:
            return [()] * count
        values = iter(inner.unpack(column, every, source))
        return [tuple(islice(values, length)) for length in _listed(lengths, count)]

    return _Shape(pack, unpack)


def _entry(meant: _Shape) -> _Shape:
    """Blanks: all but what they mean goes into the pool."""

    def pack(values: _Values, pool: _Pool) -> Plain:
        pool.entries += values
        return meant.pack([entry[2] for entry in values], pool)

    return _Shape(pack, lambda plain, count, source: source.entries(meant.unpack(plain, count, source)))


def _record(kind: type) -> _Shape:
    """A named tuple or a frozen dataclass, field by field."""
    hints = get_type_hints(kind)
    names = [own.name for own in fields(kind)] if is_dataclass(kind) else [*hints]
    shapes = [_shape(hints[name]) for name in names]
    taken_apart = attrgetter(*names)
    put_together = _of_slots(kind, names) if is_dataclass(kind) else _of_tuple(kind)

    def pack(values: _Values, pool: _Pool) -> Plain:
        if not values:
            return 0, (), ()
        # the parser gives the same 指标值 the same Target: each is packed once
        known = {id(value): value for value in values}
        numbers = dict(zip(known, range(len(known)), strict=True))
        columns = zip(*map(taken_apart, known.values()), strict=True)
        packed_fields = [shape.pack(column, pool) for shape, column in zip(shapes, columns, strict=True)]
        return (
            len(known),
            packed_fields,
            [numbers[id(value)] for value in values] if len(known) < len(values) else (),
        )

    def unpack(plain: Plain, count: int, source: _Source) -> _Values:
        known, columns, numbers = plain
        if not count:
            return ()
        filled = zip(shapes, columns, strict=True)
        values = put_together(known, [shape.unpack(column, known, source) for shape, column in filled])
        return [values[number] for number in numbers] if numbers else values

    return _Shape(pack, unpack)


def _of_tuple(kind: type) -> Callable[[int, Sequence[_Values]], _Values]:
    return lambda _, columns: [*map(partial(tuple.__new__, kind), zip(*columns, strict=True))]


def _of_slots(kind: type, names: Sequence[str]) -> Callable[[int, Sequence[_Values]], _Values]:
    """Frozen values are made empty and their slots filled: their own __init__ takes four times as long."""
    setters = [getattr(kind, name).__set__ for name in names]

    def put_together(count: int, columns: Sequence[_Values]) -> _Values:
        made: list[Any] = [object.__new__(kind) for _ in range(count)]
        for setter, column in zip(setters, columns, strict=True):
            deque(map(setter, made, column), maxlen=0)
        return made

    return put_together
