"""The arguments of functions for cells: what can be had as a bare value is made one, to save time."""

# ruff: noqa: ANN001, ANN201, ANN202 - LibreOffice has no types

from com.sun.star.table.CellContentType import TEXT, VALUE

_STANDARD_FORMATS = 5000
"""Each language's number formats begin with its standard one, so many numbers apart."""


def plain(arguments):
    """The arguments; areas of several cells, and cells with a look of their own, stay objects."""
    return tuple(map(_plain, arguments))


def _plain(value):
    if value is None or isinstance(value, (str, float, int, tuple)):
        return value
    cells = getattr(value, "CellRange", value)  # VBA's kind of area holds one of UNO's
    place = cells.getRangeAddress()
    if place.StartRow != place.EndRow or place.StartColumn != place.EndColumn:
        return cells
    cell = cells.getCellByPosition(0, 0)
    kind = cell.getType()
    if kind == TEXT:
        return cell.getString()
    if kind == VALUE and cell.NumberFormat % _STANDARD_FORMATS == 0:
        return cell.getValue()
    return cells  # a blank one too: it must not be taken for an argument that was left out
