"""Formats that calamine does not read: one module each, found here by the kind of file.

Every module has read_sheets(data), which gives the sheets or raises DamagedError, or RefusedError with
the code that says more. They are imported when the first file of their kind comes: most runs have none.
"""

from collections.abc import Callable
from importlib import import_module
from typing import TypeAlias

from xl_perfgoals.files.raw_sheets import RawSheet
from xl_perfgoals.files.sniffing import FileKind

Reader: TypeAlias = Callable[[bytes], tuple[RawSheet, ...]]

MODULES: dict[FileKind, str] = {
    FileKind.HTML: "html_tables",
    FileKind.MHTML: "mhtml_pages",
    FileKind.XML_TABLE: "spreadsheetml_2003",
    FileKind.TEXT: "delimited_text",
    FileKind.OLD_XLS: "old_xls",
    FileKind.DOCX: "docx_tables",
    FileKind.WORD_XML: "docx_tables",
    FileKind.PDF: "pdf_tables",
}
"""The module that reads each kind; what calamine reads is not listed."""

DOUBTS: dict[FileKind, tuple[str, ...]] = {
    FileKind.HTML: ("D13",),
    FileKind.MHTML: ("D13",),
    FileKind.TEXT: ("D13",),
    FileKind.PDF: ("D16",),
}
"""The doubts that go with every file of a kind."""


def reader_of(kind: FileKind) -> Reader:
    """The function that gives the sheets of a file of this kind, which is one of MODULES."""
    reader: Reader = import_module(f"{__name__}.{MODULES[kind]}").read_sheets
    return reader
