"""Finds the blanks in the head of a form by their labels, wherever they stand."""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple, TypeVar

from xl_perfgoals.core.cells import CellRef, Grid, Line
from xl_perfgoals.core.form import Entry
from xl_perfgoals.parsing.labels import AMOUNT_LABELS, Label, label_of

T = TypeVar("T")
_GLUED = re.compile(r"(?:其中[:：]\s*)?([^:：]{2,20})[:：]\s*(\S.*)", re.DOTALL)
_MORE = re.compile(r"\w")
_DIGIT = re.compile("[0-9０-９]")
_WORDINGS = "|".join(
    sorted((w for label in AMOUNT_LABELS for w in label.value), key=lambda word: (-len(word), word))
)
_GLUED_AMOUNT = re.compile(
    rf"[\s,，;；、。]*(?P<label>(?:其中[:：]?)?\s*(?:{_WORDINGS})(?:[(（][^()（）]{{1,8}}[)）])?)[\s:：]*"
    r"(?P<amount>[-¥￥]{0,2}[0-9０-９][0-9０-９,，.．]*\s*(?:亿元|百万元|万元|千元|万|元)?(?:[(（][^()（）]*[)）])?)(?=[\s,，;；、。(（]|其中|$)"
)


class Blank(NamedTuple):
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
    for row, cells in grid.lines():
        labels = [label_of(text) for _, text in cells]
        named = 0
        for index, ((col, text), label) in enumerate(zip(cells, labels, strict=True)):
            if col == named:  # a project may be called like a label
                continue
            if label is None:
                for inner, label_text, value in glued(text):
                    here = grid.at(row, col)
                    found[inner] = (*found.get(inner, ()), Blank(inner, label_text, here, here, value))
                    named = col if inner is Label.PROJECT and value else named
                continue
            blank = _blank(grid, row, label, cells[index:], labels[index + 1 :])
            named = blank.at.col if label is Label.PROJECT and blank.text else named
            found[label] = (*found.get(label, ()), blank)
    return found


def blank_of(head: Head, label: Label) -> Blank | None:
    """The blank that a label names: the first one filled in, else the first; None if the form has none."""
    return first_filled(head.get(label, ()))


def first_filled(blanks: Sequence[Blank]) -> Blank | None:
    """The first of some blanks that is filled in, else the first of them."""
    for blank in blanks:
        if blank.text:
            return blank
    return blanks[0] if blanks else None


def entry_at(grid: Grid, blank: Blank, value: T | None) -> Entry[T]:
    """The Entry of a located blank, with its meaning."""
    return Entry(grid.value(blank.at.row, blank.at.col), blank.text, value, blank.at)


def _blank(grid: Grid, row: int, label: Label, cells: Line, behind: Sequence[Label | None]) -> Blank:
    """The blank that a label, the first of the cells, names; behind are the labels right of it."""
    (col, text), right = cells[0], cells[1:2]
    if right and (behind[0] is None or _is_name(label, behind)):
        value_col, value = right[0]
    else:
        value_col, value = grid.area_at(row, col).last_col + 1, ""
    return Blank(label, text, grid.at(row, col), grid.at(row, value_col), value)


def _is_name(label: Label, behind: Sequence[Label | None]) -> bool:
    """Whether a project is called like a label of the money block (上年结转资金), which stands elsewhere."""
    return label is Label.PROJECT and len(behind) == 1 and behind[0] in AMOUNT_LABELS


@lru_cache(maxsize=16384)
def glued(text: str) -> tuple[tuple[Label, str, str], ...]:
    """Labels and values in one cell: "项目名称：修路", "年度资金总额：40万元，其中：财政拨款40万元".

    Each label, how it is written, and the value.
    """
    if amounts := _glued_amounts(text):
        return amounts
    found = _GLUED.fullmatch(text) if ":" in text or "：" in text else None
    label = label_of(found[1]) if found else None
    return ((label, found[1], found[2]),) if found and label else ()


def _glued_amounts(text: str) -> tuple[tuple[Label, str, str], ...]:
    """All amounts of a cell that holds nothing but labels and amounts; () for any other."""
    if _DIGIT.search(text) is None:
        return ()
    blanks: list[tuple[Label, str, str]] = []
    end = 0
    while found := _GLUED_AMOUNT.match(text, end):
        if (label := label_of(found["label"])) is not None:
            blanks.append((label, found["label"].strip(), found["amount"].strip()))
        end = found.end()
    return () if _MORE.search(text, end) else tuple(blanks)
