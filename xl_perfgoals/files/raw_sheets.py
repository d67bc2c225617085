"""Raw sheets: what readers make of a file before dates and hidden texts are settled; what calamine makes."""

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from io import BytesIO
from itertools import chain
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple, TypeAlias, TypeVar

from python_calamine import (
    CalamineSheet,
    CalamineWorkbook,
    SheetMetadata,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from xl_perfgoals.core.cells import Area, Line

RawCell: TypeAlias = str | int | float | bool | date | datetime | time | timedelta
"""A cell as calamine gives it; "" when empty, and (until looked at again) for errors like #REF!."""
RawRows: TypeAlias = Sequence[Sequence[RawCell]]
Span: TypeAlias = tuple[int, int]
"""The first and the last of some neighbouring rows or columns, 1-based."""
T = TypeVar("T")
Row = TypeVar("Row", bound=Sequence[RawCell])


class DamagedError(Exception):
    """calamine cannot read this workbook or sheet."""


class RawSheet(NamedTuple):
    """One sheet with its cells at their places: rows[0][0] is A1. damaged: it could not be read.

    looks: its numbers and their displayed texts by 1-based place, where its reader knows them. errors:
    where it shows an error like #REF!, which is in rows as a text; uncalculated: where a formula has no
    result, in rows as a text too. Hidden rows and columns are listed whether filled or not. doubts: codes
    of what its reader noticed. kinds: the types of its cells; None where they have not been looked at.
    odd_line_ends: whether some text may break its lines in another way than with \\n. clear: whether
    it is known that nothing is filled under its merged areas. lines: the filled cells of every row, as a
    Grid has them, where its reader knows them.
    """

    name: str
    rows: RawRows
    merged: tuple[Area, ...] = ()
    hidden: bool = False
    damaged: bool = False
    looks: Mapping[tuple[int, int], tuple[float, str]] | None = None
    doubts: tuple[str, ...] = ()
    errors: tuple[tuple[int, int], ...] = ()
    uncalculated: tuple[tuple[int, int], ...] = ()
    hidden_rows: tuple[Span, ...] = ()
    hidden_cols: tuple[Span, ...] = ()
    kinds: frozenset[type] | None = None
    odd_line_ends: bool = True
    clear: bool = False
    lines: Sequence[Line] | None = None


def read_sheets(
    data: bytes, merged: Mapping[str, tuple[Area, ...]] = MappingProxyType({}), *, odd_line_ends: bool = True
) -> tuple[RawSheet, ...]:
    """The worksheets of a workbook, in its order. Raises DamagedError.

    merged: areas that are not in data any more, by sheet. odd_line_ends: as in RawSheet.
    """
    workbook = asked(lambda: CalamineWorkbook.from_filelike(BytesIO(data)))
    metadata = asked(lambda: workbook.sheets_metadata)
    if not metadata:  # every workbook has a sheet: the list of them is lost
        raise DamagedError
    return tuple(
        _read_sheet(workbook, number, sheet, merged.get(sheet.name, ()), odd_line_ends=odd_line_ends)
        for number, sheet in enumerate(metadata)
        if sheet.typ == SheetTypeEnum.WorkSheet
    )


def cut_empty_end(rows: list[Row]) -> None:
    """Takes away the rows behind the last filled one."""
    while rows and rows[-1].count("") == len(rows[-1]):
        rows.pop()


def has_sheets(data: bytes, names: Collection[str]) -> bool:
    """Whether this is a workbook with sheets of these names, by which one of ours is known; none is read."""
    try:
        there = asked(lambda: CalamineWorkbook.from_filelike(BytesIO(data)).sheet_names)
    except DamagedError:
        return False
    return set(names) <= set(there)


def file_has_sheets(path: Path, names: Collection[str]) -> bool:
    """The same of what lies there; False for nothing and for folders. Raises OSError."""
    return path.is_file() and has_sheets(path.read_bytes(), names)


def _read_sheet(
    workbook: CalamineWorkbook,
    number: int,
    about: SheetMetadata,
    merged: tuple[Area, ...],
    *,
    odd_line_ends: bool,
) -> RawSheet:
    def read() -> tuple[list[list[RawCell]], tuple[Area, ...]]:
        sheet = workbook.get_sheet_by_index(number)
        # rows and columns in front of the first filled cell are wanted, so that places stay true
        return sheet.to_python(skip_empty_area=False), _merged(sheet)

    hidden = about.visible != SheetVisibleEnum.Visible
    try:
        rows, areas = asked(read)
    except DamagedError:
        return RawSheet(about.name, [], hidden=hidden, damaged=True)
    cut_empty_end(rows)
    kinds = frozenset(map(type, chain.from_iterable(rows)))
    return RawSheet(about.name, rows, merged + areas, hidden, kinds=kinds, odd_line_ends=odd_line_ends)


def _merged(sheet: CalamineSheet) -> tuple[Area, ...]:
    return tuple(
        Area(first_row + 1, first_col + 1, last_row + 1, last_col + 1)
        for (first_row, first_col), (last_row, last_col) in sheet.merged_cell_ranges or ()
    )


def asked(question: Callable[[], T]) -> T:
    """What calamine answers. A broken file may make it raise anything: its panic is not even an Exception."""
    try:
        return question()
    except (KeyboardInterrupt, SystemExit, MemoryError):
        raise
    except BaseException as error:
        raise DamagedError from error
