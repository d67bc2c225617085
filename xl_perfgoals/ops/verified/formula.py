"""Two formulas compared: the same but for the writing, another one, or one that leaves out rows."""

import re
from enum import Enum
from typing import NamedTuple

from xl_perfgoals.core.texts import squeeze


class Likeness(Enum):
    """How a formula relates to the one that should stand there."""

    SAME = 0
    SHORT = 1
    OTHER = 2


class _Cells(NamedTuple):
    sheet: str
    left: str
    top: int
    right: str
    bottom: int

    @property
    def columns(self) -> tuple[str, str, str]:
        """Which columns of which sheet."""
        return self.sheet, self.left, self.right


_LITERAL = re.compile(r'("(?:[^"]|"")*")')
_CELLS = re.compile(
    r"(?:(?:'((?:[^']|'')+)'|([^\s'!(),+\-*/=<>&{};:]+))!)?"
    r"\$?([A-Z]{1,3})\$?([0-9]{1,7})(?::\$?([A-Z]{1,3})\$?([0-9]{1,7}))?(?![0-9A-Za-z(])"
)


def likeness(formula: str, wanted: str, home: str) -> Likeness:
    """How they relate on the sheet home. Programs write the same formula with and without quotes and $."""
    shape, cells = _taken_apart(formula, home)
    wanted_shape, wanted_cells = _taken_apart(wanted, home)
    if shape != wanted_shape or len(cells) != len(wanted_cells):
        return Likeness.OTHER
    pairs = list(zip(cells, wanted_cells, strict=True))
    if any(own.columns != other.columns for own, other in pairs):
        return Likeness.OTHER
    if any(other.top == other.bottom and own != other for own, other in pairs):
        return Likeness.OTHER
    short = any(own.top > other.top or own.bottom < other.bottom for own, other in pairs)
    return Likeness.SHORT if short else Likeness.SAME


def _taken_apart(formula: str, home: str) -> tuple[str, list[_Cells]]:
    """The formula without the cells that it names, and those."""
    cells: list[_Cells] = []

    def note(match: re.Match[str]) -> str:
        quoted, plain, left, top, right, bottom = match.groups()
        sheet = quoted.replace("''", "'") if quoted else plain or home
        cells.append(_Cells(sheet, left, int(top), right or left, int(bottom or top)))
        return "#"

    pieces = _LITERAL.split(formula.removeprefix("="))
    shape = [piece if number % 2 else squeeze(_CELLS.sub(note, piece)) for number, piece in enumerate(pieces)]
    return "".join(shape), cells
