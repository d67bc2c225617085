"""Zip containers: their entries counted and named, and every part inflated once, its real size counted."""

import struct
import zipfile
import zlib
from collections.abc import Mapping, Sequence
from io import BytesIO

from xl_perfgoals.files.limits import MEGABYTE, ReadingLimits
from xl_perfgoals.files.part_names import fault_of_names, parts_aside
from xl_perfgoals.files.prescan import wording
from xl_perfgoals.files.prescan.document_type import has_document_type
from xl_perfgoals.files.prescan.scan import RefusedScanError
from xl_perfgoals.files.raw_sheets import DamagedError
from xl_perfgoals.files.zip_parts import Part

_METHODS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
_LOCKED = 1
_LOCAL_HEAD = 30


def listed(data: bytes) -> list[zipfile.ZipInfo]:
    """The entries of a container. Raises DamagedError for one without directory."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            return archive.infolist()
    except (zipfile.BadZipFile, struct.error, NotImplementedError, EOFError, ValueError) as error:
        raise DamagedError from error


def opened(data: bytes, listed: Sequence[zipfile.ZipInfo], limits: ReadingLimits) -> dict[str, Part]:
    """The parts that are listed, by name. Raises RefusedScanError."""
    entries = [entry for entry in listed if not entry.filename.endswith("/")]
    _check_entries(entries, limits)
    aside = parts_aside(entry.filename for entry in entries)
    parts: dict[str, Part] = {}
    total = 0
    for entry in entries:
        name = entry.filename
        part = _part(data, entry, limits, unpack=name not in aside)
        total += part.size
        if total > limits.inflated:
            raise RefusedScanError("B19", what=wording.WHOLE_SIZE.format(limit=limits.inflated // MEGABYTE))
        if part.method == zipfile.ZIP_STORED and _is_xml(name) and has_document_type(part.data):
            raise RefusedScanError("B20", what=wording.DOCUMENT_TYPE)
        parts[name] = part
    return parts


def damaged(parts: Mapping[str, Part]) -> frozenset[str]:
    """The parts that some reader opens, and that could not be inflated."""
    packed = [name for name, part in parts.items() if not is_whole(part)]
    return frozenset(packed) - parts_aside(parts) if packed else frozenset()


def is_whole(part: Part) -> bool:
    """Whether it could be inflated."""
    return part.method == zipfile.ZIP_STORED


def _is_xml(name: str) -> bool:
    return name.lower().endswith((".xml", ".rels"))


def _check_entries(entries: list[zipfile.ZipInfo], limits: ReadingLimits) -> None:
    if len(entries) > limits.parts:
        raise RefusedScanError("B19", what=wording.PARTS.format(count=len(entries)))
    if fault := fault_of_names(entry.filename for entry in entries):
        raise RefusedScanError("B20", what=fault)
    for entry in entries:
        if entry.compress_type not in _METHODS:
            raise RefusedScanError("B20", what=wording.COMPRESSION)
        if entry.flag_bits & _LOCKED:
            raise RefusedScanError("B20", what=wording.LOCKED_PART)


def _part(data: bytes, entry: zipfile.ZipInfo, limits: ReadingLimits, *, unpack: bool) -> Part:
    """The part, inflated; as it is where it is damaged or nobody opens it: readers have the last word."""
    at = entry.header_offset
    inside = 0 <= at <= len(data) - _LOCAL_HEAD
    name_length, more_length = struct.unpack_from("<2H", data, at + 26) if inside else (0, 0)
    start = at + _LOCAL_HEAD + name_length + more_length
    raw = data[start : start + entry.compress_size]
    if entry.compress_type == zipfile.ZIP_STORED:
        return Part(raw, entry.CRC, len(raw))
    if not unpack:
        return Part(raw, entry.CRC, entry.file_size, entry.compress_type)
    stream = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        inflated = stream.decompress(raw, limits.inflated_part + 1)
    except zlib.error:
        return Part(raw, entry.CRC, entry.file_size, entry.compress_type)
    size = len(inflated)
    if size > limits.inflated_part:
        raise RefusedScanError("B19", what=wording.PART_SIZE.format(limit=limits.inflated_part // MEGABYTE))
    if size > limits.ratio_above and size > limits.ratio * len(raw):
        raise RefusedScanError("B19", what=wording.GROWTH.format(times=size // max(1, len(raw))))
    if size != entry.file_size or not stream.eof or zlib.crc32(inflated) != entry.CRC:
        return Part(raw, entry.CRC, size, entry.compress_type)
    return Part(inflated, entry.CRC, size)
