"""How much room text takes: its width in half characters, and the height of a row that shows it all."""

import codecs
import math
from collections.abc import Sequence

LINE = 1.42
"""Height of a line as a multiple of the font's size."""
MAX_HEIGHT = 409.0
"""Excel's highest row, in points."""
_PADDING = 5.0
_HALVES = codecs.getencoder("gb18030")
"""What it writes of a Chinese character is twice as long. It is loaded now, while files are being read, and
not with the first text.
"""
_FILLED = 0.93
"""How full lines get before the last: figures and Latin words go down to the next line whole."""


def text_width(text: str) -> int:
    """Half characters: a Chinese character or full-width mark counts 2, a Latin one 1."""
    return len(text) if text.isascii() else len(_HALVES(text, "replace")[0])


def text_widths(texts: Sequence[str]) -> list[int]:
    """As text_width, of texts without line breaks: encoded together they take a third of the time."""
    return [*map(len, _HALVES("\n".join(texts), "replace")[0].split(b"\n"))] if texts else []


def room(column_width: float, size: float) -> int:
    """How many half characters fit on a line. column_width is in digits of the standard font (宋体 11)."""
    # A half character of 10 points is 7 screen pixels wide, a digit of the standard font 8. One full
    # character is kept free, since some marks may begin no line.
    halves = int(column_width * 8 / math.ceil(size * 2 / 3)) - 2
    return max(2, halves - halves % 2)


def line_count(text: str, halves: int) -> int:
    """How many lines of so many half characters the text needs."""
    if "\n" in text:
        return sum([_lines_of(text_width(paragraph), halves) for paragraph in text.split("\n")])
    return 1 if len(text) * 2 <= halves else _lines_of(text_width(text), halves)


def _lines_of(width: int, halves: int) -> int:
    """The lines of a text without line breaks."""
    return 1 if width <= halves else math.ceil(width / (halves * _FILLED))


def text_height(text: str, halves: int, size: float, limit: float = MAX_HEIGHT) -> float:
    """The height in points of a row that shows the text wrapped in lines of so many half characters."""
    return min(limit, line_count(text, halves) * size * LINE + _PADDING)


class HeightByWidth(dict[int, float]):
    """As text_height, of texts without line breaks, by their width: few widths differ."""

    def __init__(self, halves: int, size: float) -> None:
        super().__init__()
        self._halves, self._size = halves, size

    def __missing__(self, width: int) -> float:
        height = self[width] = min(MAX_HEIGHT, _lines_of(width, self._halves) * self._size * LINE + _PADDING)
        return height
