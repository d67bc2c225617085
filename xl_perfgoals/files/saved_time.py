"""When a file was last saved, as it says itself: where office programs write that down."""

import re
import struct
import zipfile
import zlib
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from io import BytesIO
from time import localtime, strftime

from xl_perfgoals.core.patterns import rare
from xl_perfgoals.core.versions import Moment
from xl_perfgoals.files import ole
from xl_perfgoals.files.zip_parts import Part, inflated

_PARTS = {
    "docProps/core.xml": re.compile(rb"<(?:\w+:)?modified\b[^>]*>\s*([^<\s]+)\s*<"),
    "meta.xml": re.compile(rb"<dc:date>\s*([^<\s]+)\s*<"),
}
_LIBREOFFICE = re.compile(rb"<Application>\s*(?:LibreOffice|OpenOffice|Collabora)")
_XML_2003 = rare(rb"<(?:\w+:)?LastSaved>\s*([^<\s]+)\s*<")
_MOST_BYTES = 1 << 16
_DAMAGED = (
    *(zipfile.BadZipFile, zlib.error, struct.error),
    *(EOFError, OSError, NotImplementedError, RuntimeError, ValueError),
)
_SUMMARY = "\x05SUMMARYINFORMATION"
_LAST_SAVED, _FILETIME = 0x0D, 0x40
_MOST_PROPERTIES = 64
_SINCE_1601 = datetime(1601, 1, 1, tzinfo=UTC)
_FIRST = datetime(2000, 1, 2, tzinfo=UTC)
"""What is earlier is a date that a program puts in where it knows none."""


def own_saved_time(data: bytes, parts: Mapping[str, Part] | None = None) -> Moment | None:
    """The time, None where the file does not say or cannot mean it. Never raises.

    parts are those of a package, where they have been taken out of it already.
    """
    if parts is not None:
        return _in_parts(lambda name: inflated(parts[name])[:_MOST_BYTES] if name in parts else b"")
    if data.startswith(b"PK"):
        return _in_package(data)
    if data.startswith(ole.SIGNATURE):
        return _in_ole(data)
    found = _XML_2003.search(data[:_MOST_BYTES])
    return _from_iso(found[1]) if found else None


def disk_time(seconds: float) -> Moment | None:
    """The time that a disk gives; None where it gives nonsense."""
    try:
        return _moment(datetime.fromtimestamp(seconds, UTC))
    except (OverflowError, OSError, ValueError):
        return None


def _in_package(data: bytes) -> Moment | None:
    with suppress(*_DAMAGED), zipfile.ZipFile(BytesIO(data)) as archive:
        names = frozenset(archive.namelist())

        def part(name: str) -> bytes:
            if name not in names:
                return b""
            with archive.open(name) as stream:
                return stream.read(_MOST_BYTES)

        return _in_parts(part)
    return None


def _in_parts(part: Callable[[str], bytes]) -> Moment | None:
    """The time in a package, whose parts' beginnings `part` gives, b"" for one that is not there."""
    with suppress(*_DAMAGED):
        for name, pattern in _PARTS.items():
            if found := pattern.search(part(name)):
                # LibreOffice puts a Z behind times that are local ones
                local = _LIBREOFFICE.search(part("docProps/app.xml")) is not None
                return _from_iso(found[1].removesuffix(b"Z") if local else found[1])
    return None


def _in_ole(data: bytes) -> Moment | None:
    """The property 最后保存时间 among those at the beginning of the summary."""
    summary = (ole.top_streams(data) or {}).get(_SUMMARY, b"")
    try:
        (start,) = struct.unpack_from("<I", summary, 44)
        (count,) = struct.unpack_from("<I", summary, start + 4)
        for number in range(min(count, _MOST_PROPERTIES)):
            name, offset = struct.unpack_from("<2I", summary, start + 8 + 8 * number)
            if name == _LAST_SAVED:
                kind, ticks = struct.unpack_from("<IQ", summary, start + offset)
                return (
                    _moment(_SINCE_1601 + timedelta(microseconds=ticks // 10)) if kind == _FILETIME else None
                )
    except (struct.error, OverflowError, OSError):
        return None
    return None


def _from_iso(text: bytes) -> Moment | None:
    """A time without a zone is the local one, as LibreOffice writes it."""
    try:
        return _moment(datetime.fromisoformat(text.decode("ascii")).astimezone(UTC))
    except (ValueError, OverflowError, OSError):
        return None


def _moment(time: datetime) -> Moment | None:
    """The moment. Raises OSError on Windows for a year after 3000."""
    if time < _FIRST:
        return None
    seconds = int(time.timestamp())
    return Moment(seconds, strftime("%Y-%m-%d %H:%M", localtime(seconds)))
