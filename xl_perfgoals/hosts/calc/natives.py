"""What the program asks a host by Excel's names; names that Excel has not are LibreOffice's own."""

from typing import TYPE_CHECKING

from xl_perfgoals.hosts.calc import filters, values, views
from xl_perfgoals.hosts.calc.uno_bridge import Uno

if TYPE_CHECKING:
    from xl_perfgoals.hosts.calc.book import Book
    from xl_perfgoals.hosts.calc.places import Place
    from xl_perfgoals.hosts.calc.sheet import Sheet

# ruff: noqa: N802 - Excel's names are what is asked for

_YEAR_OF_MACS = 1904


class Passing:
    """An object of LibreOffice behind further names."""

    def __init__(self, own: Uno) -> None:
        self._own = own

    def __getattr__(self, name: str) -> Uno:
        return getattr(self._own, name)


class BookApi(Passing):
    """A document."""

    def __init__(self, book: "Book") -> None:
        super().__init__(book.uno)

    @property
    def ReadOnly(self) -> bool:
        """Whether it cannot be saved where it came from."""
        return bool(self._own.isReadonly())

    @property
    def ProtectStructure(self) -> bool:
        """Whether no sheet may be added or removed."""
        return bool(self._own.isProtected())

    @property
    def Date1904(self) -> bool:
        """Whether days are counted from 1904 on."""
        return bool(self._own.NullDate.Year == _YEAR_OF_MACS)


class SheetApi(Passing):
    """A sheet."""

    def __init__(self, sheet: "Sheet") -> None:
        super().__init__(sheet.uno)
        self._sheet = sheet

    @property
    def ProtectContents(self) -> bool:
        """Whether it is protected against changes."""
        return bool(self._own.isProtected())

    @property
    def AutoFilterMode(self) -> bool:
        """Whether it has arrows to filter by."""
        return filters.has_filter(self._sheet)

    @AutoFilterMode.setter
    def AutoFilterMode(self, value: bool) -> None:
        if not value:
            filters.end_filter(self._sheet)

    def HideGrid(self) -> None:
        """Shows no lines between its cells, if it has shown them."""
        views.switch_grid(self._sheet)


class RangeApi(Passing):
    """Cells."""

    def __init__(self, place: "Place") -> None:
        super().__init__(None)
        self._place = place

    def __getattr__(self, name: str) -> Uno:
        return getattr(self._place.uno, name)

    @property
    def Value2(self) -> Uno:
        """The values, dates as serials; a bare value for one cell."""
        rows = tuple(map(tuple, values.read(self._place, moments=False)))
        return rows if len(self._place) > 1 else rows[0][0]

    @property
    def Locked(self) -> bool:
        """Whether they may not be changed while the sheet is protected."""
        return bool(self._place.uno.CellProtection.IsLocked)

    def AutoFilter(self, _field: int) -> None:
        """Puts arrows on the first row."""
        filters.offer_filter(self._place)
