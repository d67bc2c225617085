"""Opens a store: one transaction, a copy kept of what was there, every trouble told in one way."""

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path, PurePath
from urllib.parse import quote

from xl_perfgoals.files.atomic import save_whole
from xl_perfgoals.files.season_store.errors import StoreError, StoreFault, backup_of
from xl_perfgoals.files.season_store.schema import APPLICATION_ID, MIGRATIONS, VERSION, statements
from xl_perfgoals.files.season_store.store import SeasonStore

WAIT = 8.0
"""Seconds to wait for another program to finish with the store."""

_FAULTS = {
    sqlite3.SQLITE_BUSY: StoreFault.LOCKED,
    sqlite3.SQLITE_LOCKED: StoreFault.LOCKED,
    sqlite3.SQLITE_CORRUPT: StoreFault.DAMAGED,
    sqlite3.SQLITE_NOTADB: StoreFault.DAMAGED,
    sqlite3.SQLITE_FORMAT: StoreFault.DAMAGED,
    sqlite3.SQLITE_READONLY: StoreFault.READ_ONLY,
    sqlite3.SQLITE_CANTOPEN: StoreFault.READ_ONLY,
    sqlite3.SQLITE_PERM: StoreFault.READ_ONLY,
    sqlite3.SQLITE_AUTH: StoreFault.READ_ONLY,
    sqlite3.SQLITE_FULL: StoreFault.FULL,
    sqlite3.SQLITE_IOERR: StoreFault.FULL,
}
_NOT_WRITABLE = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})
_SQLITE_HEAD = b"SQLite format 3\0"


@contextmanager
def open_store(
    path: Path, *, new: bool = False, read_only: bool = False, wait: float = WAIT
) -> Iterator[SeasonStore]:
    """The store, for one transaction: it ends as a whole or, on any error, not at all.

    new: where there is none, one is made. read_only: nothing may be added, and the folder need not be
    writable. Before a run that may change it the store is kept beside as 名称（上一次）.sqlite; one of an
    older version is kept for good as 名称（第n版）.sqlite and brought up to date. Raises StoreError.
    """
    if path.is_dir() or (not path.exists() and not new):
        raise StoreError(StoreFault.MISSING, path)
    try:
        with closing(_opened(path, read_only=read_only, wait=wait)) as connection:
            try:
                yield SeasonStore(connection)
                connection.commit()
            finally:
                # After an error nothing of the run may stay; the disk may have undone it already.
                with suppress(sqlite3.Error):
                    connection.rollback()
    except sqlite3.Error as error:
        raise _told(error, path, wait) from error


def _opened(path: Path, *, read_only: bool, wait: float) -> sqlite3.Connection:
    """A connection inside a transaction."""
    try:
        _look_at_head(path)
        if not read_only:
            path.parent.mkdir(parents=True, exist_ok=True)
        if read_only:
            _finish_what_was_broken_off(path)
        connection = _reader(path, wait) if read_only else sqlite3.connect(path, wait, isolation_level=None)
        try:
            _begin(connection, path, read_only=read_only)
        except BaseException:
            connection.close()
            raise
    except OSError as error:
        fault = StoreFault.READ_ONLY if error.errno in _NOT_WRITABLE else StoreFault.FULL
        raise StoreError(fault, path) from error
    return connection


def read_only_address(path: PurePath) -> str:
    """How SQLite names a file of which nothing may be changed; a share of Windows has four slashes there."""
    whole = path.as_posix()
    return f"file://{'' if whole.startswith('/') else '/'}{quote(whole, safe='/:')}?mode=ro"


def _reader(path: Path, wait: float = WAIT) -> sqlite3.Connection:
    return sqlite3.connect(read_only_address(path.absolute()), wait, isolation_level=None, uri=True)


def _finish_what_was_broken_off(path: Path) -> None:
    """Undoes what a run left half written that was killed: who may only read could not do that."""
    if path.with_name(f"{path.name}-journal").exists():
        # Nothing to undo where another program is just writing: it holds the store, and that is no fault.
        with suppress(sqlite3.Error), closing(sqlite3.connect(path, 0)) as connection:
            connection.execute("SELECT count(*) FROM sqlite_master")


def _begin(connection: sqlite3.Connection, path: Path, *, read_only: bool) -> None:
    connection.execute("PRAGMA foreign_keys = ON")
    if not read_only:
        # A rollback journal works on network shares, a write-ahead log does not.
        connection.execute("PRAGMA journal_mode = DELETE")
    connection.execute("BEGIN" if read_only else "BEGIN IMMEDIATE")
    version = _version(connection, path)
    if read_only and version < VERSION:
        raise StoreError(StoreFault.OLDER, path)
    if read_only:
        return
    if version:
        _keep(path, backup_of(path))
    if 0 < version < VERSION:
        _keep(path, path.with_name(f"{path.stem}（第{version}版）{path.suffix}"))
    for script in MIGRATIONS[version:]:
        for statement in statements(script):
            connection.execute(statement)
    if version < VERSION:
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {VERSION}")


def _version(connection: sqlite3.Connection, path: Path) -> int:
    """The version of the tables, 0 for a file without any. Raises StoreError."""
    if connection.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
        raise StoreError(StoreFault.DAMAGED, path)
    (own,) = connection.execute("PRAGMA application_id").fetchone()
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    (tables,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    if own != APPLICATION_ID and tables:
        raise StoreError(StoreFault.FOREIGN, path)
    if version > VERSION:
        raise StoreError(StoreFault.NEWER, path)
    return int(version) if tables else 0


def _keep(path: Path, beside: Path) -> None:
    """Keeps the store as it is. By SQLite's own means: to open the file otherwise would undo our lock on it.

    The connection that is about to write cannot be copied from; a second one sees what it found.
    """

    def write(draft: Path) -> None:
        with closing(_reader(path)) as source, closing(sqlite3.connect(draft)) as copy:
            source.backup(copy)

    save_whole(beside, write)


def _look_at_head(path: Path) -> None:
    """A file that is no SQLite file at all is either something else or a store without its beginning."""
    if not path.exists():
        return
    with path.open("rb") as file:
        head = file.read(len(_SQLITE_HEAD))
    if head and head != _SQLITE_HEAD:
        ours = path.suffix == ".sqlite" or backup_of(path).exists()
        raise StoreError(StoreFault.DAMAGED if ours else StoreFault.FOREIGN, path)


def _told(error: sqlite3.Error, path: Path, wait: float) -> Exception:
    code = getattr(error, "sqlite_errorcode", None)
    fault = _FAULTS.get(code & 0xFF) if code is not None else None
    return StoreError(fault, path, seconds=f"{wait:g}") if fault else error
