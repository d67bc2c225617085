"""Canvas: where a sheet is drawn cell by cell; rows grow with their text, and links keep their order."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import NamedTuple

from xl_perfgoals.core.cells import Area, CellRef
from xl_perfgoals.core.sheet import Block, Cell, Link, Merge, Page, Style, Value
from xl_perfgoals.ops.present.looks import FRONT, HEAD, NOTE, NOTE_RIGHT, TITLE, linked
from xl_perfgoals.ops.present.text_size import text_height

HEAD_ROW = 3
FIRST_ROW = 4
"""Every table sheet: title, note, head, then rows."""
ROW_HEIGHT = 20.0

NO_LINKS: Mapping[int, CellRef] = MappingProxyType({})
BACK = "返回首页"
PAGE_NUMBER = "第 &P 页 共 &N 页"
_SMALL = '&9&"宋体,常规"'
"""The size first: digits of a text right behind it would be read as part of the size."""


class Column(NamedTuple):
    """A column of a table: its heading, its width in digits, and how its cells look."""

    title: str
    width: float
    style: Style


@dataclass(slots=True)
class Canvas:
    """A sheet under way. widths are those of its columns from the first."""

    widths: Sequence[float]
    cells: list[Cell] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    merges: list[Merge] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    heights: dict[int, float] = field(default_factory=dict)

    def put(self, row: int, col: int, value: Value, style: Style, to: CellRef | None = None) -> None:
        """Writes one cell; to is where a click on it leads."""
        self.cells.append(Cell(row, col, value, style))
        if to is not None:
            self.links.append(Link(row, col, to))
        if style.wrap and isinstance(value, str):
            self.grow(row, value, self.widths[col - 1], style.size)

    def spread(
        self, row: int, columns: tuple[int, int], value: Value, style: Style, to: CellRef | None = None
    ) -> None:
        """Writes one value over the merged columns of a row, from the first to the last."""
        first, last = columns
        if first == last:
            self.put(row, first, value, style, to)
            return
        self.merges.append(Merge(Area(row, first, row, last), style))
        self.cells.append(Cell(row, first, value, style))
        if to is not None:
            self.links.append(Link(row, first, to))
        if style.wrap and isinstance(value, str):
            self.grow(row, value, sum(self.widths[first - 1 : last]), style.size)

    def link(self, row: int, col: int, to: CellRef) -> None:
        """Makes a click on a cell that stands in a block lead somewhere."""
        self.links.append(Link(row, col, to))

    def line(
        self,
        row: int,
        values: Sequence[Value],
        styles: Sequence[Style],
        links: Mapping[int, CellRef] = NO_LINKS,
    ) -> None:
        """Writes a row of cells from the first column on; links says by column where a click leads."""
        for col, (value, style) in enumerate(zip(values, styles, strict=True), 1):
            self.put(row, col, value, linked(style) if col in links else style)
        self.links.extend(Link(row, col, to) for col, to in links.items())

    def grow(self, row: int, text: str, width: float, size: float) -> None:
        """Makes a row high enough for a text."""
        height = text_height(text, width, size)
        if height > self.heights.get(row, ROW_HEIGHT):
            self.heights[row] = height

    def open_table(
        self, title: str, note: str, columns: Sequence[Column], printed: int, row: int = HEAD_ROW
    ) -> None:
        """Draws what stands above every table: title, way back, note, heading."""
        self.spread(1, (1, printed), title, TITLE)
        self.heights[1] = 34.0
        self.spread(2, (1, 2), BACK, linked(NOTE), CellRef("", FRONT, 1, 1))
        self.spread(2, (3, printed), note, NOTE_RIGHT)
        self.heights[2] = max(self.heights.get(2, 0), 18.0)
        self.head(row, columns)

    def head(self, row: int, columns: Sequence[Column]) -> None:
        """Draws the headings of a table."""
        for col, column in enumerate(columns, 1):
            if column.title:
                self.put(row, col, column.title, HEAD)
        self.heights[row] = max(self.heights.get(row, 0), 26.0)

    def spread_head(self, row: int, titles: Sequence[str | None]) -> None:
        """Draws headings of which some span the columns behind them, marked None."""
        last = len(titles)
        for col, title in enumerate(titles, 1):
            if title is not None:
                end = next((c for c in range(col + 1, last + 1) if titles[c - 1] is not None), last + 1) - 1
                self.spread(row, (col, end), title, HEAD)
        self.heights[row] = max(self.heights.get(row, 0), 26.0)

    def width_map(self) -> dict[int, float]:
        """The widths by column number."""
        return dict(enumerate(self.widths, 1))


def page(title: str, footer: str, last_col: int, last_row: int, repeat: int | None = HEAD_ROW) -> Page:
    """The print set-up of a table sheet: heading on every page, title above, page numbers below."""
    return Page(
        repeat=(repeat, repeat) if repeat else None,
        area=Area(1, 1, last_row, last_col),
        header=f"&R{_SMALL}{_plain(title)}",
        footer=f"&L{_SMALL}{_plain(footer)}&C{_SMALL}{PAGE_NUMBER}",
    )


def _plain(text: str) -> str:
    return text.replace("&", "&&")
