"""Reads a workbook of ours again before it goes into place: is it whole, and does it hold what it should?"""

import re
import zipfile
from collections.abc import Sequence
from itertools import chain, filterfalse
from pathlib import Path
from typing import NamedTuple

import python_calamine

from xl_perfgoals.core.sheet import Sheet, Value

_CHUNK = 1 << 18
_VALUE = b"<v>"
_ROW = re.compile(rb'<row r="([0-9]+)"')
"""Neither can stand in a text: there, < is written &lt;."""
_SEAM = 16
"""So many bytes of a chunk are looked at again with the next: none of those is longer."""


class UnreadableOutputError(Exception):
    """The workbook just written does not read back as it should: a bug, so the target stays untouched."""


class _Content(NamedTuple):
    """The last row of a sheet, and how many values it holds."""

    last_row: int
    values: int


def verify_xlsx(path: Path, sheets: Sequence[Sheet]) -> None:
    """Reads a written workbook again: checksums, names of sheets, and that no sheet lost rows or values.

    Values are counted, not taken out: that would cost as much as it did to write them.
    """
    with zipfile.ZipFile(path) as archive:
        read = {part.filename: _content(archive, part) for part in archive.infolist()}
    with python_calamine.load_workbook(path) as book:
        if book.sheet_names != [sheet.name for sheet in sheets]:
            raise UnreadableOutputError(f"{path.name} has sheets {book.sheet_names}")
    for number, sheet in enumerate(sheets, 1):
        found, wanted = read[f"xl/worksheets/sheet{number}.xml"], _wanted(sheet)
        if found.last_row < wanted.last_row or found.values < wanted.values:
            raise UnreadableOutputError(f"{sheet.name} of {path.name} has {found}, not {wanted}")


def _content(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> _Content:
    """What a part holds. Reading it to its end also compares its checksum."""
    last_row = values = 0
    seam = b""
    with archive.open(part) as stream:
        while chunk := stream.read(_CHUNK):
            data = seam + chunk
            values += data.count(_VALUE) - seam.count(_VALUE)
            if row := _ROW.match(data, max(data.rfind(b"<row "), 0)):
                last_row = int(row[1])
            seam = data[-_SEAM:]
    return _Content(last_row, values)


def _wanted(sheet: Sheet) -> _Content:
    """What a sheet should hold; cells lie over blocks."""
    over: dict[int, dict[int, Value]] = {}
    for row, col, value, _ in sheet.cells:
        over.setdefault(row, {})[col] = value
    last_row = max(over, default=0)
    values = sum(_filled(list(cells.values())) for cells in over.values())
    for block in sheet.blocks:
        last_row = max(last_row, block.top + len(block.rows) - 1)
        values += _filled(list(chain.from_iterable(block.rows)))
        for row in over.keys() & range(block.top, block.top + len(block.rows)):
            line = block.rows[row - block.top]
            hidden = (col - block.left for col in over[row])
            values -= _filled([line[n] for n in hidden if 0 <= n < len(line)])
    return _Content(last_row, values)


def _filled(values: Sequence[Value]) -> int:
    empty = list(filterfalse(None, values))  # and zeros, which count
    return len(values) - empty.count(None) - empty.count("")
