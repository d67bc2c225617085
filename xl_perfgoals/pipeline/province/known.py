"""Counties that need not be worked on again: nothing they are made of has changed, nor what was written."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from xl_perfgoals.core.policy import Roster
from xl_perfgoals.core.province import CountyLine
from xl_perfgoals.core.submission import Receipt
from xl_perfgoals.files.folders import Found
from xl_perfgoals.files.reading_cache.cache import ReadingCache
from xl_perfgoals.files.reading_cache.looked import Looked, record_key
from xl_perfgoals.pipeline.cached_records import CachedRecords
from xl_perfgoals.pipeline.file_records import head
from xl_perfgoals.pipeline.province.counties import County
from xl_perfgoals.pipeline.province.places import Places

if TYPE_CHECKING:
    from xl_perfgoals.pipeline.province.notes import Note, State

_SHAPE = 5
"""Of a county's line: lines of another shape say less than is asked of them, and are not taken."""


class Known(NamedTuple):
    """What is known of a county.

    line is what it came to in an earlier run, and would again; None where it has to be worked on. stands:
    its workbook and tables lie there as they were written, so that they are ours.
    """

    line: CountyLine | None = None
    stands: bool = False


class KnownCounties:
    """The counties that the cache knows, for one run, by what is known of their files."""

    def __init__(self, cache: ReadingCache, files: CachedRecords, places: Places) -> None:
        self._cache, self._files, self._places = cache, files, places

    def look(self, county: County, roster: Roster) -> Known:
        """What is known of a county."""
        keys = [self._key_before(entry) for entry in county.entries]
        note = self._note(county)
        if note is None or note.written != self._written(note.line):
            return Known()
        unchanged = None not in keys and note.fingerprint == self._fingerprint(county, roster, keys)
        return Known(note.line if unchanged else None, stands=bool(note.line.workbook))

    def keep(self, county: County, roster: Roster, records: Sequence[bytes], line: CountyLine) -> None:
        """Notes what a county came to, unless one of its files might come to something else the next time."""
        keys = [self._key_read(entry, record) for entry, record in zip(county.entries, records, strict=True)]
        written = self._written(line)
        if None in keys or written is None or line.aside:
            return
        from xl_perfgoals.pipeline.province.notes import Note, written_note  # noqa: PLC0415

        note = Note(self._fingerprint(county, roster, keys), line, written)
        self._cache.write_note(self._name(county), written_note(note))

    def _note(self, county: County) -> "Note | None":
        kept = self._cache.note(self._name(county))
        if not kept:
            return None
        from xl_perfgoals.pipeline.province.notes import read_note  # noqa: PLC0415

        return read_note(kept)

    def _name(self, county: County) -> str:
        return f"county {self._places.workbook(county.name).absolute()}"

    def _fingerprint(self, county: County, roster: Roster, keys: Sequence[str | None]) -> str:
        text = json.dumps([_SHAPE, self._files.scope, county.name, _text(roster), keys])
        return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()

    def _key_before(self, entry: Found | Receipt) -> str | None:
        """What an entry is known by, before it is read; None where it has to be read."""
        if isinstance(entry, Receipt):
            return _receipt_key(entry)
        looked = self._files.look(entry)
        return _file_key(looked, looked.key) if looked and looked.key else None

    def _key_read(self, entry: Found | Receipt, record: bytes) -> str | None:
        """The same, of what was read. A file that was changed since it was looked at has another time."""
        if isinstance(entry, Receipt):
            return _receipt_key(entry)
        looked, told = self._files.look(entry), head(record)
        if looked is None or not told.lasts:
            return None
        return _file_key(looked, record_key(told.sha256, entry.shown_name, self._files.scope))

    def _written(self, line: CountyLine) -> "tuple[State, ...] | None":
        """The states of all files that were written for a county; None where one is gone."""
        try:
            states = [path.stat() for path in self._places.written(line.county, line.workbook)]
        except OSError:
            return None
        return tuple((state.st_size, state.st_mtime_ns) for state in states)


@lru_cache(maxsize=1)
def _text(roster: Roster) -> str:
    """A roster as text: most counties have the same one."""
    return json.dumps(asdict(roster), default=str)


def _receipt_key(receipt: Receipt) -> str:
    return f"{receipt.path}\0{receipt.problem.code if receipt.problem else ''}"


def _file_key(looked: Looked, key: bytes) -> str:
    return f"{looked.path}\0{looked.mtime_ns}\0{key.hex()}"
