"""One look at every row of a sheet: the labels and headings by which forms and their tables are found."""

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from xl_perfgoals.core.cells import Grid, Line
from xl_perfgoals.parsing.columns import (
    COLUMNS,
    LIKE_COLUMN_ENDS,
    MAIN_COLUMNS,
    Column,
    column_of,
    is_heading,
    like_column,
)
from xl_perfgoals.parsing.labels import LABELS, MONEY_LABELS, Label, leading_label, normalise

_LONGEST = 40
_MARKING = MONEY_LABELS | {Label.PROJECT}


class Landmark(NamedTuple):
    """A row with 项目名称, a label of money or a table's headings: its short cells and what they say.

    labels are those with which the cells begin, columns those that they head; heads_a_table: they are the
    headings of an indicator table.
    """

    row: int
    cells: Line
    labels: tuple[Label | None, ...]
    columns: tuple[Column | None, ...]
    heads_a_table: bool


def landmarks(grid: Grid) -> list[Landmark]:
    """The landmarks of a sheet, from top to bottom."""
    found: list[Landmark] = []
    for row, cells in grid.lines():
        for _, text in cells:
            if marks_a_form(text):
                found.append(_landmark(row, cells))
                break
    return found


def _landmark(row: int, cells: Line) -> Landmark:
    cells = tuple([cell for cell in cells if len(cell[1]) <= _LONGEST])
    labels = tuple([leading_label(text) for _, text in cells])
    columns = tuple([column_of(text) for _, text in cells])
    heads = columns.count(None) < len(columns) - 1 and is_heading(columns)
    return Landmark(row, cells, labels, columns, heads)


def begins_nothing(lines: Iterable[Line]) -> bool:
    """Whether no cell of some rows is a sign of a form or a table that begins there.

    A label of money is none by itself: it tells of a form only below its 项目名称.
    """
    suspects = [
        text for line in lines for _, text in line if _may_end[text[-1]] or ":" in text or "：" in text
    ]
    return not any(map(_begins_a_form, suspects))


@lru_cache(maxsize=16384)
def _begins_a_form(text: str) -> bool:
    return marks_a_form(text) and (leading_label(text) is Label.PROJECT or column_of(text) in MAIN_COLUMNS)


class _Ends(dict[str, bool]):
    """By the last character of a text without a colon whether it may begin a form: most names cannot.

    A Chinese character, a digit or a % at the end of a text is still there when the text is normalised, and
    then it is the last of the words that are looked up.
    """

    def __missing__(self, char: str) -> bool:
        stays = "一" <= char <= "鿿" or char in "0123456789%"
        self[char] = may = not stays or char in _LAST
        return may


_LAST = frozenset(
    {
        *(words[-1] for words in Label.PROJECT.value),
        *(words[-1] for words, column in COLUMNS.items() if column in MAIN_COLUMNS),
        *(words[-1] for words in LIKE_COLUMN_ENDS),
    }
)
_may_end = _Ends()


@lru_cache(maxsize=16384)
def marks_a_form(text: str) -> bool:
    """Whether a short cell begins with such a label, or heads a column that every table has."""
    if len(text) > _LONGEST:
        return False
    words = normalise(text)
    label = leading_label(text) if ":" in text or "：" in text else LABELS.get(words)
    return label in _MARKING or (COLUMNS.get(words) or like_column(words)) in MAIN_COLUMNS
