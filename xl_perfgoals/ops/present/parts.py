"""Parts: a table that is too long for one sheet goes on on further ones."""

from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import NamedTuple, TypeVar

from xl_perfgoals.ops.present import formulas as f
from xl_perfgoals.ops.present.canvas import FIRST_ROW
from xl_perfgoals.ops.present.looks import part_name

T = TypeVar("T")


class Part(NamedTuple):
    """A sheet of a table that may be too long for one: its name, the first and the last row of its body."""

    sheet: str
    first: int
    last: int

    def down(self, col: int) -> str:
        """The cells of a column."""
        return f.down(self.sheet, col, self.first, self.last)

    @property
    def size(self) -> int:
        """How many rows it has."""
        return self.last - self.first + 1


def row_of(parts: tuple[Part, ...], index: int) -> tuple[str, int]:
    """The sheet and the row of a table's line, counted from 0."""
    for part in parts:
        if index < part.size:
            return part.sheet, part.first + index
        index -= part.size
    raise IndexError(index)


def lines_of(parts: tuple[Part, ...], lines: Sequence[T]) -> Iterator[tuple[Part, Sequence[T], Part | None]]:
    """Each sheet of a table with its lines, and the sheet where the table goes on."""
    start = 0
    for part, following in zip_longest(parts, parts[1:]):
        yield part, lines[start : start + part.size], following
        start += part.size


def parts_of(sheet: str, first: int, count: int, limit: int) -> tuple[Part, ...]:
    """The sheets of a table of so many lines that begins in row first; on further sheets, in the first row.

    The last row of a full one is kept for saying where it goes on.
    """
    parts: list[Part] = []
    while not parts or count > 0:
        last = max(first, min(first + max(count, 1), limit) - 1)
        parts.append(Part(part_name(sheet, len(parts) + 1), first, last))
        count -= last - first + 1
        first = FIRST_ROW
    return tuple(parts)
