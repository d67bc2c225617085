"""Reading: the bytes of one file to a Book. Whatever the bytes are, it answers and does not raise."""

import hashlib
from collections.abc import Sequence

from xl_perfgoals.core.cells import Grid
from xl_perfgoals.core.submission import Book, Doubt, Problem
from xl_perfgoals.core.versions import SavedTimes
from xl_perfgoals.files.formats import DOUBTS, reader_of
from xl_perfgoals.files.formats.refused import RefusedError
from xl_perfgoals.files.formats.wrapped import unwrapped
from xl_perfgoals.files.grids import settle
from xl_perfgoals.files.limits import LIMITS, ReadingLimits
from xl_perfgoals.files.prescan import Scan, prescan
from xl_perfgoals.files.problems import REFUSED_KINDS, doubt, problem
from xl_perfgoals.files.raw_sheets import DamagedError, RawSheet
from xl_perfgoals.files.saved_time import own_saved_time
from xl_perfgoals.files.sheet_doubts import sheet_doubts
from xl_perfgoals.files.sniffing import FileKind
from xl_perfgoals.files.workbooks import KINDS, Workbook, read_workbook


def read_book(data: bytes, name: str, passwords: Sequence[str] = (), limits: ReadingLimits = LIMITS) -> Book:
    """The file as a Book: its filled sheets as Grids, or the problem for which it is refused."""
    digest = hashlib.sha256(data).hexdigest()
    try:
        data, kind, codes, entries = unwrapped(data, passwords)
        if code := REFUSED_KINDS.get(kind):
            return Book(name, digest, problem=problem(code))
        scan = prescan(data, kind, limits, entries)
        if isinstance(scan, Problem):
            return Book(name, digest, problem=scan)
        sheets, more_codes = _read(kind, scan)
    except RefusedError as refused:
        return Book(name, digest, problem=problem(refused.code, **refused.facts))
    except DamagedError:
        return Book(name, digest, problem=problem("B07"))
    filled = tuple(sheet for sheet in sheets if sheet.rows)
    if not filled:
        return Book(name, digest, problem=problem("B07" if any(s.damaged for s in sheets) else "B08"))
    doubts = [*scan.doubts, *(doubt(code) for code in (*codes, *DOUBTS.get(kind, ()), *more_codes))]
    doubts += [doubt("D03", sheet.name) for sheet in sheets if sheet.damaged]
    grids, more_doubts = _settled(name, filled)
    saved = SavedTimes(own_saved_time(data, scan.parts))
    return Book(name, digest, grids, doubts=(*doubts, *more_doubts), saved=saved)


def _read(kind: FileKind, scan: Scan) -> Workbook:
    if kind in KINDS:
        return read_workbook(kind, scan.data, scan.parts, scan.pared)
    return Workbook(reader_of(kind)(scan.data))


def _settled(name: str, sheets: tuple[RawSheet, ...]) -> tuple[tuple[Grid, ...], list[Doubt]]:
    grids: list[Grid] = []
    doubts: list[Doubt] = []
    for sheet in sheets:
        grid, covered = settle(name, sheet)
        grids.append(grid)
        doubts += sheet_doubts(sheet, grid, covered)
    return tuple(grids), doubts
