"""A county's line: what its workbook shows, counted once more for the province."""

from collections.abc import Iterator, Sequence

from xl_perfgoals.core.amount import Amount, format_amount
from xl_perfgoals.core.cells import CellRef
from xl_perfgoals.core.province import (
    CountyLine,
    DepartmentSums,
    FileCounts,
    FindingCounts,
    FormCounts,
    LeftForm,
    Sums,
    UnreadFile,
)
from xl_perfgoals.core.sent import SentFiles, SentForm, SentForms
from xl_perfgoals.core.submission import Receipt, Status
from xl_perfgoals.core.summary import CountySummary, Money
from xl_perfgoals.ops.consolidate import common_year
from xl_perfgoals.ops.present.departments import OTHERS
from xl_perfgoals.ops.present.issues import NOT_REPORTED, Tally
from xl_perfgoals.ops.present.material import Material

NOTHING = Sums(Amount(0), Amount(0), Amount(0))
REMEDY = "请单位改正后重新报送，再汇总一次"
"""What to do about a form left out of which no rule says more: the county has switched that rule off."""


def county_line(
    county: str, material: Material, workbook: str, aside: str = "", digest: str = ""
) -> CountyLine:
    """The line of a county whose workbook was made of this material; digest is that workbook's sha256."""
    summary, submission = material.summary, material.submission
    year = common_year(submission.forms)  # not the summary's, which is the one that was asked for, if any
    return CountyLine(
        county,
        workbook,
        aside,
        year,
        file_counts(submission.receipts),
        FormCounts(len(summary.projects), len(summary.left_out), len(submission.overruled)),
        _sums(summary.money),
        _counts(material.tally),
        tuple(_departments(material)),
        unread_files(submission.receipts),
        SentFiles.of((own.sha256, own.path) for own in submission.receipts if own.forms and own.sha256),
        forms_left_out(material),
        SentForms.of(_summed(summary, year)),
        digest,
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


def forms_left_out(material: Material) -> tuple[LeftForm, ...]:
    """The forms that were not summed, as 来源 of the county's workbook lists them."""
    left_out = material.summary.left_out
    asked, overruled = {(left.form.at, left.code) for left in left_out}, material.submission.overruled
    remedies: dict[tuple[CellRef, str], str] = {}
    for finding in (issue.finding for issue in material.issues):
        if finding.form and (key := (finding.form, finding.code)) in asked:
            remedies.setdefault(key, material.wording.advice(finding))
    return tuple(
        LeftForm(
            left.at.book,
            left.at.sheet,
            left.at.a1,
            place.department,
            left.form.project.text,
            left.form.funding.total.text,
            left.code,
            left.reason,
            remedies.get((left.form.at, left.code), REMEDY),
            left.form.at in overruled,
        )
        for left, place in zip(left_out, material.left_out_places, strict=True)
    )


def _summed(summary: CountySummary, year: int | None) -> Iterator[tuple[tuple[str, str], SentForm]]:
    """The forms that were summed and say whose project they are, with their identities; a form
    that states no year is of the county's.
    """
    for line in summary.projects:
        form = line.form
        if identity := form.identity:
            unit = form.unit.text if form.unit.value else form.department.value or ""
            total = format_amount(line.money.total.amount)
            yield (
                identity,
                SentForm(
                    form.at.book, form.at.sheet, unit, form.project.text, total, form.year.value or year
                ),
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
