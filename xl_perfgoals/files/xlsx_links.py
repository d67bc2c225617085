"""Links of a workbook, as XlsxWriter stores them: to a cell of a source file, or to one of our own sheets."""

import re
from pathlib import PurePath
from typing import NamedTuple

from xlsxwriter.url import Url

from xl_perfgoals.core.cells import CellRef
from xl_perfgoals.core.sheet import quoted

MAX_PART = 2079
"""Excel's limit for the path of a link, and for the place in it."""

_CELLS_CAN_BE_NAMED = frozenset({".xlsx", ".xlsm", ".xltx", ".xltm", ".xlsb", ".xls", ".et", ".ods"})
_UNSAFE = re.compile(r'[%#?"<>\[\]^`{}|\\\s]')


class OwnLink(Url):  # type: ignore[misc]  # XlsxWriter ships no types
    """A link to a cell of this workbook."""

    def __init__(self, to: CellRef, tip: str) -> None:
        super().__init__(f"internal:{_place(to)}")
        self._tip = tip


class FileLink(Url):  # type: ignore[misc]
    """A link to a file. Its path has slashes forward: Excel, WPS and LibreOffice follow it on any system."""

    def __init__(self, path: str, place: str, tip: str) -> None:
        super().__init__("external:file")
        self._relationship_link = path
        self._anchor = place
        self._text = path + (f"#{place}" if place else "")
        self._tip = tip


class Source(NamedTuple):
    """Where a file is, as the address of a link, and whether programs can be sent to a cell of it."""

    address: str
    has_cells: bool


def source(path: str) -> Source | None:
    """The source at a path; None when the path is too long for a link."""
    address = _escaped(path)
    if len(address) > MAX_PART:
        return None
    return Source(address, PurePath(path).suffix.lower() in _CELLS_CAN_BE_NAMED)


def link(to: CellRef, file: Source | None, tip: str) -> Url | None:
    """The link to a cell, which is in this file; None when there is no way to say it."""
    if not to.book:
        return OwnLink(to, tip)
    if file is None:
        return None
    place = _place(to) if to.sheet and file.has_cells else ""
    return FileLink(file.address, place, tip) if len(place) <= MAX_PART else None


def _place(to: CellRef) -> str:
    return f"{quoted(to.sheet)}!{to.a1}"


def _escaped(path: str) -> str:
    """The path as the address of a link; Chinese characters stay as they are."""
    address = _UNSAFE.sub(lambda found: "".join(f"%{byte:02X}" for byte in found[0].encode()), path)
    if path.startswith("//"):
        return f"file:{address}"
    if path.startswith("/"):
        return f"file://{address}"
    return f"file:///{address}" if path[1:2] == ":" else address
