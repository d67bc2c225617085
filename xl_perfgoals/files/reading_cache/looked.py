"""A file as it lay there when it was looked for, and what its record is known by."""

import hashlib
from pathlib import Path
from typing import NamedTuple


class Looked(NamedTuple):
    """A file as it lay there when it was looked for. key: under which its record is known, if it is.

    mtime is when it was last changed, in seconds, as the system gives it.
    """

    path: str
    size: int
    mtime_ns: int
    noted_ns: int
    mtime: float
    key: bytes | None = None

    def lies_there_still(self) -> bool:
        """Whether its size and time are what they were."""
        try:
            state = Path(self.path).stat()
        except OSError:
            return False
        return (state.st_size, state.st_mtime_ns) == (self.size, self.mtime_ns)


def record_key(sha256: str, name: str, scope: str) -> bytes:
    """Under which the record of a file of these bytes, so called and so read, is kept."""
    return hashlib.sha256("\0".join((sha256, name, scope)).encode("utf-8", "surrogatepass")).digest()
