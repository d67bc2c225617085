"""Names: what a document calls cells, values and formulas."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from xlwings import base_classes

from xl_perfgoals.hosts.calc.formulas import to_calc, to_excel
from xl_perfgoals.hosts.calc.places import Place, area_of_address
from xl_perfgoals.hosts.calc.uno_bridge import Uno, struct

if TYPE_CHECKING:
    from xl_perfgoals.hosts.calc.book import Book
    from xl_perfgoals.hosts.calc.ranges import Range


class Name(base_classes.Name):
    """A name of a document."""

    def __init__(self, book: "Book", own: Uno) -> None:
        self._book, self._own = book, own

    @property
    def api(self) -> Uno:
        """The name in LibreOffice."""
        return self._own

    @property
    def name(self) -> str:
        """What it is."""
        return str(self._own.Name)

    @name.setter
    def name(self, value: str) -> None:
        self._own.setName(value)

    @property
    def refers_to(self) -> str:
        """What it stands for, as a formula."""
        return to_excel("=" + str(self._own.Content))

    @refers_to.setter
    def refers_to(self, value: str) -> None:
        self._own.setContent(to_calc(value).removeprefix("="))

    @property
    def refers_to_range(self) -> "Range":
        """The cells that it stands for."""
        address = self._own.getReferredCells().RangeAddress
        sheet = self._book.sheets(int(address.Sheet) + 1)
        return sheet.place(area_of_address(address))

    def delete(self) -> None:
        """Takes the name away."""
        self._book.uno.NamedRanges.removeByName(self.name)


class Names(base_classes.Names):
    """The names of a document."""

    def __init__(self, book: "Book") -> None:
        self._book = book

    @property
    def api(self) -> Uno:
        """The names in LibreOffice."""
        return self._book.uno.NamedRanges

    def __call__(self, name_or_index: str | int) -> Name:
        """The name of that spelling or number."""
        names = self.api.ElementNames
        if isinstance(name_or_index, int):
            return Name(self._book, self.api.getByName(names[name_or_index - 1]))
        for name in names:
            if name.lower() == name_or_index.lower():
                return Name(self._book, self.api.getByName(name))
        raise KeyError(name_or_index)

    def __iter__(self) -> Iterator[Name]:
        return iter([Name(self._book, self.api.getByName(name)) for name in self.api.ElementNames])

    def __len__(self) -> int:
        return int(self.api.getCount())

    def contains(self, name_or_index: str | int) -> bool:
        """Whether there is such a name."""
        if isinstance(name_or_index, int):
            return 0 < name_or_index <= len(self)
        return any(name.lower() == name_or_index.lower() for name in self.api.ElementNames)

    def add(self, name: str, refers_to: str) -> Name:
        """A new name."""
        return add_name(self._book, name, refers_to)


def add_name(book: "Book", name: str, refers_to: str) -> Name:
    """Gives a name to what a formula of Excel says, in place of what had it before."""
    names = book.uno.NamedRanges
    if names.hasByName(name):
        names.removeByName(name)
    names.addNewByName(name, to_calc(refers_to).removeprefix("="), struct("table.CellAddress"), 0)
    return Name(book, names.getByName(name))


def name_of(place: Place) -> Name | None:
    """The first name that stands for exactly this place."""
    for name in Names(place.sheet.book):
        cells = name.api.getReferredCells()
        if cells is not None and cells.AbsoluteName == place.uno.AbsoluteName:
            return name
    return None
