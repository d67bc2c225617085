"""The directory of a zip: its entries, as zipfile lists them.

zipfile takes thrice as long, for dates and comments that nobody asks for here. What is plain is listed here;
whatever is not, zipfile lists, or refuses.
"""

import struct
import zipfile
from io import BytesIO
from typing import NamedTuple

_END = struct.Struct("<4s8x2IH")
_LOCATOR_64, _LOCATOR_64_SIZE = b"PK\6\7", 20
_ENTRY = struct.Struct("<4s2xBx2H4x3I3H8xI")
_NEWEST_VERSION = 63
"""The newest that zipfile takes."""
_ENDS_NAME, _SLASH_ON_WINDOWS = b"\0", b"\\"
"""In a name: zipfile cuts it at the one, and on Windows makes a slash of the other."""


class Entry(NamedTuple):
    """One part as the directory has it: its name, where it begins, how it is packed, what is stated of it."""

    name: str
    offset: int
    flags: int
    method: int
    crc: int
    packed_size: int
    size: int


def entries_of(data: bytes) -> tuple[Entry, ...]:
    """The entries, in order. Raises what zipfile.ZipFile raises."""
    found = _plain(data)
    return _by_zipfile(data) if found is None else tuple(found)


def _by_zipfile(data: bytes) -> tuple[Entry, ...]:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return tuple(
            Entry(
                *(one.filename, one.header_offset, one.flag_bits, one.compress_type),
                *(one.CRC, one.compress_size, one.file_size),
            )
            for one in archive.infolist()
        )


def _plain(data: bytes) -> list[Entry] | None:
    """The entries where the directory ends the file and holds nothing but names in ASCII and numbers."""
    end = len(data) - _END.size
    if end < 0 or data.startswith(_LOCATOR_64, max(0, end - _LOCATOR_64_SIZE)):
        return None
    mark, size, at, comment = _END.unpack_from(data, end)
    if mark != b"PK\5\6" or comment or at + size != end:
        return None
    entries: list[Entry] = []
    while at + _ENTRY.size <= end:
        fields = _ENTRY.unpack_from(data, at)
        mark, version, flags, method, crc, packed, whole, length, extra, comment, offset = fields
        at += _ENTRY.size + length
        name = data[at - length : at]
        odd = extra or comment or version > _NEWEST_VERSION or mark != b"PK\1\2"
        if odd or not name.isascii() or _ENDS_NAME in name or _SLASH_ON_WINDOWS in name:
            return None
        entries.append(Entry(name.decode("ascii"), offset, flags, method, crc, packed, whole))
    return entries if at == end else None
