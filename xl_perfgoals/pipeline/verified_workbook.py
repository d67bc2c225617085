"""Verified: what a summary workbook comes to when it is added up again, and what differs."""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from xl_perfgoals.core.amount import from_fen
from xl_perfgoals.core.recounted import Recounted
from xl_perfgoals.core.submission import Problem
from xl_perfgoals.core.written_sheet import WrittenSheet
from xl_perfgoals.frames import recounted
from xl_perfgoals.ops.verified.compared import Verdict, verdict
from xl_perfgoals.ops.verified.recognised import is_summary
from xl_perfgoals.ops.verified.tables import tables_of
from xl_perfgoals.ops.verified.wording import NOT_OURS


class Verified(NamedTuple):
    """A workbook: what its rows come to and what differs; or only why it could not be verified.

    Of a province: missing are the workbooks of counties that should lie beside it but do not, resaved those
    that were saved since, though all that the province's repeats is as it was.
    """

    path: Path
    refusal: str = ""
    counted: Recounted | None = None
    verdict: Verdict = Verdict((), 0, 0)
    missing: tuple[str, ...] = ()
    resaved: tuple[str, ...] = ()

    @classmethod
    def refused(cls, path: Path, why: Problem) -> "Verified":
        """One that could not be read."""
        return cls(path, f"{why.code} {why.reason}{why.remedy}")

    @property
    def total(self) -> str:
        """The total in 万元, as the rows add up to it."""
        return f"{from_fen(self.counted.whole.total):f}" if self.counted else ""


def verified_county(path: Path, sheets: Sequence[WrittenSheet]) -> Verified:
    """A county's summary of which the sheets have been read."""
    if not is_summary(sheets):
        return Verified(path, NOT_OURS)
    tables = tables_of(sheets)
    counted = recounted(tables)
    return Verified(path, "", counted, verdict(tables, counted))
