"""The pieces of a paper but tables: paragraphs of a look, who signs it, a new page."""

from typing import Protocol

from docx.enum.text import WD_LINE_SPACING
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from xl_perfgoals.files.docx.elements import element, put_before
from xl_perfgoals.files.docx.fonts import set_font
from xl_perfgoals.files.docx.looks import BODY, LINE, Align, Look
from xl_perfgoals.files.docx.plain_text import plain


class TakesParagraphs(Protocol):
    """A document, a cell, a footer."""

    def add_paragraph(self, text: str = "") -> Paragraph:
        """A paragraph at the end."""
        ...


def paragraph(place: TakesParagraphs, text: str, look: Look = BODY) -> Paragraph:
    """A paragraph at the end of a document or cell. The text may be anybody's: it stays text."""
    made = place.add_paragraph()
    set_look(made, look)
    add_text(made, text, look)
    return made


def signature(place: TakesParagraphs, office: str, date: str) -> None:
    """Who signs, and when: two lines below the text, kept together, the office above the date's middle."""
    # The date stands four characters from the right; the office is centred over it, for the seal.
    widest = max(_width(office), _width(date))
    for number, text in enumerate((office, date)):
        inset = 4 + max(0, (widest - _width(text)) / 2)
        paragraph(
            place,
            text,
            Look(
                align=Align.RIGHT,
                right=inset,
                before=0 if number else 2 * LINE,
                with_next=not number,
            ),
        )


def _width(text: str) -> float:
    """In Chinese characters; a figure is half as wide."""
    return sum(0.5 if char.isascii() else 1 for char in text)


def page_break(place: TakesParagraphs) -> None:
    """What follows stands on a new page."""
    made = place.add_paragraph()
    set_look(made, Look(line=1))
    made.paragraph_format.page_break_before = True


def add_text(made: Paragraph, text: str, look: Look) -> Run:
    """Further text in a paragraph, in a look's font; line breaks and tabs stay."""
    run = made.add_run(plain(text))
    set_font(run, look.font)
    run.font.size = Pt(look.size)
    run.font.bold = look.bold or None
    if look.color:
        run.font.color.rgb = RGBColor.from_string(look.color)
    return run


def set_look(made: Paragraph, look: Look) -> None:
    """Gives a paragraph the place and spacing of a look."""
    form = made.paragraph_format
    form.alignment = look.align.value
    form.space_before, form.space_after = Pt(look.before), Pt(look.after)
    if look.line is None:
        form.line_spacing = 1.0
    else:
        form.line_spacing_rule = WD_LINE_SPACING.EXACTLY
        form.line_spacing = Pt(look.line)
    form.keep_with_next = look.with_next or None
    _indent(made, look)
    if look.outline is not None:
        properties = made._p.get_or_add_pPr()  # noqa: SLF001 - python-docx knows no outline level
        put_before(properties, element("w:outlineLvl", val=str(look.outline - 1)), "w:rPr", "w:sectPr")


def _indent(made: Paragraph, look: Look) -> None:
    """Indents in characters, which Word and WPS go by, and in points for programs that do not."""
    form = made.paragraph_format
    sides = {"firstLine": look.first_line, "left": look.left, "right": look.right}
    if not any(sides.values()):
        return
    form.first_line_indent = Pt(look.first_line * look.size)
    form.left_indent, form.right_indent = Pt(look.left * look.size), Pt(look.right * look.size)
    indent = made._p.get_or_add_pPr().find(qn("w:ind"))  # noqa: SLF001
    if indent is not None:
        for side, characters in sides.items():
            if characters:
                indent.set(qn(f"w:{side}Chars"), str(round(characters * 100)))
