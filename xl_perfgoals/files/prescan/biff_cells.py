"""Records of .xls: where the filled cells of each sheet are, and stray ones crossed out in place."""

import struct
from dataclasses import dataclass, field

from xl_perfgoals.core.submission import Doubt
from xl_perfgoals.files.limits import ReadingLimits
from xl_perfgoals.files.prescan import wording
from xl_perfgoals.files.prescan.extents import FEW, Place, stray_places
from xl_perfgoals.files.prescan.ole_container import Stream
from xl_perfgoals.files.prescan.scan import RefusedScanError
from xl_perfgoals.files.problems import doubt

_SHEET, _DIMENSIONS, _MERGES, _MANY_NUMBERS = 0x0085, 0x0200, 0x00E5, 0x00BD
_BEGIN = frozenset({0x0009, 0x0209, 0x0409, 0x0809})
_CELLS = frozenset({0x0006, 0x0206, 0x0406, 0x00D6, 0x00FD, 0x0203, 0x0204, 0x0205, 0x027E, _MANY_NUMBERS})
_MOST_CLAIMED = 65_536 * 60
_CROSSED_OUT = struct.pack("<H", 0x5A5A)
"""No record has this number: readers pass over it."""
_HEAD, _CELL_HEAD = struct.Struct("<2H"), struct.Struct("<4H")


@dataclass(slots=True)
class _SheetRecords:
    """What matters of one sheet: its filled cells, each with its record; merges; incredible dimensions."""

    cells: dict[tuple[int, int], int] = field(default_factory=dict)
    dimensions: list[int] = field(default_factory=list)
    merges: int = 0


def looked_over(data: bytes, book: Stream, limits: ReadingLimits) -> tuple[bytes, list[Doubt], str]:
    """The file with stray cells crossed out, the doubts about them, and what is odd.

    Raises RefusedScanError.
    """
    sheets, titles = _records(book.data)
    changes: list[int] = []
    doubts: list[Doubt] = []
    odd = ""
    for start, sheet in sheets.items():
        title = titles.get(start, "")
        if len(sheet.cells) > limits.cells:
            raise RefusedScanError("B21", sheet=title, what=wording.CELLS.format(limit=limits.cells))
        if sheet.merges > limits.merges:
            raise RefusedScanError("B21", sheet=title, what=wording.MERGES.format(limit=limits.merges))
        if sheet.dimensions:
            changes += sheet.dimensions
            odd = odd or wording.LARGE
        last_row = max((row for row, _ in sheet.cells), default=0)
        last_col = max((col for _, col in sheet.cells), default=0)
        if last_row * last_col < FEW:
            continue
        if strays := stray_places((Place(*at) for at in sheet.cells), limits, title):
            changes += {sheet.cells[at] for at in strays}
            doubts.append(doubt("D07", title, cell=strays[0].a1, count=len(strays)))
            odd = wording.STRAY
    return (_crossed_out(data, book, changes) if changes else data), doubts, odd


def _records(book: bytes) -> tuple[dict[int, _SheetRecords], dict[int, str]]:
    """The sheets by the place where they begin, and their titles."""
    own = _SheetRecords()
    sheets = {0: own}
    titles: dict[int, str] = {}
    at = 0
    end = len(book) - 3
    unpack, filled_kinds = _HEAD.unpack_from, _CELLS
    while at < end:
        kind, length = unpack(book, at)
        if kind in filled_kinds:
            if at + _CELL_HEAD.size <= len(book):
                _add_cells(own.cells, book, at)
        elif kind in _BEGIN:
            own = sheets[at] = _SheetRecords()
        elif kind == _SHEET:
            titles[int.from_bytes(book[at + 4 : at + 8], "little")] = _title(book[at + 10 : at + 4 + length])
        elif kind == _DIMENSIONS and _are_incredible(book[at + 4 : at + 4 + length]):
            own.dimensions.append(at)
        elif kind == _MERGES:
            own.merges += int.from_bytes(book[at + 4 : at + 6], "little")
        at += 4 + length
    return sheets, titles


def _add_cells(cells: dict[tuple[int, int], int], book: bytes, at: int) -> None:
    """The cell of a record; all of them, where it holds a row of numbers."""
    kind, length, row, col = _CELL_HEAD.unpack_from(book, at)
    cells[row + 1, col + 1] = at
    if kind == _MANY_NUMBERS:
        cells |= {(row + 1, col + more): at for more in range(2, (length - 6) // 6 + 1)}


def _are_incredible(dimensions: bytes) -> bool:
    """Whether a sheet claims to be larger than any form, or less than nothing: readers make room for it."""
    if len(dimensions) < 8:
        return True
    rows_and_columns = "<2I2H" if len(dimensions) >= 12 else "<4H"  # of a version with fewer rows
    first_row, end_row, first_col, end_col = struct.unpack_from(rows_and_columns, dimensions)
    return bool(end_row * end_col > _MOST_CLAIMED or first_row > end_row or first_col > end_col)


def _title(name: bytes) -> str:
    """The name on a sheet's tab: in two bytes a character or one, by a mark in front of it."""
    if len(name) >= 2 and name[1] in {0, 1}:
        return name[2:].decode("utf-16-le" if name[1] else "latin-1", "replace")
    return name[1:].decode("gb18030", "replace")


def _crossed_out(data: bytes, book: Stream, records: list[int]) -> bytes:
    changed = bytearray(data)
    for at in records:
        for offset, byte in enumerate(_CROSSED_OUT):
            changed[book.place(at + offset)] = byte
    return bytes(changed)
