"""Workbooks and other files as bytes, made for tests of reading."""

import io
import struct
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

import xlsxwriter
import xlwt
from odf.opendocument import OpenDocumentSpreadsheet

from xl_perfgoals.core.cells import Grid

SAVED = Path(__file__).parent.parent / "data" / "workbooks"
"""forms.*: one workbook saved by LibreOffice in three formats; locked.*: with the password "secret";
default_password.xls: with the one that Excel knows itself."""


def xlsx(fill: Callable[[xlsxwriter.Workbook], None], **options: object) -> bytes:
    """A workbook by XlsxWriter."""
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, options) as book:
        fill(book)
    return stream.getvalue()


def one_sheet(cells: Mapping[str, tuple[object, str | int | None]], **options: object) -> bytes:
    """An .xlsx of one sheet: value and number format by address."""

    def fill(book: xlsxwriter.Workbook) -> None:
        sheet = book.add_worksheet("表")
        for address, (value, code) in cells.items():
            sheet.write(address, value, book.add_format({"num_format": code}) if code else None)

    return xlsx(fill, **options)


def xls(fill: Callable[[xlwt.Workbook], None]) -> bytes:
    """A workbook by xlwt."""
    book = xlwt.Workbook()
    fill(book)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def ods(body: str) -> bytes:
    """An .ods around the XML of its tables."""
    stream = io.BytesIO()
    OpenDocumentSpreadsheet().save(stream)
    names = "office table text draw style svg xlink dc".split()
    spaces = " ".join(f'xmlns:{n}="urn:oasis:names:tc:opendocument:xmlns:{n}:1.0"' for n in names)
    content = (
        f"<office:document-content {spaces}><office:body><office:spreadsheet>{body}"
        "</office:spreadsheet></office:body></office:document-content>"
    )
    return with_parts(stream.getvalue(), {"content.xml": content.encode()})


def zipped(parts: Mapping[str, bytes]) -> bytes:
    """A zip of these parts."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return stream.getvalue()


def parts_of(data: bytes) -> dict[str, bytes]:
    """The parts of a zip."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def with_parts(data: bytes, parts: Mapping[str, bytes | None]) -> bytes:
    """A zip with some parts put in place of others; None leaves one out."""
    merged = {**parts_of(data), **parts}
    return zipped({name: part for name, part in merged.items() if part is not None})


def ole(*names: str, next_of_directory: int = 0xFFFFFFFE) -> bytes:
    """The smallest OLE container whose root holds empty streams of these names, at most three."""

    def entry(name: str, kind: int, *, right: int = 0xFFFFFFFF, child: int = 0xFFFFFFFF) -> bytes:
        raw = (name + "\0").encode("utf-16-le") if name else b""
        tree = struct.pack("<HBB3I", len(raw), kind, 1, 0xFFFFFFFF, right, child)
        return (raw.ljust(64, b"\0") + tree).ljust(116, b"\0") + struct.pack("<3I", 0xFFFFFFFE, 0, 0)

    directory = entry("Root Entry", 5, child=1 if names else 0xFFFFFFFF)
    for number, name in enumerate(names, 1):
        directory += entry(name, 2, right=number + 1 if number < len(names) else 0xFFFFFFFF)
    header = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(16) + struct.pack("<5H", 0x3E, 3, 0xFFFE, 9, 6)
    header += bytes(10) + struct.pack("<3I", 1, 1, 0) + struct.pack("<I", 4096)
    header += struct.pack("<4I", 0xFFFFFFFE, 0, 0xFFFFFFFE, 0)
    header += struct.pack("<109I", 0, *[0xFFFFFFFF] * 108)
    table = struct.pack("<128I", 0xFFFFFFFD, next_of_directory, *[0xFFFFFFFF] * 126)
    return header + table + directory.ljust(512, b"\0")


def texts(grid: Grid) -> dict[str, str]:
    """What the clerk sees in each filled cell, by address."""
    return {
        grid.at(row, col).a1: text
        for row in range(grid.first_row, grid.last_row + 1)
        for col, text in grid.filled(row)
    }
