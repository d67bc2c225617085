"""Records from the cache: which files need not be read, and what of those that are read is kept."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path

from xl_perfgoals import __version__
from xl_perfgoals.files.folders import Found
from xl_perfgoals.files.reading_cache.cache import ReadingCache
from xl_perfgoals.files.reading_cache.looked import Looked
from xl_perfgoals.files.reading_cache.program import program_fingerprint
from xl_perfgoals.pipeline.file_records import head, is_whole, with_disk_time
from xl_perfgoals.pipeline.file_work import Work


def fingerprint(work: Work) -> str:
    """Changes with everything but the file that a record depends on: the policy, the limits, the program."""
    policy = asdict(work.policy) if work.policy else None
    text = json.dumps([policy, repr(work.limits), program_fingerprint(__version__)], default=_plain)
    return hashlib.sha256(text.encode()).hexdigest()


class CachedRecords:
    """The cache as seen by one run, which reads all its files in the same way: scope says how."""

    def __init__(self, cache: ReadingCache, work: Work) -> None:
        self._cache, self.scope = cache, fingerprint(work)
        self._looked: dict[Path, Looked | None] = {}

    def look(self, file: Found) -> Looked | None:
        """The file as it lay there when it was first looked for. None for one that is gone, and for those
        that passwords may open: what was locked shall not lie about.
        """
        if file.path not in self._looked:
            looked = None if file.passwords else self._cache.look(file.path, file.shown_name, self.scope)
            self._looked[file.path] = looked
        return self._looked[file.path]

    def unknown(self, files: Iterable[Found]) -> list[Found]:
        """The files that must be read."""
        return [file for file in files if (looked := self.look(file)) is None or looked.key is None]

    def get(self, file: Found) -> bytes | None:
        """The record of a file that need not be read."""
        looked = self.look(file)
        if looked is None or looked.key is None:
            return None
        record = self._cache.record(looked.key)
        return with_disk_time(record, looked.mtime) if record and is_whole(record) else None

    def keep(self, file: Found, record: bytes) -> None:
        """Keeps the record of a file that was read, if the file would come to the same again."""
        looked, told = self.look(file), head(record)
        if looked is not None and told.lasts:
            self._cache.keep(looked, told.sha256, file.shown_name, self.scope, record)

    def flush(self) -> None:
        """Writes what was kept."""
        self._cache.flush()


def _plain(value: object) -> list[str] | str:
    """What JSON does not know. A set comes in another order in each process."""
    return sorted(map(str, value)) if isinstance(value, frozenset) else str(value)
