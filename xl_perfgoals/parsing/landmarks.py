"""One look at every row of a sheet: the labels and headings by which forms and their tables are found."""

from functools import lru_cache
from typing import NamedTuple

from xl_perfgoals.core.cells import Grid, Line
from xl_perfgoals.parsing.columns import COLUMNS, MAIN_COLUMNS, Column, column_of, is_heading, like_column
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


@lru_cache(maxsize=16384)
def marks_a_form(text: str) -> bool:
    """Whether a short cell begins with such a label, or heads a column that every table has."""
    if len(text) > _LONGEST:
        return False
    words = normalise(text)
    label = leading_label(text) if ":" in text or "：" in text else LABELS.get(words)
    return label in _MARKING or (COLUMNS.get(words) or like_column(words)) in MAIN_COLUMNS
