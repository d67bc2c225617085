"""The contact persons, signatures and stamps that a form asks for, above the table or below it."""

import re
from collections.abc import Iterator

from xl_perfgoals.core.cells import Grid
from xl_perfgoals.core.form import Contact, Entry
from xl_perfgoals.core.texts import squeeze
from xl_perfgoals.parsing.labels import Label, label_of

_WORDS = "|".join(sorted(Label.PERSON.value, key=len, reverse=True))
_LABEL = re.compile(rf"({_WORDS})(?:\([^()]{{0,12}}\))?(?::|$)")


def read_contacts(grid: Grid) -> Iterator[Contact]:
    """The labelled blanks for persons in the rows given; one cell may hold several ("填报人：  电话：")."""
    for row in range(grid.first_row, grid.last_row + 1):
        cells = list(grid.filled(row))
        for index, (col, text) in enumerate(cells):
            words = squeeze(text)
            found = list(_LABEL.finditer(words)) if len(words) <= 80 else []
            if not found or found[0].start() > 0:
                continue
            ends = [*(match.start() for match in found[1:]), len(words)]
            for match, end in zip(found, ends, strict=True):
                value = words[match.end() : end].strip(",;。、")
                entry = Entry(grid.value(row, col), value, value or None, grid.at(row, col))
                if not value and len(found) == 1:
                    entry = _right(grid, row, col, cells[index + 1 :])
                yield Contact(match[1], entry)


def _right(grid: Grid, row: int, label_col: int, rest: list[tuple[int, str]]) -> Entry[str]:
    """The blank right of a label: the next filled cell unless that is another label."""
    for col, text in rest[:1]:
        if label_of(text) is None and not _LABEL.match(squeeze(text)):
            return Entry(grid.value(row, col), text, squeeze(text), grid.at(row, col))
    return Entry(None, "", None, grid.at(row, label_col + 1))
