"""What a worker says: that it is ready, what came out, what was raised, or that it will take longer."""

from dataclasses import dataclass

Version = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Ready:
    """Started, everything imported."""

    python: Version


@dataclass(frozen=True, slots=True)
class Answer:
    """What the work came to."""

    value: object


@dataclass(frozen=True, slots=True)
class Raised:
    """The exception that the work ended with, and its traceback as text."""

    error: BaseException
    traceback: str


@dataclass(frozen=True, slots=True)
class Longer:
    """A long document: so many seconds more."""

    seconds: float


@dataclass(frozen=True, slots=True)
class Outside:
    """Another program does the work now: so many seconds more, and its memory does not count."""

    seconds: float


@dataclass(frozen=True, slots=True)
class Inside:
    """The other program has ended: limits hold again."""


Message = Ready | Answer | Raised | Longer | Outside | Inside
