"""Merged cells: which there are, and putting cells together and apart."""

from xl_perfgoals.core.cells import Area
from xl_perfgoals.hosts.calc.places import Place


def first_merge(place: Place) -> Area:
    """The merged area of the first cell; that cell itself when it is not merged."""
    return place.sheet.pointer.with_merged(Area(place.row, place.column, place.row, place.column))


def is_merged(place: Place) -> bool | None:
    """True when the place is one merged area, False when nothing in it is merged, else None."""
    # LibreOffice's own answer knows only of the first cells of merged areas.
    if not place.uno.IsMerged and place.sheet.pointer.with_merged(place.area) == place.area:
        return False
    first = first_merge(place)
    inside = (
        first.first_row <= place.area.first_row
        and first.first_col <= place.area.first_col
        and first.last_row >= place.area.last_row
        and first.last_col >= place.area.last_col
    )
    return True if inside else None


def merge(place: Place, *, across: bool) -> None:
    """Makes one cell of the place, or of each of its rows."""
    place.check_writable()
    if not across:
        place.uno.merge(True)
        return
    top, left, bottom, right = place.area
    for row in range(top, bottom + 1):
        place.sheet.cells_at(Area(row, left, row, right)).merge(True)


def unmerge(place: Place) -> None:
    """Takes merged cells apart."""
    place.check_writable()
    place.uno.merge(False)
