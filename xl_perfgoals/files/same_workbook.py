"""Whether two workbooks of ours say the same, but for the time at which each was made."""

import zlib
from collections.abc import Callable
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from xl_perfgoals.core.patterns import rare

_PROPERTIES = "docProps/core.xml"
_MADE = rare(rb"<dcterms:created[^>]*>(\d{4}-\d\d-\d\d)T(\d\d:\d\d)(:\d\d)Z<")


def say_the_same(one: bytes, other: bytes) -> bool:
    """Whether they are equal, part by part, where each one's own time is left out of account."""
    try:
        with ZipFile(BytesIO(one)) as first, ZipFile(BytesIO(other)) as second:
            return _same_parts(first, second)
    except (BadZipFile, NotImplementedError, zlib.error):
        return False


def _same_parts(first: ZipFile, second: ZipFile) -> bool:
    ours, theirs = ({part.filename: part for part in book.infolist()} for book in (first, second))
    # a time is as long as any other, so that parts of different lengths say different things
    if {name: part.file_size for name, part in ours.items()} != {
        name: part.file_size for name, part in theirs.items()
    }:
        return False
    if _PROPERTIES not in ours:
        return False
    timeless = _timeless(first.read(_PROPERTIES)), _timeless(second.read(_PROPERTIES))
    # the smallest first: where anything differs, it is soon seen
    differing = sorted(
        (p for n, p in ours.items() if p.CRC != theirs[n].CRC), key=lambda part: part.file_size
    )
    return all(
        timeless[0](first.read(part.filename)) == timeless[1](second.read(part.filename))
        for part in differing
    )


def _timeless(properties: bytes) -> Callable[[bytes], bytes]:
    """What takes the time that a workbook states for its own out of any of its parts."""
    made = _MADE.search(properties)
    if made is None:
        return lambda part: part
    day, minute, second = made.groups()
    exact, shown = day + b"T" + minute + second, day + b" " + minute
    return lambda part: part.replace(exact, b"").replace(shown, b"")
