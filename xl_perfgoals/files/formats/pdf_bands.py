"""PDF bands: the boxes drawn on a page put together to tables, with what is written in and between them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from xl_perfgoals.files.formats.pdf_text import Box, Char, cell_text, lines_of, margin_of
from xl_perfgoals.files.formats.ruled_tables import RuledCell

_NEAR = 4.0
"""Points that two edges may be apart and be meant as one."""
_BESIDE = 50.0
"""How wide a text outside of the lines is taken to be."""


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


def bands_of(boxes: Iterable[Box]) -> list["Band"]:
    """The tables of a page: tables beside each other are one, and one box alone is none."""
    bands: list[list[Box]] = []
    bottom = 0.0
    for box in sorted(boxes, key=lambda one: one[1]):
        if bands and box[1] <= bottom + 1:
            bands[-1].append(box)
        else:
            bands.append([box])
        bottom = max(bottom, box[3]) if len(bands[-1]) > 1 else box[3]
    return [Band(band) for band in bands if len(band) > 1]


class Band:
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
