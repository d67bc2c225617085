"""Shapes made of other shapes: tuples of any length, blanks, values that may be missing, or come again."""

from collections import deque
from collections.abc import Callable, Sequence
from itertools import chain, count as count_up, islice, repeat
from operator import is_
from typing import Any

from xl_perfgoals.pipeline.columns import (
    Column,
    Plain,
    Pool,
    Runs,
    Shape,
    Source,
    Values,
    numbers_of,
    of_runs,
)


def or_none(inner: Shape) -> Shape:
    """Values of a type, or None."""

    def pack(values: Values, pool: Pool) -> Plain:
        if None not in values:
            return (), len(values), inner.pack(values, pool)
        there = [value for value in values if value is not None]
        mask = [value is not None for value in values] if there else (False,)
        return mask, len(there), inner.pack(there, pool)

    def unpack(plain: Plain, count: int, source: Source) -> Column:
        mask, there, column = plain
        if mask and not there:
            return repeat(None, count)
        values = inner.unpack(column, there, source)
        if not mask:
            return values
        rest = iter(values)
        return [next(rest) if given else None for given in mask]

    return Shape(pack, unpack)


def several(inner: Shape) -> Shape:
    """Tuples of any length."""

    def pack(values: Values, pool: Pool) -> Plain:
        every = [*chain.from_iterable(values)]
        return (numbers_of(map(len, values)), len(every), inner.pack(every, pool)) if every else ()

    def unpack(plain: Plain, count: int, source: Source) -> Column:
        if not plain:
            return repeat((), count)
        lengths, every, column = plain
        values = iter(inner.unpack(column, every, source))
        return [tuple(islice(values, length)) for length in lengths]

    return Shape(pack, unpack)


def blanks(meant: Shape) -> Shape:
    """Blanks: all but what they mean goes into the pool."""

    def pack(values: Values, pool: Pool) -> Plain:
        lengths: Plain = ()
        if any(map(is_, values, islice(values, 1, None))):
            values, lengths = Runs.of(values)
        pool.entries += values
        return len(values), meant.pack([entry[2] for entry in values], pool), lengths and numbers_of(lengths)

    def unpack(plain: Plain, _count: int, source: Source) -> Column:
        known, column, lengths = plain
        values = source.entries(meant.unpack(column, known, source), known)
        return of_runs(values, lengths) if lengths else values

    return Shape(pack, unpack)


def once_each(inner: Shape) -> Shape:
    """Values of which many are one and the same: the parser gives the same 指标值 the same Target."""

    def pack(values: Values, pool: Pool) -> Plain:
        known = {id(value): value for value in values}
        if len(known) == len(values):
            return len(values), inner.pack(values, pool), ()
        numbers = dict(zip(known, count_up(), strict=False))
        places = numbers_of(map(numbers.__getitem__, map(id, values)))
        return len(known), inner.pack([*known.values()], pool), places

    def unpack(plain: Plain, _count: int, source: Source) -> Column:
        known, column, places = plain
        values = inner.unpack(column, known, source)
        return map([*values].__getitem__, places) if places else values

    return Shape(pack, unpack)


def of_tuple(kind: type) -> Callable[[int, Sequence[Column]], Column]:
    """Puts so many named tuples together from the columns of their fields."""
    return lambda _, columns: [*map(tuple.__new__, repeat(kind), zip(*columns, strict=True))]


def of_slots(kind: type, names: Sequence[str]) -> Callable[[int, Sequence[Column]], Column]:
    """The same of frozen values. They are made empty and their slots filled: their own __init__ takes four
    times as long.
    """
    setters = [getattr(kind, name).__set__ for name in names]

    def put_together(count: int, columns: Sequence[Column]) -> Column:
        made: list[Any] = [object.__new__(kind) for _ in range(count)]
        for setter, column in zip(setters, columns, strict=True):
            deque(map(setter, made, column), maxlen=0)
        return made

    return put_together
