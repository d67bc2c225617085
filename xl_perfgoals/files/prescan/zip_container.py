"""Zip containers: their entries counted and named, and every part inflated once, its real size counted."""

import struct
import zipfile
import zlib
from collections.abc import Mapping, Sequence
from contextlib import suppress
from functools import lru_cache

from xl_perfgoals.files.limits import MEGABYTE, ReadingLimits
from xl_perfgoals.files.part_names import fault_of_names, parts_aside
from xl_perfgoals.files.prescan import wording
from xl_perfgoals.files.prescan.document_type import has_document_type
from xl_perfgoals.files.prescan.scan import RefusedScanError
from xl_perfgoals.files.raw_sheets import DamagedError
from xl_perfgoals.files.zip_directory import Entry, entries_of
from xl_perfgoals.files.zip_parts import Part

_STORED = zipfile.ZIP_STORED
_METHODS = frozenset({_STORED, zipfile.ZIP_DEFLATED})
_LOCKED = 1
_LOCAL_HEAD, _LENGTHS = 30, struct.Struct("<2H")
_SHEETS = "/worksheets/"
_SMALL, _SMALL_INFLATED = 2048, 1 << 16
_MOST_GROWTH = 1032
"""How many times a part can grow at most when it is inflated: no stream of this format does more."""


def listed(data: bytes) -> Sequence[Entry]:
    """The entries of a container. Raises DamagedError for one without directory."""
    try:
        return entries_of(data)
    except (zipfile.BadZipFile, struct.error, NotImplementedError, EOFError, ValueError) as error:
        raise DamagedError from error


def opened(data: bytes, listed: Sequence[Entry], limits: ReadingLimits) -> dict[str, Part]:
    """The parts that are listed, by name. Raises RefusedScanError."""
    entries = [entry for entry in listed if not entry.name.endswith("/")]
    names = tuple([entry.name for entry in entries])
    _check_entries(entries, names, limits)
    aside = parts_aside(names)
    parts: dict[str, Part] = {}
    total = 0
    for entry in entries:
        name = entry.name
        part = _part(data, entry, limits, unpack=name not in aside)
        total += part.size
        if total > limits.inflated:
            raise RefusedScanError("B19", what=wording.WHOLE_SIZE.format(limit=limits.inflated // MEGABYTE))
        if part.method == _STORED and _is_xml(name) and has_document_type(part.data):
            raise RefusedScanError("B20", what=wording.DOCUMENT_TYPE)
        parts[name] = part
    return parts


def damaged(parts: Mapping[str, Part]) -> frozenset[str]:
    """The parts that some reader opens, and that could not be inflated."""
    packed = [name for name, part in parts.items() if not is_whole(part)]
    return frozenset(packed) - parts_aside(parts) if packed else frozenset()


def is_whole(part: Part) -> bool:
    """Whether it could be inflated."""
    return part.method == _STORED


def _is_xml(name: str) -> bool:
    return name.lower().endswith((".xml", ".rels"))


def _check_entries(entries: Sequence[Entry], names: Sequence[str], limits: ReadingLimits) -> None:
    if len(entries) > limits.parts:
        raise RefusedScanError("B19", what=wording.PARTS.format(count=len(entries)))
    if fault := fault_of_names(names):
        raise RefusedScanError("B20", what=fault)
    for entry in entries:
        if entry.method not in _METHODS:
            raise RefusedScanError("B20", what=wording.COMPRESSION)
        if entry.flags & _LOCKED:
            raise RefusedScanError("B20", what=wording.LOCKED_PART)


def _part(data: bytes, entry: Entry, limits: ReadingLimits, *, unpack: bool) -> Part:
    """The part, inflated; as it is where it is damaged or nobody opens it: readers have the last word."""
    _, at, _, method, crc, packed_size, size = entry
    inside = 0 <= at <= len(data) - _LOCAL_HEAD
    name_length, more_length = _LENGTHS.unpack_from(data, at + 26) if inside else (0, 0)
    start = at + _LOCAL_HEAD + name_length + more_length
    raw = data[start : start + packed_size]
    if method == _STORED:
        return Part(raw, crc, len(raw))
    as_found = Part(raw, crc, size, method)
    if not unpack:
        return as_found
    if packed_size < _SMALL and _SHEETS not in entry.name:
        small = size <= min(_SMALL_INFLATED, limits.inflated_part, limits.ratio_above)
        if small and (part := _remembered(raw, size, crc)):
            return part
    try:
        inflated, ended = _inflated(raw, size, limits)
    except zlib.error:
        return as_found
    found = len(inflated)
    if found > limits.inflated_part:
        raise RefusedScanError("B19", what=wording.PART_SIZE.format(limit=limits.inflated_part // MEGABYTE))
    if found > limits.ratio_above and found > limits.ratio * len(raw):
        raise RefusedScanError("B19", what=wording.GROWTH.format(times=found // max(1, len(raw))))
    if found != size or not ended or zlib.crc32(inflated) != crc:
        return Part(raw, crc, found, method)
    return Part(inflated, crc, found)


@lru_cache(maxsize=128)
def _remembered(raw: bytes, size: int, crc: int) -> Part | None:
    """A small part, None where it is damaged: workbooks made from one template share these."""
    stream = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        inflated = stream.decompress(raw, size + 1)
    except zlib.error:
        return None
    whole = len(inflated) == size and stream.eof and zlib.crc32(inflated) == crc
    return Part(inflated, crc, size) if whole else None


def _inflated(raw: bytes, size: int, limits: ReadingLimits) -> tuple[bytes, bool]:
    """The bytes of a part, but only one more than there may be; and whether that was the end of them."""
    most = len(raw) * _MOST_GROWTH
    if 0 < most <= limits.inflated_part:
        with suppress(zlib.error):  # at one go, into a buffer of the size that is stated
            return zlib.decompress(raw, -zlib.MAX_WBITS, max(1, min(size, most))), True
    stream = zlib.decompressobj(-zlib.MAX_WBITS)
    return stream.decompress(raw, limits.inflated_part + 1), stream.eof
