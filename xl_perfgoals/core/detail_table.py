"""DetailTable: a table of details as data: its columns, what kind of value each holds, and what it means."""

from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import NamedTuple, TypeAlias

DetailValue: TypeAlias = str | int | bool | None


class DetailKind(StrEnum):
    """What a column holds. FEN is money in whole 分; WAN the same, to be shown in 万元."""

    TEXT = "text"
    COUNT = "count"
    FLAG = "flag"
    FEN = "fen"
    WAN = "wan"


class DetailColumn(NamedTuple):
    """A column: its name for programs, its kind, and its meaning for people."""

    name: str
    kind: DetailKind
    meaning: str


class DetailTable(NamedTuple):
    """A table without its values."""

    name: str
    meaning: str
    columns: tuple[DetailColumn, ...]


class Details(NamedTuple):
    """A table with its values, column by column, as they are written; all columns are equally long."""

    table: DetailTable
    columns: Sequence[Sequence[DetailValue]]

    @classmethod
    def of_rows(cls, table: DetailTable, rows: Iterable[tuple[DetailValue, ...]]) -> "Details":
        """The same from rows, each as long as the table has columns."""
        return cls(table, tuple(zip(*rows, strict=True)) or ((),) * len(table.columns))
