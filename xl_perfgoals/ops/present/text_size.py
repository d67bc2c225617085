"""How much room text takes: its width in half characters, and the height of a row that shows it all."""

import math

LINE = 1.42
"""Height of a line as a multiple of the font's size."""
_PADDING = 5.0
MAX_HEIGHT = 409.0
"""Excel's highest row, in points."""


def text_width(text: str) -> int:
    """Half characters: a Chinese character or full-width mark counts 2, a Latin one 1."""
    return len(text) if text.isascii() else len(text.encode("gb18030", "replace"))


def line_count(text: str, column_width: float, size: float) -> int:
    """How many lines the text needs in a column. column_width is in digits of the standard font (宋体 11)."""
    # A half character of 10 points is 7 screen pixels wide, a digit of the standard font 8.
    room = int(column_width * 8 / math.ceil(size * 2 / 3)) - 2
    room = max(2, room - room % 2)  # no full-width character is cut; some marks begin no line
    if len(text) * 2 <= room and "\n" not in text:
        return 1
    return sum(max(1, math.ceil(text_width(line) / room)) for line in text.split("\n"))


def text_height(text: str, column_width: float, size: float, limit: float = MAX_HEIGHT) -> float:
    """The height in points of a row that shows the text wrapped in the column."""
    return min(limit, line_count(text, column_width, size) * size * LINE + _PADDING)
