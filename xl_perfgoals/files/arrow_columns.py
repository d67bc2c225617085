"""Columns of plain values as Arrow arrays, by way of their bytes where pyarrow would load pandas for it.

pyarrow's own way from lists to arrays is three times as fast. But at its first call it loads pandas, which
takes as long as writing the details of a thousand forms: unless it was itself loaded without numpy, as in our
workers.
"""

from array import array
from collections.abc import Sequence
from functools import cache
from itertools import accumulate
from typing import TYPE_CHECKING, cast

from xl_perfgoals.core.detail_table import DetailKind, DetailValue
from xl_perfgoals.files import loading_arrow

if TYPE_CHECKING:
    import pyarrow as pa

_INT32, _INT64 = "i", "q"
_WIDE = 16
"""Bytes of a decimal128."""
_DIGITS = bytes.maketrans(b"\0\1", b"01")


def arrow_column(kind: DetailKind, values: Sequence[DetailValue]) -> "pa.Array":
    """The column; None becomes null. Values that do not suit the kind raise TypeError, ValueError or
    OverflowError.
    """
    # An amount is given as a whole number of its last digit, which pyarrow has no way to be told.
    if loading_arrow.loads_no_pandas and kind is not DetailKind.WAN:
        return _by_pyarrow(kind, values)
    return column_by_bytes(kind, values)


def _by_pyarrow(kind: DetailKind, values: Sequence[DetailValue]) -> "pa.Array":
    import pyarrow as pa  # noqa: PLC0415 - takes longer to load than most counties to write

    return pa.array(values, type=arrow_type(kind), size=len(values))


def column_by_bytes(kind: DetailKind, values: Sequence[DetailValue]) -> "pa.Array":
    """The same column, put together here."""
    if kind is DetailKind.TEXT:
        return _texts(cast("Sequence[str | None]", values))
    missing = None
    if None in values:
        missing = _bits([value is not None for value in values])
        values = [0 if value is None else value for value in values]
    return _array(arrow_type(kind), len(values), missing, _contents(kind, cast("Sequence[int]", values)))


@cache
def arrow_type(kind: DetailKind) -> "pa.DataType":
    """The type of a column."""
    import pyarrow as pa  # noqa: PLC0415 - takes longer to load than most counties to write

    types: dict[DetailKind, pa.DataType] = {
        DetailKind.TEXT: pa.string(),
        DetailKind.COUNT: pa.int32(),
        DetailKind.FLAG: pa.bool_(),
        DetailKind.FEN: pa.int64(),
        DetailKind.WAN: pa.decimal128(24, 6),
    }
    return types[kind]


class _Encoded(dict[str | None, bytes]):
    """Texts as bytes, each encoded once: most columns say the same over and over."""

    def __missing__(self, text: str | None) -> bytes:
        own = self[text] = (text or "").encode()
        return own


def _texts(values: Sequence[str | None]) -> "pa.Array":
    encoded = _Encoded()
    pieces = list(map(encoded.__getitem__, values))
    missing = _bits([value is not None for value in values]) if None in encoded else None
    ends = array(_INT32, accumulate(map(len, pieces), initial=0))
    return _array(arrow_type(DetailKind.TEXT), len(values), missing, ends.tobytes(), b"".join(pieces))


def _contents(kind: DetailKind, numbers: Sequence[int]) -> bytes:
    """The bytes of a column of numbers or flags, of which none is missing."""
    if kind is DetailKind.FLAG:
        return _bits(numbers)
    if kind is DetailKind.WAN:  # six decimals of a 万元 are one 分: the same whole number
        return b"".join(number.to_bytes(_WIDE, "little", signed=True) for number in numbers)
    return array(_INT64 if kind is DetailKind.FEN else _INT32, numbers).tobytes()


def _array(kind: "pa.DataType", length: int, missing: bytes | None, *contents: bytes) -> "pa.Array":
    """The array of these bytes; missing has a bit for every value, 0 for what is null."""
    import pyarrow as pa  # noqa: PLC0415

    validity = None if missing is None else pa.py_buffer(missing)
    return pa.Array.from_buffers(kind, length, [validity, *map(pa.py_buffer, contents)])


def _bits(flags: Sequence[int]) -> bytes:
    """A bit for each flag, the first one lowest."""
    digits = bytes(reversed(flags)).translate(_DIGITS)
    return int(digits or b"0", 2).to_bytes((len(flags) + 7) // 8, "little")
