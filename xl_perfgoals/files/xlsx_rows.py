"""The rows of a Sheet as XML. XlsxWriter does the rest; cell by cell it would take twenty times as long."""

from bisect import bisect_right
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

from xl_perfgoals.core.sheet import Block, Sheet, Style, Value
from xl_perfgoals.files.xlsx_cells import CellWriter, RowHeads, RowLook

_MANY = 128
"""So many rows are made at a time: enough to be quick, few enough to be held."""


class _Line(NamedTuple):
    """Cells beside each other, from the column `left` on."""

    left: int
    values: tuple[Value, ...]
    styles: tuple[Style, ...]


class RowWriter:
    """Makes rows; all sheets of a workbook share the cells that were made.

    There are two ways, which say the same. `_layered` makes a row cell by cell, whatever lies over what. Rows
    of a block that nothing else touches are made many at once (RowLook).
    """

    def __init__(self, cells: CellWriter) -> None:
        self._cells = cells

    def rows(self, sheet: Sheet) -> Iterator[str]:
        """All rows of a sheet that hold a cell or have a height of their own, from the top; many at a time.

        A long sheet is a stack of blocks: their rows are made block by block, so that it is never held twice.
        """
        heights = sheet.heights
        heads = RowHeads()
        spans = _spans(sheet.blocks)
        layered = _layered_rows(sheet, spans)
        waiting = sorted(layered, reverse=True)
        plain = _PlainRows(self._cells, heights)
        for block in sheet.blocks if spans else ():
            top = block.top
            end = top + len(block.rows)
            while waiting and waiting[-1] < end:
                row = waiting.pop()
                yield from plain.added(block, top, row)
                yield plain.taken()
                yield self._layered(row, layered[row], heads[heights.get(row)])
                top = max(top, row + 1)
            if top < end:
                yield from plain.added(block, top, end)
        yield plain.taken()
        for row in reversed(waiting):
            yield self._layered(row, layered[row], heads[heights.get(row)])

    def _layered(self, row: int, lines: Sequence[_Line], head: str) -> str:
        """The cells of a row in order; of two at one place the later counts, since Excel takes no twins."""
        cells: dict[int, str] = {}
        cell = self._cells.cell
        for left, values, styles in lines:
            for col, (value, style) in enumerate(zip(values, styles, strict=True), left):
                cells[col] = cell(row, col, value, style)
        return f'<row r="{row}{head}{"".join([cells[col] for col in sorted(cells)])}</row>'


class _PlainRows:
    """Rows of blocks over which nothing lies, put together until they are taken."""

    def __init__(self, cells: CellWriter, heights: Mapping[int, float]) -> None:
        self._count = 0
        self._cells = cells
        self._heights = heights
        self._looks: dict[tuple[int, int], RowLook] = {}
        self._spans: list[range] = []
        self._rows: dict[RowLook, tuple[list[int], list[tuple[Value, ...]]]] = {}

    def added(self, block: Block, top: int, end: int) -> Iterator[str]:
        """Adds rows of a block, from one up to another; takes them whenever there are many."""
        key = (id(block.styles), block.left)  # a look holds its styles, so that no other tuple gets their id
        look = self._looks.get(key)
        if look is None:
            look = self._looks[key] = RowLook(self._cells, block.left, block.styles)
        for first in range(top, end, _MANY):
            span = range(first, min(first + _MANY, end))
            numbers, rows = self._rows.setdefault(look, ([], []))
            numbers += span
            rows += block.rows[first - block.top : span.stop - block.top]
            self._spans.append(span)
            self._count += len(span)
            if self._count >= _MANY:
                yield self.taken()

    def taken(self) -> str:
        """The rows added since they were last taken."""
        made: dict[int, str] = {}
        for look, (numbers, rows) in self._rows.items():
            made.update(zip(numbers, look.rows(numbers, rows, self._heights), strict=True))
        taken = "".join(map(made.__getitem__, chain.from_iterable(self._spans)))
        self._rows.clear()
        self._spans.clear()
        self._count = 0
        return taken


def _spans(blocks: Sequence[Block]) -> list[range]:
    """The rows of blocks that stand below each other, as few ranges; nothing if they do not stand so."""
    spans: list[range] = []
    top = end = 0
    for block in blocks:
        if block.top < end:
            return []
        if block.top > end:
            spans.append(range(top, end))
            top = block.top
        end = block.top + len(block.rows)
    return [*spans, range(top, end)]


def _layered_rows(sheet: Sheet, spans: Sequence[range]) -> dict[int, list[_Line]]:
    """The lines of every row that is more or less than a line of the blocks stacked in the spans.

    What merged areas cover comes first, then blocks, then single cells: each lies over those before.
    """
    looks: dict[tuple[Style, int], tuple[Style, ...]] = {}
    rows: dict[int, list[_Line]] = {}
    for area, style in sheet.merges:
        width = area.last_col - area.first_col + 1
        line = _Line(area.first_col, (None,) * width, looks.setdefault((style, width), (style,) * width))
        for row in range(area.first_row, area.last_row + 1):
            rows.setdefault(row, []).append(line)
    apart = rows.keys() | {cell.row for cell in sheet.cells} | sheet.heights.keys() - set().union(*spans)
    for row, block in _lines_of(sheet.blocks, apart) if spans else _all_lines(sheet.blocks):
        values = block.rows[row - block.top]
        rows.setdefault(row, []).append(_Line(block.left, values, block.styles))
    for row, col, value, style in sheet.cells:
        rows.setdefault(row, []).append(_Line(col, (value,), looks.setdefault((style, 1), (style,))))
    for row in apart:
        rows.setdefault(row, [])
    return rows


def _all_lines(blocks: Sequence[Block]) -> Iterator[tuple[int, Block]]:
    for block in blocks:
        for row in range(block.top, block.top + len(block.rows)):
            yield row, block


def _lines_of(stack: Sequence[Block], rows: Collection[int]) -> Iterator[tuple[int, Block]]:
    """Those of the rows that a block of the stack holds, with the block."""
    tops = [block.top for block in stack]
    for row in rows:
        number = bisect_right(tops, row) - 1
        if number >= 0 and row < tops[number] + len(stack[number].rows):
            yield row, stack[number]
