"""Pointer: one cursor of LibreOffice that is moved over a sheet.

Every new object costs as much as ten calls to one that is known; a cursor has all that a range of cells has.
"""

import time

from xl_perfgoals.core.cells import Area
from xl_perfgoals.hosts.calc.places import area_of_address
from xl_perfgoals.hosts.calc.uno_bridge import Uno

_MOMENT = 0.02
"""Seconds in which nobody else inserts a row."""


class Pointer:
    """A cursor on a sheet of a size, and where it stands."""

    def __init__(self, sheet: Uno, size: tuple[int, int]) -> None:
        self._sheet, self._size = sheet, size
        self._asked: Area | None = None
        self._start()

    def _start(self) -> None:
        self._cursor = self._sheet.createCursor()
        self._at, self._seen = Area(1, 1, *self._size), float("-inf")

    def at(self, area: Area) -> Uno:
        """The cursor over an area; it is there until the next call."""
        self._asked = None
        if area == self._at and time.monotonic() - self._seen < _MOMENT:
            return self._cursor
        self._move(area)
        if area_of_address(self._cursor.RangeAddress) != area:  # rows came or went, and took it along
            self._start()
            self._move(area)
        self._seen = time.monotonic()
        return self._cursor

    def with_merged(self, area: Area) -> Area:
        """The area with the merged areas that reach into it."""
        if area == self._asked:
            return self._at
        self.at(area).collapseToMergedArea()
        self._at = area_of_address(self._cursor.RangeAddress)
        self._asked = area
        return self._at

    def _move(self, area: Area) -> None:
        before, self._at = self._at, area
        size = (area.last_row - area.first_row + 1, area.last_col - area.first_col + 1)
        sized = (before.last_row - before.first_row + 1, before.last_col - before.first_col + 1) == size
        if not sized:
            # where it stands now, the new size may not fit
            fits = (
                before.first_row + size[0] - 1 <= self._size[0]
                and before.first_col + size[1] - 1 <= self._size[1]
            )
            self._cursor.collapseToSize(*(size[::-1] if fits else (1, 1)))
            sized = fits
        self._cursor.gotoOffset(area.first_col - before.first_col, area.first_row - before.first_row)
        if not sized:
            self._cursor.collapseToSize(*size[::-1])
