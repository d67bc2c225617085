"""ReadingCache: finds the record of a file that has not changed, keeps those of files that were read."""

import sqlite3
import time
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType

from xl_perfgoals.files.content_digest import content_digest
from xl_perfgoals.files.reading_cache import database
from xl_perfgoals.files.reading_cache.looked import Looked, record_key

MOST_BYTES = 1 << 30
"""Of records; those that were not used for longest are let go."""
_TOGETHER = 64
"""So many records are written in one transaction."""
_SETTLED = 2_000_000_000
"""Nanoseconds that a file must have lain unchanged: within them a disk may give two states one time."""
_DAY = 86_400
_YEAR = 366

_Value = str | bytes | int | None


class ReadingCache:
    """Records by what was read, under which name, and how ("scope": settings and program).

    It is never an error: what is damaged or foreign is made anew, and where it cannot be used nothing is
    known. Use it in a `with` block, in one thread.
    """

    def __init__(self, folder: Path | None, most_bytes: int = MOST_BYTES) -> None:
        self._folder, self._most_bytes = folder, most_bytes
        self._database = database.opened(folder) if folder else None
        self._records: list[tuple[bytes, int, int, bytes]] = []
        self._files: list[tuple[str, int, int, int, str]] = []
        self._used: list[tuple[int, bytes]] = []
        self._today = int(time.time()) // _DAY
        self._grown = False
        self.hits = 0

    def __enter__(self) -> "ReadingCache":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def look(self, path: Path, name: str, scope: str) -> Looked | None:
        """The file, and the key of its record if it is known to hold the same still; None where it is gone.

        A file of unchanged size and time is the same; another one whose size is known is read to compare.
        """
        place = str(path.absolute())
        noted = time.time_ns()
        try:
            state = path.stat()
        except OSError:
            return None
        looked = Looked(place, state.st_size, state.st_mtime_ns, noted, state.st_mtime)
        row = self._first("SELECT size, mtime_ns, noted_ns, sha256 FROM files WHERE path = ?", place)
        if row and row[:2] == looked[1:3] and _number(row[1]) + _SETTLED <= _number(row[2]):
            return self._known(looked, str(row[3]), name, scope)
        if not self._first("SELECT 1 FROM files WHERE size = ?", looked.size):
            return looked
        digest = content_digest(path)
        if not digest:
            return looked
        known = self._known(looked, digest, name, scope)
        if known.key:
            self._note_file(looked, digest)
        return known

    def record(self, key: bytes) -> bytes | None:
        """The record that a look found; None if it is gone meanwhile."""
        row = self._first("SELECT record, used FROM records WHERE key = ?", key)
        if not row or not isinstance(row[0], bytes):
            return None
        if row[1] != self._today:
            self._used.append((self._today, key))
        self.hits += 1
        return row[0]

    def keep(self, looked: Looked, sha256: str, name: str, scope: str, record: bytes) -> None:
        """Keeps what a file came to."""
        if self._database is None:
            return
        self._note_file(looked, sha256)
        self._records.append((record_key(sha256, name, scope), self._today, len(record), record))
        if len(self._records) >= _TOGETHER:
            self.flush()

    def note(self, key: str) -> bytes | None:
        """What was noted under the key."""
        row = self._first("SELECT note FROM notes WHERE key = ?", key)
        return row[0] if row and isinstance(row[0], bytes) else None

    def write_note(self, key: str, note: bytes) -> None:
        """Notes something, at once, after all records that were kept before."""
        self.flush([("INSERT OR REPLACE INTO notes VALUES (?, ?, ?)", [(key, self._today, note)])])

    def flush(self, more: Sequence[tuple[str, Sequence[Sequence[_Value]]]] = ()) -> None:
        """Writes what was kept, in one transaction."""
        files, records, used = self._files, self._records, self._used
        self._files, self._records, self._used = [], [], []
        if self._database is None or not (files or records or used or more):
            return
        self._grown = self._grown or bool(records)
        try:
            self._database.execute("BEGIN IMMEDIATE")
            self._database.executemany("INSERT OR REPLACE INTO files VALUES (?, ?, ?, ?, ?)", files)
            self._database.executemany("INSERT OR REPLACE INTO records VALUES (?, ?, ?, ?)", records)
            self._database.executemany("UPDATE records SET used = ? WHERE key = ?", used)
            for statement, rows in more:
                self._database.executemany(statement, rows)
            self._database.execute("COMMIT")
        except sqlite3.Error as error:
            self._give_up(error)

    def close(self) -> None:
        """Writes what was kept and lets go of the oldest; after that nothing is known."""
        self.flush()
        if self._database is not None and self._grown:
            try:
                self._let_go()
            except sqlite3.Error as error:
                self._give_up(error)
        if self._database is not None:
            self._database.close()
            self._database = None

    def _note_file(self, looked: Looked, sha256: str) -> None:
        """Notes what a file held, unless it was changed since: its time then stands for something else."""
        if looked.lies_there_still():
            self._files.append((*looked[:4], sha256))

    def _known(self, looked: Looked, sha256: str, name: str, scope: str) -> Looked:
        key = record_key(sha256, name, scope)
        found = self._first("SELECT 1 FROM records WHERE key = ?", key)
        return looked._replace(key=key) if found else looked

    def _let_go(self) -> None:
        """Of records the least lately used, above the limit; of what is small, what is old."""
        if self._database is None:
            return
        year_ago = self._today - _YEAR
        self._database.execute("DELETE FROM files WHERE noted_ns < ?", (year_ago * _DAY * 10**9,))
        self._database.execute("DELETE FROM notes WHERE used < ?", (year_ago,))
        (size,) = self._first("SELECT sum(size) FROM records") or (0,)
        surplus = _number(size) - self._most_bytes
        if surplus <= 0:
            return
        oldest = []
        for rowid, own in self._database.execute("SELECT rowid, size FROM records ORDER BY used, rowid"):
            if surplus <= 0:
                break
            oldest.append((rowid,))
            surplus -= own
        self._database.execute("BEGIN IMMEDIATE")
        self._database.executemany("DELETE FROM records WHERE rowid = ?", oldest)
        self._database.execute("COMMIT")

    def _first(self, statement: str, *values: _Value) -> tuple[_Value, ...] | None:
        if self._database is None:
            return None
        try:
            row: tuple[_Value, ...] | None = self._database.execute(statement, values).fetchone()
        except sqlite3.Error as error:
            self._give_up(error)
            return None
        return row

    def _give_up(self, error: sqlite3.Error) -> None:
        """Nothing is known any more in this run; what is damaged is taken away for the next one."""
        if self._database is not None:
            self._database.close()
            self._database = None
        if self._folder and not isinstance(error, sqlite3.OperationalError):
            database.remove(self._folder)


def _number(value: _Value) -> int:
    return value if isinstance(value, int) else 0
