"""Finds the blanks in the head of a form by their labels, wherever they stand."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

from xl_perfgoals.core.cells import CellRef, Grid
from xl_perfgoals.core.form import Entry
from xl_perfgoals.parsing.labels import AMOUNT_LABELS, Label, label_of

T = TypeVar("T")
_GLUED = re.compile(r"(?:其中[:：]\s*)?([^:：]{2,20})[:：]\s*(\S.*)", re.DOTALL)
_MORE = re.compile(r"\w")
_WORDINGS = "|".join(sorted((w for label in AMOUNT_LABELS for w in label.value), key=len, reverse=True))
_GLUED_AMOUNT = re.compile(
    rf"[\s,，;；、。]*(?P<label>(?:其中[:：]?)?\s*(?:{_WORDINGS})(?:[(（][^()（）]{{1,8}}[)）])?)[\s:：]*"
    r"(?P<amount>[-¥￥]{0,2}[0-9０-９][0-9０-９,，.．]*\s*(?:亿元|百万元|万元|千元|万|元)?(?:[(（][^()（）]*[)）])?)(?=[\s,，;；、。(（]|其中|$)"
)


@dataclass(frozen=True, slots=True)
class Blank:
    """A labelled blank: the label's cell and text, and the value's cell and text ("" when empty)."""

    label: Label
    label_text: str
    label_at: CellRef
    at: CellRef
    text: str

    @property
    def glued(self) -> bool:
        """Whether the value stands in the label's own cell."""
        return self.at == self.label_at


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
        named = 0
        for index, (col, _) in enumerate(cells):
            if col == named:  # a project may be called like a label
                continue
            for blank in _blanks(grid, row, cells[index:], ends.get((row, col), col)):
                named = blank.at.col if blank.label is Label.PROJECT and blank.text else named
                found[blank.label] = (*found.get(blank.label, ()), blank)
    return found


def blank_of(head: Head, label: Label) -> Blank | None:
    """The blank that a label names: the first one filled in, else the first; None if the form has none."""
    blanks = head.get(label, ())
    return next((blank for blank in blanks if blank.text), blanks[0] if blanks else None)


def entry_at(grid: Grid, blank: Blank, value: T | None) -> Entry[T]:
    """The Entry of a located blank, with its meaning."""
    return Entry(grid.value(blank.at.row, blank.at.col), blank.text, value, blank.at)


def _blanks(grid: Grid, row: int, cells: list[tuple[int, str]], label_end: int) -> Iterator[Blank]:
    """The blank that a cell labels; several where one cell holds labels and amounts in a line."""
    (col, text), rest = cells[0], cells[1:]
    label = label_of(text)
    here = grid.at(row, col)
    if label is None:
        yield from _glued(text, here)
    elif rest and (label_of(rest[0][1]) is None or _is_name(label, rest)):
        yield Blank(label, text, here, grid.at(row, rest[0][0]), rest[0][1])
    else:
        yield Blank(label, text, here, grid.at(row, label_end + 1), "")


def _is_name(label: Label, rest: list[tuple[int, str]]) -> bool:
    """Whether a project is called like a label of the money block (上年结转资金), which stands elsewhere."""
    return label is Label.PROJECT and len(rest) == 1 and label_of(rest[0][1]) in AMOUNT_LABELS


def _glued(text: str, here: CellRef) -> Iterator[Blank]:
    """Labels and values in one cell: "项目名称：修路", "年度资金总额：40万元，其中：财政拨款40万元"."""
    amounts = _glued_amounts(text, here) if any(char.isdigit() for char in text) else ()
    found = None if amounts or not (":" in text or "：" in text) else _GLUED.fullmatch(text)
    yield from amounts
    if found and (label := label_of(found[1])):
        yield Blank(label, found[1], here, here, found[2])


def _glued_amounts(text: str, here: CellRef) -> tuple[Blank, ...]:
    """All amounts of a cell that holds nothing but labels and amounts; () for any other."""
    blanks: list[Blank] = []
    end = 0
    while found := _GLUED_AMOUNT.match(text, end):
        if (label := label_of(found["label"])) is not None:
            blanks.append(Blank(label, found["label"].strip(), here, here, found["amount"].strip()))
        end = found.end()
    return () if _MORE.search(text, end) else tuple(blanks)
