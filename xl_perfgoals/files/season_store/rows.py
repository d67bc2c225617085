"""Values of the season as rows of the store's tables, and back; columns are the fields' own names."""

import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import fields
from decimal import Decimal
from typing import TypeVar

from pydantic import TypeAdapter

from xl_perfgoals.core.season import Approval, Decision, FileSeen, FormVersion, Return, Sending, StoredFinding

Stored = str | int | None
Flat = TypeVar("Flat", Sending, Return, Approval, Decision, FileSeen, FormVersion, StoredFinding)


def insert(
    connection: sqlite3.Connection, table: str, value: Flat, verb: str = "INSERT", **more: int
) -> None:
    """Writes a value into its table; more are columns that the value does not have itself."""
    columns = {field.name: _stored(getattr(value, field.name)) for field in fields(value)} | more
    names, marks = ", ".join(columns), ", ".join("?" * len(columns))
    connection.execute(f"{verb} INTO {table} ({names}) VALUES ({marks})", tuple(columns.values()))


def select(
    connection: sqlite3.Connection,
    kind: type[Flat],
    table: str,
    where: str = "ORDER BY id",
    values: Sequence[Stored] = (),
) -> Iterator[Flat]:
    """The values in a table, by default in the order in which they came."""
    names = [field.name for field in fields(kind)]
    # No part of the statement comes from outside.
    sql = f"SELECT {', '.join(names)} FROM {table} {where}"  # noqa: S608
    adapter: TypeAdapter[Flat] = TypeAdapter(kind)
    for row in connection.execute(sql, values):
        yield adapter.validate_python(dict(zip(names, row, strict=True)))


def _stored(value: object) -> Stored:
    """Amounts as their digits, words of a list as their texts."""
    if isinstance(value, Decimal):
        return f"{value:f}"
    if value is None or isinstance(value, str | int):
        return value if value is None or type(value) is int else str(value)
    raise TypeError(type(value))
