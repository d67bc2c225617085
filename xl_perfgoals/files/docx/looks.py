"""How paragraphs of official papers look: font, size, place and spacing, after GB/T 9704-2012."""

from dataclasses import dataclass
from enum import Enum

from docx.enum.text import WD_ALIGN_PARAGRAPH

from xl_perfgoals.files.docx.fonts import FANG_SONG, HEI_TI, KAI_TI, XIAO_BIAO_SONG, Font

LINE = 28.95
"""Points from line to line: 22 lines on a page of 225 mm."""


class Align(Enum):
    """Where the lines of a paragraph stand."""

    LEFT = WD_ALIGN_PARAGRAPH.LEFT
    CENTRE = WD_ALIGN_PARAGRAPH.CENTER
    RIGHT = WD_ALIGN_PARAGRAPH.RIGHT
    BOTH = WD_ALIGN_PARAGRAPH.JUSTIFY


@dataclass(frozen=True, slots=True)
class Look:
    """A paragraph's look. size, line, before and after are in points; indents in characters of its size.

    line None: as high as the text needs. outline: the level at which the programs list it as a heading.
    """

    font: Font = FANG_SONG
    size: float = 16
    align: Align = Align.BOTH
    bold: bool = False
    first_line: float = 0
    left: float = 0
    right: float = 0
    line: float | None = LINE
    before: float = 0
    after: float = 0
    with_next: bool = False
    outline: int | None = None
    color: str = ""


TITLE = Look(XIAO_BIAO_SONG, 22, Align.CENTRE, line=34, before=LINE, after=LINE / 2, outline=1)
DOCUMENT_NUMBER = Look(align=Align.CENTRE, after=LINE)
ADDRESSEE = Look(align=Align.LEFT)
BODY = Look(first_line=2)
CENTRED = Look(align=Align.CENTRE)
HEADING_1 = Look(HEI_TI, first_line=2, with_next=True, outline=2)
"""一、"""
HEADING_2 = Look(KAI_TI, first_line=2, with_next=True, outline=3)
"""（一）"""
NOTE = Look(size=12, line=20)
"""Under tables."""
