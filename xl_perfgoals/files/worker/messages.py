"""What a worker says: that it is ready, what came out, what was raised, or that it will take longer."""

from typing import NamedTuple

Version = tuple[int, int]


class Ready(NamedTuple):
    """Started, everything imported."""

    python: Version


class Answer(NamedTuple):
    """What the work came to."""

    value: object


class Raised(NamedTuple):
    """The exception that the work ended with, and its traceback as text."""

    error: BaseException
    traceback: str


class Longer(NamedTuple):
    """A long document: so many seconds more."""

    seconds: float


class Outside(NamedTuple):
    """Another program does the work now: so many seconds more, and its memory does not count."""

    seconds: float


class Inside:
    """The other program has ended: limits hold again."""


Message = Ready | Answer | Raised | Longer | Outside | Inside
