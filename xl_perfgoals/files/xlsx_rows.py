"""The rows of a Sheet as XML. XlsxWriter does the rest; cell by cell it would take twenty times as long."""

import math
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from html import escape  # that of xml.sax brings in the network, which takes a tenth of a second
from itertools import pairwise
from typing import NamedTuple

from xl_perfgoals.core.cell_text import cell_text
from xl_perfgoals.core.cells import column_letters
from xl_perfgoals.core.sheet import Block, Formula, Sheet, Style, Value
from xl_perfgoals.files.xlsx_styles import Formats

_COMMANDS = frozenset("=+-@＝＋－＠\t\r\n")
"""A text that begins so would become a formula as soon as somebody opens its cell and leaves it again."""
_EXACT_DIGITS = 15
"""So many digits Excel keeps of a number."""
_LONGEST_INT = 10**14


class _Line(NamedTuple):
    """Cells beside each other, from the column `left` on."""

    left: int
    values: tuple[Value, ...]
    styles: tuple[Style, ...]


class _Look(NamedTuple):
    """What lines of one look share: three pieces for each cell, its beginning, its row and its end.

    Only the beginnings are there yet. styles are held so that no other tuple of styles gets their id.
    """

    pieces: list[str]
    left: int
    styles: tuple[Style, ...]


class RowWriter:
    """Makes rows; all sheets of a workbook share its texts and formats.

    Most cells are empty or repeat a text that stood somewhere before: how such a cell ends, behind its row
    number, is kept, and finding it is all that the cell costs.
    """

    def __init__(self, texts: dict[str, int], formats: Formats) -> None:
        self._formats = formats
        self._ends = _Ends(texts)
        self._looks: dict[tuple[int, int], _Look] = {}

    def rows(self, sheet: Sheet) -> Iterator[str]:
        """All rows of a sheet that hold a cell or have a height of their own, from the top.

        A long sheet is a stack of blocks: their rows are made one by one, so that it is never held twice.
        """
        stack = sheet.blocks if _is_stack(sheet.blocks) else ()
        layered = _layered_rows(sheet, stack)
        waiting = sorted(layered, reverse=True)
        starts = _RowStarts(sheet.heights)
        for block in stack:
            look = self._look(block.left, block.styles)
            for row, values in enumerate(block.rows, block.top):
                while waiting and waiting[-1] <= row:
                    above = waiting.pop()
                    yield starts.of(above) + self._cells(above, layered[above])
                if row not in layered:
                    yield f"{starts.of(row)}{''.join(self._pieces(str(row), look, values))}</row>"
        for row in reversed(waiting):
            yield starts.of(row) + self._cells(row, layered[row])

    def _cells(self, row: int, lines: Sequence[_Line]) -> str:
        """The cells of a row in order; of two at one place the later counts, since Excel takes no twins."""
        cells: dict[int, str] = {}
        for left, values, styles in lines:
            pieces = self._pieces(str(row), self._look(left, styles), values)
            cells |= {left + n: "".join(pieces[3 * n : 3 * n + 3]) for n in range(len(values))}
        return "".join(cells[col] for col in sorted(cells)) + "</row>"

    def _pieces(self, row: str, look: _Look, values: tuple[Value, ...]) -> list[str]:
        """A line of cells, three pieces for each."""
        pieces = look.pieces.copy()
        pieces[1::3] = [row] * len(values)
        pieces[2::3] = map(self._ends.__getitem__, values)
        if self._ends.commands:
            self._ends.commands = False
            for n, value in enumerate(values):
                if isinstance(value, str) and value[:1] in _COMMANDS:
                    pieces[3 * n] = self._start(look.left + n, look.styles[n], quoted=True)
        return pieces

    def _look(self, left: int, styles: tuple[Style, ...]) -> _Look:
        key = (id(styles), left)
        if key not in self._looks:
            pieces = [""] * (3 * len(styles))
            pieces[::3] = [self._start(col, style) for col, style in enumerate(styles, left)]
            self._looks[key] = _Look(pieces, left, styles)
        return self._looks[key]

    def _start(self, col: int, style: Style, *, quoted: bool = False) -> str:
        return f'<c s="{self._formats.number(style, quoted=quoted)}" r="{column_letters(col)}'


class _Ends(dict[Value, str]):
    """How cells end, behind their row number. Numbers are not kept: 1, 1.00 and true would be one key."""

    def __init__(self, texts: dict[str, int]) -> None:
        super().__init__({None: '"/>', "": '"/>'})
        self._texts = texts
        self.commands = False
        """Whether a text was met that begins like a formula: its cell begins unlike others of its column."""

    def __missing__(self, value: Value) -> str:
        if type(value) is int and -_LONGEST_INT < value < _LONGEST_INT:  # by far the most of all but texts
            return f'"><v>{value}</v></c>'
        if isinstance(value, str):
            number = self._texts.setdefault(cell_text(value), len(self._texts))
            end = f'" t="s"><v>{number}</v></c>'
            if value[0] in _COMMANDS:
                self.commands = True
            else:
                self[value] = end
            return end
        return _end_of_figure(value) or self[str(value)]


def _end_of_figure(value: Value) -> str:
    """How a cell ends that holds no text; "" if Excel has no such number."""
    if isinstance(value, Formula):
        return f'"{_formula(value)}</c>'
    if isinstance(value, bool):
        return f'" t="b"><v>{int(value)}</v></c>'
    digits = number_text(value) if isinstance(value, Decimal | int) else None
    return "" if digits is None else f'"><v>{digits}</v></c>'


class _RowStarts:
    """How rows begin. Few heights differ."""

    def __init__(self, heights: Mapping[int, float]) -> None:
        self._heights = heights
        self._said: dict[float | None, str] = {
            points: f' ht="{points:g}" customHeight="1"' for points in {*heights.values()}
        }
        self._said[None] = ""

    def of(self, row: int) -> str:
        """The row's tag."""
        return f'<row r="{row}"{self._said[self._heights.get(row)]}>'


def number_text(value: Decimal | int) -> str | None:
    """A number's digits as the file holds them, exact up to 15; None if Excel has no such number."""
    text = f"{value:f}" if isinstance(value, Decimal) else str(value)
    if len(text) <= _EXACT_DIGITS:
        return text
    try:
        number = float(value)
    except OverflowError:
        return None
    return f"{number:.15g}" if math.isfinite(number) else None


def _formula(formula: Formula) -> str:
    text, value = escape(formula.text.removeprefix("="), quote=False), formula.value
    if isinstance(value, str):
        return f' t="str"><f>{text}</f><v>{escape(cell_text(value), quote=False)}</v>'
    return f"><f>{text}</f><v>{number_text(value) or 0}</v>"


def _is_stack(blocks: Sequence[Block]) -> bool:
    """Whether each block stands below the one before."""
    return all(upper.top + len(upper.rows) <= lower.top for upper, lower in pairwise(blocks))


def _layered_rows(sheet: Sheet, stack: Sequence[Block]) -> dict[int, list[_Line]]:
    """The lines of every row that is more or less than a line of the stack.

    What merged areas cover comes first, then blocks, then single cells: each lies over those before.
    """
    looks: dict[tuple[Style, int], tuple[Style, ...]] = {}
    rows: dict[int, list[_Line]] = {}
    for area, style in sheet.merges:
        width = area.last_col - area.first_col + 1
        line = _Line(area.first_col, (None,) * width, looks.setdefault((style, width), (style,) * width))
        for row in range(area.first_row, area.last_row + 1):
            rows.setdefault(row, []).append(line)
    in_stack = {row for block in stack for row in range(block.top, block.top + len(block.rows))}
    apart = rows.keys() | {cell.row for cell in sheet.cells} | (sheet.heights.keys() - in_stack)
    for block in sheet.blocks:
        for row, values in enumerate(block.rows, block.top):
            if row in apart or not stack:
                rows.setdefault(row, []).append(_Line(block.left, values, block.styles))
    for row, col, value, style in sheet.cells:
        rows.setdefault(row, []).append(_Line(col, (value,), looks.setdefault((style, 1), (style,))))
    for row in apart:
        rows.setdefault(row, [])
    return rows
