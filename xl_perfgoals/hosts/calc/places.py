"""Place: where a range is, its address, and the ranges that lie around it."""

import re
from functools import cached_property
from typing import TYPE_CHECKING

from xlwings import base_classes

from xl_perfgoals.core.cells import Area
from xl_perfgoals.core.column_names import column_letters, column_number
from xl_perfgoals.hosts import refusals
from xl_perfgoals.hosts.calc.uno_bridge import Uno
from xl_perfgoals.hosts.refusals import refuse

if TYPE_CHECKING:
    from xl_perfgoals.hosts.calc.sheet import Sheet

_CORNER = re.compile(r"\$?([A-Za-z]{1,3})?\$?([0-9]+)?")


class Place(base_classes.Range):
    """A rectangle of cells of a sheet, 1-based."""

    def __init__(self, sheet: "Sheet", row: int, column: int, rows: int, columns: int) -> None:
        self._sheet, self._row, self._column, self._shape = sheet, row, column, (rows, columns)

    @property
    def sheet(self) -> "Sheet":
        """The sheet that it is on."""
        return self._sheet

    @property
    def row(self) -> int:
        """Its first row."""
        return self._row

    @property
    def column(self) -> int:
        """Its first column."""
        return self._column

    @property
    def shape(self) -> tuple[int, int]:
        """How many rows and columns it has."""
        return self._shape

    @property
    def area(self) -> Area:
        """Where it is."""
        rows, columns = self._shape
        return Area(self._row, self._column, self._row + rows - 1, self._column + columns - 1)

    def __len__(self) -> int:
        return self._shape[0] * self._shape[1]

    @property
    def is_whole_rows(self) -> bool:
        """Whether it reaches from the first column to the last."""
        return self._shape[1] == self._sheet.size[1]

    @property
    def is_whole_columns(self) -> bool:
        """Whether it reaches from the first row to the last."""
        return self._shape[0] == self._sheet.size[0]

    @property
    def uno(self) -> Uno:
        """The cells in LibreOffice, to be used before other cells of the sheet are asked for."""
        return self._sheet.cells_at(self.area)

    @cached_property
    def cell(self) -> Uno:
        """The first cell, which can do more than a range of one cell."""
        return self._sheet.uno.getCellByPosition(self._column - 1, self._row - 1)

    def check_writable(self) -> None:
        """Raises RefusalError for protected cells: LibreOffice would drop what is written without a word."""
        if self._sheet.uno.isProtected() and self.uno.CellProtection.IsLocked:
            raise refuse(refusals.PROTECTED, sheet=self._sheet.name)

    def get_address(self, row_absolute: bool, column_absolute: bool, external: bool) -> str:
        """The address, as $A$1:$B$2 or with fewer dollars."""
        rows, columns = "$" * row_absolute, "$" * column_absolute
        top, left, bottom, right = self.area
        first = f"{columns}{column_letters(left)}{rows}{top}"
        last = f"{columns}{column_letters(right)}{rows}{bottom}"
        if len(self) == 1:
            text = first
        elif self.is_whole_rows:
            text = f"{rows}{top}:{rows}{bottom}"
        elif self.is_whole_columns:
            text = f"{columns}{column_letters(left)}:{columns}{column_letters(right)}"
        else:
            text = f"{first}:{last}"
        return f"[{self._sheet.book.name}]{self._sheet.name}!{text}" if external else text

    @property
    def address(self) -> str:
        """The address with all dollars."""
        return self.get_address(True, True, False)

    def _cursor(self) -> Uno:
        return self._sheet.uno.createCursorByRange(self.uno)


def area_named(address: str, size: tuple[int, int]) -> Area | None:
    """The area of an address like B7, A1:C3, A:C or 2:5 on a sheet of a size; None for anything else."""
    corners = [_CORNER.fullmatch(part) for part in address.split(":")]
    if len(corners) > 2:
        return None
    rows: list[int] = []
    columns: list[int] = []
    for corner in corners:
        if corner is None or not any(corner.groups()):
            return None
        letters, number = corner.groups()
        rows += [int(number)] if number else []
        columns += [column_number(letters)] if letters else []
    whole = not rows or not columns
    if whole and len(corners) == 1:
        return None
    if (rows and len(rows) != len(corners)) or (columns and len(columns) != len(corners)):
        return None
    rows, columns = rows or [1, size[0]], columns or [1, size[1]]
    area = Area(min(rows), min(columns), max(rows), max(columns))
    fits = area.first_row > 0 and area.last_row <= size[0] and area.last_col <= size[1]
    return area if fits else None


def area_of_address(address: Uno) -> Area:
    """Where a range of LibreOffice is, from its own 0-based address."""
    return Area(address.StartRow + 1, address.StartColumn + 1, address.EndRow + 1, address.EndColumn + 1)
