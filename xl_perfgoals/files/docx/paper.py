"""An empty official paper: A4, margins and grid of GB/T 9704-2012, upright or lying."""

from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.section import Section
from docx.shared import Mm

from xl_perfgoals.files.docx.elements import element, put_before
from xl_perfgoals.files.docx.package import empty_document

WIDTH, HEIGHT = 210, 297
TOP, BOTTOM, LEFT, RIGHT = 37, 35, 28, 26
"""Millimetres: what is left for the text is 156 by 225."""
_FOOTER = 23
"""The page number's foot above the paper's edge: it stands 7 mm below the text."""


def new_paper(*, lying: bool = False) -> Document:
    """A paper without text and page numbers. lying: turned, its top to the left as when bound."""
    document = empty_document()
    set_up_page(document.sections[0], lying=lying)
    return document


def set_up_page(section: Section, *, lying: bool = False) -> None:
    """Size, margins and grid of a section's pages."""
    section.orientation = WD_ORIENT.LANDSCAPE if lying else WD_ORIENT.PORTRAIT
    width, height = (HEIGHT, WIDTH) if lying else (WIDTH, HEIGHT)
    section.page_width, section.page_height = Mm(width), Mm(height)
    top, right, bottom, left = (LEFT, TOP, RIGHT, BOTTOM) if lying else (TOP, RIGHT, BOTTOM, LEFT)
    section.top_margin, section.bottom_margin = Mm(top), Mm(bottom)
    section.left_margin, section.right_margin = Mm(left), Mm(right)
    section.header_distance = Mm(15)
    section.footer_distance = Mm(15 if lying else _FOOTER)
    properties = section._sectPr  # noqa: SLF001 - python-docx knows no grid
    put_before(properties, element("w:docGrid", linePitch="579"), "w:printerSettings")
