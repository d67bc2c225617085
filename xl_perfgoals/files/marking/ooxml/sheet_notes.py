"""The notes of one worksheet: its comments part and the drawing of their boxes, merged or made."""

from collections.abc import Mapping

from lxml.etree import _Element

from xl_perfgoals.core.cells import Area
from xl_perfgoals.files.marking import wording as words
from xl_perfgoals.files.marking.findings_told import without_ours
from xl_perfgoals.files.marking.ooxml.book import BookPart
from xl_perfgoals.files.marking.ooxml.note_shapes import (
    Box,
    blocks_for,
    blocks_of,
    new_drawing,
    with_boxes,
    without_boxes,
)
from xl_perfgoals.files.marking.ooxml.notes import Notes
from xl_perfgoals.files.marking.ooxml.package import NotEditableError, namespace
from xl_perfgoals.files.marking.ooxml.sizes import Sizes
from xl_perfgoals.files.marking.places import place_of, reference
from xl_perfgoals.files.marking.text_sizes import lines_of

_DRAWING_TYPE = "application/vnd.openxmlformats-officedocument.vmlDrawing"
_BEHIND = (
    *("legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls", "webPublishItems"),
    *("tableParts", "extLst"),
)
_WIDTH, _LINE, _MOST_HIGH = 340, 16, 640
_CHARS = 52
"""A box in pixels, and how many digits stand in one of its lines."""


class Drawings:
    """All old drawings of a workbook: a block of numbers that none of them uses."""

    def __init__(self, book: BookPart) -> None:
        self._book = book
        self._next = 0

    def take(self, count: int) -> int:
        """The first of some blocks that no drawing uses."""
        if not self._next:
            package = self._book.package
            drawings = (path for path in package.paths if path.lower().endswith(".vml"))
            used = {block for path in drawings for block in blocks_of(_text(package.read(path))[0])}
            self._next = max(used | {0}) + 1
        first = self._next
        self._next += count
        return first


class SheetNotes:
    """Notes of the worksheet in one part."""

    def __init__(self, book: BookPart, path: str, drawings: Drawings) -> None:
        self._package = book.package
        self._book = book
        self._path = path
        self._drawings = drawings
        self._comments = self._package.target(path, "comments")
        self._texts = Notes(self._package.xml(self._comments)).texts if self._comments else {}
        self.ours = {at: left for at, text in self._texts.items() if (left := without_ours(text)) != text}
        """What others wrote in the notes that have something of ours from an earlier round."""

    def put(self, root: _Element, texts: Mapping[Area, str]) -> list[str]:
        """Writes notes by cell and clears those of ours elsewhere; sentences about what could not be done."""
        lost: list[str] = []
        discussed = self._discussed()
        noted = {area: text for area, text in texts.items() if reference(*area[:2]) not in discussed}
        if there := [reference(*area[:2]) for area in texts if area not in noted]:
            lost.append(words.DISCUSSION.replace("{cells}", "、".join(there)))
        gone = [
            at
            for at, left in self.ours.items()
            if not left and at not in {reference(*area[:2]) for area in noted}
        ]
        if not (noted or self.ours):
            return lost
        whole = {area: self._whole(area, text) for area, text in noted.items()}
        if not self._draw(root, whole, gone):
            return [*lost, words.NO_NOTES]
        self._comments = self._comments or self._book.add_comments(self._path)
        notes = Notes(self._package.edit(self._comments))
        for at, left in self.ours.items():
            notes.keep_only(at, left)
        for area, text in noted.items():
            at = reference(*area[:2])
            notes.put(at, self._before(at), words.NOTE_TITLE, text)
        return lost

    def _before(self, at: str) -> str:
        return self.ours.get(at, self._texts.get(at, ""))

    def _whole(self, area: Area, text: str) -> str:
        before = self._before(reference(*area[:2]))
        return "\n".join((*((before, "") if before else ()), words.NOTE_TITLE, text))

    def _draw(self, root: _Element, texts: Mapping[Area, str], gone: list[str]) -> bool:
        """Gives the notes their boxes; False where the sheet's drawing is no drawing."""
        sizes = Sizes(root)
        boxes = [_box(sizes, area, text) for area, text in texts.items()]
        path = self._drawing(root)
        drawing, encoding = _text(self._package.read(path)) if path else (new_drawing(), "utf-8")
        drawing = without_boxes(drawing, filter(None, map(place_of, gone)))
        if boxes:
            changed = with_boxes(drawing, boxes, self._drawings.take(blocks_for(len(boxes))))
            if changed is None:
                return False
            drawing = changed
        if path:
            self._package.put(path, drawing.encode(encoding, "surrogateescape"))
        elif boxes:
            self._add_drawing(root, drawing)
        return True

    def _drawing(self, root: _Element) -> str:
        """The part with the boxes, "" if there is none."""
        own = root.find(f"{namespace(root)}legacyDrawing")
        number = own.get(self._book.relation_id) if own is not None else None
        found = (r.target for r in self._package.relations(self._path) if r.number == number)
        return next((target for target in found if self._package.has(target)), "")

    def _add_drawing(self, root: _Element, drawing: str) -> None:
        path = self._package.free_path("xl/drawings/vmlDrawing{}.vml")
        self._package.add(path, drawing.encode(), _DRAWING_TYPE)
        number = self._package.relate(self._path, f"{self._book.relation_base}/vmlDrawing", path)
        ns = namespace(root)
        own = root.find(f"{ns}legacyDrawing")
        if own is None:
            own = root.makeelement(f"{ns}legacyDrawing", {})
            behind = {f"{ns}{name}" for name in _BEHIND}
            following = next((one for one in root if one.tag in behind or _is_choice(one)), None)
            if following is None:
                root.append(own)
            else:
                following.addprevious(own)
        own.set(self._book.relation_id, number)

    def _discussed(self) -> frozenset[str]:
        """Cells with comments of the new kind, beside which there can be no note."""
        return frozenset(
            one.get("ref", "")
            for relation in self._package.relations(self._path)
            if relation.kind == "threadedComment" and self._package.has(relation.target)
            for one in self._package.xml(relation.target)
        )


def _box(sizes: Sizes, area: Area, text: str) -> Box:
    height = min(_LINE * (lines_of(text, _CHARS) + 1), _MOST_HIGH)
    anchor = sizes.anchor(area.first_row, area.last_col, _WIDTH, height)
    return Box(area.first_row, area.first_col, _WIDTH, height, anchor)


def _is_choice(element: _Element) -> bool:
    """Whether this is controls or objects, in a form that not every program knows."""
    return str(element.tag).endswith("}AlternateContent")


def _text(data: bytes) -> tuple[str, str]:
    """A drawing as text, and its encoding; what is no text stays as it is. Raises NotEditableError."""
    if not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-8", "surrogateescape"), "utf-8"
    try:
        return data.decode("utf-16"), "utf-16"
    except UnicodeDecodeError as error:
        raise NotEditableError from error
