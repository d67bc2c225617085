"""Packing: frozen values as columns of plain ones, told from their annotations, and back again.

Pickling them one by one takes three times as long: each would be taken apart and put together by functions
written in Python. Here each field of all values of a type is one column, which is worked on in one go; and
what stands in every blank of a form (its text, its cell) is one column for all blanks of a file.
"""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import fields, is_dataclass
from decimal import Decimal
from enum import Enum
from functools import cache
from operator import attrgetter
from types import NoneType, UnionType
from typing import Any, TypeAlias, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from xl_perfgoals.core.cells import CellRef
from xl_perfgoals.core.form import Entry
from xl_perfgoals.pipeline.columns import (
    Column,
    Plain,
    Pool,
    Shape,
    Source,
    Values,
    column_of,
    listed,
    numbers_of,
    texts_of,
)
from xl_perfgoals.pipeline.shapes import blanks, of_slots, of_tuple, once_each, or_none, several

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
        shape = blanks(_shape(inner[0] | None))
    elif origin is tuple and inner[1:] == (...,):
        shape = _several(_shape(inner[0]))
    elif isinstance(origin, type) and issubclass(origin, Enum):
        shape = _members(origin)
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


def _has_a_place(hint: _Hint) -> bool:
    """Whether cells are told anywhere in what is annotated like this: no two such values are the same one."""
    origin = _origin(hint)
    if origin in {Entry, CellRef} or any(map(_has_a_place, get_args(hint))):
        return True
    return _is_taken_apart(origin) and any(map(_has_a_place, get_type_hints(origin).values()))


def _decimal_texts(values: Values, _: Pool) -> Plain:
    return column_of([None if value is None else str(value) for value in values])


def _decimals(column: Plain, count: int, _: Source) -> Column:
    return [None if text is None else Decimal(text) for text in listed(column, count)]


def _cells(_: Plain, count: int, source: Source) -> Column:
    return source.cells(count)


_PLAIN = Shape(lambda values, _: column_of(values), listed)
_TEXTS = Shape(lambda values, _: texts_of(values), listed)
_SIMPLE = {
    **dict.fromkeys((float, Mapping), _PLAIN),
    **dict.fromkeys((str, bool), _TEXTS),
    int: Shape(lambda values, _: numbers_of(values), listed),
    Decimal: Shape(_decimal_texts, _decimals),
    CellRef: Shape(lambda values, pool: pool.cells.extend(values), _cells),
}


def _members(kind: type[Enum]) -> Shape:
    """Members of an enumeration, or None: their numbers."""
    members = (None, *kind)
    # Most enumerations hash their members by a function written in Python; each is one object for good.
    numbers = {id(member): number for number, member in enumerate(members)}
    return Shape(
        lambda values, _: numbers_of(map(numbers.__getitem__, map(id, values))),
        lambda column, _count, _source: map(members.__getitem__, column),
    )


def _either(kinds: Sequence[_Hint]) -> Shape:
    """One type or None; several types only of what is plain."""
    shapes = {_shape(kind) for kind in kinds}
    if len(kinds) > 1:
        return _PLAIN
    (inner,) = shapes
    return or_none(inner) if _is_taken_apart(_origin(kinds[0])) else inner


def _several(inner: Shape) -> Shape:
    return _PLAIN if inner in {_PLAIN, _TEXTS} else several(inner)


def _record(kind: type) -> Shape:
    """A named tuple or a frozen dataclass, field by field."""
    hints = get_type_hints(kind)
    names = [own.name for own in fields(kind)] if is_dataclass(kind) else [*hints]
    shapes = [_shape(hints[name]) for name in names]
    taken_apart = attrgetter(*names)
    put_together = of_slots(kind, names) if is_dataclass(kind) else of_tuple(kind)

    def pack(values: Values, pool: Pool) -> Plain:
        if not values:
            return ()
        apart = map(taken_apart, values) if is_dataclass(kind) else values
        filled = zip(shapes, zip(*apart, strict=True), strict=True)
        return [shape.pack(column, pool) for shape, column in filled]

    def unpack(plain: Plain, count: int, source: Source) -> Column:
        if not count:
            return ()
        filled = zip(shapes, plain, strict=True)
        return put_together(count, [shape.unpack(column, count, source) for shape, column in filled])

    shape = Shape(pack, unpack)
    return shape if _has_a_place(kind) else once_each(shape)
