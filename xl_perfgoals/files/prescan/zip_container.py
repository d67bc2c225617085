"""Zip containers: their entries counted and named, and every part inflated once, its real size counted."""

import re
import struct
import zipfile
import zlib
from io import BytesIO

from xl_perfgoals.files.limits import MEGABYTE, ReadingLimits
from xl_perfgoals.files.prescan import wording
from xl_perfgoals.files.prescan.document_type import has_document_type
from xl_perfgoals.files.prescan.scan import RefusedScanError
from xl_perfgoals.files.raw_sheets import DamagedError
from xl_perfgoals.files.zip_parts import Part

_ASIDE = re.compile(
    r"(?:^|/)(?:media|theme|drawings|charts|embeddings|printerSettings|docProps|Pictures|Thumbnails)/"
)
"""Folders whose parts no reader opens, and which may be long."""
_XML = re.compile(r"\.(?:xml|rels)$", re.IGNORECASE)
_LOCKED = 1
_LOCAL_HEAD = 30


def opened(data: bytes, limits: ReadingLimits) -> dict[str, Part]:
    """The parts by name. Raises RefusedScanError, or DamagedError for a container without directory."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            entries = [entry for entry in archive.infolist() if not entry.filename.endswith("/")]
    except (zipfile.BadZipFile, struct.error, NotImplementedError, EOFError, ValueError) as error:
        raise DamagedError from error
    _check_entries(entries, limits)
    parts: dict[str, Part] = {}
    total = 0
    for entry in entries:
        part = _part(data, entry, limits)
        total += part.size
        if total > limits.inflated:
            raise RefusedScanError("B19", what=wording.WHOLE_SIZE.format(limit=limits.inflated // MEGABYTE))
        if part.method == zipfile.ZIP_STORED and _XML.search(entry.filename) and has_document_type(part.data):
            raise RefusedScanError("B20", what=wording.DOCUMENT_TYPE)
        parts[entry.filename] = part
    return parts


def is_damaged(name: str, part: Part) -> bool:
    """Whether a part that some reader opens could not be inflated."""
    return not is_whole(part) and not _ASIDE.search(name)


def is_whole(part: Part) -> bool:
    """Whether it could be inflated."""
    return part.method == zipfile.ZIP_STORED


def _check_entries(entries: list[zipfile.ZipInfo], limits: ReadingLimits) -> None:
    if len(entries) > limits.parts:
        raise RefusedScanError("B19", what=wording.PARTS.format(count=len(entries)))
    names: set[str] = set()
    for entry in entries:
        # readers take a backslash, which some programs on Windows write, for a slash
        name = entry.filename.replace("\\", "/").lower()
        if name in names:
            raise RefusedScanError("B20", what=wording.SAME_NAME)
        names.add(name)
        if name.startswith("/") or ":" in name or "../" in name or "/.." in name:
            raise RefusedScanError("B20", what=wording.OUTSIDE_NAME)
        if entry.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
            raise RefusedScanError("B20", what=wording.COMPRESSION)
        if entry.flag_bits & _LOCKED:
            raise RefusedScanError("B20", what=wording.LOCKED_PART)


def _part(data: bytes, entry: zipfile.ZipInfo, limits: ReadingLimits) -> Part:
    """The part, inflated; as it is where it is damaged or nobody opens it: readers have the last word."""
    at = entry.header_offset
    inside = 0 <= at <= len(data) - _LOCAL_HEAD
    name_length, more_length = struct.unpack_from("<2H", data, at + 26) if inside else (0, 0)
    start = at + _LOCAL_HEAD + name_length + more_length
    raw = data[start : start + entry.compress_size]
    if entry.compress_type == zipfile.ZIP_STORED:
        return Part(raw, entry.CRC, len(raw))
    if _ASIDE.search(entry.filename):
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
