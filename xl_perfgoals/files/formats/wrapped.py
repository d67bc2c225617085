"""Wrapped: files that hold another file inside (behind a password, or flattened): taken out of it first."""

from collections.abc import Sequence
from typing import NamedTuple

from xl_perfgoals.files.formats.encrypted import unlocked
from xl_perfgoals.files.formats.ods_package import package_of_flat
from xl_perfgoals.files.formats.refused import RefusedError
from xl_perfgoals.files.sniffing import FileKind, sniff


class Unwrapped(NamedTuple):
    """The file that is to be read, what it is, and the codes of doubts about how it was come by."""

    data: bytes
    kind: FileKind
    doubts: tuple[str, ...] = ()


def unwrapped(data: bytes, passwords: Sequence[str] = ()) -> Unwrapped:
    """The file inside, or the file itself. Raises RefusedError.

    What stays ENCRYPTED wants a password, and none was given.
    """
    kind = sniff(data)
    if kind is FileKind.FLAT_ODS:
        return Unwrapped(package_of_flat(data), FileKind.ODS)
    if kind is not FileKind.ENCRYPTED:
        return Unwrapped(data, kind)
    opened = unlocked(data, passwords)
    if opened is not None:
        inside, by_excels_own = opened
        return Unwrapped(inside, sniff(inside), ("D14",) if by_excels_own else ())
    if passwords:
        raise RefusedError("B27")
    return Unwrapped(data, kind)
