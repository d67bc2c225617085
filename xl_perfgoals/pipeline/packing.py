"""Packing: frozen values as columns of plain ones, told from their annotations, and back again.

Pickling them one by one takes three times as long: each would be taken apart and put together by functions
written in Python. Here each field of all values of a type is one column, which is worked on in one go; and
what stands in every blank of a form (its text, its cell) is one column for all blanks of a file.
"""

from collections import deque
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import fields, is_dataclass
from decimal import Decimal
from enum import Enum
from functools import cache, partial
from itertools import chain, islice
from operator import attrgetter
from types import NoneType, UnionType
from typing import Any, TypeAlias, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from xl_perfgoals.core.cells import CellRef
from xl_perfgoals.core.form import Entry
from xl_perfgoals.pipeline.columns import Plain, Pool, Shape, Source, Values, column_of, listed

T = TypeVar("T")
_Hint: TypeAlias = Any
"""What a field is annotated with."""


def packed(values: Sequence[T], kind: type[T]) -> Plain:
    """Values of one type as plain ones."""
    pool = Pool()
    columns = _shape(cast("Hashable", kind)).pack(values, pool)
    return len(values), columns, pool.packed()


def unpacked(plain: Plain, kind: type[T]) -> list[T]:
    """The values again. Raises whatever comes of what is none."""
    count, columns, pool = plain
    return list(_shape(cast("Hashable", kind)).unpack(columns, count, Source(pool)))


@cache
def _shape(hint: _Hint) -> Shape:
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


_PLAIN = Shape(lambda values, _: column_of(values), listed)


def _table(to_plain: Callable[[Any], Plain], back: Callable[[Plain], Any]) -> Shape:
    """Values that each become a plain one."""

    def unpack(column: Plain, count: int, _: Source) -> Values:
        if column.__class__ is tuple:
            return [back(column[1])] * count
        return [*map(back, column)]

    return Shape(lambda values, _: column_of([*map(to_plain, values)]), unpack)


def _decimal_texts(values: Values, _: Pool) -> Plain:
    return column_of([None if value is None else str(value) for value in values])


def _decimals(column: Plain, count: int, _: Source) -> Values:
    return [None if text is None else Decimal(text) for text in listed(column, count)]


def _cells(_: Plain, count: int, source: Source) -> Values:
    return source.cells(count)


def _decimal_text(value: Decimal | None) -> str | None:
    return None if value is None else str(value)


def _decimal(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)


_SIMPLE = {
    **dict.fromkeys((int, bool, float, Mapping), _PLAIN),
    str: Shape(lambda values, pool: pool.texts(values), listed),
    Decimal: Shape(_decimal_texts, _decimals),
    CellRef: Shape(lambda values, pool: pool.cells.extend(values), _cells),
}


def _either(kinds: Sequence[_Hint]) -> Shape:
    """One type or None; several types only of what is plain."""
    shapes = {_shape(kind) for kind in kinds}
    if len(kinds) > 1:
        return _PLAIN
    (inner,) = shapes
    if not _is_taken_apart(_origin(kinds[0])):
        return inner

    def pack(values: Values, pool: Pool) -> Plain:
        there = [value for value in values if value is not None]
        mask = column_of([value is not None for value in values])
        return mask, len(there), inner.pack(there, pool)

    def unpack(plain: Plain, count: int, source: Source) -> Values:
        mask, there, column = plain
        values = iter(inner.unpack(column, there, source))
        return [next(values) if given else None for given in listed(mask, count)]

    return Shape(pack, unpack)


def _several(inner: Shape) -> Shape:
    """Tuples of any length."""
    if inner in {_PLAIN, _SIMPLE[str]}:
        return _PLAIN

    def pack(values: Values, pool: Pool) -> Plain:
        lengths = [*map(len, values)]
        return column_of(lengths), sum(lengths), inner.pack([*chain.from_iterable(values)], pool)

    def unpack(plain: Plain, count: int, source: Source) -> Values:
        lengths, every, column = plain
        if not every:
            return [()] * count
        values = iter(inner.unpack(column, every, source))
        return [tuple(islice(values, length)) for length in listed(lengths, count)]

    return Shape(pack, unpack)


def _entry(meant: Shape) -> Shape:
    """Blanks: all but what they mean goes into the pool."""

    def pack(values: Values, pool: Pool) -> Plain:
        pool.entries += values
        return meant.pack([entry[2] for entry in values], pool)

    return Shape(pack, lambda plain, count, source: source.entries(meant.unpack(plain, count, source)))


def _record(kind: type) -> Shape:
    """A named tuple or a frozen dataclass, field by field."""
    hints = get_type_hints(kind)
    names = [own.name for own in fields(kind)] if is_dataclass(kind) else [*hints]
    shapes = [_shape(hints[name]) for name in names]
    taken_apart = attrgetter(*names)
    put_together = _of_slots(kind, names) if is_dataclass(kind) else _of_tuple(kind)

    def pack(values: Values, pool: Pool) -> Plain:
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

    def unpack(plain: Plain, count: int, source: Source) -> Values:
        known, columns, numbers = plain
        if not count:
            return ()
        filled = zip(shapes, columns, strict=True)
        values = put_together(known, [shape.unpack(column, known, source) for shape, column in filled])
        return [values[number] for number in numbers] if numbers else values

    return Shape(pack, unpack)


def _of_tuple(kind: type) -> Callable[[int, Sequence[Values]], Values]:
    return lambda _, columns: [*map(partial(tuple.__new__, kind), zip(*columns, strict=True))]


def _of_slots(kind: type, names: Sequence[str]) -> Callable[[int, Sequence[Values]], Values]:
    """Frozen values are made empty and their slots filled: their own __init__ takes four times as long."""
    setters = [getattr(kind, name).__set__ for name in names]

    def put_together(count: int, columns: Sequence[Values]) -> Values:
        made: list[Any] = [object.__new__(kind) for _ in range(count)]
        for setter, column in zip(setters, columns, strict=True):
            deque(map(setter, made, column), maxlen=0)
        return made

    return put_together
