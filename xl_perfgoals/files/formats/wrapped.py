"""Wrapped: files that become another one before they are read: locked, flat, or of an old format."""

from collections.abc import Sequence
from typing import NamedTuple

from xl_perfgoals.files.formats.refused import RefusedError
from xl_perfgoals.files.sniffing import FileKind, sniff, sniffed
from xl_perfgoals.files.zip_directory import Entry

LEGACY = frozenset({FileKind.DOC, FileKind.RTF, FileKind.ODT})
"""Documents that are read as .docx, once LibreOffice has made one of them."""


class Unwrapped(NamedTuple):
    """The file that is to be read, what it is, and the codes of doubts about how it was come by.

    entries: those of a zip, where they have been listed.
    """

    data: bytes
    kind: FileKind
    doubts: tuple[str, ...] = ()
    entries: tuple[Entry, ...] = ()


def unwrapped(data: bytes, passwords: Sequence[str] = ()) -> Unwrapped:
    """The file inside, or the file itself. Raises RefusedError.

    What stays ENCRYPTED wants a password, and none was given.
    """
    kind, entries = sniffed(data)
    if kind is not FileKind.ENCRYPTED:
        modern = _modern(data, kind)
        return modern._replace(entries=entries) if modern.data is data else modern
    from xl_perfgoals.files.formats.encrypted import unlocked  # noqa: PLC0415 - such files are rare

    opened = unlocked(data, passwords)
    if opened is not None:
        inside, by_excels_own = opened
        return _modern(inside, sniff(inside), ("D14",) if by_excels_own else ())
    if passwords:
        raise RefusedError("B27")
    return Unwrapped(data, kind)


def _modern(data: bytes, kind: FileKind, doubts: tuple[str, ...] = ()) -> Unwrapped:
    """The file in a format that has a reader."""
    if kind is FileKind.FLAT_ODS:
        from xl_perfgoals.files.formats.ods_package import package_of_flat  # noqa: PLC0415

        return Unwrapped(package_of_flat(data), FileKind.ODS, doubts)
    if kind in LEGACY:
        from xl_perfgoals.files.formats.legacy_documents import as_docx  # noqa: PLC0415 - such files are rare

        return Unwrapped(as_docx(data, kind), FileKind.DOCX, doubts)
    return Unwrapped(data, kind, doubts)
