"""Reading: the bytes of one file to a Book. Whatever the bytes are, it answers and does not raise."""

import hashlib
from collections.abc import Sequence

from xl_perfgoals.core.cells import Grid, column_letters
from xl_perfgoals.core.submission import Book, Doubt, Problem
from xl_perfgoals.files.formats import DOUBTS, reader_of
from xl_perfgoals.files.formats.refused import RefusedError
from xl_perfgoals.files.formats.wrapped import unwrapped
from xl_perfgoals.files.grids import settle
from xl_perfgoals.files.limits import LIMITS, ReadingLimits
from xl_perfgoals.files.number_formats import Looks, UnreadableLooksError, read_looks
from xl_perfgoals.files.number_formats.looks import Look
from xl_perfgoals.files.prescan import prescan
from xl_perfgoals.files.problems import REFUSED_KINDS, doubt, problem
from xl_perfgoals.files.raw_sheets import DamagedError, RawSheet
from xl_perfgoals.files.sniffing import FileKind

_NO_LOOKS = Looks({})


def read_book(data: bytes, name: str, passwords: Sequence[str] = (), limits: ReadingLimits = LIMITS) -> Book:
    """The file as a Book: its filled sheets as Grids, or the problem for which it is refused."""
    digest = hashlib.sha256(data).hexdigest()
    try:
        data, kind, codes = unwrapped(data, passwords)
        if code := REFUSED_KINDS.get(kind):
            return Book(name, digest, problem=problem(code))
        scan = prescan(data, kind, limits)
        if isinstance(scan, Problem):
            return Book(name, digest, problem=scan)
        data = scan.data
        sheets = reader_of(kind)(data)
    except RefusedError as refused:
        return Book(name, digest, problem=problem(refused.code, **refused.facts))
    except DamagedError:
        return Book(name, digest, problem=problem("B07"))
    filled = tuple(sheet for sheet in sheets if sheet.rows)
    if not filled:
        return Book(name, digest, problem=problem("B07" if any(s.damaged for s in sheets) else "B08"))
    doubts = [*scan.doubts, *(doubt(code) for code in (*codes, *DOUBTS.get(kind, ())))]
    doubts += [doubt("D03", sheet.name) for sheet in sheets if sheet.damaged]
    grids, more_doubts = _settled(name, filled, _looks(kind, data, filled, doubts))
    return Book(name, digest, grids, doubts=(*doubts, *more_doubts))


def _looks(
    kind: FileKind, data: bytes, sheets: tuple[RawSheet, ...], doubts: list[Doubt]
) -> dict[str, Looks]:
    known = {sheet.name: sheet.looks for sheet in sheets if sheet.looks is not None}
    if known:
        return {name: Looks({at: Look(*own) for at, own in cells.items()}) for name, cells in known.items()}
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
        doubts += [doubt(code, sheet.name) for code in sheet.doubts]
        grid, covered = settle(name, sheet, looks.get(sheet.name, _NO_LOOKS))
        grids.append(grid)
        if covered:
            row, col = covered[0]
            cell = f"{column_letters(col)}{row}"
            doubts.append(doubt("D04", sheet.name, cell=cell, count=len(covered)))
    return tuple(grids), doubts
