"""Tables of details as Parquet files: fixed types, row group by row group, the same bytes each time."""

import os
from collections.abc import Sequence
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from xl_perfgoals.core.detail_table import Details, DetailTable, DetailValue
from xl_perfgoals.files.arrow_columns import arrow_column, arrow_type
from xl_perfgoals.files.atomic import replace_whole
from xl_perfgoals.files.loading_arrow import load_arrow

if TYPE_CHECKING:
    import pyarrow as pa

MADE_BY = b"xl_perfgoals.table"
"""The key of the schema's metadata by which a file is known to be ours."""

_ROW_GROUP = 50_000
_MAGIC, _FOOTER_END, _MOST_FOOTER = b"PAR1", 8, 64 << 20
"""How a Parquet file ends, in so many bytes, and how long a footer of ours may be at most."""


def can_write_parquet() -> bool:
    """Whether pyarrow is installed."""
    return find_spec("pyarrow") is not None


def write_parquet(target: Path, details: Details) -> None:
    """Writes the table, whole or not at all. Raises OSError where target cannot be replaced."""
    replace_whole(target, parquet_bytes(details))


def parquet_bytes(details: Details) -> bytes:
    """The table as a Parquet file. Its size is a small part of what the rows take."""
    load_arrow()
    import pyarrow as pa  # noqa: PLC0415 - slow to load
    from pyarrow.parquet import ParquetWriter  # noqa: PLC0415

    sink = pa.BufferOutputStream()
    # Snappy is what Power Query reads in all its versions.
    with ParquetWriter(sink, _schema(details.table), compression="snappy") as writer:
        for start in range(0, len(details.columns[0]), _ROW_GROUP):
            part = [column[start : start + _ROW_GROUP] for column in details.columns]
            writer.write_batch(_batch(details.table, part))
    return bytes(sink.getvalue())


def is_ours(path: Path) -> bool:
    """Whether a file is a table that this program wrote: its footer, which ends with its own length and the
    magic, has our key. Loading pyarrow for that would take longer than a run over a province that is known.
    """
    try:
        with path.open("rb") as stream:
            end = stream.seek(0, os.SEEK_END)
            stream.seek(-min(end, _FOOTER_END), os.SEEK_END)
            length, magic = int.from_bytes(stream.read(4), "little"), stream.read(4)
            if magic != _MAGIC or length > min(end - _FOOTER_END, _MOST_FOOTER):
                return False
            stream.seek(-_FOOTER_END - length, os.SEEK_END)
            return MADE_BY in stream.read(length)
    except OSError:
        return False


def stands_in_the_way(path: Path) -> bool:
    """Whether a table that is written there would replace what is none of ours; an empty file is nothing."""
    try:
        return path.is_dir() or (path.stat().st_size > 0 and not is_ours(path))
    except (FileNotFoundError, NotADirectoryError):
        return False


@cache
def _schema(table: DetailTable) -> "pa.Schema":
    import pyarrow as pa  # noqa: PLC0415

    fields = [pa.field(column.name, arrow_type(column.kind)) for column in table.columns]
    return pa.schema(fields, metadata={MADE_BY: table.name.encode()})


def _batch(table: DetailTable, columns: Sequence[Sequence[DetailValue]]) -> "pa.RecordBatch":
    import pyarrow as pa  # noqa: PLC0415

    arrays = [arrow_column(column.kind, own) for column, own in zip(table.columns, columns, strict=True)]
    return pa.RecordBatch.from_arrays(arrays, schema=_schema(table))
