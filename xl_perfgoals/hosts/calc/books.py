"""Books: the spreadsheet documents that are open in a LibreOffice."""

from collections.abc import Iterator
from pathlib import PurePath
from typing import TYPE_CHECKING

from xlwings import base_classes

from xl_perfgoals.hosts import refusals
from xl_perfgoals.hosts.calc.book import Book
from xl_perfgoals.hosts.calc.uno_bridge import Uno, path_of, properties, url_of
from xl_perfgoals.hosts.refusals import refuse

if TYPE_CHECKING:
    from xl_perfgoals.hosts.calc.app import App

_SPREADSHEET = "com.sun.star.sheet.SpreadsheetDocument"
_AS_SET = 3
"""Macros run where the officer's own settings allow it."""


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
