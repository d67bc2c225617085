"""The kinds of files, by their content."""

from enum import Enum, auto
from typing import NamedTuple

from xl_perfgoals.files.zip_directory import Entry


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


class Sniffed(NamedTuple):
    """The kind of a file; and the entries of one that is a zip, so that they need not be listed again."""

    kind: FileKind
    entries: tuple[Entry, ...] = ()


READABLE = frozenset(
    {
        *(FileKind.XLSX, FileKind.XLSB, FileKind.XLS, FileKind.OLD_XLS, FileKind.ODS, FileKind.FLAT_ODS),
        *(FileKind.HTML, FileKind.MHTML, FileKind.XML_TABLE, FileKind.TEXT),
        *(FileKind.DOCX, FileKind.WORD_XML, FileKind.DOC, FileKind.RTF, FileKind.ODT, FileKind.PDF),
    }
)
