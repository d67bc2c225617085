"""Puts texts and blocks into the places of a paper that are written 「名称」; what is put in stays text."""

import re
from collections.abc import Callable, Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass

from docx.document import Document
from docx.opc.part import XmlPart
from docx.oxml.ns import qn
from lxml.etree import _Element

from xl_perfgoals.files.docx.elements import element
from xl_perfgoals.files.docx.plain_text import plain

_PLACE = re.compile(r"「\s*([^「」\r\n]{1,20}?)\s*」")
_KEPT_SPACE = qn("xml:space")

Block = Callable[[Document], None]
"""Adds its paragraphs and tables at the end of a document."""


def places_of(document: Document) -> frozenset[str]:
    """The names between 「」 in a paper's text, tables, text boxes, headers and footers."""
    return frozenset(
        found[1] for paragraph in _paragraphs(document) for found in _PLACE.finditer(_Line.of(paragraph).text)
    )


def fill(document: Document, texts: Mapping[str, str], blocks: Mapping[str, Block]) -> None:
    """Fills every known place; other text between 「」 stays. What is put in is not looked at again.

    A paragraph with places all of which have nothing to say is left out. A block takes the place of a
    paragraph that holds nothing else, and else follows the paragraph.
    """
    for paragraph in list(_paragraphs(document)):
        line = _Line.of(paragraph)
        found = [place for place in _PLACE.finditer(line.text) if place[1] in texts or place[1] in blocks]
        if not found:
            continue
        wanted = [blocks[place[1]] for place in found if place[1] in blocks]
        if not wanted and not any(texts[place[1]] for place in found):
            _leave_out(paragraph)
            continue
        for place in reversed(found):
            line.replace(place.start(), place.end(), plain(texts.get(place[1], "")))
        for block in reversed(wanted):
            _put_after(paragraph, _made(document, block))
        if wanted and not _Line.of(paragraph).text.strip():
            _leave_out(paragraph)


def _paragraphs(document: Document) -> Iterator[_Element]:
    """Every paragraph of a paper, wherever it stands."""
    yield from document.element.body.iter(qn("w:p"))
    for part in document.part.package.iter_parts():
        if isinstance(part, XmlPart) and part.element.tag in {qn("w:hdr"), qn("w:ftr")}:
            yield from part.element.iter(qn("w:p"))


@dataclass(frozen=True, slots=True)
class _Line:
    """A paragraph's text, in the pieces into which Word happened to cut it."""

    pieces: tuple[_Element, ...]

    @classmethod
    def of(cls, paragraph: _Element) -> "_Line":
        own = (piece for piece in paragraph.iter(qn("w:t")) if _paragraph_of(piece) is paragraph)
        return cls(tuple(own))

    @property
    def text(self) -> str:
        return "".join(piece.text or "" for piece in self.pieces)

    def replace(self, start: int, end: int, text: str) -> None:
        """Puts a text in the place of another; it looks as the first character of that did."""
        position = 0
        for piece in self.pieces:
            old = piece.text or ""
            first, last = max(start - position, 0), min(end - position, len(old))
            position += len(old)
            if first >= last:
                continue
            _set_text(piece, old[:first], text, old[last:])
            text = ""


def _set_text(piece: _Element, before: str, text: str, after: str) -> None:
    """The text of a piece anew; its line breaks become breaks of the run."""
    first, *others = f"{before}{text}".split("\n")
    if not others:
        piece.text = first + after
        piece.set(_KEPT_SPACE, "preserve")
        return
    follower: _Element | None = None
    for number, line in enumerate(others):
        added = element("w:t")
        added.text = line + (after if number == len(others) - 1 else "")
        added.set(_KEPT_SPACE, "preserve")
        for new in (element("w:br"), added):
            (piece if follower is None else follower).addnext(new)
            follower = new
    piece.text = first
    piece.set(_KEPT_SPACE, "preserve")


def _made(document: Document, block: Block) -> list[_Element]:
    """The elements that a block adds, taken out of the document again."""
    body = document.element.body
    known = set(body)
    block(document)
    added = [new for new in body if new not in known]
    for new in added:
        body.remove(new)
    return added


def _put_after(paragraph: _Element, added: list[_Element]) -> None:
    for new in reversed(added):
        paragraph.addnext(new)


def _leave_out(paragraph: _Element) -> None:
    """Removes a paragraph, unless the paper needs it: then it stays without text."""
    parent = paragraph.getparent()
    if parent is None:
        return
    properties = paragraph.find(qn("w:pPr"))
    ends_section = properties is not None and properties.find(qn("w:sectPr")) is not None
    last_of_cell = paragraph.getnext() is None and parent.tag != qn("w:body")
    if not ends_section and not last_of_cell:
        parent.remove(paragraph)
        return
    kept = deepcopy(properties) if properties is not None else None
    paragraph.clear()
    if kept is not None:
        paragraph.append(kept)


def _paragraph_of(piece: _Element) -> _Element | None:
    return next(piece.iterancestors(qn("w:p")), None)
