"""The file in which what was made is kept: beside the compiled code of this module, read when first asked."""

import marshal
import os
import sys
import zlib
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TypeAlias

Key: TypeAlias = tuple[str, str | bytes, int]
"""What kind of thing is kept, the text it was made from, and a number that says how."""

_MADE_BY = (sys.version, sys.byteorder)
_MOST = 4000
"""Things that are kept, many times ours: some come of an officer's own words, which change."""
_SUM = 4


class Store:
    """What earlier runs have made, and what this one did."""

    def __init__(self) -> None:
        self._known: dict[Key, bytes] | None = None
        self._made: dict[Key, Callable[[], bytes | None]] = {}

    def get(self, key: Key) -> bytes | None:
        """What was kept of it."""
        if self._known is None:
            self._known = _read()
        return self._known.get(key)

    def put(self, key: Key, content: Callable[[], bytes | None]) -> None:
        """Something was made in this run; content tells in the end what is to be kept of it, if anything."""
        self._made[key] = content

    def write(self) -> None:
        """Keeps it for later runs."""
        place = _place()
        if not self._made or place is None or sys.dont_write_bytecode:
            return
        made, self._made = self._made, {}
        known = _read()  # another process may have written meanwhile
        for key, content in made.items():
            kept = content()
            if kept is not None:
                known[key] = kept
        packed = marshal.dumps((_MADE_BY, dict(list(known.items())[-_MOST:])))
        draft = place.with_name(f"{place.name}.{os.getpid()}")
        with suppress(OSError):  # no room, no right: then it is made again
            try:
                draft.write_bytes(_sum(packed) + packed)
                draft.replace(place)
            finally:
                draft.unlink(missing_ok=True)


STORE = Store()


def _place() -> Path | None:
    """Beside this module's own compiled code; None where there is none."""
    compiled = __spec__.cached
    return Path(compiled).with_suffix(".kept") if compiled else None


def _read() -> dict[Key, bytes]:
    place = _place()
    try:
        content = place.read_bytes() if place else b""
    except OSError:
        return {}
    packed = memoryview(content)[_SUM:]
    if not packed or content[:_SUM] != _sum(packed):
        return {}
    made_by, known = marshal.loads(packed)  # noqa: S302 - as trusted as the modules beside it
    return known if made_by == _MADE_BY else {}


def _sum(packed: bytes | memoryview) -> bytes:
    """Tells a damaged file from a whole one."""
    return zlib.crc32(packed).to_bytes(_SUM, "little")
