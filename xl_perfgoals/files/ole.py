"""OLE containers (.xls, .doc, encrypted .xlsx): the names at their top, their tables not trusted."""

import struct

SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HEADER = 512
_ENTRY = 128
_NO_ENTRY = 0xFFFFFFFF
_MOST_SECTORS = 4096
"""No directory of a spreadsheet is longer; a looping chain of sectors ends here."""


def top_names(data: bytes) -> frozenset[str] | None:
    """The names of the streams and storages at the top; None when the file breaks off or is damaged."""
    try:
        return _names(_directory(data))
    except (struct.error, IndexError, ValueError):
        return None


def _directory(data: bytes) -> bytes:
    (shift,) = struct.unpack_from("<H", data, 30)
    if shift not in {9, 12}:
        raise ValueError(f"sector shift {shift}")
    size = 1 << shift
    sector, table_sector, tables = (
        struct.unpack_from("<I", data, 48)[0],
        struct.unpack_from("<I", data, 68)[0],
        list(struct.unpack_from("<109I", data, 76)),
    )
    chunks: list[bytes] = []
    seen: set[int] = set()
    while sector < 0xFFFFFFF0 and sector not in seen and len(seen) < _MOST_SECTORS:
        seen.add(sector)
        chunk = _sector(data, sector, size)
        chunks.append(chunk)
        table, entry = divmod(sector, size // 4)
        while table >= len(tables):  # only files over 7 MB list their tables outside the header
            more = struct.unpack(f"<{size // 4}I", _sector(data, table_sector, size))
            tables.extend(more[:-1])
            table_sector = more[-1]
            if len(tables) > _MOST_SECTORS * 16:
                raise ValueError("sector tables without end")
        (sector,) = struct.unpack_from("<I", _sector(data, tables[table], size), entry * 4)
    return b"".join(chunks)


def _sector(data: bytes, number: int, size: int) -> bytes:
    start = max(size, _HEADER) + number * size
    chunk = data[start : start + size]
    if len(chunk) < size:
        raise ValueError(f"sector {number} is not in the file")
    return chunk


def _names(directory: bytes) -> frozenset[str]:
    """The children of the root entry: a tree of siblings, left and right."""
    names: set[str] = set()
    waiting = [struct.unpack_from("<I", directory, 76)[0]]
    seen = {_NO_ENTRY}
    while waiting:
        number = waiting.pop()
        if number in seen:
            continue
        seen.add(number)
        left, right = struct.unpack_from("<2I", directory, number * _ENTRY + 68)
        (length,) = struct.unpack_from("<H", directory, number * _ENTRY + 64)
        raw = directory[number * _ENTRY : number * _ENTRY + min(length, 64)]
        names.add(raw.decode("utf-16-le", "replace").rstrip("\0"))
        waiting += [left, right]
    return frozenset(names)
