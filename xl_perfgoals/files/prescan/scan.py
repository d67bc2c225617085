"""What a pre-scan comes to: the bytes that a reader may be given, and what was left out of them."""

from dataclasses import dataclass

from xl_perfgoals.core.submission import Doubt


@dataclass(frozen=True, slots=True)
class Scan:
    """A file that may be read. data may be put together anew: without stray cells, or unpacked."""

    data: bytes
    doubts: tuple[Doubt, ...] = ()
