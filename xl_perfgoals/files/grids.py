"""Grids: a raw sheet and its looks settled into a Grid: no dates, nothing hidden under merged cells."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime, time, timedelta
from itertools import chain
from typing import TypeAlias, cast

from xl_perfgoals.core.cells import Area, Grid, Scalar, number_text
from xl_perfgoals.files.displayed import shown_text
from xl_perfgoals.files.displayed_dates import serial_and_code
from xl_perfgoals.files.number_formats.looks import Place
from xl_perfgoals.files.raw_sheets import RawRows, RawSheet

Looks: TypeAlias = Mapping[Place, tuple[float, str]]
_MOMENTS = (date, time, timedelta)
_MOMENT_TYPES = frozenset({date, datetime, time, timedelta})


def settle(book: str, sheet: RawSheet) -> tuple[Grid, tuple[Place, ...]]:
    """The Grid of a sheet; and the filled places that a merged area covers, which it leaves out."""
    changes: dict[Place, Scalar] = {}
    shown: dict[Place, str] = {}
    if _has_odd_cells(sheet):
        _settle_cells(sheet.rows, changes, shown)
    if sheet.looks:
        _apply_looks(sheet.rows, sheet.looks, changes, shown)
    covered = () if sheet.clear else tuple(_covered(sheet.rows, sheet.merged))
    for place in covered:
        changes[place] = ""
        shown.pop(place, None)
    grid = Grid(book, sheet.name, _changed(sheet.rows, changes), sheet.merged, shown)
    if sheet.lines and not changes:
        grid.keep_lines(sheet.lines)
    return grid, covered


def _has_odd_cells(sheet: RawSheet) -> bool:
    """Whether there are moments or odd line ends, which few sheets have."""
    if sheet.kinds is not None and _MOMENT_TYPES.isdisjoint(sheet.kinds) and not sheet.odd_line_ends:
        return False
    contents = set(chain.from_iterable(sheet.rows))
    return not _MOMENT_TYPES.isdisjoint(map(type, contents)) or "\r" in "".join(map(str, contents))


def _settle_cells(rows: RawRows, changes: dict[Place, Scalar], shown: dict[Place, str]) -> None:
    """Moments become serial numbers, shown as Excel would by default; line ends become \\n."""
    for row, cells in enumerate(rows, 1):
        for col, cell in enumerate(cells, 1):
            if isinstance(cell, _MOMENTS):
                serial, code = serial_and_code(cell)
                changes[row, col] = serial
                shown[row, col] = shown_text(serial, code)
            elif isinstance(cell, str) and "\r" in cell:
                changes[row, col] = cell.replace("\r\n", "\n").replace("\r", "\n")


def _apply_looks(rows: RawRows, looks: Looks, changes: dict[Place, Scalar], shown: dict[Place, str]) -> None:
    for (row, col), (number, text) in looks.items():
        if row > len(rows) or col > len(rows[row - 1]):
            continue
        raw = rows[row - 1][col - 1]
        if isinstance(raw, _MOMENTS) or (isinstance(raw, str) and raw.startswith("PT")):
            changes[row, col] = number  # calamine rounds moments, and leaves long times of .ods as text
        elif isinstance(raw, str | bool):
            continue
        if (seen := text.strip()) != number_text(number):
            shown[row, col] = seen
        else:
            shown.pop((row, col), None)


def _covered(rows: RawRows, merged: tuple[Area, ...]) -> Iterator[Place]:
    """The filled cells inside merged areas other than their first: nobody sees what they hold."""
    # the areas of a form are parts of one row or of one column: those are looked at as a whole
    for top, left, bottom, right in merged:
        if top == bottom:
            cells = rows[top - 1][left:right] if top <= len(rows) else []
        elif left == right:
            cells = [row[left - 1] for row in rows[top:bottom] if left <= len(row)]
        else:
            cells = [cell for row in rows[top - 1 : bottom] for cell in row[left - 1 : right]][1:]
        if cells.count("") != len(cells):
            yield from _filled(rows, Area(top, left, bottom, right))


def _filled(rows: RawRows, area: Area) -> Iterator[Place]:
    """The filled cells of an area, without its first."""
    first, left, _, right = area
    for number, cells in enumerate(rows[first - 1 : area.last_row], first):
        for col, cell in enumerate(cells[left - 1 : right], left):
            if cell != "" and (number, col) != (first, left):
                yield number, col


def _changed(rows: RawRows, changes: Mapping[Place, Scalar]) -> tuple[tuple[Scalar, ...], ...]:
    """The rows with the changes put in; after them no cell is a moment."""
    if not changes:
        return cast("tuple[tuple[Scalar, ...], ...]", tuple(map(tuple, rows)))
    touched = {row for row, _ in changes}
    return tuple(
        cast("tuple[Scalar, ...]", tuple(cells))
        if row not in touched
        else tuple(cast("Scalar", changes.get((row, col), cell)) for col, cell in enumerate(cells, 1))
        for row, cells in enumerate(rows, 1)
    )
