"""Sheets of .xlsx: their cells counted and placed, cheaply where they are plain, else element by element."""

from collections.abc import Sequence
from typing import NamedTuple
from xml.parsers import expat

from xl_perfgoals.core.column_names import column_number
from xl_perfgoals.core.patterns import rare
from xl_perfgoals.core.submission import Doubt
from xl_perfgoals.files.limits import ReadingLimits
from xl_perfgoals.files.prescan import wording
from xl_perfgoals.files.prescan.extents import Place, stray_places
from xl_perfgoals.files.prescan.pared_sheets import ParedSheet, pared
from xl_perfgoals.files.prescan.scan import RefusedScanError
from xl_perfgoals.files.prescan.sheet_titles import sheet_title
from xl_perfgoals.files.prescan.zip_container import is_whole
from xl_perfgoals.files.problems import doubt
from xl_perfgoals.files.zip_parts import Part, part_of

_NOT_PLAIN = rare(rb'c(?<=[<:]c)(?! r="[A-Z]{1,2}[1-4]?\d{1,3}"|[a-zA-Z])')
"""A cell far from the top left, or not written as most programs write it. The c in front makes it fast."""
_ROOT = b"<worksheet"
_HEAD = 1000
_MERGE = b"mergeCell "
_SHORTEST_CELL, _SHORTEST_MERGE = len(b'<c r="A1"><v>1</v></c>'), len(b'<mergeCell ref="A1:A2"/>')
_ADDRESS = rare(r"([A-Za-z]{1,9})(\d{1,10})")
_ENCODED = (b"\xff\xfe", b"\xfe\xff", b"<\0", b"\0<")
_DECLARATION = rare(r"\s*<\?xml\b[^>]*\?>")


class Sheets(NamedTuple):
    """The parts without stray cells, the doubts about those, what is odd; and the sheets that are plain."""

    parts: dict[str, Part]
    doubts: tuple[Doubt, ...]
    odd: str
    pared: dict[str, ParedSheet]


def looked_over(parts: dict[str, Part], limits: ReadingLimits) -> Sheets:
    """The sheets among the parts, counted and placed. Raises RefusedScanError."""
    cleaned = dict(parts)
    pared_sheets: dict[str, ParedSheet] = {}
    doubts: list[Doubt] = []
    odd = ""
    for name, part in parts.items():
        if not is_whole(part) or b"sheetData" not in part.data:
            continue
        xml = part.data
        sheet = pared(xml)
        if sheet and len(sheet.merged) <= limits.merges:
            known = sheet.cells is not None and _is_small(xml, limits)
            if known or _is_plain(sheet.xml, limits):
                pared_sheets[name] = sheet
                continue
        if _is_plain(xml, limits):
            continue
        title = sheet_title(parts, name)
        clear = _as_utf8(xml)
        try:
            cells = _Walk(clear, limits, title).cells
        except (expat.ExpatError, LookupError, ValueError):
            odd = wording.UNKNOWN_XML
            continue  # readers have the last word on damaged XML; a worker guards them
        strays = stray_places(cells, limits, title)
        odd = odd or (wording.STRAY if strays else wording.LARGE)
        if strays:
            cleaned[name] = part_of(_without(clear, [cells[place] for place in strays]))
            doubts.append(doubt("D07", title, cell=strays[0].a1, count=len(strays)))
    return Sheets(cleaned, tuple(doubts), odd, pared_sheets)


def _is_small(xml: bytes, limits: ReadingLimits) -> bool:
    """Whether a sheet is too short to have more cells or merged areas than it may."""
    return len(xml) < min(limits.cells * _SHORTEST_CELL, limits.merges * _SHORTEST_MERGE)


def _is_plain(xml: bytes, limits: ReadingLimits) -> bool:
    """Whether a few searches show that a sheet is small, near the top left, and plainly written."""
    return (
        len(xml) < limits.cells * _SHORTEST_CELL
        and (len(xml) < limits.merges * _SHORTEST_MERGE or xml.count(_MERGE) <= limits.merges)
        and _ROOT in xml[:_HEAD]
        and not (b"!" in xml and b"<!" in xml)
        and _NOT_PLAIN.search(xml) is None
    )


def _as_utf8(xml: bytes) -> bytes:
    if xml.startswith(_ENCODED):
        encoding = "utf-16" if xml[0] > 0x7F else ("utf-16-le" if xml[0] else "utf-16-be")
        try:
            return _DECLARATION.sub("", xml.decode(encoding), count=1).encode()
        except UnicodeDecodeError:
            return xml
    return xml


class _Span(NamedTuple):
    start: int
    end: int


class _Walk:
    """Walks a sheet's XML; finds its filled cells, with their places in the bytes."""

    def __init__(self, xml: bytes, limits: ReadingLimits, title: str) -> None:
        self.cells: dict[Place, _Span] = {}
        self._xml, self._limits, self._title = xml, limits, title
        self._row = self._col = 0
        self._merges = 0
        self._start = -1
        self._filled = False
        self._names: dict[str, str] = {}
        self._parser = expat.ParserCreate()
        self._parser.StartElementHandler = self._on_start
        self._parser.EndElementHandler = self._on_end
        self._parser.Parse(xml, True)

    def _local(self, name: str) -> str:
        return self._names.setdefault(name, name.rpartition(":")[2])

    def _on_start(self, name: str, attributes: dict[str, str]) -> None:
        match self._local(name):
            case "c":
                address = _ADDRESS.fullmatch(attributes.get("r", ""))
                if address:
                    self._row, self._col = int(address[2]), column_number(address[1])
                else:
                    self._col += 1
                self._start, self._filled = self._parser.CurrentByteIndex, False
            case "v" | "is" | "f" if self._start >= 0:
                self._filled = True
            case "row":
                self._row, self._col = int(attributes.get("r", self._row + 1)), 0
            case "mergeCell":
                self._merges += 1
                if self._merges > self._limits.merges:
                    self._refuse(wording.MERGES, self._limits.merges)

    def _on_end(self, name: str) -> None:
        if self._start >= 0 and self._local(name) == "c":
            if self._filled:
                end = self._xml.find(b">", self._parser.CurrentByteIndex) + 1
                self.cells[Place(self._row, self._col)] = _Span(self._start, end)
                if len(self.cells) > self._limits.cells:
                    self._refuse(wording.CELLS, self._limits.cells)
            self._start = -1

    def _refuse(self, what: str, limit: int) -> None:
        raise RefusedScanError("B21", sheet=self._title, what=what.format(limit=limit))


def _without(xml: bytes, spans: Sequence[_Span]) -> bytes:
    pieces: list[bytes] = []
    at = 0
    for start, end in sorted(spans):
        pieces.append(xml[at:start])
        at = end
    return b"".join((*pieces, xml[at:]))
