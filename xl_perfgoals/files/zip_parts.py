"""Zip parts: a container taken apart, each part inflated once, and put together for the next reader.

A reader of the new container need not inflate again, and sees the very bytes that were looked at here:
each name once, and no more of a part than its entry declares.
"""

import struct
import zipfile
import zlib
from collections.abc import Mapping
from io import BytesIO
from typing import NamedTuple

_LOCAL = struct.Struct("<4s5H3I2H")
_CENTRAL = struct.Struct("<4s6H3I5H2I")
_END = struct.Struct("<4s4H2IH")
_VERSION, _UTF8_NAMES = 20, 0x800
_ENCRYPTED = 1
_FIRST_DAY = 0x21
"""1 January 1980, the earliest day that a zip knows."""
_MOST_PARTS = 0xFFFF
_MOST_BYTES = 256 << 20
"""A container that declares more is left to a reader that need not hold all of it at once."""


class Part(NamedTuple):
    """What one entry of a zip holds: inflated, or as it was found where that did not work."""

    data: bytes
    crc: int
    size: int
    method: int = zipfile.ZIP_STORED

    @property
    def text(self) -> bytes:
        """The bytes of the part. Raises BadZipFile where they could not be inflated."""
        if self.method != zipfile.ZIP_STORED:
            raise zipfile.BadZipFile("a damaged part")
        return self.data


def part_of(data: bytes) -> Part:
    """A new part of these bytes."""
    return Part(data, zlib.crc32(data), len(data))


def deflated(data: bytes) -> Part:
    """A new part of these bytes, packed."""
    stream = zlib.compressobj(6, zlib.DEFLATED, -zlib.MAX_WBITS)
    return Part(stream.compress(data) + stream.flush(), zlib.crc32(data), len(data), zipfile.ZIP_DEFLATED)


def inflated(part: Part) -> bytes:
    """The bytes of a part that lies as it was found. Raises BadZipFile where they are damaged."""
    data = part.data
    if part.method == zipfile.ZIP_DEFLATED:
        data = _inflated(part.data, part.size) or b""
    if part.method not in {zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED} or zlib.crc32(data) != part.crc:
        raise zipfile.BadZipFile("a damaged part")
    return data


def as_found(data: bytes) -> dict[str, Part]:
    """The parts by name, in order, each as it lies in the container: nothing is inflated.

    Raises as taken_apart does.
    """
    return {
        entry.filename: Part(_raw(data, entry), entry.CRC, entry.file_size, entry.compress_type)
        for entry in _entries(data)
    }


def taken_apart(data: bytes) -> dict[str, Part]:
    """The parts by name, in order; of parts with one name the last, as readers have it.

    Raises BadZipFile, NotImplementedError, struct.error or ValueError for a container that is no plain zip.
    """
    return {entry.filename: _part(data, entry) for entry in _entries(data)}


def put_together(parts: Mapping[str, Part]) -> bytes:
    """A zip that holds the parts as they are."""
    pieces: list[bytes] = []
    directory: list[bytes] = []
    at = 0
    for name, (data, crc, size, method) in parts.items():
        path = name.encode()
        facts = (method, 0, _FIRST_DAY, crc, len(data), size, len(path), 0)
        head = _LOCAL.pack(b"PK\3\4", _VERSION, _UTF8_NAMES, *facts)
        directory += _CENTRAL.pack(b"PK\1\2", _VERSION, _VERSION, _UTF8_NAMES, *facts, 0, 0, 0, 0, at), path
        pieces += head, path, data
        at += len(head) + len(path) + len(data)
    listed = b"".join(directory)
    end = _END.pack(b"PK\5\6", 0, 0, len(parts), len(parts), len(listed), at, 0)
    return b"".join((*pieces, listed, end))


def _entries(data: bytes) -> list[zipfile.ZipInfo]:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        entries = archive.infolist()
    if len(entries) > _MOST_PARTS or sum(entry.file_size for entry in entries) > _MOST_BYTES:
        raise zipfile.BadZipFile("too large to be taken apart")
    return entries


def _raw(data: bytes, entry: zipfile.ZipInfo) -> bytes:
    """What lies in the container for an entry."""
    if entry.flag_bits & _ENCRYPTED:
        raise NotImplementedError("a part behind a password")
    name_length, more_length = struct.unpack_from("<2H", data, entry.header_offset + 26)
    start = entry.header_offset + _LOCAL.size + name_length + more_length
    return data[start : start + entry.compress_size]


def _part(data: bytes, entry: zipfile.ZipInfo) -> Part:
    raw = _raw(data, entry)
    if entry.compress_type == zipfile.ZIP_STORED:
        return Part(raw, entry.CRC, entry.file_size)
    if entry.compress_type == zipfile.ZIP_DEFLATED:
        inflated = _inflated(raw, entry.file_size)
        if inflated is not None and zlib.crc32(inflated) == entry.CRC:
            return Part(inflated, entry.CRC, entry.file_size)
    return Part(raw, entry.CRC, entry.file_size, entry.compress_type)


def _inflated(raw: bytes, size: int) -> bytes | None:
    """The bytes behind a deflated stream; None unless there are just as many as declared."""
    stream = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        inflated = stream.decompress(raw, size + 1)
    except zlib.error:
        return None
    return inflated if len(inflated) == size else None
