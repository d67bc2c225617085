"""Books: the spreadsheet documents that are open."""

from collections.abc import Iterator
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
from xl_perfgoals.hosts.calc.sheets import Sheets
from xl_perfgoals.hosts.calc.uno_bridge import Uno, path_of, properties, url_of
from xl_perfgoals.hosts.refusals import refuse

if TYPE_CHECKING:
    from xl_perfgoals.hosts.calc.app import App

_SPREADSHEET = "com.sun.star.sheet.SpreadsheetDocument"
_FILTERS = {
    ".xlsx": "Calc MS Excel 2007 XML",
    ".xlsm": "Calc MS Excel 2007 VBA XML",
    ".xls": "MS Excel 97",
    ".ods": "calc8",
    ".csv": "Text - txt - csv (StarCalc)",
}
_PDF = "calc_pdf_Export"
_AS_SET = 3
"""Macros run where the officer's own settings allow it."""


class Book(base_classes.Book):
    """A spreadsheet document."""

    def __init__(self, app: "App", document: Uno) -> None:
        self._app, self.uno = app, document
        self.formats: dict[int, tuple[str, int]] = {}
        """Number formats by LibreOffice's key, as far as they were asked for: code, and what for."""
        self.format_keys: dict[str, int] = {}
        """Keys by code."""

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
        url = str(self.uno.URL)
        return PurePath(path_of(url)).name if url else str(self.uno.Title)

    @property
    def fullname(self) -> str:
        """The path of its file; an address where it is on the net; of one not yet saved, its title."""
        url = str(self.uno.URL)
        return path_of(url) if url else str(self.uno.Title)

    def sheets_of_document(self) -> Uno:
        """The sheets in LibreOffice. Raises RefusalError when the document is closed."""
        sheets = self.uno.Sheets
        if sheets is None:  # so LibreOffice says that the document is no more
            raise refuse(refusals.CLOSED)
        return sheets

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


class Books(base_classes.Books):
    """The spreadsheet documents that are open in a LibreOffice."""

    def __init__(self, app: "App") -> None:
        self._app = app
        self._first: list[Uno] = []

    @property
    def app(self) -> "App":
        """The LibreOffice that they are open in."""
        return self._app

    @property
    def api(self) -> Uno:
        """The desktop."""
        return self._app.desktop

    def documents(self) -> Iterator[Uno]:
        """The documents, that in front first."""
        every = [d for d in self._app.desktop.Components if _is_spreadsheet(d)]
        front = self._app.desktop.getCurrentComponent()
        # A hidden document is never in front; then it is the one that was brought there last.
        wanted = [front, *reversed(self._first)]
        order = [
            next((n for n, w in enumerate(wanted) if w is not None and w == d), len(wanted)) for d in every
        ]
        return iter([every[n] for n in sorted(range(len(every)), key=order.__getitem__)])

    def put_first(self, document: Uno) -> None:
        """Remembers that a document was brought to the front."""
        self.forget(document)
        self._first.append(document)

    def forget(self, document: Uno) -> None:
        """Forgets a document that is going to be closed."""
        self._first = [other for other in self._first if other != document]

    @property
    def active(self) -> Book:
        """The document in front."""
        return next(iter(self))

    def __iter__(self) -> Iterator[Book]:
        return (Book(self._app, document) for document in self.documents())

    def __len__(self) -> int:
        return sum(1 for _ in self.documents())

    def __call__(self, name_or_index: str | int) -> Book:
        """The document of a name or number."""
        for number, book in enumerate(self, 1):
            if name_or_index == number or book.name.lower() == str(name_or_index).lower():
                return book
        raise KeyError(name_or_index)

    def add(self) -> Book:
        """A new document."""
        return self._loaded("private:factory/scalc")

    def open(
        self,
        fullname: str,
        update_links: Uno = None,
        read_only: bool | None = None,
        format: Uno = None,  # noqa: A002
        password: str | None = None,
        *_more: Uno,
    ) -> Book:
        """Opens a file; of the options two count: for reading only, password. Raises RefusalError."""
        del update_links, format
        wanted: dict[str, Uno] = {"MacroExecutionMode": _AS_SET}
        if read_only:
            wanted["ReadOnly"] = True
        if password:
            wanted["Password"] = password
        return self._loaded(url_of(fullname), **wanted)

    def _loaded(self, url: str, **options: Uno) -> Book:
        hidden = properties(Hidden=not self._app.visible, **options)
        document = self._app.desktop.loadComponentFromURL(url, "_blank", 0, hidden)
        if document is None or not _is_spreadsheet(document):
            raise refuse(refusals.UNOPENABLE, book=PurePath(path_of(url)).name)
        self.put_first(document)
        return Book(self._app, document)


def _is_spreadsheet(component: Uno) -> bool:
    return hasattr(component, "supportsService") and bool(component.supportsService(_SPREADSHEET))
