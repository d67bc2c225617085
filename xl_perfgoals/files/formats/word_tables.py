"""Word tables: the lines and tables of a document's body, from top to bottom."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from lxml.etree import _Element

from xl_perfgoals.files.formats.cell_texts import cell_text, rejoined
from xl_perfgoals.files.formats.ruled_tables import RuledCell, RuledTable
from xl_perfgoals.files.formats.sheet_builder import LAST_COLUMN, too_large
from xl_perfgoals.files.formats.word_text import (
    attribute,
    child,
    floating_text,
    is_on,
    name_of,
    paragraph_text,
)
from xl_perfgoals.files.limits import LIMITS

_TWIPS = 20.0
_NOMINAL = 50.0
"""Points for a column of which the document does not say how wide it is."""
_NOT_SHOWN = frozenset({"del", "movefrom", "fallback", "tblpr", "tblgrid", "trpr", "tcpr", "sdtpr", "ppr"})


class _Place(NamedTuple):
    """The numbers of the edges between which a cell lies."""

    first: int
    last: int


class _Cell(NamedTuple):
    """A cell's element, and whether it belongs to the merged one above it."""

    element: _Element
    continues: bool


class Body:
    """One walk through a body. aside: whether it has text outside its lines and tables."""

    def __init__(self) -> None:
        self.parts: list[str | RuledTable] = []
        self.aside = False
        self._cells = 0

    def walk(self, element: _Element) -> None:
        """The lines and tables of an element."""
        for one in element:
            name = name_of(one)
            if name == "p":
                self.aside = self.aside or floating_text(one)
                self.parts.extend(filter(None, map(cell_text, paragraph_text(one).split("\n"))))
            elif name == "tbl":
                self._table(one)
            elif name and name not in _NOT_SHOWN:
                self.walk(one)

    def _table(self, table: _Element) -> None:
        rows = [row for row in _inside(table, "tr") if child(row, "trpr", "del") is None]
        if _is_layout(rows):
            for row in rows:
                for cell in _inside(row, "tc"):
                    self.walk(cell)
            return
        grid = [_places(row) for row in rows]
        self._cells += sum(map(len, grid))
        if self._cells > LIMITS.cells:
            raise too_large()
        edges = _edges(table, max((last for places in grid for _, last in places), default=0))
        ruled: RuledTable = []
        for number, (row, places) in enumerate(zip(rows, grid, strict=True)):
            hidden = is_on(child(row, "trpr", "hidden"))
            above = grid[number - 1] if number else {}
            ruled.append(
                [
                    RuledCell(
                        self._text(cell.element),
                        edges[place.first],
                        edges[place.last],
                        _down(place, grid, number),
                        hidden,
                    )
                    for place, cell in places.items()
                    if not (cell.continues and place in above)
                ]
            )
        if any(cell.text for row in ruled for cell in row):
            self.parts.append(ruled)

    def _text(self, cell: _Element) -> str:
        """The paragraphs of a cell; of tables inside it only the text."""
        self.aside = self.aside or floating_text(cell) or next(_inside(cell, "tbl"), None) is not None
        return rejoined(cell_text("\n".join(paragraph_text(one) for one in _paragraphs(cell))))


def _inside(element: _Element, name: str) -> Iterator[_Element]:
    """The elements of a name in another, also where controls or changes are wrapped around them."""
    for one in element:
        if name_of(one) == name:
            yield one
        elif name_of(one) not in {"p", "tbl", "tr", "tc", *_NOT_SHOWN}:
            yield from _inside(one, name)


def _paragraphs(element: _Element) -> Iterator[_Element]:
    for one in element:
        if name_of(one) == "p":
            yield one
        elif name_of(one) not in _NOT_SHOWN:
            yield from _paragraphs(one)


def _is_layout(rows: Iterable[_Element]) -> bool:
    """Whether the tables in these rows hold more cells than the rows have texts of their own."""
    own = nested = 0
    for cell in (cell for row in rows for cell in _inside(row, "tc")):
        inner = [
            one
            for table in _inside(cell, "tbl")
            for row in _inside(table, "tr")
            for one in _inside(row, "tc")
        ]
        nested += len(inner)
        own += not inner and any(paragraph_text(one).strip() for one in _inside(cell, "p"))
    return nested > own


def _places(row: _Element) -> dict[_Place, _Cell]:
    at = _number(child(row, "trpr", "gridbefore"), 0)
    places: dict[_Place, _Cell] = {}
    for element in _inside(row, "tc"):
        end = at + max(1, _number(child(element, "tcpr", "gridspan"), 1))
        if end > LAST_COLUMN:
            raise too_large()
        cell = _Cell(element, _continues(child(element, "tcpr", "vmerge")))
        if _continues(child(element, "tcpr", "hmerge")) and places:
            before, cell = places.popitem()
            at = before.first
        places[_Place(at, end)] = cell
        at = end
    return places


def _continues(merge: _Element | None) -> bool:
    """Whether a cell belongs to the merged one above (or before) it."""
    return merge is not None and attribute(merge, "val") != "restart"


def _down(place: _Place, grid: Sequence[dict[_Place, _Cell]], row: int) -> int:
    """How many rows a cell takes up."""
    end = row + 1
    while end < len(grid) and place in grid[end] and grid[end][place].continues:
        end += 1
    return end - row


def _edges(table: _Element, count: int) -> list[float]:
    """Where the edges of the columns are; evenly spread where the document does not know."""
    grid = child(table, "tblgrid")
    widths = [
        _number_of(attribute(one, "w")) for one in ([] if grid is None else grid) if name_of(one) == "gridcol"
    ]
    if len(widths) < count or not all(widths[:count]):
        widths = [_NOMINAL * _TWIPS] * count
    return [edge / _TWIPS for edge in accumulate(widths, initial=0.0)]


def _number(element: _Element | None, otherwise: int) -> int:
    value = _number_of(attribute(element, "val")) if element is not None else 0.0
    return int(value) or otherwise


def _number_of(text: str | None) -> float:
    digits = (text or "").partition(".")[0]
    return float(digits) if digits.isdecimal() and len(digits) < 10 else 0.0
