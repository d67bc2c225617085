"""Findings under their departments and projects, and how many of them stand."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from typing import NamedTuple

from xl_perfgoals.core.cells import CellRef
from xl_perfgoals.core.finding import Finding, Severity
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


class Place(NamedTuple):
    """Where a form stands in the tables: department, project (0 if left out), name of the department."""

    department_no: int
    project_no: int
    department: str


def form_places(summary: CountySummary) -> Mapping[CellRef, Place]:
    """The place of every form by its first cell: summed ones in their order, then those left out.

    A form left out belongs to the first department of its name, whose verdict it shares.
    """
    places: dict[CellRef, Place] = {}
    numbers: dict[str, int] = {}
    for department_no, line in enumerate(summary.lines, 1):
        numbers.setdefault(name_key(line.department), department_no)
        for project in line.projects:
            places[project.form.at] = Place(department_no, len(places) + 1, line.department)
    for left in summary.left_out:
        stated = left.form.department.value or ""
        number = numbers.get(name_key(stated), 0)
        known = summary.lines[number - 1].department if number else stated
        places.setdefault(left.form.at, Place(number, 0, known or NO_DEPARTMENT))
    return places


def ordered(summary: CountySummary, findings: Sequence[Finding]) -> tuple[Issue, ...]:
    """By department, then form, gravest first; what belongs to no department or no form comes last."""
    places = form_places(summary)
    order = {at: index for index, at in enumerate(places)}
    last = len(places)

    def issue_of(finding: Finding) -> Issue:
        place = places.get(finding.form) if finding.form else None
        return Issue(finding, *(place or Place(0, 0, finding.department)))

    def order_key(issue: Issue) -> tuple[bool, int, int, int, CellRef, str]:
        finding, number = issue.finding, issue.department_no
        form = order.get(finding.form, last) if finding.form else last
        return (number == 0, number, form, finding.severity.rank, finding.at, finding.code)

    return tuple(sorted(map(issue_of, findings), key=order_key))


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
