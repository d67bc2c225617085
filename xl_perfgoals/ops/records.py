"""The JSON that the program prints: one pydantic model a shape (documented in docs/json.md)."""

from collections.abc import Iterable
from decimal import Decimal

from pydantic import BaseModel, ConfigDict, JsonValue

from xl_perfgoals.core.amount import format_amount
from xl_perfgoals.core.finding import Fact, Finding
from xl_perfgoals.core.form import Entry, Indicator, PerfGoalForm
from xl_perfgoals.core.submission import Receipt, Submission
from xl_perfgoals.core.summary import CountySummary, Money
from xl_perfgoals.core.target import Target
from xl_perfgoals.ops.messages import sentence
from xl_perfgoals.ops.version_records import VersionRecord, saved_at, version_records


class _Record(BaseModel):
    model_config = ConfigDict(frozen=True)


class FileRecord(_Record):
    """How a file ended: read, read_with_doubts, refused or skipped; code, reason and remedy say why."""

    path: str
    status: str
    code: str | None
    reason: str | None
    remedy: str | None
    sheets: int
    forms: int
    sha256: str = ""
    saved_at: str | None = None


class IndicatorRecord(_Record):
    """An indicator as it stands on the form; row is the 1-based sheet row."""

    level1: str
    level2: str
    name: str
    target: str
    row: int


class FormRecord(_Record):
    """A form. Amounts are decimal strings in 万元, null where the blank is empty or unreadable."""

    file: str
    sheet: str
    project: str
    department: str
    department_code: str | None
    unit: str
    year: int | None
    attribute: str
    period: str
    total: str | None
    fiscal: str | None
    other: str | None
    annual_goal: str
    indicators: list[IndicatorRecord]


class FindingRecord(_Record):
    """A finding: severity error, warning or hint; message says what is wrong and how to mend it.

    Decimals among the facts are strings.
    """

    code: str
    severity: str
    file: str
    sheet: str
    cell: str
    project: str
    message: str
    facts: dict[str, JsonValue]


class CheckRecord(_Record):
    """What `check --format json` prints."""

    files: list[FileRecord]
    forms: list[FormRecord]
    findings: list[FindingRecord]
    versions: list[VersionRecord] = []


class DepartmentRecord(_Record):
    """A department's exact totals in 万元."""

    department: str
    code: str | None
    projects: int
    total: str
    fiscal: str
    other: str


class CountyRecord(_Record):
    """The county's exact totals in 万元."""

    projects: int
    total: str
    fiscal: str
    other: str


class LeftOutRecord(_Record):
    """A form that was read but not summed, and the rule that says why."""

    file: str
    sheet: str
    cell: str
    project: str
    department: str
    code: str
    reason: str


class ConsolidateRecord(_Record):
    """What `consolidate --format json` prints."""

    departments: list[DepartmentRecord]
    county: CountyRecord
    left_out: list[LeftOutRecord]
    files: list[FileRecord]
    versions: list[VersionRecord] = []


class TargetRecord(_Record):
    """What `parse` prints for one 指标值; keys that a kind has no use for are left out."""

    text: str
    op: str | None
    number: str | None
    number2: str | None = None
    unit: str | None
    kind: str
    yuan: str | None = None
    yuan2: str | None = None
    per: list[str] | None = None
    date: str | None = None
    date2: str | None = None
    granularity: str | None = None
    bool_: bool | None = None
    flags: list[str]

    def as_json(self) -> dict[str, object]:
        """The record as JSON values: op, number and unit always, the rest where they say something."""
        values = self.model_dump()
        values["bool"] = values.pop("bool_")
        always = {"text", "op", "number", "unit", "kind", "flags"}
        return {key: value for key, value in values.items() if key in always or value is not None}


def check_record(submission: Submission, findings: Iterable[Finding]) -> CheckRecord:
    """A checked submission as JSON values."""
    return CheckRecord(
        files=[file_record(receipt) for receipt in submission.receipts],
        forms=[form_record(form) for form in submission.forms],
        findings=[finding_record(finding) for finding in findings],
        versions=version_records(submission),
    )


def consolidate_record(submission: Submission, summary: CountySummary) -> ConsolidateRecord:
    """A county summary as JSON values."""
    return ConsolidateRecord(
        departments=[
            DepartmentRecord(
                department=line.department,
                code=line.code or None,
                projects=len(line.projects),
                **_money(line.money),
            )
            for line in summary.lines
        ],
        county=CountyRecord(projects=len(summary.projects), **_money(summary.money)),
        left_out=[
            LeftOutRecord(
                file=out.at.book,
                sheet=out.at.sheet,
                cell=out.at.a1,
                project=out.form.project.text,
                department=out.form.department.value or "",
                code=out.code,
                reason=out.reason,
            )
            for out in summary.left_out
        ],
        files=[file_record(receipt) for receipt in submission.receipts],
        versions=version_records(submission),
    )


def file_record(receipt: Receipt) -> FileRecord:
    """A receipt as JSON values; a file read with doubts gives its doubts' codes and texts."""
    problem, doubts = receipt.problem, receipt.doubts
    return FileRecord(
        path=receipt.path,
        status=receipt.status.value,
        code=problem.code if problem else "、".join(dict.fromkeys(d.code for d in doubts)) or None,
        reason=problem.reason if problem else "；".join(doubt.text for doubt in doubts) or None,
        remedy=problem.remedy if problem else None,
        sheets=receipt.sheets,
        forms=receipt.forms,
        sha256=receipt.sha256,
        saved_at=saved_at(receipt.saved),
    )


def form_record(form: PerfGoalForm) -> FormRecord:
    """A form as JSON values."""
    return FormRecord(
        file=form.at.book,
        sheet=form.at.sheet,
        project=form.project.text,
        department=form.department.value or "",
        department_code=form.department_code.value,
        unit=form.unit.text,
        year=form.year.value,
        attribute=form.attribute.text,
        period=form.period.text,
        total=_amount(form.funding.total),
        fiscal=_amount(form.funding.fiscal),
        other=_amount(form.funding.other),
        annual_goal=form.annual_goal.text,
        indicators=[_indicator(indicator) for indicator in form.indicators],
    )


def finding_record(finding: Finding) -> FindingRecord:
    """A finding as JSON values."""
    return FindingRecord(
        code=finding.code,
        severity=finding.severity.value,
        file=finding.at.book,
        sheet=finding.at.sheet,
        cell="" if finding.at.whole_file else finding.at.a1,
        project=finding.project,
        message=sentence(finding),
        facts={name: _fact(fact) for name, fact in finding.facts.items()},
    )


def target_record(target: Target) -> TargetRecord:
    """A parsed 指标值 as JSON values; numbers are plain decimal texts."""
    return TargetRecord(
        text=target.text,
        op=target.op.value if target.op else None,
        number=target.ratio or _plain(target.number),
        number2=_plain(target.number2),
        unit=target.unit,
        kind=target.kind.value,
        yuan=_plain(target.yuan),
        yuan2=_plain(target.yuan2),
        per=list(target.per) or None,
        date=target.date,
        date2=target.date2,
        granularity=target.granularity,
        bool_=target.truth,
        flags=list(target.flags),
    )


def _indicator(indicator: Indicator) -> IndicatorRecord:
    level2 = indicator.level2
    return IndicatorRecord(
        level1=indicator.level1.value if indicator.level1 else "",
        level2=level2.value.value if level2.value else level2.text,
        name=indicator.name.text,
        target=indicator.target.text,
        row=indicator.row,
    )


def _money(money: Money) -> dict[str, str]:
    return {
        "total": format_amount(money.total.amount),
        "fiscal": format_amount(money.fiscal.amount),
        "other": format_amount(money.other.amount),
    }


def _amount(entry: Entry[Decimal]) -> str | None:
    return None if entry.value is None else format_amount(entry.value)


def _plain(number: Decimal | None) -> str | None:
    return None if number is None else f"{number:f}"


def _fact(fact: Fact) -> JsonValue:
    if isinstance(fact, Decimal):
        return format_amount(fact)
    if isinstance(fact, tuple):
        return [_fact(item) for item in fact]
    return fact
