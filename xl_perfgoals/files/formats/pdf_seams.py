"""PDF seams: where a table goes on over the page, what the page's end has parted is put together.

There every box ends: the label of an area merged over many rows, or a text, may be on either page.
"""

from collections.abc import Sequence

from xl_perfgoals.files.formats.pdf_bands import PdfCell, PdfTable
from xl_perfgoals.parsing.columns import FRAME_WORDS
from xl_perfgoals.parsing.labels import LEVEL1_WORDS, LEVEL2_WORDS, Label, label_of, level_text, normalise

NEAR = 5.0
"""Points by which the edges of a table may differ from one page to the next."""
_GOALS = {Label.GOAL, Label.LONG_GOAL}


def append(before: PdfTable, table: PdfTable) -> None:
    """Puts a table below another, and together what the end of the page has parted."""
    pairs = [
        (low, high)
        for low, cell in enumerate(before.cells)
        if cell.row + cell.ruled.down == before.rows
        for high, other in enumerate(table.cells)
        if other.row == 0 and _same_place(cell, other)
    ]
    if _is_parted_row([(before.cells[low], table.cells[high]) for low, high in pairs], table):
        for low, high in pairs:
            _put_together(before, low, table, high)
        table = without(table, 1)
    else:
        for low, high in pairs:
            above, below = before.cells[low].ruled.text, table.cells[high].ruled.text
            if is_label(above + below) and below and (not above or not is_label(below)):
                _put_together(before, low, table, high)
    before.cells += [cell._replace(row=cell.row + before.rows) for cell in table.cells]
    before.rows += table.rows


def _put_together(before: PdfTable, low: int, table: PdfTable, high: int) -> None:
    cell, other = before.cells[low], table.cells[high]
    before.cells[low] = cell._replace(ruled=cell.ruled._replace(text=cell.ruled.text + other.ruled.text))
    table.cells[high] = other._replace(ruled=other.ruled._replace(text=""))


def _is_parted_row(pairs: Sequence[tuple[PdfCell, PdfCell]], table: PdfTable) -> bool:
    """Whether the first row on a page is the rest of the last row of the page before.

    It is where it holds only texts that go on from full lines, and leaves blank what was filled above; or
    where the label of the goal, or its beginning, stands above.
    """
    if len(pairs) < sum(cell.row == 0 for cell in table.cells):
        return False
    if any(_is_goal(above.ruled.text, below.ruled.text) for above, below in pairs):
        return True
    rest = [pair for pair in pairs if not any(is_label(cell.ruled.text) for cell in pair)]
    filled = [above for above, below in rest if below.ruled.text]
    left_blank = any(above.ruled.text and not below.ruled.text for above, below in rest)
    ended = any(above.ruled.text.endswith(("。", "；")) for above in filled)
    return bool(filled) and left_blank and not ended and all(above.full for above in filled)


def _is_goal(above: str, below: str) -> bool:
    """Whether the label of the goal ends a page, or is parted by its end."""
    return bool(above) and label_of(above + below) in _GOALS


def _same_place(one: PdfCell, other: PdfCell) -> bool:
    return abs(one.ruled.left - other.ruled.left) <= NEAR and abs(one.ruled.right - other.ruled.right) <= NEAR


def is_label(text: str) -> bool:
    """Whether a text names a group of indicators."""
    return normalise(text) in FRAME_WORDS or level_text(text).words in {*LEVEL1_WORDS, *LEVEL2_WORDS}


def without(table: PdfTable, rows: int) -> PdfTable:
    """The table without its first rows; what reaches further down stays."""
    cells = []
    for cell in table.cells:
        end = cell.row + cell.ruled.down
        if end > rows:
            row = max(cell.row, rows)
            cells.append(cell._replace(row=row - rows, ruled=cell.ruled._replace(down=end - row)))
    return PdfTable(table.rows - rows, cells)
