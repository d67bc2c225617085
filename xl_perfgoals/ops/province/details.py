"""A county's details as rows of the four tables. Members of our enumerations are texts as they stand."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from itertools import chain, repeat
from typing import NamedTuple

from xl_perfgoals.core.amount import format_amount, to_fen
from xl_perfgoals.core.cells import CellRef
from xl_perfgoals.core.detail_table import Details, DetailValue
from xl_perfgoals.core.finding import Finding
from xl_perfgoals.core.form import PerfGoalForm
from xl_perfgoals.core.submission import Receipt, Submission
from xl_perfgoals.core.summary import CountySummary, Money
from xl_perfgoals.core.target import Target
from xl_perfgoals.ops.present import Wording
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
    county: str,
    submission: Submission,
    summary: CountySummary,
    findings: Iterable[Finding],
    wording: Wording,
) -> tuple[Details, ...]:
    """All details of a county, in the order in which its files were read."""
    counting = _counting(summary)
    numbers = {form.at: number for number, form in enumerate(submission.forms, 1)}
    return (
        Details.of_rows(tables.PROJECTS, [_project(county, numbers, counting, f) for f in submission.forms]),
        _indicators(county, numbers, counting, submission.forms),
        _findings(county, numbers, wording, tuple(findings)),
        Details.of_rows(tables.RECEIPTS, [_receipt(county, receipt) for receipt in submission.receipts]),
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
) -> Details:
    """Column by column: they are ten times as many as all other rows."""
    rows = [indicator for form in forms for indicator in form.indicators]
    lengths = [len(form.indicators) for form in forms]

    def of_forms(values: Iterable[DetailValue]) -> Sequence[DetailValue]:
        """For every indicator what holds of its form."""
        return [*chain.from_iterable(map(repeat, values, lengths))]

    own = [counting[form.at] for form in forms]
    meanings = _targets([row.target.value for row in rows])
    return Details(
        tables.INDICATORS,
        (
            [county] * len(rows),
            of_forms(numbers[form.at] for form in forms),
            [row.number for row in rows],
            of_forms(one.money is not None for one in own),
            of_forms(one.department for one in own),
            of_forms(form.project.value or form.project.text for form in forms),
            [row.level1 for row in rows],
            [row.level2.value or row.level2.text for row in rows],
            [row.name.text for row in rows],
            [row.target.text for row in rows],
            *meanings,
            [row.row for row in rows],
        ),
    )


def _targets(targets: Sequence[Target | None]) -> Sequence[Sequence[DetailValue]]:
    """Kind, operator, both numbers and the unit."""
    return (
        [None if target is None else target.kind for target in targets],
        [None if target is None else target.op for target in targets],
        _digits([None if target is None else target.number for target in targets]),
        _digits([None if target is None else target.number2 for target in targets]),
        [None if target is None else target.unit for target in targets],
    )


def _digits(numbers: Sequence[Decimal | None]) -> list[str | None]:
    """Numbers as texts. Equal ones have the same, however many zeros they end in: each is told once."""
    known: dict[Decimal | None, str | None] = {
        number: None if number is None else format_amount(number) for number in {*numbers}
    }
    return [*map(known.__getitem__, numbers)]


def _findings(
    county: str, numbers: Mapping[CellRef, int], wording: Wording, findings: Sequence[Finding]
) -> Details:
    """Column by column, as they are many too."""
    cells = [finding.at for finding in findings]
    forms = [finding.form for finding in findings]
    return Details(
        tables.FINDINGS,
        (
            [county] * len(findings),
            [numbers.get(form) if form else None for form in forms],
            [finding.code for finding in findings],
            [finding.severity for finding in findings],
            [finding.department for finding in findings],
            [finding.unit for finding in findings],
            [finding.project for finding in findings],
            [at.book for at in cells],
            [at.sheet for at in cells],
            [at.a1 if at.sheet or not at.whole_file else "" for at in cells],
            [*map(wording.message, findings)],
            [*map(wording.advice, findings)],
            [finding.waived for finding in findings],
        ),
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
