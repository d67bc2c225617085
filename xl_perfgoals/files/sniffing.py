"""Sniffing: what a file is by its content, never by its name."""

import re
import struct
import zipfile
import zlib
from collections.abc import Iterable
from enum import Enum, auto
from functools import lru_cache
from io import BytesIO
from typing import NamedTuple

from xl_perfgoals.core.patterns import rare
from xl_perfgoals.files import ole
from xl_perfgoals.files.text_encoding import decoded
from xl_perfgoals.files.zip_directory import Entry, entries_of


class FileKind(Enum):
    """What a file turned out to be."""

    EMPTY = auto()
    XLSX = auto()
    XLSB = auto()
    XLS = auto()
    ODS = auto()
    FLAT_ODS = auto()
    ENCRYPTED = auto()
    DOCX = auto()
    DOC = auto()
    WORD_XML = auto()
    RTF = auto()
    ODT = auto()
    PDF = auto()
    OFD = auto()
    OTHER_OFFICE = auto()
    HTML = auto()
    MHTML = auto()
    XML_TABLE = auto()
    OTHER_XML = auto()
    OLD_XLS = auto()
    TEXT = auto()
    IMAGE = auto()
    ARCHIVE = auto()
    DAMAGED_ZIP = auto()
    DAMAGED_OLE = auto()
    UNKNOWN = auto()


READABLE = frozenset(
    {
        *(FileKind.XLSX, FileKind.XLSB, FileKind.XLS, FileKind.OLD_XLS, FileKind.ODS, FileKind.FLAT_ODS),
        *(FileKind.HTML, FileKind.MHTML, FileKind.XML_TABLE, FileKind.TEXT),
        *(FileKind.DOCX, FileKind.WORD_XML, FileKind.DOC, FileKind.RTF, FileKind.ODT, FileKind.PDF),
    }
)

_MAGIC = rare(
    rb"""
    (?P<RTF>\{\\rtf)
  | (?P<IMAGE>\x89PNG | \xff\xd8\xff | GIF8 | BM.{4}\0{4} | II\*\0 | MM\0\* | RIFF.{4}WEBP)
  | (?P<IMAGE_>.{4}ftyp(?:hei|mif|avif))
  | (?P<ARCHIVE>Rar! | 7z\xbc\xaf | \x1f\x8b)
  | (?P<OLD_XLS>\x09[\0\x02\x04\x08][\x04\x06\x08\x10]\0)
    """,
    re.VERBOSE | re.DOTALL,
)
_ODF_TYPE = b"application/vnd.oasis.opendocument."
_HTML = re.compile(r"<(?:!doctype\s+html|html|head|body|table|meta|style|div|tr)\b", re.IGNORECASE)
_TABLE = re.compile(r"<table\b[^<>]*>(?:\s|<[^<>]*>)*<t[rdh]\b", re.IGNORECASE)
_MHTML = re.compile(r"\s*(?:[\w-]+:.*\r?\n(?:[ \t].*\r?\n)*){0,20}?mime-version:", re.IGNORECASE)
_XML_TABLE = re.compile(
    r"<\?mso-application\s+progid=.Excel\.Sheet|<(?:\w+:)?Workbook\b[^>]*urn:schemas-microsoft-com:office:spreadsheet"
)
_WORD_XML = rare(
    r"<\?mso-application\s+progid=.Word\.Document|<(?:\w+:)?wordDocument\b"
    r"|<(?:\w+:)?package\b[^>]*schemas\.microsoft\.com/office/2006/xmlPackage"
)
_FLAT_ODF = re.compile(r"<office:document\b")
_FLAT_ODS = re.compile(r"office:mimetype=.application/vnd\.oasis\.opendocument\.spreadsheet")
_HEAD = 1 << 14
_FILE_PASS = 0x2F
_BIFF5 = b"\0\5"
"""The version that the first record of an .xls from before Excel 97 names."""
_DOC_HEAD, _DOC_FLAGS = b"\xec\xa5", 11
_MOST_BYTES_OF_A_PART = 1 << 20
_FEW_PARTS = 200
"""What the names of more parts say is not remembered."""


class Sniffed(NamedTuple):
    """The kind of a file; and the entries of one that is a zip, so that they need not be listed again."""

    kind: FileKind
    entries: tuple[Entry, ...] = ()


def sniff(data: bytes) -> FileKind:
    """The kind of file that these bytes are."""
    return sniffed(data).kind


def sniffed(data: bytes) -> Sniffed:
    """The kind of file that these bytes are, and what was come upon in finding out."""
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zip_kind(data)
    return Sniffed(_plain_kind(data))


def _plain_kind(data: bytes) -> FileKind:
    if not data or data.isspace() or not data.strip(b"\0"):
        return FileKind.EMPTY
    if data.startswith(ole.SIGNATURE):
        return _ole_kind(data)
    if b"%PDF-" in data[:1024]:
        return FileKind.PDF
    if (match := _MAGIC.match(data)) and match.lastgroup:
        return FileKind[match.lastgroup.rstrip("_")]
    return _text_kind(data)


def _zip_kind(data: bytes) -> Sniffed:
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


def _ole_kind(data: bytes) -> FileKind:
    streams = ole.top_streams(data)
    if streams is None:
        return FileKind.DAMAGED_OLE
    if (book := streams.get("WORKBOOK", streams.get("BOOK"))) is not None:
        if _wants_password(book):
            return FileKind.ENCRYPTED
        return FileKind.OLD_XLS if book[4:6] == _BIFF5 else FileKind.XLS
    if "ENCRYPTEDPACKAGE" in streams:
        return FileKind.ENCRYPTED
    if (document := streams.get("WORDDOCUMENT")) is not None:
        return FileKind.ENCRYPTED if _is_encrypted(document) else FileKind.DOC
    return FileKind.OTHER_OFFICE


def _is_encrypted(document: bytes) -> bool:
    """Whether the head of a .doc says that all behind it is encrypted."""
    return document[:2] == _DOC_HEAD and len(document) > _DOC_FLAGS and bool(document[_DOC_FLAGS] & 1)


def _wants_password(book: bytes) -> bool:
    """Whether one of the first records of an .xls says that all behind it is encrypted."""
    at = 0
    while at + 4 <= len(book):
        record, length = struct.unpack_from("<2H", book, at)
        if record == _FILE_PASS:
            return True
        at += 4 + length
    return False


def _text_kind(data: bytes) -> FileKind:
    head = decoded(data[:_HEAD], cut=len(data) > _HEAD)
    if head is None:
        return FileKind.UNKNOWN
    text = head.text
    start = text.lstrip()
    if kind := _office_xml_kind(text):
        return kind
    if _MHTML.match(start):
        return FileKind.MHTML
    if (start.startswith("<") and _HTML.search(text)) or _TABLE.search(text):
        return FileKind.HTML
    return FileKind.OTHER_XML if start.startswith("<?xml") else FileKind.TEXT


def _office_xml_kind(text: str) -> FileKind | None:
    """The kind of a document that is all one XML file."""
    if _FLAT_ODF.search(text):
        return FileKind.FLAT_ODS if _FLAT_ODS.search(text) else FileKind.OTHER_XML
    if _XML_TABLE.search(text):
        return FileKind.XML_TABLE
    return FileKind.WORD_XML if _WORD_XML.search(text) else None
