"""Things on the screen, found by what they are and what stands on them, as programs for the blind do.

Objects of LibreOffice stay inside: to describe one after LibreOffice has ended would end Python, and pytest
describes the arguments of whatever has failed.
"""

from collections import deque
from collections.abc import Iterator
from enum import IntEnum
from typing import NamedTuple

_MOST_CHILDREN = 100


class Role(IntEnum):
    """Some of com.sun.star.accessibility.AccessibleRole."""

    ALERT = 1
    DIALOG = 12
    LABEL = 28
    MENU = 34
    MENU_BAR = 35
    MENU_ITEM = 36
    PAGE_TAB = 38
    LIST = 32
    BUTTON = 44
    ROOT_PANE = 49
    TABLE = 58
    TEXT_FIELD = 60
    TOOL_BAR = 63
    STATIC = 86
    DOCUMENT = 84


_CLOSED = (Role.MENU, Role.TABLE, Role.LIST, Role.TOOL_BAR)
"""What is in them is looked for only from them on: there is much of it, and cells have no end."""


class Place(NamedTuple):
    """Where something is on the screen."""

    x: int
    y: int
    width: int
    height: int

    @property
    def middle(self) -> tuple[int, int]:
        return self.x + self.width // 2, self.y + self.height // 2

    def has(self, other: "Place") -> bool:
        """Whether the other lies wholly inside."""
        return (
            self.x <= other.x
            and self.y <= other.y
            and other.x + other.width <= self.x + self.width
            and other.y + other.height <= self.y + self.height
        )


class Thing:
    """Something on the screen; a window with what is in it, at first."""

    def __init__(self, context) -> None:
        self._own = context

    @property
    def role(self) -> int:
        return self._own.getAccessibleRole()

    @property
    def name(self) -> str:
        return self._own.getAccessibleName()

    @property
    def place(self) -> Place:
        corner, size = self._own.getLocationOnScreen(), self._own.getSize()
        return Place(corner.X, corner.Y, size.Width, size.Height)

    @property
    def parts(self) -> Iterator["Thing"]:
        for number in range(min(self._own.getAccessibleChildCount(), _MOST_CHILDREN)):
            child = self._own.getAccessibleChild(number)
            if hasattr(child, "getAccessibleContext"):  # it may have gone meanwhile
                yield Thing(child.getAccessibleContext())

    def cell(self, row: int, col: int) -> "Thing":
        """Of a table: a cell, counted from 0."""
        return Thing(self._own.getAccessibleCellAt(row, col).getAccessibleContext())

    def every(self, role: Role) -> Iterator["Thing"]:
        """All things of a role in this one, those that are less deep inside first."""
        waiting = deque([self])
        while waiting:
            thing = waiting.popleft()
            its_role = thing.role
            if its_role == role:
                yield thing
            elif its_role not in _CLOSED or thing is self:
                waiting.extend(thing.parts)

    def find(self, role: Role, name: str = "") -> "Thing | None":
        """The first of a role and a name; None where there is none that has a place on the screen."""
        for thing in self.every(role):
            if (not name or thing.name == name) and thing.place.width:
                return thing
        return None
