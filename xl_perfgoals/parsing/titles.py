"""The title of a form and the line above it that names the attachment."""

from xl_perfgoals.core.cells import CellRef, Grid
from xl_perfgoals.core.form import Entry
from xl_perfgoals.core.texts import squeeze
from xl_perfgoals.parsing.partition import is_title


def read_titles(grid: Grid, first: CellRef) -> tuple[Entry[str], Entry[str]]:
    """The title and the line above it that names the attachment."""
    title = attachment = Entry[str](None, "", None, first, found=False)
    for row, cells in grid.lines():
        for col, text in cells:
            if not is_title(text):
                continue
            found = Entry(grid.value(row, col), text, text, grid.at(row, col))
            if squeeze(text).startswith("附件"):
                attachment = found
            elif title.empty:
                title = found
    return title, attachment
