"""How high a row must be to show its wrapped text, which XlsxWriter does not find out by itself."""

import math
import unicodedata

LINE_HEIGHT = 14.5
HIGHEST = 409.0
"""Of a row, in points: Excel's limit."""
ROW_HEIGHT = 24.0
"""A row of one line, and the least height of any."""

_SIZE = 10.5
_SMALLER = (10.5, 9.0, 8.0, 7.0, 6.0)
"""Sizes that text may shrink to before it is cut off."""

_LOST_WIDTH = 1.0  # cell margins, and a comma that may not begin a line


def row_height(text: str, column_width: float) -> float:
    """The height in points that text of 10.5 points needs in a column, or in several merged ones."""
    return min(HIGHEST, max(ROW_HEIGHT, _height(text, column_width, _SIZE)))


def fitting_size(text: str, column_width: float) -> float:
    """The largest size in which the highest row shows all of the text, else the smallest there is."""
    return next((size for size in _SMALLER if _height(text, column_width, size) <= HIGHEST), _SMALLER[-1])


def is_cut_off(text: str, column_width: float) -> bool:
    """Whether not even the smallest size shows all of the text."""
    return _height(text, column_width, _SMALLER[-1]) > HIGHEST


def _height(text: str, column_width: float, size: float) -> float:
    share = size / _SIZE
    return _lines(text, (column_width - _LOST_WIDTH) / share) * LINE_HEIGHT * share + 6


def _lines(text: str, usable: float) -> int:
    return sum(max(1, math.ceil(_units(line) / usable)) for line in text.split("\n"))


def _units(text: str) -> int:
    """Column units: two for a Chinese character or mark, one for a Latin letter or digit."""
    return sum(2 if unicodedata.east_asian_width(char) in "WFA" else 1 for char in text)
