"""OLE containers (.xls, .doc, encrypted .xlsx): the streams at their top, their tables not trusted."""

import struct
from collections.abc import Iterator

SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENTRY = 128
_SHORT, _SHORT_SECTOR = 4096, 64
"""Streams below the first size lie, in pieces of the second, inside the stream of the root entry."""
_STREAM = 2
_BEGINNING = 512
_LAST_SECTOR = 0xFFFFFFF0
_NO_ENTRY = 0xFFFFFFFF
_MOST_SECTORS = 4096
"""No directory of a spreadsheet is longer; a chain of sectors that loops ends here."""


def top_streams(data: bytes) -> dict[str, bytes] | None:
    """The streams and storages at the top, each with its first bytes, by name in capitals.

    None when the file breaks off or its tables are damaged.
    """
    try:
        return _top_streams(_Sectors(data))
    except (struct.error, IndexError, ValueError):
        return None


class _Sectors:
    """The sectors of a container, and how they follow each other."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        (shift,) = struct.unpack_from("<H", data, 30)
        if shift not in {9, 12}:
            raise ValueError(f"sectors of 2**{shift} bytes")
        self._size = 1 << shift
        self._tables: list[int] = list(struct.unpack_from("<109I", data, 76))
        (self._more_tables,) = struct.unpack_from("<I", data, 68)
        (self.directory,) = struct.unpack_from("<I", data, 48)

    def chain(self, sector: int) -> Iterator[bytes]:
        """The sectors of a stream, from its first."""
        seen: set[int] = set()
        while sector < _LAST_SECTOR and sector not in seen and len(seen) < _MOST_SECTORS:
            seen.add(sector)
            yield self._sector(sector)
            table, place = divmod(sector, self._size // 4)
            (sector,) = struct.unpack_from("<I", self._sector(self._table(table)), place * 4)

    def _table(self, number: int) -> int:
        """The sector that holds a table of followers; only files over 7 MB list some outside the header."""
        while number >= len(self._tables):
            more = struct.unpack(f"<{self._size // 4}I", self._sector(self._more_tables))
            self._tables.extend(more[:-1])
            self._more_tables = more[-1]
        return self._tables[number]

    def _sector(self, number: int) -> bytes:
        start = (number + 1) * self._size
        chunk = self._data[start : start + self._size]
        if not chunk:  # a last sector may be short: not every program fills it up
            raise ValueError(f"sector {number} is not in the file")
        return chunk


def _top_streams(sectors: _Sectors) -> dict[str, bytes]:
    """The children of the root entry: a tree of siblings, left and right."""
    directory = b"".join(sectors.chain(sectors.directory))
    first_child, root_start = struct.unpack_from("<I36xI", directory, 76)
    short_streams = b"".join(sectors.chain(root_start))
    streams: dict[str, bytes] = {}
    waiting = [first_child]
    seen = {_NO_ENTRY}
    while waiting:
        number = waiting.pop()
        if number in seen:
            continue
        seen.add(number)
        at = number * _ENTRY
        length, kind, left, right = struct.unpack_from("<HBx2I", directory, at + 64)
        start, size = struct.unpack_from("<2I", directory, at + 116)
        name = directory[at : at + min(length, 64)].decode("utf-16-le", "replace").rstrip("\0").upper()
        if kind != _STREAM:
            streams[name] = b""
        elif size < _SHORT:
            streams[name] = short_streams[start * _SHORT_SECTOR :][: min(size, _BEGINNING)]
        else:
            streams[name] = next(sectors.chain(start), b"")[:_BEGINNING]
        waiting += [left, right]
    return streams
