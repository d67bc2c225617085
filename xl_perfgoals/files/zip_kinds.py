"""Zip kinds: what a zip is, by the names of its parts, else by what they say."""

import zipfile
import zlib
from collections.abc import Iterable
from functools import lru_cache
from io import BytesIO

from xl_perfgoals.files.file_kinds import FileKind, Sniffed
from xl_perfgoals.files.zip_directory import entries_of

_ODF_TYPE = b"application/vnd.oasis.opendocument."
_MOST_BYTES_OF_A_PART = 1 << 20
_FEW_PARTS = 200
"""What the names of more parts say is not remembered."""


def zip_kind(data: bytes) -> Sniffed:
    """The kind of file that is in this zip, and its entries."""
    try:
        entries = entries_of(data)
        names = tuple([entry.name for entry in entries])
        known = _known_by_names(names) if len(names) < _FEW_PARTS else _kind_by_names(names)
        return Sniffed(known or _kind_by_content(data), entries)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError):
        return Sniffed(FileKind.DAMAGED_ZIP)


def _kind_by_names(names: Iterable[str]) -> FileKind | None:
    """By the names of the parts where they say it, so that one damaged part does not hide the rest."""
    paths = {name.replace("\\", "/") for name in names}
    if "mimetype" in paths:
        return None
    if "xl/workbook.bin" in paths:
        return FileKind.XLSB
    folders = {path.partition("/")[0] for path in paths if "/" in path}
    for folder, kind in (("xl", FileKind.XLSX), ("word", FileKind.DOCX), ("ppt", FileKind.OTHER_OFFICE)):
        if folder in folders and ("[Content_Types].xml" in paths or f"{folder}/workbook.xml" in paths):
            return kind
    return FileKind.OFD if "OFD.xml" in paths else None


_known_by_names = lru_cache(maxsize=32)(_kind_by_names)
"""Workbooks made by one program have parts of the same names."""


def _kind_by_content(data: bytes) -> FileKind:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        names = {entry.filename.replace("\\", "/"): entry.filename for entry in archive.infolist()}

        def part(name: str) -> bytes:
            if name not in names:
                return b""
            with archive.open(names[name]) as stream:
                return stream.read(_MOST_BYTES_OF_A_PART)

        if "mimetype" in names:
            return _odf_kind(part("mimetype"), part("META-INF/manifest.xml"))
        types = part("[Content_Types].xml")
        if b"spreadsheetml" in types:
            return FileKind.XLSX
        return FileKind.DOCX if b"wordprocessingml" in types else FileKind.ARCHIVE


def _odf_kind(media_type: bytes, manifest: bytes) -> FileKind:
    if b"encryption-data" in manifest:
        return FileKind.ENCRYPTED
    subtype = media_type.strip().removeprefix(_ODF_TYPE)
    if subtype.startswith(b"spreadsheet"):
        return FileKind.ODS
    return FileKind.ODT if subtype.startswith(b"text") else FileKind.OTHER_OFFICE
