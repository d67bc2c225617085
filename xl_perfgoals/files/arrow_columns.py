"""Columns of plain values as Arrow arrays, by way of their bytes.

pyarrow's own way from lists to arrays loads pandas at its first call, which takes as long as writing the
details of a thousand forms.
"""

from array import array
from collections.abc import Sequence
from itertools import accumulate
from typing import TYPE_CHECKING, cast

from xl_perfgoals.core.detail_table import DetailKind, DetailValue

if TYPE_CHECKING:
    import pyarrow as pa

_INT32, _INT64 = "i", "q"
_WIDE = 16
"""Bytes of a decimal128."""


def arrow_column(kind: DetailKind, values: Sequence[DetailValue]) -> "pa.Array":
    """The column; None becomes null. Values that do not suit the kind raise TypeError or OverflowError."""
    import pyarrow as pa  # noqa: PLC0415 - takes longer to load than most counties to write

    missing = None
    if None in values:
        missing = pa.py_buffer(_bits([value is not None for value in values]))
        nothing = "" if kind is DetailKind.TEXT else 0
        values = [nothing if value is None else value for value in values]
    buffers = [pa.py_buffer(piece) for piece in _contents(kind, values)]
    return pa.Array.from_buffers(arrow_type(kind), len(values), [missing, *buffers])


def arrow_type(kind: DetailKind) -> "pa.DataType":
    """The type of a column."""
    import pyarrow as pa  # noqa: PLC0415

    types: dict[DetailKind, pa.DataType] = {
        DetailKind.TEXT: pa.string(),
        DetailKind.COUNT: pa.int32(),
        DetailKind.FLAG: pa.bool_(),
        DetailKind.FEN: pa.int64(),
        DetailKind.WAN: pa.decimal128(24, 6),
    }
    return types[kind]


def _contents(kind: DetailKind, values: Sequence[DetailValue]) -> tuple[bytes, ...]:
    """The buffers of a column, of which no value is missing, behind the one that says what is null."""
    if kind is DetailKind.TEXT:
        texts = list(map(str.encode, cast("Sequence[str]", values)))
        ends = array(_INT32, accumulate(map(len, texts), initial=0))
        return ends.tobytes(), b"".join(texts)
    if kind is DetailKind.FLAG:
        return (_bits(cast("Sequence[bool]", values)),)
    numbers = cast("Sequence[int]", values)
    if kind is DetailKind.WAN:  # six decimals of a 万元 are one 分: the same whole number
        return (b"".join(number.to_bytes(_WIDE, "little", signed=True) for number in numbers),)
    return (array(_INT64 if kind is DetailKind.FEN else _INT32, numbers).tobytes(),)


def _bits(flags: Sequence[bool]) -> bytes:
    """A bit for each flag, the first one lowest."""
    digits = "".join("1" if flag else "0" for flag in reversed(flags))
    return int(digits or "0", 2).to_bytes((len(flags) + 7) // 8, "little")
