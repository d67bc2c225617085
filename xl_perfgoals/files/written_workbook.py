"""A summary workbook as it is now: openpyxl tells what is a formula, and what value was saved with it.

Nothing else here reads with openpyxl: it is slow, but it made no part of the workbook that it is to judge.
"""

import warnings
from collections.abc import Iterator
from io import BytesIO
from typing import NamedTuple

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

from xl_perfgoals.core.cells import Grid, Scalar
from xl_perfgoals.core.submission import Problem
from xl_perfgoals.core.written_sheet import WrittenSheet
from xl_perfgoals.files.folders import Found
from xl_perfgoals.files.formats.refused import RefusedError
from xl_perfgoals.files.formats.wrapped import unwrapped
from xl_perfgoals.files.intake import MOST_MEGABYTES
from xl_perfgoals.files.limits import MEGABYTE, ReadingLimits
from xl_perfgoals.files.prescan import prescan
from xl_perfgoals.files.problems import REFUSED_KINDS, problem
from xl_perfgoals.files.raw_sheets import DamagedError, asked
from xl_perfgoals.files.sniffing import FileKind

Written = Problem | tuple[WrittenSheet, ...]
"""The sheets in the order of their tabs, hidden ones too; or why the file cannot be read."""

LIMITS = ReadingLimits(
    seconds=600,
    megabytes=3072,
    inflated=1024 * MEGABYTE,
    inflated_part=512 * MEGABYTE,
    cells=8_000_000,
    area=100_000_000,
    merges=200_000,
)
"""A summary holds what a whole county sent: it may be far larger than anything that was sent."""


class Wanted(NamedTuple):
    """The names of the sheets that are read, and of those of them whose formulas are wanted, which takes as
    long again. With a table come the sheets on which it goes on, like "来源 (2)".
    """

    values: frozenset[str]
    formulas: frozenset[str]


def read_written(found: Found, limits: ReadingLimits, wanted: Wanted) -> Written:
    """Opens the file for reading only. The sheets that nobody wants are left out."""
    try:
        with found.path.open("rb") as stream:
            data = stream.read(MOST_MEGABYTES * MEGABYTE + 1)
    except FileNotFoundError:
        return problem("B11")
    except OSError:
        return problem("B10")
    if len(data) > MOST_MEGABYTES * MEGABYTE:
        return problem("B13", limit=MOST_MEGABYTES)
    try:
        return _sheets(data, found, limits, wanted)
    except RefusedError as refused:
        return problem(refused.code, **refused.facts)
    except DamagedError:
        return problem("B07")


def _sheets(data: bytes, found: Found, limits: ReadingLimits, wanted: Wanted) -> Written:
    data, kind, _, entries = unwrapped(data, found.passwords)
    if code := REFUSED_KINDS.get(kind):
        return problem(code)
    if kind is not FileKind.XLSX:
        return ()
    scan = prescan(data, kind, limits, entries)
    if isinstance(scan, Problem):
        return scan
    formulas = asked(lambda: dict(_formulas(scan.data, wanted.formulas))) if wanted.formulas else {}
    return asked(lambda: tuple(_values(scan.data, found.shown_name, wanted.values, formulas)))


def _formulas(data: bytes, names: frozenset[str]) -> Iterator[tuple[str, dict[tuple[int, int], str]]]:
    for sheet in _opened(data, names, values=False):
        yield (
            sheet.title,
            {
                (cell.row, cell.column): str(getattr(cell.value, "text", cell.value))
                for row in sheet.iter_rows()
                for cell in row
                if cell.data_type == "f" and cell.row and cell.column
            },
        )


def _values(
    data: bytes, book: str, names: frozenset[str], formulas: dict[str, dict[tuple[int, int], str]]
) -> Iterator[WrittenSheet]:
    for sheet in _opened(data, names, values=True):
        rows = tuple(tuple(map(_scalar, row)) for row in sheet.iter_rows(values_only=True))
        yield WrittenSheet(Grid(book, sheet.title, rows), formulas.get(sheet.title, {}))


def _opened(data: bytes, names: frozenset[str], *, values: bool) -> Iterator[Worksheet]:
    with warnings.catch_warnings():
        # What openpyxl cannot write again (rules of looks, checks of entries) is not asked for here.
        warnings.simplefilter("ignore")
        book = openpyxl.load_workbook(BytesIO(data), read_only=True, data_only=values, keep_links=False)
        try:
            for sheet in book.worksheets:
                if sheet.title.partition(" (")[0] in names:
                    sheet.reset_dimensions()  # what the file says of its size may be wrong
                    yield sheet
        finally:
            book.close()


def _scalar(value: object) -> Scalar:
    return value if value is None or isinstance(value, str | bool | int | float) else str(value)
