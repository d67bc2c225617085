"""Book: an open spreadsheet document."""

from datetime import datetime
from functools import cached_property
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from xlwings import base_classes

from xl_perfgoals.hosts import refusals
from xl_perfgoals.hosts.calc.names import Names
from xl_perfgoals.hosts.calc.natives import BookApi
from xl_perfgoals.hosts.calc.places import area_of_address
from xl_perfgoals.hosts.calc.ranges import Range
from xl_perfgoals.hosts.calc.sheet import Sheet
from xl_perfgoals.hosts.calc.sheets import Sheets
from xl_perfgoals.hosts.calc.uno_bridge import Uno, path_of, properties, url_of
from xl_perfgoals.hosts.refusals import refuse

if TYPE_CHECKING:
    from xl_perfgoals.hosts.calc.app import App

_FILTERS = {
    ".xlsx": "Calc MS Excel 2007 XML",
    ".xlsm": "Calc MS Excel 2007 VBA XML",
    ".xls": "MS Excel 97",
    ".ods": "calc8",
    ".csv": "Text - txt - csv (StarCalc)",
}
_PDF = "calc_pdf_Export"


class Book(base_classes.Book):
    """A spreadsheet document."""

    def __init__(self, app: "App", document: Uno) -> None:
        self._app, self.uno = app, document
        self.formats: dict[int, tuple[str, int]] = {}
        """Number formats by LibreOffice's key, as far as they were asked for: code, and what for."""
        self.format_keys: dict[str, int] = {}
        """Keys by code."""
        self._sheets: dict[str, Sheet] = {}

    @property
    def app(self) -> "App":
        """The LibreOffice that it is open in."""
        return self._app

    @property
    def api(self) -> BookApi:
        """The document, with some of Excel's names."""
        return BookApi(self)

    @property
    def name(self) -> str:
        """The name of its file; of one not yet saved, its title."""
        return PurePath(self.fullname).name

    @property
    def fullname(self) -> str:
        """The path of its file; an address where it is on the net; of one not yet saved, its title."""
        self.sheets_of_document()  # says so when it is closed, which no other answer would
        url = str(self.uno.URL)
        return path_of(url) if url else str(self.uno.Title)

    def sheets_of_document(self) -> Uno:
        """The sheets in LibreOffice. Raises RefusalError when the document is closed."""
        sheets = self._every_sheet
        if sheets is None or not sheets.getCount():  # so LibreOffice says that the document is no more
            raise refuse(refusals.CLOSED)
        return sheets

    @cached_property
    def _every_sheet(self) -> Uno:
        return self.uno.Sheets

    def forget(self, name: str) -> None:
        """Has to be told when a sheet is removed: what stood for it would stand for another."""
        self._sheets.pop(name, None)

    def sheet(self, name: str) -> Sheet:
        """The sheet of a name that there is. One that was asked for before is not asked for again."""
        known = self._sheets.get(name)
        if known is None or not known.is_called(name):
            known = self._sheets[name] = Sheet(self, name)
        return known

    @property
    def sheets(self) -> Sheets:
        """Its sheets."""
        return Sheets(self)

    @property
    def names(self) -> Names:
        """Its names."""
        return Names(self)

    @cached_property
    def sheet_size(self) -> tuple[int, int]:
        """How many rows and columns each of its sheets has."""
        first = area_of_address(self.sheets_of_document().getByIndex(0).RangeAddress)
        return first.last_row, first.last_col

    @cached_property
    def first_day(self) -> datetime:
        """The day that its dates are counted from."""
        day = self.uno.NullDate
        return datetime(day.Year, day.Month, day.Day)  # noqa: DTZ001 - a cell's times have no zone

    @property
    def selection(self) -> Range | None:
        """The selected cells; None when something else is selected, or several areas."""
        chosen = self.uno.CurrentSelection
        if chosen is None or not hasattr(chosen, "RangeAddress"):
            return None
        address = chosen.RangeAddress
        return self.sheets(int(address.Sheet) + 1).place(area_of_address(address))

    def check_structure(self) -> None:
        """Raises RefusalError when no sheet may be added or removed: LibreOffice would just not do it."""
        if self.uno.isProtected():
            raise refuse(refusals.STRUCTURE, book=self.name)

    def activate(self) -> None:
        """Makes it the one in front."""
        self._app.books.put_first(self.uno)
        if self._app.visible and (frame := self.uno.CurrentController.getFrame()) is not None:
            frame.activate()

    def save(self, path: str | None = None, password: str | None = None) -> None:
        """Saves it, under another name if one is given; the kind of file follows from the name."""
        if path is None:
            self.uno.store()
            return
        options = {"FilterName": _FILTERS[Path(path).suffix.lower()], "Overwrite": True}
        if password:
            options["Password"] = password
        self.uno.storeAsURL(url_of(path), properties(**options))

    def to_pdf(self, path: str, quality: str = "standard") -> None:
        """Prints it into a PDF."""
        del quality
        self.uno.storeToURL(url_of(path), properties(FilterName=_PDF))

    def close(self) -> None:
        """Closes it without saving."""
        self._app.books.forget(self.uno)
        self.uno.close(True)
