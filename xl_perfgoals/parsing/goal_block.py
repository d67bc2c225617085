"""The goals in the head of a form: the year's, and the whole project's where the form has both."""

import re
from functools import lru_cache

from xl_perfgoals.core.cells import CellRef, Grid
from xl_perfgoals.core.form import Entry
from xl_perfgoals.parsing.entities import unescaped
from xl_perfgoals.parsing.labels import label_of
from xl_perfgoals.parsing.layouts.two_goals import goals
from xl_perfgoals.parsing.locate import Blank, Head, entry_at, first_filled

_TAG = re.compile(r"</?[A-Za-z!][^<>]{0,200}>")
_RETURN = re.compile(r"_x000[DA]_")  # how a carriage return of a cell survives in some exports


def read_goals(grid: Grid, head: Head, first: CellRef) -> tuple[Entry[str], Entry[str]]:
    """The year's goal and the whole project's; the latter is not found on most forms."""
    year, long = (
        Entry[str](None, "", None, first, found=False)
        if blank is None
        else entry_at(grid, blank, clean_goal(blank.text) or None)
        for blank in goal_blanks(grid, head)
    )
    return year, long


def goal_blanks(grid: Grid, head: Head) -> tuple[Blank | None, Blank | None]:
    """The blanks of the year's goal and of the whole project's, None where the form has none."""
    year, long = goals(head)
    return _placed(grid, year, long), _placed(grid, long, year)


@lru_cache(maxsize=4096)
def clean_goal(text: str) -> str:
    """A goal without the tags and entities that systems leave in it."""
    return unescaped(_TAG.sub("", _RETURN.sub("", text))).replace("\xa0", " ").strip()


def _placed(grid: Grid, blanks: tuple[Blank, ...], others: tuple[Blank, ...]) -> Blank | None:
    """The blank that counts: the first that is filled in, else the first."""
    beside = {other.label_at.row for other in others}
    placed = [_below(grid, blank) if blank.label_at.row in beside else blank for blank in blanks]
    return first_filled(placed)


def _below(grid: Grid, blank: Blank) -> Blank:
    """Labels of two goals side by side are headings: what they name stands below them."""
    row, col = blank.label_at.row + 1, blank.label_at.col
    text = grid.text(row, col)
    if blank.text or not text or any(label_of(other) for _, other in grid.filled(row)):
        return blank
    return Blank(blank.label, blank.label_text, blank.label_at, grid.at(row, col), text)
