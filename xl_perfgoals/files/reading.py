"""Reading: the bytes of one file to a Book. Whatever the bytes are, it answers and does not raise."""

import hashlib

from xl_perfgoals.core.cells import Grid, column_letters
from xl_perfgoals.core.submission import Book, Doubt
from xl_perfgoals.files.grids import settle
from xl_perfgoals.files.number_formats import Looks, UnreadableLooksError, read_looks
from xl_perfgoals.files.problems import REFUSED_KINDS, doubt, problem
from xl_perfgoals.files.raw_sheets import DamagedError, RawSheet, read_sheets
from xl_perfgoals.files.sniffing import FileKind, sniff

_NO_LOOKS = Looks({})


def read_book(data: bytes, name: str) -> Book:
    """The file as a Book: its filled sheets as Grids, or the problem for which it is refused."""
    digest = hashlib.sha256(data).hexdigest()
    kind = sniff(data)
    if code := REFUSED_KINDS.get(kind):
        return Book(name, digest, problem=problem(code))
    try:
        sheets = read_sheets(data)
    except DamagedError:
        return Book(name, digest, problem=problem("B07"))
    filled = tuple(sheet for sheet in sheets if sheet.rows)
    if not filled:
        return Book(name, digest, problem=problem("B07" if any(s.damaged for s in sheets) else "B08"))
    doubts = [doubt("D03", sheet.name) for sheet in sheets if sheet.damaged]
    grids, more_doubts = _settled(name, filled, _looks(kind, data, filled, doubts))
    return Book(name, digest, grids, doubts=(*doubts, *more_doubts))


def _looks(
    kind: FileKind, data: bytes, sheets: tuple[RawSheet, ...], doubts: list[Doubt]
) -> dict[str, Looks]:
    try:
        return read_looks(kind, data, sheets)
    except UnreadableLooksError:
        doubts.append(doubt("D02"))
        return {}


def _settled(
    name: str, sheets: tuple[RawSheet, ...], looks: dict[str, Looks]
) -> tuple[tuple[Grid, ...], list[Doubt]]:
    grids: list[Grid] = []
    doubts: list[Doubt] = []
    for sheet in sheets:
        if sheet.hidden:
            doubts.append(doubt("D01", sheet.name))
        grid, covered = settle(name, sheet, looks.get(sheet.name, _NO_LOOKS))
        grids.append(grid)
        if covered:
            row, col = covered[0]
            cell = f"{column_letters(col)}{row}"
            doubts.append(doubt("D04", sheet.name, cell=cell, count=len(covered)))
    return tuple(grids), doubts
