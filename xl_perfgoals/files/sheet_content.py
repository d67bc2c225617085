"""How much a sheet holds: counted in its XML, and, by other means, in what was to be written."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import chain, filterfalse
from typing import NamedTuple

from xl_perfgoals.core.sheet import Sheet, Value

_EMPTY = frozenset({None, ""})
"""A zero is neither."""
_VALUE_END = b"</v></c>"
_ROW = re.compile(rb'<row r="([0-9]+)"')
"""Neither can stand in a text: there, < is written &lt;."""


class Content(NamedTuple):
    """The last row of a sheet, and how many values it holds."""

    last_row: int
    values: int


class ContentCount:
    """Counts what the XML of a sheet holds, in pieces as they come. A value cut in two counts as none."""

    def __init__(self) -> None:
        self.content = Content(0, 0)

    def add(self, xml: bytes) -> None:
        """Counts what a piece holds."""
        last_row, values = self.content
        if row := _ROW.match(xml, max(xml.rfind(b"<row "), 0)):
            last_row = int(row[1])
        self.content = Content(last_row, values + xml.count(_VALUE_END))


def content_of(sheet: Sheet) -> Content:
    """What a sheet should hold; cells lie over blocks."""
    over: dict[int, dict[int, Value]] = {}
    for row, col, value, _ in sheet.cells:
        over.setdefault(row, {})[col] = value
    last_row = lowest = max(over, default=0)
    values = sum(_filled(list(cells.values())) for cells in over.values())
    rows = list(chain.from_iterable(block.rows for block in sheet.blocks))
    values += sum(map(len, rows)) - _empty(chain.from_iterable(rows))
    over_rows = sorted(over)
    for block in sheet.blocks:
        end = block.top + len(block.rows)
        if end > last_row:
            last_row = end - 1
        if block.top > lowest:
            continue
        for row in over_rows[bisect_left(over_rows, block.top) : bisect_left(over_rows, end)]:
            line = block.rows[row - block.top]
            hidden = (col - block.left for col in over[row])
            values -= _filled([line[n] for n in hidden if 0 <= n < len(line)])
    return Content(last_row, values)


def _filled(values: Sequence[Value]) -> int:
    return len(values) - _empty(values)


def _empty(values: Iterable[Value]) -> int:
    """How many values are None or ""."""
    return sum(map(_EMPTY.__contains__, filterfalse(None, values)))
