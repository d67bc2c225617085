"""The cache's database: opened, or made anew where what lies there is damaged or none of ours."""

import sqlite3
from contextlib import closing, suppress
from pathlib import Path

FILE = "records.sqlite"
_APPLICATION_ID = 0x78706763
_VERSION = 1
_WAIT = 0.5
"""Seconds to wait for another run; after that this one does without."""

_TABLES = """
CREATE TABLE files (
    path TEXT PRIMARY KEY, size INTEGER NOT NULL, mtime_ns INTEGER NOT NULL,
    noted_ns INTEGER NOT NULL, sha256 TEXT NOT NULL
);
CREATE INDEX files_by_size ON files (size);
CREATE TABLE records (
    key BLOB PRIMARY KEY, used INTEGER NOT NULL, size INTEGER NOT NULL, record BLOB NOT NULL
);
CREATE INDEX records_by_use ON records (used, size);
CREATE TABLE notes (key TEXT PRIMARY KEY, used INTEGER NOT NULL, note BLOB NOT NULL);
"""


def opened(folder: Path) -> sqlite3.Connection | None:
    """A connection, or None where there can be none now: the folder cannot be written, another holds it."""
    place = folder / FILE
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        try:
            return _connected(place)
        except (sqlite3.DatabaseError, _ForeignError) as error:
            if isinstance(error, sqlite3.OperationalError):  # locked, no room, no right: not the file's fault
                return None
        remove(folder)
        return _connected(place)
    except (sqlite3.Error, OSError, _ForeignError):
        return None


def remove(folder: Path) -> None:
    """Takes the database away; where that cannot be done it stays."""
    for name in (FILE, f"{FILE}-journal", f"{FILE}-wal", f"{FILE}-shm"):
        with suppress(OSError):
            (folder / name).unlink(missing_ok=True)


class _ForeignError(Exception):
    """A database that is none of ours, or of another version."""


def _connected(place: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(place, _WAIT, isolation_level=None)
    try:
        # What a failing disk or power cut may damage is only made again: no waiting for the disk.
        connection.execute("PRAGMA synchronous=OFF")
        connection.execute("BEGIN IMMEDIATE")
        _prepare(connection)
        connection.execute("COMMIT")
    except BaseException:
        connection.close()
        raise
    return connection


def _prepare(connection: sqlite3.Connection) -> None:
    """Makes the tables in an empty database. Raises _ForeignError for one that is not ours."""
    with closing(connection.execute("SELECT count(*) FROM sqlite_schema")) as answer:
        (tables,) = answer.fetchone()
    marks = tuple(
        connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("application_id", "user_version")
    )
    if tables == 0 and marks == (0, 0):
        for statement in _TABLES.split(";"):
            connection.execute(statement)
        connection.execute(f"PRAGMA application_id={_APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version={_VERSION}")
    elif marks != (_APPLICATION_ID, _VERSION):
        raise _ForeignError
