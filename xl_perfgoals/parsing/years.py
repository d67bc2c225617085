"""The fiscal year of a form: from the line under its title, a blank of its own, or the title itself."""

import re
from functools import lru_cache

from xl_perfgoals.core.cells import CellRef, Grid
from xl_perfgoals.core.form import Entry
from xl_perfgoals.core.texts import squeeze
from xl_perfgoals.parsing.labels import Label
from xl_perfgoals.parsing.locate import Head, blank_of, entry_at
from xl_perfgoals.parsing.numerals import positional_number
from xl_perfgoals.parsing.partition import is_year_line

_YEAR = re.compile(r"(20[0-9]{2}|二[〇零○][〇零○一二三四五六七八九]{2})(?:\)?年|$)")


def read_year(grid: Grid, head: Head, first: CellRef, title: Entry[str]) -> Entry[int]:
    """The year; without value where its place holds none that can be read."""
    line = year_line(grid)
    if line and line.value is not None:
        return line
    blank = blank_of(head, Label.YEAR)
    if blank is not None and (line is None or blank.text):
        return entry_at(grid, blank, year_in_blank(blank.text))
    return line or year_of_title(title) or Entry(None, "", None, first, found=False)


def year_line(grid: Grid) -> Entry[int] | None:
    """The line under the title: the first that names a year, else the last."""
    line: Entry[int] | None = None
    for row, cells in grid.lines():
        for col, text in cells:
            if is_year_line(text):
                line = Entry(grid.value(row, col), text, year_in(text), grid.at(row, col))
                if line.value is not None:
                    return line
    return line


def year_in_blank(text: str) -> int | None:
    """The year that stands in a blank of its own, which holds little else."""
    return year_in(text) if len(squeeze(text)) <= 8 else None


def year_of_title(title: Entry[str]) -> Entry[int] | None:
    """The year of a title that names one."""
    year = year_in(title.text)
    return None if year is None else Entry(title.raw, title.text, year, title.at)


@lru_cache(maxsize=4096)
def year_in(text: str) -> int | None:
    """The first year that a text names in four digits, Arabic or Chinese."""
    found = _YEAR.search(squeeze(text))
    if found is None:
        return None
    return int(found[1] if found[1].isascii() else positional_number(found[1].replace("○", "〇")) or 0)
