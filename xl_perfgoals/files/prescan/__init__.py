"""The pre-scan: a file is looked over before any reader sees it, so that none asks for the impossible."""

from xl_perfgoals.core.submission import Problem
from xl_perfgoals.files.limits import ReadingLimits
from xl_perfgoals.files.prescan.scan import Scan
from xl_perfgoals.files.sniffing import FileKind

__all__ = ["Scan", "prescan"]


def prescan(data: bytes, kind: FileKind, limits: ReadingLimits) -> Problem | Scan:  # noqa: ARG001
    """What a reader of this kind may be given, or why the file is refused."""
    return Scan(data)
