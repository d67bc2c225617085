"""Page numbers in a paper's foot: — 1 — outside, as official papers have them, or 第 1 页 共 3 页."""

from docx.document import Document
from docx.oxml.ns import qn
from docx.section import Section, _Footer
from docx.text.paragraph import Paragraph

from xl_perfgoals.files.docx.elements import child
from xl_perfgoals.files.docx.fonts import SONG_TI
from xl_perfgoals.files.docx.looks import Align, Look
from xl_perfgoals.files.docx.pieces import add_text, set_look

_OUTSIDE_RIGHT = Look(SONG_TI, 14, Align.RIGHT, right=1, line=None)
_OUTSIDE_LEFT = Look(SONG_TI, 14, Align.LEFT, left=1, line=None)
_CENTRED = Look(SONG_TI, 10.5, Align.CENTRE, line=None)


def official_page_numbers(document: Document) -> None:
    """— 1 — at the outer edge: right on odd pages, left on even ones, one character in."""
    document.settings.odd_and_even_pages_header_footer = True
    for section in document.sections:
        _numbered(section.footer, _OUTSIDE_RIGHT, "— ", " —")
        _numbered(section.even_page_footer, _OUTSIDE_LEFT, "— ", " —")


def counted_page_numbers(section: Section) -> None:
    """第 1 页 共 3 页, centred, on the pages of a section."""
    paragraph = _numbered(section.footer, _CENTRED, "第 ", " 页　共 ")
    _field(paragraph, "NUMPAGES", _CENTRED)
    add_text(paragraph, " 页", _CENTRED)


def _numbered(footer: _Footer, look: Look, before: str, after: str) -> Paragraph:
    footer.is_linked_to_previous = False
    paragraph: Paragraph = footer.paragraphs[0]
    set_look(paragraph, look)
    add_text(paragraph, before, look)
    _field(paragraph, "PAGE", look)
    add_text(paragraph, after, look)
    return paragraph


def _field(made: Paragraph, name: str, look: Look) -> None:
    """A figure that the program works out."""
    for kind in ("begin", "code", "separate", "shown", "end"):
        run = add_text(made, "1" if kind == "shown" else "", look)._r  # noqa: SLF001 - knows no fields
        if kind == "code":
            code = child(run, "w:instrText")
            code.set(qn("xml:space"), "preserve")
            code.text = f" {name} "
        elif kind != "shown":
            child(run, "w:fldChar", fldCharType=kind)
