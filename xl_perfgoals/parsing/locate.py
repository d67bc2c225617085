"""Finds the blanks in the head of a form by their labels, wherever they stand."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeVar

from xl_perfgoals.core.cells import CellRef, Grid
from xl_perfgoals.core.form import Entry
from xl_perfgoals.parsing.labels import Label, label_of

T = TypeVar("T")
_GLUED = re.compile(r"([^:：]{2,20})[:：]\s*(\S.*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Blank:
    """A labelled blank: the label's cell and text, and the value's cell and text ("" when empty)."""

    label: Label
    label_text: str
    label_at: CellRef
    at: CellRef
    text: str


Head = Mapping[Label, tuple[Blank, ...]]
"""The blanks of a form's head by label, each in reading order."""


def locate(grid: Grid) -> Head:
    """The labelled blanks of the rows given: a blank's value is the next filled cell to its right.

    A label whose right-hand neighbour is another label, or nothing, has an empty blank; its cell is
    then the first one right of the label (and of the label's merged area).
    """
    found: dict[Label, tuple[Blank, ...]] = {}
    ends = {(area.first_row, area.first_col): area.last_col for area in grid.merged}
    for row in range(grid.first_row, grid.last_row + 1):
        cells = list(grid.filled(row))
        for index, (col, _) in enumerate(cells):
            blank = _blank(grid, row, cells[index:], ends.get((row, col), col))
            if blank is not None:
                found[blank.label] = (*found.get(blank.label, ()), blank)
    return found


def blank_of(head: Head, label: Label) -> Blank | None:
    """The blank that a label names: the first one filled in, else the first; None if the form has none."""
    blanks = head.get(label, ())
    return next((blank for blank in blanks if blank.text), blanks[0] if blanks else None)


def entry_at(grid: Grid, blank: Blank, value: T | None) -> Entry[T]:
    """The Entry of a located blank, with its meaning."""
    return Entry(grid.value(blank.at.row, blank.at.col), blank.text, value, blank.at)


def _blank(grid: Grid, row: int, cells: list[tuple[int, str]], label_end: int) -> Blank | None:
    (col, text), rest = cells[0], cells[1:]
    label = label_of(text)
    here = grid.at(row, col)
    if label is None:
        glued = _GLUED.fullmatch(text) if ":" in text or "：" in text else None
        label = label_of(glued[1]) if glued else None
        return Blank(label, glued[1], here, here, glued[2]) if glued and label else None
    for value_col, value_text in rest:
        if label_of(value_text) is not None:
            break
        return Blank(label, text, here, grid.at(row, value_col), value_text)
    return Blank(label, text, here, grid.at(row, label_end + 1), "")
