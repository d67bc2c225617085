"""PDF text: single characters at their places, put together to lines and to the texts of cells."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple, TypeAlias

from xl_perfgoals.files.formats.word_text import symbol

Box: TypeAlias = tuple[float, float, float, float]
"""Left, top, right, bottom, in points from the upper left corner."""


class Char(NamedTuple):
    """A character (or what was typed into a field), and its place."""

    text: str
    left: float
    top: float
    right: float
    bottom: float

    @property
    def middle(self) -> tuple[float, float]:
        """The point by which it is told in which cell it stands."""
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2

    @property
    def size(self) -> float:
        """How high it is."""
        return self.bottom - self.top


class Line(NamedTuple):
    """Characters beside each other. blank: a blank ends them."""

    text: str
    left: float
    right: float
    middle: float
    size: float
    blank: bool


class CellText(NamedTuple):
    """The text of a cell. full: its last line goes to the edge, so that it may go on elsewhere."""

    text: str
    full: bool


_SPARE = 1.5
"""Characters that might still have stood in a line that is full: words and numbers are not parted."""
_OVER = 0.5
"""Part of a character's size by which others may be higher or lower in the same line."""
_WORD_GAP, _WIDE_GAP = 0.25, 1.5
"""Gaps, in sizes, that are a blank between Latin words, and one that parts a line into pieces."""
_UNIT = re.compile(r"[!-~≥≤％＋－]+|.[，。；：、！？）》”’％]*")
_LATIN = re.compile(r"[A-Za-z]")
_UNKNOWN = re.compile(r"\(cid:[0-9]+\)|[\ue000-\uf8ff\ufffd]")
UNKNOWN = "\ufffd"
_RADICALS = dict(
    zip(
        "⺠⻁⻄⻅⻆⻉⻋⻓⻔⻘⻙⻚⻛⻜⻝⻢⻤⻥⻦⻨⻩⻬⻮⻰⻳",
        "民虎西见角贝车长门青韦页风飞食马鬼鱼鸟麦黄齐齿龙龟",
        strict=True,
    )
)
"""Radicals for characters, which fonts that know no better give; the rest are folded by Unicode's rules."""


def plain(text: str) -> str:
    """The character that is meant where a radical, or a form for compatibility, was given for it.

    UNKNOWN where the font says only the number of a picture.
    """
    if "\u2e80" <= text <= "\u2fdf" or "\uf900" <= text <= "\ufaff":
        return _RADICALS.get(text) or unicodedata.normalize("NFKC", text)
    if "\uf000" <= text <= "\uf0ff" and (box := symbol(f"{ord(text):04X}")):
        return box
    if _UNKNOWN.search(text):
        return UNKNOWN
    return " " if text in "\xa0\u3000\t" else text


def lines_of(chars: Iterable[Char]) -> list[Line]:
    """The lines, from top to bottom; where a gap is wide, two blanks stand in it."""
    rows: list[list[Char]] = []
    for char in sorted(chars, key=lambda one: one.middle[1]):
        if rows and char.middle[1] - _height(rows[-1]) <= _OVER * min(char.size, rows[-1][0].size):
            rows[-1].append(char)
        else:
            rows.append([char])
    return [line for row in rows if (line := _line(row)).text]


def cell_text(chars: Iterable[Char], left: float, right: float, margin: float) -> CellText:
    """The text between two edges. Where a line ends because no more fits into it, the next one goes on."""
    lines = lines_of(chars)
    if not lines:
        return CellText("", full=False)
    text = lines[0].text
    for line, below in pairwise(lines):
        unit = _UNIT.match(below.text)
        width = len(unit[0].encode("gbk", "replace")) / 2 * below.size if unit else below.size
        goes_on = _room(line, left, right, margin) < width + _SPARE * below.size
        text += _joint(line, below) if goes_on else "\n"
        text += below.text
    last = lines[-1]
    return CellText(text, _room(last, left, right, margin) < 2 * _SPARE * last.size)


def margin_of(lines: Iterable[tuple[Line, float]]) -> float:
    """How far texts stay from the edges of their cells: lines, each with the left edge of its cell."""
    return max(0.0, min((line.left - left for line, left in lines), default=0.0))


def _room(line: Line, left: float, right: float, margin: float) -> float:
    return right - left - 2 * margin - (line.right - line.left) - 0.5


def _joint(above: Line, below: Line) -> str:
    words = _LATIN.match(above.text[-1]) and _LATIN.match(below.text[0])
    return " " if above.blank or words else ""


def _height(row: Sequence[Char]) -> float:
    return sum(char.middle[1] for char in row) / len(row)


def _line(row: list[Char]) -> Line:
    row.sort(key=lambda one: one.left)
    text = "".join(_spaced(row)).lstrip()
    seen = [char for char in row if char.text.strip()] or row
    left, right, size = seen[0].left, max(c.right for c in seen), max(char.size for char in row)
    return Line(text.rstrip(), left, right, _height(row), size, blank=text.endswith(" "))


def _spaced(row: Sequence[Char]) -> Iterator[str]:
    before: Char | None = None
    for char in row:
        if before is not None and (gap := char.left - before.right) > 0:
            if gap > _WIDE_GAP * char.size:
                yield "  "
            elif gap > _WORD_GAP * char.size and _LATIN.match(before.text) and _LATIN.match(char.text):
                yield " "
        yield char.text
        before = char
