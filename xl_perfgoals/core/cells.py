"""Cells: where a value stands (CellRef), a sheet as read (Grid) and how its cells look to the clerk."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from operator import itemgetter
from typing import NamedTuple, TypeAlias

from xl_perfgoals.core.column_names import column_letters

Scalar: TypeAlias = str | int | float | bool | None
"""What a cell holds. Dates arrive as Excel serial numbers; their displayed text is in Grid.shown."""


class CellRef(NamedTuple):
    """One cell of one file; row and column are 1-based. book is the path as shown to the user.

    The first cell of no sheet ("") stands for the file as a whole.
    """

    book: str
    sheet: str
    row: int
    col: int

    @property
    def a1(self) -> str:
        """The address inside the sheet, like B7."""
        return f"{column_letters(self.col)}{self.row}"

    @property
    def whole_file(self) -> bool:
        """Whether this stands for the file as a whole."""
        return self[1:] == ("", 1, 1)

    @classmethod
    def of_file(cls, book: str) -> "CellRef":
        """The reference of a file as a whole."""
        return cls(book, "", 1, 1)


class Area(NamedTuple):
    """A rectangle of cells, 1-based, both ends inside."""

    first_row: int
    first_col: int
    last_row: int
    last_col: int


_FIRST_CELL = itemgetter(0, 1)
"""Of an area: its row and column."""


def number_text(value: float) -> str:
    """A number as Excel's General format means it: 15 significant digits, never an exponent.

    0.1 + 0.2 gives "0.3"; 22.0 gives "22".
    """
    if isinstance(value, int):
        return str(value)
    text = f"{value:.15g}"
    if "e" in text or "n" in text:  # an exponent, nan, inf: seldom
        number = Decimal(text)
        text = f"{number:f}" if number.is_finite() else str(value)
        text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text == "-0" else text


def scalar_text(value: Scalar) -> str:
    """A cell's text when no number format is known."""
    if type(value) is str:
        return value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    return value if isinstance(value, str) else number_text(value)


Line: TypeAlias = tuple[tuple[int, str], ...]
"""The filled cells of a row: (1-based column, displayed text)."""

_KEPT_ROWS = 20_000
"""Of sheets longer than this the texts of the rows are not kept, which would cost more than the cells do."""


@dataclass(frozen=True, slots=True)
class Grid:
    """One sheet, or some rows of it, as read.

    rows holds the cells row by row (rows may differ in length); the first of them is sheet row
    first_row, their first cell sheet column first_col, both 1-based. merged lists merged areas;
    the value of one stands in its first cell. shown gives, by 1-based (row, col), the displayed
    text of a number where its format makes it differ from the plain digits (0.95 shown as 95%).
    """

    book: str
    sheet: str
    rows: tuple[tuple[Scalar, ...], ...]
    merged: tuple[Area, ...] = ()
    shown: Mapping[tuple[int, int], str] = field(default_factory=dict)
    first_row: int = 1
    first_col: int = 1
    _lines: list[Line] = field(default_factory=list, init=False, repr=False, compare=False)
    _areas: dict[tuple[int, int], Area] = field(default_factory=dict, init=False, repr=False, compare=False)

    @property
    def last_row(self) -> int:
        """The 1-based number of the last row held; first_row - 1 when there is none."""
        return self.first_row + len(self.rows) - 1

    def value(self, row: int, col: int) -> Scalar:
        """The cell's value by sheet position; None outside what was read."""
        r, c = row - self.first_row, col - self.first_col
        if r < 0 or c < 0 or r >= len(self.rows):
            return None
        cells = self.rows[r]
        return cells[c] if c < len(cells) else None

    def text(self, row: int, col: int) -> str:
        """What the clerk sees in the cell, without blanks at the ends; "" outside what was read."""
        cell = self.value(row, col)
        return "" if cell is None or cell == "" else self._text(row, col, cell).strip()

    def at(self, row: int, col: int) -> CellRef:
        """The reference of a cell of this sheet."""
        # As CellRef(...), without the detour over its __new__: every blank of every form has one.
        return tuple.__new__(CellRef, (self.book, self.sheet, row, col))

    def filled(self, row: int) -> Line:
        """The cells of a sheet row that are not empty: (1-based column, displayed text)."""
        r = row - self.first_row
        if r < 0 or r >= len(self.rows):
            return ()
        if self._lines:
            return self._lines[r]
        return self._all_lines()[r] if len(self.rows) <= _KEPT_ROWS else self._texts(r, r + 1)[0]

    def lines(self) -> Iterable[tuple[int, Line]]:
        """Every row with its filled cells: (1-based sheet row, cells)."""
        rows = range(self.first_row, self.last_row + 1)
        kept = len(self.rows) <= _KEPT_ROWS
        return zip(rows, self._all_lines() if kept else map(self.filled, rows), strict=True)

    def keep_lines(self, lines: Iterable[Line]) -> None:
        """Told by a reader that knows them already: the filled cells of every row, as they would be found."""
        self._lines[:] = lines

    def kept_lines(self) -> list[Line]:
        """The filled cells of every row, from the first; none of a sheet too long to keep them."""
        return self._all_lines() if len(self.rows) <= _KEPT_ROWS else []

    def area_at(self, row: int, col: int) -> Area:
        """The merged area that begins in a cell; the cell by itself where none does."""
        if not self._areas:
            self._areas.update(zip(map(_FIRST_CELL, self.merged), self.merged, strict=True))
        return self._areas.get((row, col)) or Area(row, col, row, col)

    def _all_lines(self) -> list[Line]:
        """The filled cells of all rows, kept: the parser asks for them time and again."""
        if not self._lines:
            self._lines.extend(self._texts(0, len(self.rows)))
        return self._lines

    def _texts(self, start: int, end: int) -> list[Line]:
        first_col, differing = self.first_col, {row for row, _ in self.shown} if self.shown else ()
        return [
            tuple(
                [
                    (col, text)
                    for col, cell in enumerate(cells, first_col)
                    if cell != ""
                    and cell is not None
                    and (
                        text := (
                            cell if type(cell) is str and row not in differing else self._text(row, col, cell)
                        ).strip()
                    )
                ]
            )
            for row, cells in enumerate(self.rows[start:end], self.first_row + start)
        ]

    def _text(self, row: int, col: int, cell: Scalar) -> str:
        shown = self.shown.get((row, col)) if self.shown else None
        return scalar_text(cell) if shown is None else shown

    def columns(self, first_col: int, last_col: int | None = None) -> "Grid":
        """Columns first_col to last_col (both inside; None: to the end) as a Grid that keeps the positions.

        A merged area belongs to the part that holds its first cell.
        """
        last = last_col if last_col is not None else max(map(len, self.rows), default=0) + self.first_col - 1
        start = max(first_col - self.first_col, 0)
        return Grid(
            self.book,
            self.sheet,
            tuple(cells[start : max(last - self.first_col + 1, 0)] for cells in self.rows),
            tuple(a for a in self.merged if first_col <= a.first_col <= last),
            {place: text for place, text in self.shown.items() if first_col <= place[1] <= last},
            self.first_row,
            self.first_col + start,
        )

    def part(self, first_row: int, last_row: int) -> "Grid":
        """Rows first_row to last_row (both inside) as a Grid that keeps the sheet's positions."""
        first_row = max(first_row, self.first_row)
        if first_row == self.first_row and last_row >= self.last_row:
            return self
        start, end = first_row - self.first_row, max(last_row - self.first_row + 1, 0)
        part = Grid(
            self.book,
            self.sheet,
            self.rows[start:end],
            tuple([a for a in self.merged if a[2] >= first_row and a[0] <= last_row]),
            self.shown,
            first_row,
            self.first_col,
        )
        part._lines.extend(self._lines[start:end])
        return part
