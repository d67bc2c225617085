"""Tables: named areas with a heading row, which LibreOffice calls database ranges."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from xlwings import base_classes

from xl_perfgoals.core.cells import Area
from xl_perfgoals.hosts.calc.places import area_of_address
from xl_perfgoals.hosts.calc.uno_bridge import Uno

if TYPE_CHECKING:
    from xl_perfgoals.hosts.calc.ranges import Range
    from xl_perfgoals.hosts.calc.sheet import Sheet

_NAME = "Table{number}"


class Table(base_classes.Table):
    """A table of a sheet."""

    def __init__(self, sheet: "Sheet", own: Uno) -> None:
        self._sheet, self._own = sheet, own

    @property
    def api(self) -> Uno:
        """The database range."""
        return self._own

    @property
    def parent(self) -> "Sheet":
        """The sheet that it is on."""
        return self._sheet

    @property
    def name(self) -> str:
        """What formulas call it."""
        return str(self._own.Name)

    @name.setter
    def name(self, value: str) -> None:
        self._own.setName(value)

    @property
    def range(self) -> "Range":
        """All of it."""
        return self._sheet.place(self._area)

    @property
    def header_row_range(self) -> "Range":
        """The headings."""
        return self._sheet.place(self._area._replace(last_row=self._area.first_row))

    @property
    def data_body_range(self) -> "Range | None":
        """What stands below the headings; None when that is nothing."""
        area = self._area
        if area.first_row == area.last_row:
            return None
        return self._sheet.place(area._replace(first_row=area.first_row + 1))

    @property
    def show_autofilter(self) -> bool:
        """Whether the headings have arrows to filter by."""
        return bool(self._own.AutoFilter)

    @show_autofilter.setter
    def show_autofilter(self, value: bool) -> None:
        self._own.AutoFilter = value

    @property
    def _area(self) -> Area:
        return area_of_address(self._own.DataArea)

    def resize(self, range: Uno) -> None:  # noqa: A002 - xlwings' own name
        """Makes it reach over other cells."""
        self._own.setDataArea(range.impl.uno.RangeAddress)

    def delete(self) -> None:
        """Takes the table away; the cells stay."""
        self._sheet.book.uno.DatabaseRanges.removeByName(self.name)


class Tables(base_classes.Tables):
    """The tables of a sheet."""

    def __init__(self, sheet: "Sheet") -> None:
        self._sheet = sheet

    @property
    def api(self) -> Uno:
        """All database ranges of the document."""
        return self._sheet.book.uno.DatabaseRanges

    def __iter__(self) -> Iterator[Table]:
        number = self._sheet.index - 1
        for name in self.api.ElementNames:
            own = self.api.getByName(name)
            if own.DataArea.Sheet == number:
                yield Table(self._sheet, own)

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def __contains__(self, name: str) -> bool:
        return any(table.name == name for table in self)

    def __call__(self, name_or_index: str | int) -> Table:
        """The table of a name or number."""
        for number, table in enumerate(self, 1):
            if name_or_index in {number, table.name}:
                return table
        raise KeyError(name_or_index)

    def add(  # noqa: PLR0917 - so xlwings calls it
        self,
        source_type: Uno = None,
        source: Uno = None,
        link_source: Uno = None,
        has_headers: Uno = None,
        destination: Uno = None,
        table_style_name: Uno = None,
        name: str | None = None,
    ) -> Table:
        """Makes a table of cells with a heading row; LibreOffice has no styles for tables."""
        del source_type, link_source, has_headers, destination, table_style_name
        names = set(self.api.ElementNames)
        name = name or next(
            new for number in range(1, len(names) + 2) if (new := _NAME.format(number=number)) not in names
        )
        self.api.addNewByName(name, source.impl.uno.RangeAddress)
        own = self.api.getByName(name)
        own.ContainsHeader = own.AutoFilter = True
        return Table(self._sheet, own)
