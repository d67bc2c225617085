"""Pointer: one cursor of LibreOffice that is moved over a sheet.

Every new object costs as much as ten calls to one that is known; a cursor has all that a range of cells has.
"""

from xl_perfgoals.core.cells import Area
from xl_perfgoals.hosts.calc.uno_bridge import Uno


class Pointer:
    """A cursor on a sheet of a size, and where it stands."""

    def __init__(self, sheet: Uno, size: tuple[int, int]) -> None:
        self._cursor = sheet.createCursor()
        self._size = size
        self._at = Area(1, 1, *size)
        self._asked: Area | None = None

    def at(self, area: Area) -> Uno:
        """The cursor over an area; it is there until the next call."""
        self._asked = None
        if area == self._at:
            return self._cursor
        before, self._at = self._at, area
        height, width = area.last_row - area.first_row + 1, area.last_col - area.first_col + 1
        same = (before.last_row - before.first_row + 1, before.last_col - before.first_col + 1) == (
            height,
            width,
        )
        if not same:
            # where it stands now, the new size may not fit
            fits = (
                before.first_row + height - 1 <= self._size[0]
                and before.first_col + width - 1 <= self._size[1]
            )
            self._cursor.collapseToSize(width if fits else 1, height if fits else 1)
            same = fits
        self._cursor.gotoOffset(area.first_col - before.first_col, area.first_row - before.first_row)
        if not same:
            self._cursor.collapseToSize(width, height)
        return self._cursor

    def with_merged(self, area: Area) -> Area:
        """The area with the merged areas that reach into it."""
        if area == self._asked:
            return self._at
        self.at(area).collapseToMergedArea()
        found = self._cursor.RangeAddress
        self._at = Area(found.StartRow + 1, found.StartColumn + 1, found.EndRow + 1, found.EndColumn + 1)
        self._asked = area
        return self._at
