"""OLE containers: every chain of sectors is followed, since a reader that meets a loop never ends."""

import struct
from array import array
from typing import NamedTuple

from xl_perfgoals.files.prescan import wording
from xl_perfgoals.files.prescan.scan import RefusedScanError
from xl_perfgoals.files.raw_sheets import DamagedError

_LAST_SECTOR = 0xFFFFFFF0
_HEADER_TABLES = 109
_ENTRY, _SHORT, _SHORT_SECTOR = 128, 4096, 64
_STREAM = 2


class Stream(NamedTuple):
    """A stream of the container: its bytes, and where in the file each piece of it lies."""

    data: bytes
    piece: int
    places: tuple[int, ...]

    def place(self, offset: int) -> int:
        """Where in the file the byte at this offset of the stream is."""
        number, rest = divmod(offset, self.piece)
        return self.places[number] + rest


def streams(data: bytes) -> dict[str, Stream]:
    """All streams by name in capitals. Raises RefusedScanError for loops, DamagedError for what is cut."""
    try:
        return _Container(data).streams()
    except (struct.error, IndexError, ValueError) as error:
        raise DamagedError from error


class _Container:
    def __init__(self, data: bytes) -> None:
        self._data = data
        (shift,) = struct.unpack_from("<H", data, 30)
        self._size = 1 << shift
        if shift not in {9, 12}:
            raise ValueError("sector size")
        (self._directory,) = struct.unpack_from("<I", data, 48)
        (self._short_table,) = struct.unpack_from("<I", data, 60)
        self._next = self._table()

    def streams(self) -> dict[str, Stream]:
        directory = self._joined(self._chain(self._directory))
        entries = [directory[at : at + _ENTRY] for at in range(0, len(directory) - _ENTRY + 1, _ENTRY)]
        if not entries:
            raise ValueError("no directory")
        root = self._chain(struct.unpack_from("<I", entries[0], 116)[0])
        table = self._joined(self._chain(self._short_table))
        shorter = array("I", table[: len(table) // 4 * 4])
        found: dict[str, Stream] = {}
        for entry in entries:
            length, kind = struct.unpack_from("<HB", entry, 64)
            start, size = struct.unpack_from("<2I", entry, 116)
            if kind != _STREAM:
                continue
            name = entry[: max(0, min(length, 64))].decode("utf-16-le", "replace").rstrip("\0").upper()
            if size >= _SHORT:
                piece, places = self._size, tuple((number + 1) * self._size for number in self._chain(start))
            else:
                piece, places = _SHORT_SECTOR, tuple(self._short_places(start, shorter, root))
            pieces = b"".join(self._data[place : place + piece] for place in places)
            found.setdefault(name, Stream(pieces[:size], piece, places))
        return found

    def _short_places(self, start: int, shorter: "array[int]", root: list[int]) -> list[int]:
        per_sector = self._size // _SHORT_SECTOR
        places: list[int] = []
        for number in _followed(start, shorter):
            sector, inside = divmod(number, per_sector)
            if sector >= len(root):
                break  # readers take what there is
            places.append((root[sector] + 1) * self._size + inside * _SHORT_SECTOR)
        return places

    def _table(self) -> "array[int]":
        """The followers of all sectors, from the sectors that the header lists, and the chain behind it."""
        sectors = [s for s in struct.unpack_from(f"<{_HEADER_TABLES}I", self._data, 76) if s < _LAST_SECTOR]
        (more,) = struct.unpack_from("<I", self._data, 68)
        seen: set[int] = set()
        while more < _LAST_SECTOR:
            if more in seen:
                raise RefusedScanError("B25", what=wording.LOOP)
            seen.add(more)
            *listed, more = struct.unpack(f"<{self._size // 4}I", self._sector(more))
            sectors += [sector for sector in listed if sector < _LAST_SECTOR]
        followers: array[int] = array("I")
        for sector in sectors:
            piece = self._sector(sector)
            followers.frombytes(piece[: len(piece) // 4 * 4])
        return followers

    def _chain(self, start: int) -> list[int]:
        return _followed(start, self._next)

    def _joined(self, chain: list[int]) -> bytes:
        return b"".join(map(self._sector, chain))

    def _sector(self, number: int) -> bytes:
        start = (number + 1) * self._size
        if start >= len(self._data):
            raise ValueError(f"sector {number} is not in the file")
        return self._data[start : start + self._size]


def _followed(start: int, followers: "array[int]") -> list[int]:
    """The chain of sectors from a first one. It cannot be longer than there are sectors."""
    chain: list[int] = []
    sector = start
    while sector < _LAST_SECTOR:
        if len(chain) > len(followers):
            raise RefusedScanError("B25", what=wording.LOOP)
        chain.append(sector)
        if sector >= len(followers):
            break  # the table is shorter than the file: readers take what there is
        sector = followers[sector]
    return chain
