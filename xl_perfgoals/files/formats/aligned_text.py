"""Aligned text: lines whose cells are parted by runs of blanks, and stand below each other.

Which column a piece belongs to is told by where it begins, with Chinese characters two places wide; so
that an empty cell leaves its place empty. Where pieces do not stand below each other, they are counted.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple
from unicodedata import east_asian_width

_PIECE = re.compile(r"[^\s\u3000]+(?:[ \u3000\xa0][^\s\u3000]+)*")
_FEWEST_ALIKE = 2


class _Piece(NamedTuple):
    place: int
    text: str


def aligned_rows(lines: Sequence[str]) -> Iterator[list[str]]:
    """The cells of each line."""
    rows = [_pieces(line) for line in lines]
    starts = Counter(piece.place for row in rows if len(row) > 1 for piece in row)
    columns = sorted(place for place, count in starts.items() if count >= _FEWEST_ALIKE)
    for row in rows:
        yield _in_columns(row, columns) or [piece.text for piece in row]


def _pieces(line: str) -> list[_Piece]:
    pieces: list[_Piece] = []
    place = at = 0
    for found in _PIECE.finditer(line):
        place += _width(line[at : found.start()])
        pieces.append(_Piece(place, found[0]))
        place += _width(found[0])
        at = found.end()
    return pieces


def _width(text: str) -> int:
    return sum(2 if east_asian_width(character) in "WF" else 1 for character in text)


def _in_columns(row: Sequence[_Piece], columns: Sequence[int]) -> list[str] | None:
    """The pieces, each in the column in which it begins; None where one begins in none."""
    if len(row) < 2 or any(piece.place not in columns for piece in row):
        return None
    cells = [""] * len(columns)
    for piece in row:
        cells[columns.index(piece.place)] = piece.text
    return cells
