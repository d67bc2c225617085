"""The contact persons, signatures and stamps that a form asks for, above the table or below it."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import TypeAlias

from xl_perfgoals.core.cells import Grid, Line
from xl_perfgoals.core.form import Contact, Entry
from xl_perfgoals.core.texts import squeeze
from xl_perfgoals.parsing.labels import Label, label_of

_WORDS = "|".join(sorted(Label.PERSON.value, key=len, reverse=True))
_LABEL = re.compile(rf"({_WORDS})(?:\([^()]{{0,12}}\))?(?::|$)")

Persons: TypeAlias = tuple[tuple[str, str], ...]
"""Labels, each with what stands behind it."""


def read_contacts(grid: Grid, rows: Iterable[int] | None = None) -> Iterator[Contact]:
    """The labelled blanks for persons in some rows (None: in all); one cell may hold several
    ("填报人：  电话：").
    """
    for row in range(grid.first_row, grid.last_row + 1) if rows is None else rows:
        cells = grid.filled(row)
        for place in cells:
            if persons := persons_in(place[1]):
                yield from _contacts(grid, row, cells[cells.index(place) :], persons)


def _contacts(grid: Grid, row: int, cells: Line, persons: Persons) -> Iterator[Contact]:
    """The contacts that the first of the cells names."""
    col = cells[0][0]
    for label, value in persons:
        entry = Entry(grid.value(row, col), value, value or None, grid.at(row, col))
        if not value and len(persons) == 1:
            entry = _right(grid, row, col, cells[1:])
        yield Contact(label, entry)


@lru_cache(maxsize=16384)
def persons_in(text: str) -> Persons:
    """The labels that a cell is made of, each with what stands behind it; () where it begins with none."""
    words = squeeze(text)
    if len(words) > 80 or _LABEL.match(words) is None:
        return ()
    found = list(_LABEL.finditer(words))
    ends = [*(match.start() for match in found[1:]), len(words)]
    return tuple(
        (match[1], words[match.end() : end].strip(",;。、")) for match, end in zip(found, ends, strict=True)
    )


def _right(grid: Grid, row: int, label_col: int, rest: Line) -> Entry[str]:
    """The blank right of a label: the next filled cell unless that is another label."""
    for col, text in rest[:1]:
        if label_of(text) is None and not _LABEL.match(squeeze(text)):
            return Entry(grid.value(row, col), text, squeeze(text), grid.at(row, col))
    return Entry(None, "", None, grid.at(row, label_col + 1))
