"""Tables of a paper: thin borders, a head that is repeated on each page, rows that are not torn apart."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Protocol, TypeAlias

from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.shared import Length, Mm
from docx.table import Table
from docx.text.paragraph import Paragraph
from lxml.etree import _Element

from xl_perfgoals.files.docx.elements import child, element, put_before
from xl_perfgoals.files.docx.fonts import HEI_TI
from xl_perfgoals.files.docx.looks import Align, Look
from xl_perfgoals.files.docx.pieces import add_text, set_look

CELL = Look(size=12, align=Align.LEFT, line=18)
HEAD_CELL = Look(HEI_TI, size=12, align=Align.CENTRE, line=18)
_MARGIN = Mm(1.5)
"""Between a cell's text and its left and right border."""
_ABOVE = Mm(0.5)
_THIN = "4"
"""Eighths of a point."""


class TakesTables(Protocol):
    """A document or a cell."""

    def add_table(self, rows: int, cols: int) -> Table:
        """A table at the end."""
        ...


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: its text and look, how many columns and rows it covers, its colour (RRGGBB, "" for none).

    lead is a beginning that stands out in bold. with_next: its row stays with the next one.
    """

    text: str = ""
    look: Look = CELL
    across: int = 1
    down: int = 1
    fill: str = ""
    lead: str = ""
    with_next: bool = False


Row: TypeAlias = Sequence[Cell | str]
"""The cells that begin in a row, from left to right, but those which a cell above covers; a text is a cell
of the usual look."""


def table(
    place: TakesTables,
    widths: Sequence[float],
    rows: Sequence[Row],
    *,
    head: int = 1,
    torn: bool = False,
    heights: Sequence[float] = (),
) -> Table:
    """A table with columns of so many millimetres; its first `head` rows come again on each page.

    torn: a row may go on on the next page, for rows that may be higher than a page. heights: the least
    height of each row in millimetres, 0 or none for what its text needs.
    """
    made = place.add_table(rows=0, cols=len(widths))
    _keep_apart(made)
    made.alignment = WD_TABLE_ALIGNMENT.CENTER
    made.autofit = False
    _set_borders(made)
    whole = element("w:tblW", w=str(Mm(sum(widths)).twips), type="dxa")
    put_before(made._tbl.tblPr, whole, "w:jc", "w:tblBorders")  # noqa: SLF001 - python-docx leaves it open
    for column, width in zip(made.columns, widths, strict=True):
        column.width = Mm(width)
    for number, cells in enumerate(_placed(rows, len(widths))):
        line = element("w:tr")
        _set_row(line, head=number < head, torn=torn, height=heights[number] if heights else 0)
        for col, cell, begins in cells:
            width = Mm(sum(widths[col : col + cell.across]))
            line.append(_cell(made, cell, width, begins=begins, in_head=number < head))
        made._tbl.append(line)  # noqa: SLF001 - python-docx would lay out the whole grid for each cell
    return made


def _keep_apart(made: Table) -> None:
    """A table right after another would become one with it."""
    before = made._tbl.getprevious()  # noqa: SLF001
    if before is not None and before.tag == made._tbl.tag:  # noqa: SLF001
        gap = Paragraph(element("w:p"), made)  # type: ignore[arg-type] # w:p is a CT_P
        set_look(gap, Look(size=6, line=6))
        made._tbl.addprevious(gap._p)  # noqa: SLF001


def _placed(rows: Sequence[Row], columns: int) -> Iterator[list[tuple[int, Cell, bool]]]:
    """Each row's cells with their first columns, and whether they begin here or go on from above."""
    going: dict[int, tuple[Cell, int]] = {}
    for row in rows:
        own = iter(row)
        line: list[tuple[int, Cell, bool]] = []
        col = 0
        while col < columns:
            above, left = going.pop(col, (None, 0))
            given = "" if above is not None else next(own)
            cell = above or (given if isinstance(given, Cell) else Cell(given))
            line.append((col, cell, above is None))
            left = left or cell.down
            if left > 1:
                going[col] = (cell, left - 1)
            col += cell.across
        if next(own, None) is not None or col > columns:
            raise ValueError("a row has more cells than the table has columns")
        yield line


def _cell(made: Table, cell: Cell, width: Length, *, begins: bool, in_head: bool) -> _Element:
    made_cell = element("w:tc")
    properties = child(made_cell, "w:tcPr")
    child(properties, "w:tcW", w=str(width.twips), type="dxa")
    if cell.across > 1:
        child(properties, "w:gridSpan", val=str(cell.across))
    if cell.down > 1:
        child(properties, "w:vMerge", **({"val": "restart"} if begins else {}))
    if cell.fill:
        child(properties, "w:shd", val="clear", color="auto", fill=cell.fill)
    child(properties, "w:vAlign", val="center")
    text = Paragraph(child(made_cell, "w:p"), made)  # type: ignore[arg-type] # w:p is a CT_P
    look = HEAD_CELL if in_head and cell.look is CELL else cell.look
    set_look(text, replace(look, with_next=look.with_next or cell.with_next))
    if begins and cell.lead:
        add_text(text, cell.lead, replace(look, bold=True))
    if begins and cell.text:
        add_text(text, cell.text, look)
    return made_cell


def _set_row(line: _Element, *, head: bool, torn: bool, height: float) -> None:
    properties = child(line, "w:trPr")
    if not torn:
        child(properties, "w:cantSplit")
    if height:
        child(properties, "w:trHeight", val=str(Mm(height).twips), hRule="atLeast")
    if head:
        child(properties, "w:tblHeader")


def _set_borders(made: Table) -> None:
    """Thin lines everywhere, and room between lines and text."""
    properties = made._tbl.tblPr  # noqa: SLF001 - python-docx has borders in styles only
    borders, margins = element("w:tblBorders"), element("w:tblCellMar")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        child(borders, f"w:{side}", val="single", sz=_THIN, space="0", color="000000")
    for side, room in (("top", _ABOVE), ("left", _MARGIN), ("bottom", _ABOVE), ("right", _MARGIN)):
        child(margins, f"w:{side}", w=str(room.twips), type="dxa")
    after = ("w:tblLook", "w:tblCaption", "w:tblDescription")
    put_before(properties, margins, *after)
    put_before(properties, borders, "w:shd", "w:tblLayout", "w:tblCellMar", *after)
