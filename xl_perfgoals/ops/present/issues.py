"""Issues: findings in their places, and how many of them stand."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from typing import NamedTuple

from xl_perfgoals.core.finding import Finding, Severity
from xl_perfgoals.ops.remarks import OPEN, WAIVED

NOT_REPORTED = "未报"
"""What stands in place of a verdict where nothing was handed in."""


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
    """A finding in its place. department_no and project_no count from 1 as in the tables; 0 is none.

    state and remark are what stands in the officer's columns.
    """

    finding: Finding
    department_no: int
    project_no: int
    department: str
    unit: str = ""
    state: str = OPEN
    remark: str = ""

    @property
    def waived(self) -> bool:
        """Whether it counts no more."""
        return self.state == WAIVED


class Place(NamedTuple):
    """Where a form stands in the tables: department, project (0 if left out), name of the department."""

    department_no: int
    project_no: int
    department: str


def first_lines(numbers: Iterable[int]) -> Mapping[int, int]:
    """The line in which each number first stands; the first line is 0."""
    lines: dict[int, int] = {}
    for line, number in enumerate(numbers):
        lines.setdefault(number, line)
    return lines


class Tallies(NamedTuple):
    """Findings counted by the numbers of the tables; 0 is for what belongs to none."""

    by_department: Mapping[int, Tally]
    by_project: Mapping[int, Tally]


def tallied(issues: Sequence[Issue]) -> Tallies:
    """Counts findings by department and by project."""
    counts = Counter(
        zip(
            [issue.department_no for issue in issues],
            [issue.project_no for issue in issues],
            [_WAIVED if issue.state == WAIVED else _COUNTED[issue.finding.severity] for issue in issues],
            strict=True,
        )
    )
    departments: dict[int, list[int]] = {}
    projects: dict[int, list[int]] = {}
    for (department_no, project_no, place), count in counts.items():
        departments.setdefault(department_no, [0, 0, 0, 0])[place] += count
        projects.setdefault(project_no, [0, 0, 0, 0])[place] += count
    return Tallies(
        {number: Tally(*own) for number, own in departments.items()},
        {number: Tally(*own) for number, own in projects.items()},
    )


def added(tallies: Iterable[Tally]) -> Tally:
    """Their sum."""
    return Tally(*map(sum, zip(Tally(), *tallies, strict=True)))


_COUNTED, _WAIVED = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.HINT: 2}, 3
"""In which of a tally's numbers a finding is counted."""
