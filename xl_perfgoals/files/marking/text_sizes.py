"""How many lines a text takes: a Chinese character is as wide as two digits."""

import unicodedata


def lines_of(text: str, width: float) -> int:
    """Lines in a cell so many digits wide."""
    room = max(int(width) - 1, 2)
    return sum(max(1, -(-units(line) // room)) for line in text.splitlines()) or 1


def units(text: str) -> int:
    """The width of a line in digits."""
    return sum(2 if unicodedata.east_asian_width(char) in "WFA" else 1 for char in text)
