"""Issues: findings in their places, and how many of them stand."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from typing import NamedTuple, TypeVar

from xl_perfgoals.core.finding import Finding, Severity
from xl_perfgoals.ops.remarks import OPEN, WAIVED

K = TypeVar("K")

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


def first_lines(numbers: Sequence[int]) -> Mapping[int, int]:
    """The line in which each number first stands; the first line is 0."""
    last = len(numbers) - 1
    return dict(zip(reversed(numbers), range(last, -1, -1), strict=True))  # of several the first comes last


class Tallies(NamedTuple):
    """Findings counted by the numbers of the tables, 0 for what belongs to none, and by the rule's code."""

    by_department: Mapping[int, Tally]
    by_project: Mapping[int, Tally]
    by_rule: Mapping[str, Tally]


def tallied(issues: Sequence[Issue]) -> Tallies:
    """Counts findings by department, by project and by rule."""
    marks = [_WAIVED if issue.state == WAIVED else _COUNTED[issue.finding.severity] for issue in issues]
    numbers = [(issue.department_no, issue.project_no) for issue in issues]
    codes = [issue.finding.code for issue in issues]
    counts = Counter(zip(numbers, marks, strict=True)).items()
    by_rule = Counter(zip(codes, marks, strict=True)).items()
    return Tallies(
        _tallies((department_no, mark, count) for ((department_no, _), mark), count in counts),
        _tallies((project_no, mark, count) for ((_, project_no), mark), count in counts),
        _tallies((code, mark, count) for (code, mark), count in by_rule),
    )


def _tallies(counts: Iterable[tuple[K, int, int]]) -> Mapping[K, Tally]:
    """From how many findings there are by a key and by the place of a tally's number."""
    sums: dict[K, list[int]] = {}
    for key, mark, count in counts:
        sums.setdefault(key, [0, 0, 0, 0])[mark] += count
    return {key: Tally(*own) for key, own in sums.items()}


def added(tallies: Iterable[Tally]) -> Tally:
    """Their sum."""
    return Tally(*map(sum, zip(Tally(), *tallies, strict=True)))


_COUNTED, _WAIVED = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.HINT: 2}, 3
"""In which of a tally's numbers a finding is counted."""
