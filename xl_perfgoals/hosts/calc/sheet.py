"""Sheet: one sheet of a document."""

from contextlib import suppress
from functools import cached_property
from typing import TYPE_CHECKING

from xlwings import base_classes

from xl_perfgoals.core.cells import Area
from xl_perfgoals.hosts.calc.natives import SheetApi
from xl_perfgoals.hosts.calc.notes import Note, notes_on
from xl_perfgoals.hosts.calc.places import area_named, area_of_address
from xl_perfgoals.hosts.calc.pointer import Pointer
from xl_perfgoals.hosts.calc.ranges import Range
from xl_perfgoals.hosts.calc.tables import Tables
from xl_perfgoals.hosts.calc.uno_bridge import Uno
from xl_perfgoals.hosts.calc.views import FreezePanes

if TYPE_CHECKING:
    from xl_perfgoals.hosts.calc.book import Book


class Sheet(base_classes.Sheet):
    """A sheet. The name is enough to make one; LibreOffice is asked when more is wanted."""

    def __init__(self, book: "Book", name: str) -> None:
        self._book, self._name = book, name

    @cached_property
    def uno(self) -> Uno:
        """The sheet in LibreOffice, which stays the same one whatever it is renamed to."""
        return self._book.sheets_of_document().getByName(self._name)

    def is_called(self, name: str) -> bool:
        """Whether there is still this sheet, and under this name."""
        with suppress(Exception):  # a sheet that was removed answers in several ways
            return self.name == name
        return False

    @property
    def api(self) -> SheetApi:
        """The sheet in LibreOffice, with some of Excel's names."""
        return SheetApi(self)

    @property
    def book(self) -> "Book":
        """The document that it is in."""
        return self._book

    @property
    def name(self) -> str:
        """What its tab says."""
        return str(self.uno.Name) if "uno" in vars(self) else self._name

    @name.setter
    def name(self, value: str) -> None:
        self.uno.setName(value)

    @property
    def index(self) -> int:
        """Its place among the sheets, from 1 on."""
        return int(self.uno.RangeAddress.Sheet) + 1

    @property
    def size(self) -> tuple[int, int]:
        """How many rows and columns it has."""
        return self._book.sheet_size

    def cells_at(self, area: Area) -> Uno:
        """Cells in LibreOffice; the same object stands for others at the next call."""
        return self.uno if area == (1, 1, *self.size) else self.pointer.at(area)

    @cached_property
    def pointer(self) -> Pointer:
        """What is moved over its cells."""
        return Pointer(self.uno, self.size)

    @cached_property
    def annotations(self) -> Uno:
        """The notes in LibreOffice."""
        return self.uno.Annotations

    def moved(self) -> None:
        """Has to be told when rows or columns came or went: the pointer has moved with them."""
        vars(self).pop("pointer", None)

    def place(self, area: Area) -> Range:
        """The range of an area."""
        top, left, bottom, right = area
        return Range(self, top, left, bottom - top + 1, right - left + 1)

    def cell(self, row: int, column: int) -> Range:
        """One cell."""
        return Range(self, row, column, 1, 1)

    def range(self, arg1: Uno, arg2: Uno = None) -> Range:
        """A range by address, by name, by its first cell, by its corners, or (row, column, rows, columns)."""
        if isinstance(arg1, tuple) and len(arg1) == 4:
            return Range(self, *arg1)
        first = self._area(arg1)
        last = self._area(arg2) if arg2 is not None else first
        rows = (first.first_row, last.first_row, first.last_row, last.last_row)
        columns = (first.first_col, last.first_col, first.last_col, last.last_col)
        return self.place(Area(min(rows), min(columns), max(rows), max(columns)))

    def _area(self, given: Uno) -> Area:
        if isinstance(given, Range):
            return given.area
        if isinstance(given, tuple):
            return Area(*given, *given)
        area = area_named(given, self.size)
        return area if area is not None else area_of_address(self.uno.getCellRangeByName(given).RangeAddress)

    @property
    def cells(self) -> Range:
        """All its cells."""
        return Range(self, 1, 1, *self.size)

    @property
    def used_range(self) -> Range:
        """From the first cell in use to the last."""
        cursor = self.uno.createCursor()
        cursor.gotoStartOfUsedArea(False)
        cursor.gotoEndOfUsedArea(True)
        return self.place(area_of_address(cursor.RangeAddress))

    @property
    def visible(self) -> bool:
        """Whether its tab is shown."""
        return bool(self.uno.IsVisible)

    @visible.setter
    def visible(self, value: bool) -> None:
        self.uno.IsVisible = value

    @property
    def notes(self) -> list[Note]:
        """Its notes."""
        return notes_on(self)

    @property
    def tables(self) -> Tables:
        """Its tables."""
        return Tables(self)

    @property
    def freeze_panes(self) -> FreezePanes:
        """What stays in sight."""
        return FreezePanes(self)

    def activate(self) -> None:
        """Brings it to the front, and its document."""
        self._book.activate()
        self._book.uno.CurrentController.setActiveSheet(self.uno)

    def select(self) -> None:
        """Brings it to the front."""
        self.activate()

    def clear(self) -> None:
        """Takes away values, looks, notes and merged cells."""
        self.cells.clear()

    def clear_contents(self) -> None:
        """Takes away values."""
        self.cells.clear_contents()

    def clear_formats(self) -> None:
        """Takes away looks."""
        self.cells.clear_formats()

    def autofit(self, axis: str | None = None) -> None:
        """Fits widths and heights to what stands in the cells in use."""
        self.used_range.autofit(axis)

    def delete(self) -> None:
        """Removes it."""
        self._book.check_structure()
        name = self.name
        self._book.sheets_of_document().removeByName(name)
        self._book.forget(name)

    def copy(self, before: "Sheet | None", after: "Sheet | None") -> None:
        """Puts a copy beside a sheet, under a name of its own."""
        beside = before or after or self
        if beside.book is not self._book and beside.book.uno != self._book.uno:
            raise NotImplementedError
        self._book.check_structure()
        names = set(self._book.sheets_of_document().ElementNames)
        number = next(n for n in range(2, len(names) + 3) if f"{self.name} ({n})" not in names)
        position = beside.index - (1 if before is not None else 0)
        self._book.sheets_of_document().copyByName(self.name, f"{self.name} ({number})", position)
