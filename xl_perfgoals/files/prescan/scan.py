"""What a pre-scan comes to: the bytes that a reader may be given, and what was left out of them."""

from dataclasses import dataclass

from xl_perfgoals.core.submission import Doubt, Problem
from xl_perfgoals.files.problems import problem


@dataclass(frozen=True, slots=True)
class Scan:
    """A file that may be read. data may be put together anew, without stray cells, or unpacked.

    odd says in words what is unusual about it, if anything.
    """

    data: bytes
    doubts: tuple[Doubt, ...] = ()
    odd: str = ""


class RefusedScanError(Exception):
    """The file may not be read. Raised inside the pre-scan only, which answers with the problem."""

    def __init__(self, code: str, **facts: object) -> None:
        super().__init__(code)
        self.problem: Problem = problem(code, **facts)
