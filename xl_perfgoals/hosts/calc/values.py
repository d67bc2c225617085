"""Values of cells, both ways, in blocks: one call for all that is plain, few more for the rest."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from xl_perfgoals.core.cells import Area
from xl_perfgoals.hosts.areas import same_value_areas
from xl_perfgoals.hosts.calc import number_formats as formats
from xl_perfgoals.hosts.calc.entries import Entry, Kind, entry_of, may_be_read
from xl_perfgoals.hosts.calc.errors import excel_error
from xl_perfgoals.hosts.calc.formulas import to_calc
from xl_perfgoals.hosts.calc.notes import kept_notes
from xl_perfgoals.hosts.calc.places import Place, area_of_address
from xl_perfgoals.hosts.calc.uno_bridge import Uno

if TYPE_CHECKING:
    from xl_perfgoals.hosts.calc.sheet import Sheet

Rows = list[list[Uno]]

_WITH_NUMBER, _WITH_ERROR = 1, 4
_BLANKS = ("", None)


def read(place: Place, *, moments: bool) -> Rows:
    """The values row by row: None for blanks, Excel's numbers for errors, and, if wanted, moments as such."""
    rows: Rows = [list(row) for row in place.uno.getDataArray()]
    wanted = formats.LOGICAL | (formats.DAY_OR_TIME if moments else 0)
    numbers = {value for row in rows for value in row if isinstance(value, float)}
    if numbers and (moments or not numbers.isdisjoint((0.0, 1.0))):
        for part, kind in formats.kinds(place):
            if kind & wanted:
                _convert(rows, place, part, kind)
        if not numbers.isdisjoint((0.0, 1.0)):
            _find_truths(rows, place)
    if any(None in row for row in rows):
        for (row, col), cell in _formulas(place, _WITH_ERROR):
            rows[row - place.row][col - place.column] = excel_error(cell.getError())
    return [[None if value == "" else value for value in row] for row in rows]


def write(place: Place, data: Uno) -> None:
    """Enters values as if they were typed: scalars into every cell, rows as they stand."""
    place.check_writable()
    entries = _entries(place, _spread(data, place.shape))
    special = {
        (row, col): entry
        for row, cells in enumerate(entries, place.row)
        for col, entry in enumerate(cells, place.column)
        if entry.kind not in _PLAIN
    }
    with formats.kept_formats(place):
        if len(place) == 1:
            _write_one(place, entries[0][0])
        else:
            _write_block(place, entries)
            formulas = {at: str(own.value) for at, own in special.items() if own.kind is Kind.FORMULA}
            _write_formulas(place.sheet, formulas)
    for area, kind in same_value_areas((at, entry.kind) for at, entry in special.items()):
        if kind is not Kind.FORMULA:
            formats.suit(place.sheet.place(area), kind)


_PLAIN = frozenset({Kind.BLANK, Kind.TEXT, Kind.NUMBER})


def _spread(data: Uno, shape: tuple[int, int]) -> Sequence[Sequence[Uno]]:
    if not isinstance(data, list | tuple):
        return [[data] * shape[1]] * shape[0]
    if data and isinstance(data[0], list | tuple):
        return data
    return [data]


def _entries(place: Place, rows: Sequence[Sequence[Uno]]) -> list[list[Entry]]:
    """What each value makes; formats are asked for only where a text could become something else."""
    texts: list[Area] = []
    if any(
        may_be_read(value) or str(value)[:1] == "=" for row in rows for value in row if isinstance(value, str)
    ):
        texts = [part for part, kind in formats.kinds(place) if kind & formats.TEXT]
    if not texts:
        return [[entry_of(value) for value in row] for row in rows]
    return [
        [entry_of(value, as_text=_is_in(texts, row, col)) for col, value in enumerate(cells, place.column)]
        for row, cells in enumerate(rows, place.row)
    ]


def _is_in(parts: Sequence[Area], row: int, col: int) -> bool:
    return any(p.first_row <= row <= p.last_row and p.first_col <= col <= p.last_col for p in parts)


def _write_one(place: Place, entry: Entry) -> None:
    """One cell by itself: that leaves its note alone."""
    if entry.kind is Kind.FORMULA:
        formats.take_own(place)
        place.cell.setFormula(to_calc(str(entry.value)))
    elif isinstance(entry.value, str):
        place.cell.setString(entry.value)
    else:
        place.cell.setValue(entry.value)


def _write_block(place: Place, entries: list[list[Entry]]) -> None:
    with kept_notes(place):
        place.uno.setDataArray(
            tuple(tuple("" if kind is Kind.FORMULA else value for kind, value in row) for row in entries)
        )


def _write_formulas(sheet: "Sheet", formulas: dict[tuple[int, int], str]) -> None:
    """Formulas, in as few rectangles as they lie in."""
    for area, _ in same_value_areas((at, True) for at in formulas):
        top, left, bottom, right = area
        place = sheet.place(area)
        formats.take_own(place)
        with kept_notes(place):
            place.uno.setFormulaArray(
                tuple(
                    tuple(to_calc(formulas[row, col]) for col in range(left, right + 1))
                    for row in range(top, bottom + 1)
                )
            )


def _convert(rows: Rows, place: Place, part: Area, kind: int) -> None:
    """Numbers of a part as truths or moments."""
    start = place.sheet.book.first_day if kind & formats.DAY_OR_TIME else None
    for row in range(part.first_row - place.row, part.last_row - place.row + 1):
        for col in range(part.first_col - place.column, part.last_col - place.column + 1):
            value = rows[row][col]
            if isinstance(value, float):
                rows[row][col] = bool(value) if start is None else _moment(start, value)


def _moment(start: datetime, serial: float) -> datetime | float:
    try:
        # a day has 86,400,000 milliseconds: what lies below is noise of binary numbers
        return start + timedelta(milliseconds=round(serial * 86_400_000))
    except OverflowError:
        return serial


def _find_truths(rows: Rows, place: Place) -> None:
    """Formulas that answer TRUE or FALSE without a format that says so."""
    known = {
        (row, col)
        for row, cells in enumerate(rows, place.row)
        for col, value in enumerate(cells, place.column)
        if value in (0.0, 1.0) and isinstance(value, float)
    }
    if not known:
        return
    for at, cell in _formulas(place, _WITH_NUMBER, known):
        if formats.kind_of(place.sheet.book, cell.NumberFormat) & formats.LOGICAL:
            rows[at[0] - place.row][at[1] - place.column] = bool(cell.getValue())


def _formulas(
    place: Place, result: int, only: set[tuple[int, int]] | None = None
) -> Iterator[tuple[tuple[int, int], Uno]]:
    """The cells whose formulas give such a result."""
    found = place.uno.queryFormulaCells(result)
    for address in found.RangeAddresses:
        area = area_of_address(address)
        for row in range(area.first_row, area.last_row + 1):
            for col in range(area.first_col, area.last_col + 1):
                if only is None or (row, col) in only:
                    yield (row, col), place.sheet.uno.getCellByPosition(col - 1, row - 1)
