"""Canvas: where a sheet is drawn cell by cell; rows grow with their text, and links keep their order."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby, repeat
from types import MappingProxyType
from typing import NamedTuple

from xl_perfgoals.core.cells import Area, CellRef
from xl_perfgoals.core.sheet import Block, Cell, Link, Merge, Page, Sheet, Style, Value
from xl_perfgoals.ops.present.looks import FRONT, HEAD, NOTE, NOTE_RIGHT, TITLE, linked
from xl_perfgoals.ops.present.row_heights import high_rows, high_rows_of, wrapped
from xl_perfgoals.ops.present.text_size import room, text_height

HEAD_ROW = 3
FIRST_ROW = 4
"""Every table sheet: title, note, head, then rows."""
ROW_HEIGHT = 20.0

NO_LINKS: Mapping[int, CellRef] = MappingProxyType({})
BACK = "返回首页"
GOES_ON = "本表已写满，下接“{sheet}”"
PAGE_NUMBER = "第 &P 页 共 &N 页"
_SMALL = '&9&"宋体,常规"'
"""The size first: digits of a text right behind it would be read as part of the size."""


class Column(NamedTuple):
    """A column of a table: its heading, its width in digits, and how its cells look."""

    title: str
    width: float
    style: Style


Styles = tuple[Style, ...]


@dataclass(slots=True)
class Canvas:
    """A sheet under way. widths are those of its columns from the first."""

    widths: Sequence[float]
    cells: list[Cell] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    merges: list[Merge] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    heights: dict[int, float] = field(default_factory=dict)
    _next_row: int = 0
    _rows: list[tuple[Value, ...]] = field(default_factory=list)
    _styles: Styles = ()
    _linked: dict[tuple[int, tuple[int, ...]], tuple[Styles, Styles]] = field(default_factory=dict)
    _unmeasured: list[Block] = field(default_factory=list)

    def put(self, row: int, col: int, value: Value, style: Style, to: CellRef | None = None) -> None:
        """Writes one cell; to is where a click on it leads."""
        self.spread(row, (col, col), value, style, to)

    def spread(
        self, row: int, columns: tuple[int, int], value: Value, style: Style, to: CellRef | None = None
    ) -> None:
        """Writes one value over the merged columns of a row, from the first to the last."""
        first, last = columns
        if first != last:
            self.merges.append(Merge(Area(row, first, row, last), style))
        self.cells.append(Cell(row, first, value, style))
        if to is not None:
            self.links.append(Link(row, first, to))
        if style.wrap and isinstance(value, str):
            self.grow(row, value, room(sum(self.widths[first - 1 : last]), style.size), style.size)

    def link(self, row: int, col: int, to: CellRef) -> None:
        """Makes a click on a cell that stands in a block lead somewhere."""
        self.links.append(Link(row, int(col), to))

    def line(
        self, row: int, values: Sequence[Value], styles: Styles, links: Mapping[int, CellRef] = NO_LINKS
    ) -> None:
        """Writes a row of cells from the first column on; links says by column where a click leads.

        Lines of one look should come with the same tuple of styles: it is worked out once, and lines below
        each other become one block.
        """
        if links:
            columns = tuple(map(int, links))  # columns of tables are of kinds that are slow to look up
            styles = self.linked_look(styles, columns)
            self.links.extend([Link(row, col, to) for col, to in zip(columns, links.values(), strict=True)])
        if row != self._next_row or styles is not self._styles:
            self._open_block(row, styles)
        self._rows.append(tuple(values))
        self._next_row = row + 1

    def table(self, top: int, columns: Sequence[Sequence[Value]], looks: Sequence[Styles]) -> None:
        """Writes rows below each other that are given column by column, and the look of each row.

        All looks wrap their texts in the same columns. The bulk of a workbook comes this way: columns are
        made and measured in a fraction of the time that their rows would take one by one.
        """
        self._close_block()
        rows = [*zip(*columns, strict=True)]
        start = 0
        for _, run in groupby(looks, id):
            alike = [*run]
            end = start + len(alike)
            self.blocks.append(Block(top + start, 1, tuple(rows[start:end]), alike[0]))
            start = end
        if start != len(rows):
            raise ValueError(f"{len(rows)} rows with {start} looks")
        self._reach_all(high_rows(range(top, top + start), wrapped(columns, looks, self.widths), ROW_HEIGHT))

    def links_down(self, rows: Iterable[int], col: int, targets: Sequence[CellRef | None]) -> None:
        """Makes clicks on a column's cells in these rows lead somewhere, or nowhere."""
        links = zip(rows, repeat(int(col)), targets, repeat(""), strict=False)
        held = links if all(targets) else (link for link in links if link[2])
        # As Link(...), without the detour over its __new__: every indicator of every form has one.
        self.links.extend(map(tuple.__new__, repeat(Link), held))

    def grow(self, row: int, text: str, halves: int, size: float) -> None:
        """Makes a row high enough for a text, of which so many half characters fit on a line."""
        self._reach(row, text_height(text, halves, size))

    def _reach(self, row: int, height: float) -> None:
        if height > self.heights.get(row, ROW_HEIGHT):
            self.heights[row] = height

    def _reach_all(self, high: Mapping[int, float]) -> None:
        if self.heights.keys().isdisjoint(high):
            self.heights.update(high)
        else:
            for row, height in high.items():
                self._reach(row, height)

    def _open_block(self, top: int, styles: Styles) -> None:
        self._close_block()
        self._styles, self._next_row = styles, top

    def _close_block(self) -> None:
        if self._rows:
            block = Block(self._next_row - len(self._rows), 1, tuple(self._rows), self._styles)
            self.blocks.append(block)
            self._unmeasured.append(block)
            self._rows = []

    def linked_look(self, styles: Styles, columns: tuple[int, ...]) -> Styles:
        """The look of lines that lead somewhere in some of their columns."""
        key = (id(styles), columns)
        if key not in self._linked:
            looks = tuple(linked(style) if col in columns else style for col, style in enumerate(styles, 1))
            self._linked[key] = (styles, looks)
        return self._linked[key][1]

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

    def go_on(self, row: int, columns: int, following: str) -> None:
        """Says below a full sheet where its table goes on."""
        self.spread(
            row, (1, columns), GOES_ON.format(sheet=following), linked(NOTE), CellRef("", following, 1, 1)
        )

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

    def sheet(self, name: str) -> Sheet:
        """What was drawn, as a sheet. Only now are the rows of lines made high enough."""
        self._close_block()
        for high in high_rows_of(self._unmeasured, self.widths, ROW_HEIGHT):
            self._reach_all(high)
        return Sheet(
            name,
            cells=tuple(self.cells),
            blocks=tuple(self.blocks),
            merges=tuple(self.merges),
            links=tuple(self.links),
            widths=dict(enumerate(self.widths, 1)),
            heights=self.heights,
            row_height=ROW_HEIGHT,
        )


def page(title: str, footer: str, last_col: int, last_row: int, repeat: int | None = HEAD_ROW) -> Page:
    """The print set-up of a table sheet: heading on every page; title, page numbers, origin below."""
    return Page(
        repeat=(repeat, repeat) if repeat else None,
        area=Area(1, 1, last_row, last_col),
        footer=foot(title, footer),
    )


def foot(title: str, origin: str) -> str:
    """What stands below every page: what it is, its number, when and with what it was made."""
    return f"&L{_SMALL}{_plain(title)}&C{_SMALL}{PAGE_NUMBER}&R{_SMALL}{_plain(origin)}"


def _plain(text: str) -> str:
    return text.replace("&", "&&")
