"""A county's details as rows of the four tables. Members of our enumerations are texts as they stand."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from xl_perfgoals.core.amount import format_amount, to_fen
from xl_perfgoals.core.cells import CellRef
from xl_perfgoals.core.detail_table import DetailRows, DetailValue
from xl_perfgoals.core.finding import Finding
from xl_perfgoals.core.form import PerfGoalForm
from xl_perfgoals.core.submission import Receipt, Submission
from xl_perfgoals.core.summary import CountySummary, Money
from xl_perfgoals.core.target import Target
from xl_perfgoals.ops.messages import advice, message
from xl_perfgoals.ops.province import tables

_Row = tuple[DetailValue, ...]


class _Counting(NamedTuple):
    """Under which department a form stands, and its money or why it is not counted."""

    department: str
    code: str
    money: Money | None
    left_out_code: str = ""
    left_out_reason: str = ""


def county_details(
    county: str, submission: Submission, summary: CountySummary, findings: Iterable[Finding]
) -> tuple[DetailRows, ...]:
    """All rows of a county, in the order in which its files were read."""
    counting = _counting(summary)
    numbers = {form.at: number for number, form in enumerate(submission.forms, 1)}
    return (
        DetailRows(tables.PROJECTS, [_project(county, numbers, counting, f) for f in submission.forms]),
        DetailRows(tables.INDICATORS, list(_indicators(county, numbers, counting, submission.forms))),
        DetailRows(tables.FINDINGS, [_finding(county, numbers, finding) for finding in findings]),
        DetailRows(tables.RECEIPTS, [_receipt(county, receipt) for receipt in submission.receipts]),
    )


def _counting(summary: CountySummary) -> Mapping[CellRef, _Counting]:
    summed = {line.form.at: _Counting(line.department, line.code, line.money) for line in summary.projects}
    left_out = {
        left.form.at: _Counting(left.department, left.department_code, None, left.code, left.reason)
        for left in summary.left_out
    }
    return summed | left_out


def _project(
    county: str, numbers: Mapping[CellRef, int], counting: Mapping[CellRef, _Counting], form: PerfGoalForm
) -> _Row:
    own = counting[form.at]
    fen = _fen(own.money)
    return (
        county,
        numbers[form.at],
        own.department,
        own.code,
        form.unit.value or form.unit.text,
        form.project.value or form.project.text,
        form.project_code.text,
        form.year.value,
        form.attribute.text,
        form.period.text,
        own.money is not None,
        own.left_out_code,
        own.left_out_reason,
        *fen,
        *fen,
        len(form.indicators),
        form.annual_goal.value or form.annual_goal.text,
        *form.at[:2],
        form.at.a1,
    )


def _fen(money: Money | None) -> tuple[int | None, int | None, int | None]:
    if money is None:
        return None, None, None
    return to_fen(money.total.amount), to_fen(money.fiscal.amount), to_fen(money.other.amount)


def _indicators(
    county: str,
    numbers: Mapping[CellRef, int],
    counting: Mapping[CellRef, _Counting],
    forms: Sequence[PerfGoalForm],
) -> Iterator[_Row]:
    for form in forms:
        own, number = counting[form.at], numbers[form.at]
        project = form.project.value or form.project.text
        for indicator in form.indicators:
            yield (
                county,
                number,
                indicator.number,
                own.money is not None,
                own.department,
                project,
                indicator.level1,
                indicator.level2.value or indicator.level2.text,
                indicator.name.text,
                indicator.target.text,
                *_target(indicator.target.value),
                indicator.row,
            )


def _target(target: Target | None) -> _Row:
    """Kind, operator, both numbers and the unit."""
    if target is None:
        return None, None, None, None, None
    return (
        target.kind,
        target.op,
        _plain(target.number),
        _plain(target.number2),
        target.unit,
    )


def _plain(number: Decimal | None) -> str | None:
    return None if number is None else format_amount(number)


def _finding(county: str, numbers: Mapping[CellRef, int], finding: Finding) -> _Row:
    at = finding.at
    return (
        county,
        numbers.get(finding.form) if finding.form else None,
        finding.code,
        finding.severity,
        finding.department,
        finding.unit,
        finding.project,
        at.book,
        at.sheet,
        "" if at.whole_file else at.a1,
        message(finding),
        advice(finding),
        finding.waived,
    )


def _receipt(county: str, receipt: Receipt) -> _Row:
    problem, doubts = receipt.problem, receipt.doubts
    return (
        county,
        receipt.path,
        receipt.status,
        problem.code if problem else "、".join(dict.fromkeys(doubt.code for doubt in doubts)),
        problem.reason if problem else "；".join(doubt.text for doubt in doubts),
        problem.remedy if problem else "",
        receipt.sheets,
        receipt.forms,
        receipt.sha256,
    )
