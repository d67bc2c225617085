"""Note: one thing that whoever asked for a conversion should know, with the cell that it is about."""

from enum import StrEnum
from typing import NamedTuple

from xl_perfgoals.core.cells import CellRef


class NoteKind(StrEnum):
    """doubtful: look at it; lost: the template has no place for it; repaired: put right on the way."""

    DOUBTFUL = "doubtful"
    LOST = "lost"
    REPAIRED = "repaired"


class Note(NamedTuple):
    """field is what it is about, was what stood in the source's cell, said what became of it."""

    kind: NoteKind
    field: str
    at: CellRef
    was: str
    said: str


def doubtful(field: str, at: CellRef, was: str, said: str) -> Note:
    """A note of something to look at."""
    return Note(NoteKind.DOUBTFUL, field, at, was, said)


def lost(field: str, at: CellRef, was: str, said: str) -> Note:
    """A note of something that is not in the template."""
    return Note(NoteKind.LOST, field, at, was, said)


def repaired(field: str, at: CellRef, was: str, said: str) -> Note:
    """A note of something that was put right."""
    return Note(NoteKind.REPAIRED, field, at, was, said)
