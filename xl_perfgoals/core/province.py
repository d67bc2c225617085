"""CountyLine: what one county came to, small enough to be kept for all counties of a province."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from xl_perfgoals.core.amount import Amount, add


class Sums(NamedTuple):
    """The money columns, exact 万元."""

    total: Amount
    fiscal: Amount
    other: Amount


class FindingCounts(NamedTuple):
    """How many findings of each severity stand."""

    errors: int = 0
    warnings: int = 0
    hints: int = 0


class FileCounts(NamedTuple):
    """How the files ended: every one as exactly one of these."""

    read: int = 0
    doubts: int = 0
    refused: int = 0
    skipped: int = 0

    @property
    def all(self) -> int:
        """Every file."""
        return sum(self)


class FormCounts(NamedTuple):
    """Forms read are those summed and those left out. overruled: left out because another version counts."""

    summed: int = 0
    left_out: int = 0
    overruled: int = 0

    @property
    def read(self) -> int:
        """Every form."""
        return self.summed + self.left_out


class DepartmentSums(NamedTuple):
    """A department as its county's workbook shows it. verdict is "" where nothing of it was handed in."""

    name: str
    code: str
    projects: int
    sums: Sums
    findings: FindingCounts
    verdict: str


class UnreadFile(NamedTuple):
    """A file that was refused: its path inside the county's folder, and what its receipt says."""

    path: str
    code: str
    reason: str
    remedy: str


@dataclass(frozen=True, slots=True)
class CountyLine:
    """One county. workbook is the name of its workbook's file, "" where there is none since no form was read.

    aside says why the workbook does not stand under its usual name, "" if it does. year is the year that
    most of its forms state. findings has those of no department too.
    """

    county: str
    workbook: str
    aside: str
    year: int | None
    files: FileCounts
    forms: FormCounts
    sums: Sums
    findings: FindingCounts
    departments: tuple[DepartmentSums, ...] = ()
    unread: tuple[UnreadFile, ...] = ()


def add_sums(every: Iterable[Sums]) -> Sums:
    """The exact sums of the money columns."""
    sums = list(every)
    return Sums(add(s.total for s in sums), add(s.fiscal for s in sums), add(s.other for s in sums))


def add_counts(every: Iterable[FindingCounts]) -> FindingCounts:
    """The sums of the counts."""
    counts = list(every)
    return FindingCounts(*(sum(count[place] for count in counts) for place in range(3)))
