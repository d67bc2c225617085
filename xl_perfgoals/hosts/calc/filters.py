"""Filters: the arrows on the first row of a table, one table a sheet, as in Excel."""

from typing import TYPE_CHECKING

from xl_perfgoals.hosts.calc.places import Place
from xl_perfgoals.hosts.calc.uno_bridge import Uno

if TYPE_CHECKING:
    from xl_perfgoals.hosts.calc.sheet import Sheet


def has_filter(sheet: "Sheet") -> bool:
    """Whether the sheet has a table with arrows."""
    table = _table(sheet)
    return table is not None and bool(table.AutoFilter)


def offer_filter(place: Place) -> None:
    """Puts arrows on the first row of the place."""
    tables = _tables(place.sheet)
    tables.setByTable(place.uno.RangeAddress)
    _table(place.sheet).AutoFilter = True


def end_filter(sheet: "Sheet") -> None:
    """Shows all rows again and takes the arrows away."""
    table = _table(sheet)
    if table is None:
        return
    cells = table.getReferredCells()
    cells.filter(cells.createFilterDescriptor(True))  # an empty one: all rows are shown
    table.AutoFilter = False


def _tables(sheet: "Sheet") -> Uno:
    # not among the attributes that pyuno knows of, yet a property
    return sheet.book.uno.getPropertyValue("UnnamedDatabaseRanges")


def _table(sheet: "Sheet") -> Uno:
    tables, number = _tables(sheet), sheet.index - 1
    return tables.getByTable(number) if tables.hasByTable(number) else None
