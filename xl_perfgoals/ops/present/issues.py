"""Findings under their departments and projects, and how many of them stand."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from typing import NamedTuple

from xl_perfgoals.core.cells import CellRef
from xl_perfgoals.core.finding import Finding, Severity
from xl_perfgoals.core.form import PerfGoalForm
from xl_perfgoals.core.summary import CountySummary
from xl_perfgoals.core.texts import name_key
from xl_perfgoals.wording import NO_DEPARTMENT


class Verdict(StrEnum):
    """What becomes of a department's or a project's forms."""

    RETURN = "退回"
    AMEND = "修改后报送"
    ACCEPT = "通过"


class Tally(NamedTuple):
    """How many findings of each severity stand; waived ones are counted apart."""

    errors: int = 0
    warnings: int = 0
    hints: int = 0
    waived: int = 0

    @property
    def standing(self) -> tuple[int, int, int]:
        """The counts that matter: errors, warnings, hints."""
        return self[:3]

    @property
    def verdict(self) -> Verdict:
        """Errors send back, warnings ask for a change."""
        return Verdict.RETURN if self.errors else Verdict.AMEND if self.warnings else Verdict.ACCEPT


class Issue(NamedTuple):
    """A finding in its place. department_no and project_no count from 1 as in the tables; 0 is none."""

    finding: Finding
    department_no: int
    project_no: int
    department: str


def ordered(summary: CountySummary, findings: Sequence[Finding]) -> tuple[Issue, ...]:
    """Departments in the order of the summary, then forms that were left out, then whole files."""
    places: dict[CellRef, tuple[int, int, str]] = {}
    number = 0
    for department_no, line in enumerate(summary.lines, 1):
        for project in line.projects:
            number += 1
            places[project.form.at] = (department_no, number, line.department)
    order = {at: index for index, at in enumerate(places)}
    for left in summary.left_out:
        places.setdefault(left.form.at, (0, 0, department_of(left.form, summary)))
        order.setdefault(left.form.at, len(order))

    def order_key(issue: Issue) -> tuple[bool, int, int, CellRef, str]:
        finding = issue.finding
        place = order.get(finding.form, len(order)) if finding.form else len(order)
        no_department = issue.department_no == 0
        return (no_department, place, finding.severity.rank, finding.at, finding.code)

    return tuple(
        sorted(
            (
                Issue(finding, *places.get(finding.form or finding.at, (0, 0, finding.department)))
                for finding in findings
            ),
            key=order_key,
        )
    )


def department_of(form: PerfGoalForm, summary: CountySummary) -> str:
    """The department that a form left out belongs to, by the name it has in the summary."""
    key = name_key(form.department.text)
    known = {name_key(line.department): line.department for line in summary.lines}
    return known.get(key) or form.department.value or NO_DEPARTMENT


def first_rows(numbers: Iterable[int], first: int) -> Mapping[int, int]:
    """The row in which each number first stands, of a list that begins in row first."""
    rows: dict[int, int] = {}
    for row, number in enumerate(numbers, first):
        rows.setdefault(number, row)
    return rows


def tally(issues: Sequence[Issue]) -> Tally:
    """Counts findings."""
    count = Counter("" if issue.finding.waived else issue.finding.severity for issue in issues)
    return Tally(count[Severity.ERROR], count[Severity.WARNING], count[Severity.HINT], count[""])


def tallies(numbered: Iterable[tuple[int, Issue]]) -> Mapping[int, Tally]:
    """Counts findings by the number they come with."""
    groups: dict[int, list[Issue]] = {}
    for number, issue in numbered:
        groups.setdefault(number, []).append(issue)
    return {number: tally(own) for number, own in groups.items()}
