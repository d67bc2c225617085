"""What the cache keeps of a county, as JSON that pydantic checks: a cache may be foreign or damaged.

Loaded where a note is read or written: pydantic takes longer to load than many a county to be known.
"""

from pydantic import TypeAdapter, ValidationError
from pydantic.dataclasses import dataclass

from xl_perfgoals.core.province import CountyLine

State = tuple[int, int]
"""A file's size, and when it was changed in nanoseconds."""


@dataclass(frozen=True, slots=True)
class Note:
    """What a county was made of, what it came to, and the states of its files."""

    fingerprint: str
    line: CountyLine
    written: tuple[State, ...]


_NOTE = TypeAdapter(Note)


def read_note(kept: bytes) -> Note | None:
    """The note that was kept; None where it is none of ours."""
    try:
        return _NOTE.validate_json(kept)
    except ValidationError:
        return None


def written_note(note: Note) -> bytes:
    """The note as it is kept."""
    return _NOTE.dump_json(note)
