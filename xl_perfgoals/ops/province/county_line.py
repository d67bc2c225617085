"""A county's line: what its workbook shows, counted once more for the province."""

from collections.abc import Iterator, Sequence

from xl_perfgoals.core.amount import Amount
from xl_perfgoals.core.province import (
    CountyLine,
    DepartmentSums,
    FileCounts,
    FindingCounts,
    FormCounts,
    SentFiles,
    Sums,
    UnreadFile,
)
from xl_perfgoals.core.submission import Receipt, Status
from xl_perfgoals.core.summary import Money
from xl_perfgoals.ops.present.departments import OTHERS
from xl_perfgoals.ops.present.issues import NOT_REPORTED, Tally
from xl_perfgoals.ops.present.material import Material

NOTHING = Sums(Amount(0), Amount(0), Amount(0))


def county_line(county: str, material: Material, workbook: str, aside: str = "") -> CountyLine:
    """The line of a county whose workbook was made of this material."""
    summary, submission = material.summary, material.submission
    return CountyLine(
        county,
        workbook,
        aside,
        summary.year,
        file_counts(submission.receipts),
        FormCounts(len(summary.projects), len(summary.left_out), len(submission.overruled)),
        _sums(summary.money),
        _counts(material.tally),
        tuple(_departments(material)),
        unread_files(submission.receipts),
        SentFiles.of((own.sha256, own.path) for own in submission.receipts if own.forms and own.sha256),
    )


def empty_line(county: str, receipts: Sequence[Receipt]) -> CountyLine:
    """The line of a county from which not one form was read."""
    return CountyLine(
        county,
        "",
        "",
        None,
        file_counts(receipts),
        FormCounts(),
        NOTHING,
        FindingCounts(),
        unread=unread_files(receipts),
    )


def file_counts(receipts: Sequence[Receipt]) -> FileCounts:
    """How the files ended."""
    states = [receipt.status for receipt in receipts]
    return FileCounts(*map(states.count, (Status.READ, Status.DOUBTS, Status.REFUSED, Status.SKIPPED)))


def unread_files(receipts: Sequence[Receipt]) -> tuple[UnreadFile, ...]:
    """The files that were refused."""
    return tuple(
        UnreadFile(receipt.path, receipt.problem.code, receipt.problem.reason, receipt.problem.remedy)
        for receipt in receipts
        if receipt.status is Status.REFUSED and receipt.problem
    )


def _departments(material: Material) -> Iterator[DepartmentSums]:
    """All departments of the county's workbook; last, where there are any, findings of no department."""
    for number, department in enumerate(material.departments, 1):
        tally = material.by_department.get(number, Tally())
        line = department.line
        yield DepartmentSums(
            department.name,
            department.code,
            len(line.projects) if line else 0,
            _sums(line.money) if line else NOTHING,
            _counts(tally),
            tally.verdict.value if department.projects else NOT_REPORTED,
        )
    if others := material.by_department.get(0):
        yield DepartmentSums(OTHERS, "", 0, NOTHING, _counts(others), others.verdict.value)


def _sums(money: Money) -> Sums:
    return Sums(money.total.amount, money.fiscal.amount, money.other.amount)


def _counts(tally: Tally) -> FindingCounts:
    return FindingCounts(*tally.standing)
