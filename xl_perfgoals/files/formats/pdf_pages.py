"""PDF pages: what stands on one page, from top to bottom: lines of text and ruled tables."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple, TypeVar

from pdfminer.pdftypes import resolve1
from pdfminer.utils import decode_text
from pdfplumber.page import Page

from xl_perfgoals.files.formats.pdf_ruling import boxes_of
from xl_perfgoals.files.formats.pdf_text import Box, Char, cell_text, lines_of, margin_of, plain
from xl_perfgoals.files.formats.ruled_tables import RuledCell
from xl_perfgoals.files.raw_sheets import DamagedError

T = TypeVar("T")

_UNKNOWN = re.compile(r"\(cid:[0-9]+\)|[\ue000-\uf8ff\ufffd]")
_NUMBER = re.compile(
    r"[-–—~·•\s]*(?:第\s*)?[0-9]{1,4}(?:\s*页)?[-–—~·•\s]*"
    r"|第?\s*[0-9]{1,4}\s*页?\s*[/,，、]?\s*共?\s*[0-9]{1,4}\s*页?|第?[0-9]+页/?共[0-9]+页",
)
_NEAR = 4.0
_SAME_PLACE = 1.0
_BESIDE = 50.0
"""How wide a text outside of the lines is taken to be."""
_LARGEST = 1000.0
_PICTURE = 0.3
"""The part of a page from which on a picture is the page itself, scanned."""


class PdfCell(NamedTuple):
    """A cell, and the row in which it begins. full: its text reaches the edge of its last line."""

    row: int
    ruled: RuledCell
    full: bool


@dataclass(slots=True)
class PdfTable:
    """The cells of a table, row by row."""

    rows: int
    cells: list[PdfCell]


@dataclass(frozen=True, slots=True)
class PdfPage:
    """A page. parts: its lines and tables; unknown: characters of which nobody knows what they are."""

    parts: list[str | PdfTable]
    characters: int
    unknown: int
    scanned: bool


def asked(question: Callable[[], T]) -> T:
    """What the parser answers. Over a damaged file it raises whatever it meets."""
    try:
        return question()
    except MemoryError:
        raise
    except Exception as error:
        raise DamagedError from error


def read_page(page: Page) -> PdfPage:
    """All that stands on a page. Raises DamagedError."""
    asked(lambda: page.objects)  # the page is parsed now
    drawn = list(_chars(page))
    chars = [*drawn, *_typed(page)]
    bands = [_Band(boxes) for boxes in _bands(boxes_of(page)) if len(boxes) > 1]
    outside: list[Char] = []
    for char in chars:
        band = next((one for one in bands if one.top <= char.middle[1] <= one.bottom), None)
        if band is None:
            outside.append(char)
        else:
            band.chars.append(char)
    parts: list[tuple[float, str | PdfTable]] = [(band.top, band.table()) for band in bands]
    parts += [(line.middle, line.text) for line in lines_of(outside) if not _NUMBER.fullmatch(line.text)]
    area = float(page.width * page.height) or 1.0
    pictures = sum(float(one["width"] * one["height"]) for one in page.images)
    return PdfPage(
        [part for _, part in sorted(parts, key=lambda one: one[0])],
        len(chars),
        sum(_UNKNOWN.search(char.text) is not None for char in drawn),
        pictures > _PICTURE * area and not chars,
    )


def _chars(page: Page) -> Iterator[Char]:
    """The characters that stand upright, each once: bold ones may be drawn twice."""
    seen: dict[str, list[Char]] = defaultdict(list)
    for one in page.chars:
        if not (one["upright"] and 0 < one["size"] < _LARGEST):
            continue  # a watermark, mostly
        char = Char(plain(one["text"]), one["x0"], one["top"], one["x1"], one["bottom"])
        again = any(
            abs(char.left - other.left) < _SAME_PLACE and abs(char.top - other.top) < _SAME_PLACE
            for other in seen[char.text][-4:]
        )
        if not again:
            seen[char.text].append(char)
            yield char


def _typed(page: Page) -> Iterator[Char]:
    """What was typed into the fields of a form."""
    for annotation in asked(lambda: page.annots):
        data: dict[str, Any] = annotation["data"]
        parent = resolve1(data.get("Parent")) or {}
        kind, value = (resolve1(data.get(key, parent.get(key))) for key in ("FT", "V"))
        if getattr(kind, "name", "") in {"Tx", "Ch"} and isinstance(value, bytes | str):
            text = decode_text(value) if isinstance(value, bytes) else value
            lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
            height = annotation["height"] / len(lines)
            for number, line in enumerate(filter(None, lines)):
                top = annotation["top"] + number * height
                yield Char(line, annotation["x0"], top, annotation["x1"], top + height)


def _bands(boxes: Iterable[Box]) -> list[list[Box]]:
    """The boxes of each table: tables beside each other are one."""
    bands: list[list[Box]] = []
    bottom = 0.0
    for box in sorted(boxes, key=lambda one: one[1]):
        if bands and box[1] <= bottom + 1:
            bands[-1].append(box)
        else:
            bands.append([box])
        bottom = max(bottom, box[3]) if len(bands[-1]) > 1 else box[3]
    return bands


class _Band:
    """The boxes of a table, and the characters at their height."""

    def __init__(self, boxes: list[Box]) -> None:
        self.boxes = boxes
        self.chars: list[Char] = []
        self.top = min(box[1] for box in boxes)
        self.bottom = max(box[3] for box in boxes)

    def table(self) -> PdfTable:
        """The cells with their texts; also of what stands where no box is drawn."""
        edges = _merged(edge for box in self.boxes for edge in (box[1], box[3]))
        inside: dict[Box, list[Char]] = {box: [] for box in self.boxes}
        beside: list[Char] = []
        for char in self.chars:
            inside.get(_box_at(char, self.boxes), beside).append(char)
        margin = margin_of((line, box[0]) for box, chars in inside.items() for line in lines_of(chars))
        cells: list[PdfCell] = []
        for box, chars in inside.items():
            row, end = _index(box[1], edges), _index(box[3], edges)
            if end > row:
                found = cell_text(chars, box[0], box[2], margin)
                cells.append(PdfCell(row, RuledCell(found.text, box[0], box[2], end - row), found.full))
        cells += list(self._loose(beside, cells, edges))
        cells.sort(key=lambda cell: (cell.row, cell.ruled.left))
        return PdfTable(len(edges) - 1, cells)

    def _loose(
        self, chars: Iterable[Char], cells: Sequence[PdfCell], edges: Sequence[float]
    ) -> Iterator[PdfCell]:
        """Texts in places that no lines enclose, each as a cell as wide as it may be."""
        rows: dict[int, list[Char]] = defaultdict(list)
        for char in chars:
            rows[max(i for i, edge in enumerate(edges[:-1]) if i == 0 or edge <= char.middle[1])].append(char)
        uprights = _merged(edge for box in self.boxes for edge in (box[0], box[2]))
        for row, here in rows.items():
            taken = [c.ruled for c in cells if c.row <= row < c.row + c.ruled.down]
            pieces: dict[tuple[float, float], list[Char]] = defaultdict(list)
            for char in here:
                x = char.middle[0]
                before, behind = (*uprights, *(c.right for c in taken)), (*uprights, *(c.left for c in taken))
                left = max((edge for edge in before if edge <= x), default=uprights[0] - _BESIDE)
                right = min((edge for edge in behind if edge > x), default=uprights[-1] + _BESIDE)
                pieces[left, right].append(char)
            for (left, right), piece in pieces.items():
                text = cell_text(piece, left, right, 0.0).text
                yield PdfCell(row, RuledCell(text, left, right), full=False)


def _box_at(char: Char, boxes: Iterable[Box]) -> Box:
    x, y = char.middle
    nowhere = (0.0, 0.0, 0.0, 0.0)
    return next((b for b in boxes if b[0] <= x <= b[2] and b[1] <= y <= b[3]), nowhere)


def _merged(edges: Iterable[float]) -> list[float]:
    """Edges in order, those that are meant as one only once."""
    found: list[float] = []
    for edge in sorted(edges):
        if not found or edge - found[-1] > _NEAR:
            found.append(edge)
    return found


def _index(edge: float, edges: Sequence[float]) -> int:
    return max(i for i, known in enumerate(edges) if i == 0 or known <= edge)
