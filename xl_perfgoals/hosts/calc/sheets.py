"""Sheets: all the sheets of a document, in order."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from xlwings import base_classes

from xl_perfgoals.hosts.calc.sheet import Sheet
from xl_perfgoals.hosts.calc.uno_bridge import Uno

if TYPE_CHECKING:
    from xl_perfgoals.hosts.calc.book import Book

_NEW = "Sheet{number}"


class Sheets(base_classes.Sheets):
    """The sheets of a document, in order."""

    def __init__(self, book: "Book") -> None:
        self._book = book

    @property
    def api(self) -> Uno:
        """The sheets in LibreOffice."""
        return self._book.sheets_of_document()

    @property
    def active(self) -> Sheet:
        """The sheet in front."""
        return self._book.sheet(self._book.uno.CurrentController.getActiveSheet().Name)

    def __call__(self, name_or_index: str | int) -> Sheet:
        """The sheet of a name or number."""
        names = self.api.ElementNames
        if isinstance(name_or_index, int):
            return self._book.sheet(names[name_or_index - 1])
        wanted = name_or_index.lower()
        for name in names:
            if name.lower() == wanted:
                return self._book.sheet(name)
        raise KeyError(name_or_index)

    def __len__(self) -> int:
        return int(self.api.getCount())

    def __iter__(self) -> Iterator[Sheet]:
        return iter([self._book.sheet(name) for name in self.api.ElementNames])

    def __contains__(self, name: str) -> bool:
        return any(own.lower() == name.lower() for own in self.api.ElementNames)

    def add(self, before: Sheet | None = None, after: Sheet | None = None, name: str | None = None) -> Sheet:
        """A new sheet, brought to the front."""
        self._book.check_structure()
        names = set(self.api.ElementNames)
        name = name or next(
            new for number in range(1, len(names) + 2) if (new := _NEW.format(number=number)) not in names
        )
        beside = before or after
        position = 0 if beside is None else beside.index - (1 if before is not None else 0)
        self.api.insertNewByName(name, position)
        sheet = self._book.sheet(name)
        self._book.uno.CurrentController.setActiveSheet(sheet.uno)
        return sheet
