"""How high a row must be to show its wrapped text, which XlsxWriter does not find out by itself."""

import math
import unicodedata

LINE_HEIGHT = 14.5
ROW_HEIGHT = 24.0
"""A row of one line, and the least height of any."""

_LOST_WIDTH = 1.0  # cell margins, and a comma that may not begin a line


def row_height(text: str, column_width: float) -> float:
    """The height in points that text of 10.5 points needs in a column, or in several merged ones."""
    return max(ROW_HEIGHT, _lines(text, column_width - _LOST_WIDTH) * LINE_HEIGHT + 6)


def _lines(text: str, usable: float) -> int:
    return sum(max(1, math.ceil(_units(line) / usable)) for line in text.split("\n"))


def _units(text: str) -> int:
    """Column units: two for a Chinese character or mark, one for a Latin letter or digit."""
    return sum(2 if unicodedata.east_asian_width(char) in "WFA" else 1 for char in text)
