"""What a pre-scan comes to: the bytes that a reader may be given, and what was left out of them."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from xl_perfgoals.core.submission import Doubt, Problem
from xl_perfgoals.files.prescan.pared_sheets import ParedSheet
from xl_perfgoals.files.problems import problem
from xl_perfgoals.files.zip_parts import Part


@dataclass(frozen=True, slots=True)
class Scan:
    """A file that may be read. data may be put together anew, without stray cells, or unpacked.

    odd says in words what is unusual about it, if anything. parts are those of an .xlsx, inflated here so
    that nobody need do it again; pared its plain sheets, by the names of their parts.
    """

    data: bytes
    doubts: tuple[Doubt, ...] = ()
    odd: str = ""
    parts: Mapping[str, Part] | None = None
    pared: Mapping[str, ParedSheet] = field(default_factory=dict)


class RefusedScanError(Exception):
    """The file may not be read. Raised inside the pre-scan only, which answers with the problem."""

    def __init__(self, code: str, **facts: object) -> None:
        super().__init__(code)
        self.problem: Problem = problem(code, **facts)
