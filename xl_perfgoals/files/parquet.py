"""Tables of details as Parquet files: fixed types, row group by row group, the same bytes each time."""

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
    """Whether a file is a table that this program wrote."""
    from pyarrow import ArrowException  # noqa: PLC0415
    from pyarrow.parquet import read_schema  # noqa: PLC0415

    try:
        return MADE_BY in (read_schema(path).metadata or {})
    except (OSError, ArrowException):
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
