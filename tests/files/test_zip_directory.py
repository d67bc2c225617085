"""The directory of a zip is listed as zipfile lists it, or refused as zipfile refuses it."""

import random
import struct
import zipfile
from collections.abc import Callable
from io import BytesIO

import pytest

from xl_perfgoals.files import zip_directory
from xl_perfgoals.files.zip_directory import Entry, entries_of

NAMES = ("[Content_Types].xml", "xl/workbook.xml", "xl/worksheets/", "xl/worksheets/sheet1.xml")


def packed(*names: str, comment: bytes = b"", extra: bytes = b"", about: bytes = b"") -> bytes:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in names:
            one = zipfile.ZipInfo(name)
            one.extra, one.comment = extra, about
            archive.writestr(one, name * 20)
        archive.comment = comment
    return stream.getvalue()


PLAIN = packed(*NAMES)


def answer(data: bytes, ask: Callable[[bytes], object]) -> object:
    try:
        return ask(data)
    except (zipfile.BadZipFile, struct.error, NotImplementedError, EOFError, ValueError) as error:
        return type(error)


def by_zipfile(data: bytes) -> tuple[Entry, ...]:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return tuple(
            Entry(
                *(one.filename, one.header_offset, one.flag_bits, one.compress_type),
                *(one.CRC, one.compress_size, one.file_size),
            )
            for one in archive.infolist()
        )


def test_a_plain_directory_needs_no_zipfile(monkeypatch: pytest.MonkeyPatch):
    wanted = by_zipfile(PLAIN)
    monkeypatch.setattr(zip_directory, "zipfile", None)
    assert entries_of(PLAIN) == wanted
    assert tuple(entry.name for entry in wanted) == NAMES


@pytest.mark.parametrize(
    "data",
    [
        b"",
        PLAIN[:-1],
        PLAIN + b"\0",
        b"in front" + PLAIN,
        PLAIN[10:],
        packed(),
        packed(*NAMES, comment=b"by hand"),
        packed(*NAMES, extra=b"\x99\x99\2\0ab"),
        packed(*NAMES, extra=b"\x01\0\1\0a"),
        packed(*NAMES, about=b"part"),
        packed("xl/工作簿.xml", "xl\\workbook.xml"),
        packed("a").replace(b"PK\1\2\x14", b"PK\1\2\x50"),
        PLAIN.replace(b"PK\1\2\x14\3\x14", b"PK\1\2\x14\3\x7f"),
        PLAIN.replace(b"workbook", b"work\0ook"),
        PLAIN.replace(b"workbook", b"work\x81ook"),
    ],
)
def test_odd_directories(data: bytes):
    assert answer(data, entries_of) == answer(data, by_zipfile)


@pytest.mark.parametrize("seed", range(10))
def test_damaged_directories(seed: int):
    rng = random.Random(seed)
    start = PLAIN.index(b"PK\1\2")
    for _ in range(200):
        data = bytearray(PLAIN)
        for _ in range(rng.randint(1, 3)):
            data[rng.randrange(start, len(data))] = rng.choice((0, 1, 20, 63, 64, 127, 128, 255))
        assert answer(bytes(data), entries_of) == answer(bytes(data), by_zipfile)
