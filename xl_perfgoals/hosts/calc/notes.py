"""Notes: the old kind of comments, which is the only kind that LibreOffice has."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from xlwings import base_classes

from xl_perfgoals.hosts.calc.places import Place
from xl_perfgoals.hosts.calc.uno_bridge import Uno

if TYPE_CHECKING:
    from xl_perfgoals.hosts.calc.sheet import Sheet

_NOTES = 8
"""LibreOffice's flag for notes, where contents are taken away."""


class Note(base_classes.Note):
    """The note of a cell."""

    def __init__(self, place: Place, note: Uno) -> None:
        self._place, self._note = place, note

    @property
    def api(self) -> Uno:
        """The annotation."""
        return self._note

    @property
    def text(self) -> str:
        """What it says."""
        return str(self._note.String)

    @text.setter
    def text(self, value: str) -> None:
        self._place.check_writable()
        self._note.setString(value)

    @property
    def author(self) -> str:
        """Who wrote it, "" if it does not say."""
        return str(self._note.Author)

    @property
    def location(self) -> Place:
        """The cell that it belongs to."""
        return self._place

    def delete(self) -> None:
        """Takes it away."""
        self._place.check_writable()
        self._place.uno.clearContents(_NOTES)


def note_of(place: Place) -> Note | None:
    """The note of the first cell; None when it has none."""
    if not place.sheet.annotations.getCount() or not place.uno.queryContentCells(_NOTES).RangeAddresses:
        return None
    note = place.cell.getAnnotation()
    return Note(place, note) if note.String else None


def add_note(place: Place, text: str) -> Note:
    """Puts a note on a cell that has none."""
    place.check_writable()
    place.sheet.annotations.insertNew(place.cell.CellAddress, text)
    return Note(place, place.cell.getAnnotation())


def notes_on(sheet: "Sheet") -> list[Note]:
    """All notes of a sheet."""
    found = []
    for note in sheet.annotations:
        at = note.Position
        found.append(Note(sheet.cell(at.Row + 1, at.Column + 1), note))
    return found


@contextmanager
def kept_notes(place: Place) -> Iterator[None]:
    """Saves the notes from a block that is written over them: LibreOffice would drop them with the values."""
    annotations = place.sheet.annotations
    kept = []
    if annotations.getCount():
        top, left, bottom, right = place.area
        for note in annotations:
            at = note.Position
            if top <= at.Row + 1 <= bottom and left <= at.Column + 1 <= right:
                kept.append((at, str(note.String)))
    yield
    for at, text in kept:
        annotations.insertNew(at, text)
