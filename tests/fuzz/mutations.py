"""How files are damaged: by bytes, by pieces, and, in containers, inside their parts and records."""

import random
import re
import struct
import zipfile
import zlib
from collections.abc import Callable
from io import BytesIO

Mutation = Callable[[bytearray, random.Random], bytes]

_ODD_NUMBERS = (b"0", b"-1", b"1048576", b"1048577", b"4294967295", b"99999999999999999999", b"NaN", b"1E400")
_ODD_ADDRESSES = (b"XFD1048576", b"A0", b"ZZZZZ1", b"A99999999999", b"1A", b"A1:A1048576", b"\xef\xbc\xa11")
_ODD_TEXTS = (b"", b"&#x0;", b"&amp;amp;", b"\xff\xfe", b"<", b"]]>", b"=1+1", "\ufffe".encode(), b"\0")
_ODD_TAGS = (b"<!DOCTYPE a [<!ENTITY b 'c'>]>", b"<!--", b"<![CDATA[", b"</worksheet>", b"<row", b"<c><c><c>")
_RECORD_NUMBERS = (0x0009, 0x000A, 0x002F, 0x003C, 0x00BD, 0x00FC, 0x00FD, 0x0200, 0x0208, 0x0809, 0xFFFF)


def damaged(data: bytes, chance: random.Random) -> bytes:
    """The data damaged in one to three ways that suit what it is."""
    ways = list(_ANY)
    if data.startswith(b"PK"):
        ways += _ZIP * 2
    elif data.startswith(b"\xd0\xcf\x11\xe0"):
        ways += _OLE * 2
    else:
        ways += _MARKUP
    for _ in range(chance.choice((1, 1, 1, 2, 3))):
        data = chance.choice(ways)(bytearray(data), chance) if data else data
    return data


def flip_bits(data: bytearray, chance: random.Random) -> bytes:
    for _ in range(chance.choice((1, 1, 4, 40, 400))):
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    return bytes(data)


def cut_off(data: bytearray, chance: random.Random) -> bytes:
    return bytes(data[: chance.randrange(len(data))])


def cut_out(data: bytearray, chance: random.Random) -> bytes:
    start, length = _piece(data, chance)
    return bytes(data[:start] + data[start + length :])


def double(data: bytearray, chance: random.Random) -> bytes:
    start, length = _piece(data, chance)
    times = chance.choice((1, 1, 2, 50))
    return bytes(data[:start] + data[start : start + length] * times + data[start:])


def swap(data: bytearray, chance: random.Random) -> bytes:
    start, length = _piece(data, chance)
    other = chance.randrange(max(1, len(data) - length))
    piece, others = data[start : start + length], data[other : other + length]
    data[other : other + len(piece)], data[start : start + len(others)] = piece, others
    return bytes(data)


def fill(data: bytearray, chance: random.Random) -> bytes:
    start, length = _piece(data, chance)
    data[start : start + length] = bytes([chance.choice((0, 0x20, 0x41, 0xFF))]) * min(
        length, len(data) - start
    )
    return bytes(data)


def odd_number(data: bytearray, chance: random.Random) -> bytes:
    at = chance.randrange(len(data))
    number = struct.pack("<I", chance.choice((0, 1, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFE, 0xFFFFFFFF)))
    data[at : at + 4] = number
    return bytes(data)


def edit_markup(data: bytearray, chance: random.Random) -> bytes:
    """Puts something odd in place of an attribute, a number or a tag."""
    where, what = chance.choice(
        (
            (rb'(?<==")[^"<>]*(?=")', (*_ODD_NUMBERS, *_ODD_ADDRESSES, *_ODD_TEXTS)),
            (rb"(?<=>)[^<>]+(?=<)", (*_ODD_NUMBERS, *_ODD_TEXTS)),
            (rb"<[^<>]*>", (*_ODD_TAGS, b"")),
            (rb"(?<=<)/?[\w:]+", (b"c", b"v", b"row", b"td", b"table", b"x:c", b"t")),
        )
    )
    places = [match.span() for match in re.finditer(where, bytes(data))]
    for start, end in sorted(chance.sample(places, min(len(places), chance.choice((1, 1, 5)))), reverse=True):
        data[start:end] = chance.choice(what)
    return bytes(data)


def edit_part(data: bytearray, chance: random.Random) -> bytes:
    """Damages one part of a zip, and packs it again."""

    def edit(names: list[str], parts: dict[str, bytes]) -> None:
        name = chance.choice(names)
        way = chance.choice(
            (edit_markup, edit_markup, edit_markup, flip_bits, cut_off, cut_out, double, fill)
        )
        if parts[name]:
            parts[name] = way(bytearray(parts[name]), chance)

    return _repacked(data, edit)


def shuffle_parts(data: bytearray, chance: random.Random) -> bytes:
    """Leaves parts out, swaps them, or gives them other names."""

    def edit(names: list[str], parts: dict[str, bytes]) -> None:
        one, other = chance.choice(names), chance.choice(names)
        match chance.randrange(4):
            case 0:
                del parts[one]
            case 1:
                parts[one], parts[other] = parts[other], parts[one]
            case 2:
                parts[chance.choice(("../", "/", "xl\\", "C:")) + one] = parts.pop(one)
            case _:
                parts[one.upper()] = parts.get(one, b"")

    return _repacked(data, edit)


def same_name_twice(data: bytearray, chance: random.Random) -> bytes:
    """Two entries of one name: the second name in the directory is overwritten where lengths agree."""
    entries = [(m.start(), *_entry_name(data, m.start())) for m in re.finditer(b"PK\1\2", bytes(data))]
    pairs = [(a, b) for a in entries for b in entries if a[0] < b[0] and len(a[1]) == len(b[1])]
    if pairs:
        (_, name, _), (_, _, at) = chance.choice(pairs)
        data[at : at + len(name)] = name
    return bytes(data)


def lie_about_sizes(data: bytearray, chance: random.Random) -> bytes:
    """Other sizes, sums, methods and places in the directory."""
    entries = [match.start() for match in re.finditer(b"PK\1\2", bytes(data))]
    if entries:
        at = chance.choice(entries) + chance.choice((8, 10, 16, 20, 24, 42))
        if at + 4 <= len(data):
            struct.pack_into("<I", data, at, chance.choice((0, 1, 8, 12, 0xFFFF, 0x7FFFFFFF, 0xFFFFFFFF)))
    return bytes(data)


def edit_chain(data: bytearray, chance: random.Random) -> bytes:
    """Leads a chain of OLE sectors elsewhere."""
    if len(data) < 1536:
        return bytes(data)
    (table,) = struct.unpack_from("<I", data, 76)
    start = (table + 1) * 512
    for _ in range(chance.choice((1, 3))):
        at = start + 4 * chance.randrange(128)
        if at + 4 <= len(data):
            sector = chance.choice((chance.randrange(128), 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD, 1 << 30))
            struct.pack_into("<I", data, at, sector)
    return bytes(data)


def edit_header(data: bytearray, chance: random.Random) -> bytes:
    """Odd numbers in the header or the directory of an OLE container."""
    entries = [
        match.start() for match in re.finditer(b"(?:W\0o\0r\0k\0b|R\0o\0o\0t|B\0o\0o\0k)", bytes(data))
    ]
    at = chance.choice(
        (*range(24, 76, 4), *(entry + place for entry in entries for place in (64, 68, 72, 76, 116, 120)))
    )
    if at + 4 <= len(data):
        struct.pack_into(
            "<I", data, at, chance.choice((0, 1, 9, 12, 100, 0x7FFFFFFF, 0xFFFFFFFE, 0xFFFFFFFF))
        )
    return bytes(data)


def edit_record(data: bytearray, chance: random.Random) -> bytes:
    """Other numbers and lengths of records of an .xls."""
    start = data.find(b"\x09\x08\x10\0")
    if start < 0:
        return flip_bits(data, chance)
    records: list[int] = []
    at = start
    while at + 4 <= len(data) and len(records) < 5000:
        records.append(at)
        at += 4 + struct.unpack_from("<H", data, at + 2)[0]
    for _ in range(chance.choice((1, 2, 8))):
        at = chance.choice(records)
        match chance.randrange(3):
            case 0:
                struct.pack_into("<H", data, at, chance.choice(_RECORD_NUMBERS))
            case 1:
                struct.pack_into("<H", data, at + 2, chance.choice((0, 1, 3, 0x2020, 0xFFFF)))
            case _:
                place = at + 4 + 2 * chance.randrange(6)
                if place + 2 <= len(data):
                    struct.pack_into("<H", data, place, chance.choice((0, 1, 255, 256, 0x7FFF, 0xFFFF)))
    return bytes(data)


def _piece(data: bytearray, chance: random.Random) -> tuple[int, int]:
    return chance.randrange(len(data)), chance.choice((1, 4, 64, 512, 4096, 1 + len(data) // 4))


def _entry_name(data: bytearray, at: int) -> tuple[bytes, int]:
    (length,) = struct.unpack_from("<H", data, at + 28) if at + 30 <= len(data) else (0,)
    return bytes(data[at + 46 : at + 46 + length]), at + 46


def _repacked(data: bytearray, edit: Callable[[list[str], dict[str, bytes]], None]) -> bytes:
    try:
        with zipfile.ZipFile(BytesIO(bytes(data))) as archive:
            parts = {name: archive.read(name) for name in archive.namelist()}
    except (zipfile.BadZipFile, zlib.error, ValueError, RuntimeError, NotImplementedError, EOFError, OSError):
        return bytes(data)  # an earlier damage has made it no zip
    if parts:
        edit(list(parts), parts)
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(zipfile.ZipInfo(name), part, zipfile.ZIP_DEFLATED)
    return stream.getvalue()


_ANY = (flip_bits, cut_off, cut_out, double, swap, fill, odd_number)
_ZIP = (edit_part, edit_part, edit_part, shuffle_parts, same_name_twice, lie_about_sizes)
_OLE = (edit_chain, edit_header, edit_record, edit_record)
_MARKUP = (edit_markup, edit_markup, edit_markup)
