"""CountyLine: what one county came to, small enough to be kept for all counties of a province."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from xl_perfgoals.core.amount import Amount, add
from xl_perfgoals.core.sent import NO_FILES_SENT, NO_FORMS_SENT, SentFiles, SentForms


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


class LeftForm(NamedTuple):
    """A form that was read but not summed: where its project stands, whose it is, its total as written; why
    it was left out, and what to do about that. overruled: another version of the project counts, or the
    officer said that none does.
    """

    path: str
    sheet: str
    cell: str
    department: str
    project: str
    total: str
    code: str
    reason: str
    remedy: str
    overruled: bool = False


@dataclass(frozen=True, slots=True)
class CountyLine:
    """One county. workbook is the name of its workbook's file, "" where there is none since no form was read.

    aside says why the workbook does not stand under its usual name, "" if it does. year is the year that
    most of its forms state. findings has those of no department too. left_out are the forms that were not
    summed, in the order of the county's workbook; digest is the sha256 of that workbook as it was written.
    left_behind is the name of the workbook that an earlier run wrote for a county that has none now.
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
    sent: SentFiles = NO_FILES_SENT
    left_out: tuple[LeftForm, ...] = ()
    summed: SentForms = NO_FORMS_SENT
    digest: str = ""
    left_behind: str = ""


def add_sums(every: Iterable[Sums]) -> Sums:
    """The exact sums of the money columns."""
    sums = list(every)
    return Sums(add(s.total for s in sums), add(s.fiscal for s in sums), add(s.other for s in sums))


def add_counts(every: Iterable[FindingCounts]) -> FindingCounts:
    """The sums of the counts."""
    counts = list(every)
    return FindingCounts(*(sum(count[place] for count in counts) for place in range(3)))
