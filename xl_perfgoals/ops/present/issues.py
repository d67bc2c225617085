"""Findings under their departments and projects, and how many of them stand."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from typing import NamedTuple

from xl_perfgoals.core.cells import CellRef
from xl_perfgoals.core.finding import Finding, Severity
from xl_perfgoals.core.summary import CountySummary
from xl_perfgoals.core.texts import name_key
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


def department_names(
    summary: CountySummary, findings: Iterable[Finding] = (), awaited: Iterable[str] = ()
) -> tuple[str, ...]:
    """The departments in the order of their numbers: of the lines, of forms left out, awaited, and those
    that only findings of no form name. The later ones are told apart by name, whatever their code.
    """
    names = [line.department for line in summary.lines]
    known = {name_key(name) for name in names}

    def take(name: str) -> None:
        if name_key(name) not in known:
            known.add(name_key(name))
            names.append(name)

    for name in (*(left.department for left in summary.left_out), *awaited):
        take(name)
    sheets = _sheets(form_places(summary))
    for finding in findings:
        if finding.form is not None or finding.at[:2] in sheets:
            continue
        own = [name for name in (finding.department, finding.unit) if name]
        if own and not any(name_key(name) in known for name in own):
            take(own[0])
    return tuple(names)


def form_places(summary: CountySummary) -> Mapping[CellRef, Place]:
    """The place of every form by its first cell: summed ones in their order, then those left out.

    A form left out belongs to the department of its name and code, else to the first one of its name,
    whose verdict it shares; the departments that have no other forms follow those of the lines.
    """
    places: dict[CellRef, Place] = {}
    exact: dict[tuple[str, str], int] = {}
    names = [line.department for line in summary.lines]
    numbers: dict[str, int] = {}
    for department_no, line in enumerate(summary.lines, 1):
        exact.setdefault((line.department, line.code), department_no)
        numbers.setdefault(name_key(line.department), department_no)
        for project in line.projects:
            places[project.form.at] = Place(department_no, len(places) + 1, line.department)
    for left in summary.left_out:
        number = exact.get((left.department, left.department_code)) or numbers.get(name_key(left.department))
        if number is None:
            names.append(left.department)
            number = numbers[name_key(left.department)] = len(names)
        places.setdefault(left.form.at, Place(number, 0, names[number - 1]))
    return places


def ordered(
    summary: CountySummary, findings: Sequence[Finding], awaited: Iterable[str] = ()
) -> tuple[Issue, ...]:
    """By department, then form, gravest first; what belongs to no department or no form comes last.

    A finding of no form belongs to the department that it names, or whose unit it names; of several of one
    name to that on whose sheet it is. Numbers are those of department_names.
    """
    places = form_places(summary)
    sheets = _sheets(places)
    names = department_names(summary, findings, awaited)
    numbers: dict[str, list[int]] = {}
    for number, name in enumerate(names, 1):
        numbers.setdefault(name_key(name), []).append(number)
    forms = (*(p.form for p in summary.projects), *(left.form for left in summary.left_out))
    units = {form.at: form.unit.text for form in forms}
    order = {at: index for index, at in enumerate(places)}
    last = len(places)

    def number_of(finding: Finding) -> int:
        own = [name for name in (finding.department, finding.unit) if name]
        at_sheet = sheets.get(finding.at[:2], 0) if own else 0
        for name in own:
            if alike := numbers.get(name_key(name)):
                return at_sheet if at_sheet in alike else alike[0]
        return at_sheet

    def issue_of(finding: Finding) -> Issue:
        place = places.get(finding.form) if finding.form else None
        if place is None:
            number = number_of(finding)
            place = Place(number, 0, names[number - 1] if number else finding.department)
        unit = finding.unit or (units.get(finding.form, "") if finding.form else "")
        return Issue(finding, *place, unit, WAIVED if finding.waived else OPEN, finding.waived)

    def order_key(issue: Issue) -> tuple[bool, int, int, int, CellRef, str]:
        finding, number = issue.finding, issue.department_no
        form = order.get(finding.form, last) if finding.form else last
        return (number == 0, number, form, finding.severity.rank, finding.at, finding.code)

    return tuple(sorted(map(issue_of, findings), key=order_key))


def _sheets(places: Mapping[CellRef, Place]) -> Mapping[tuple[str, ...], int]:
    """The department to which all forms of a sheet belong, by book and sheet."""
    numbers: dict[tuple[str, ...], set[int]] = {}
    for at, place in places.items():
        numbers.setdefault((at.book, at.sheet), set()).add(place.department_no)
    return {sheet: next(iter(own)) for sheet, own in numbers.items() if len(own) == 1}


def first_lines(numbers: Iterable[int]) -> Mapping[int, int]:
    """The line in which each number first stands; the first line is 0."""
    lines: dict[int, int] = {}
    for line, number in enumerate(numbers):
        lines.setdefault(number, line)
    return lines


def tally(issues: Sequence[Issue]) -> Tally:
    """Counts findings."""
    count = Counter("" if issue.waived else issue.finding.severity for issue in issues)
    return Tally(count[Severity.ERROR], count[Severity.WARNING], count[Severity.HINT], count[""])


def tallies(numbered: Iterable[tuple[int, Issue]]) -> Mapping[int, Tally]:
    """Counts findings by the number they come with."""
    groups: dict[int, list[Issue]] = {}
    for number, issue in numbered:
        groups.setdefault(number, []).append(issue)
    return {number: tally(own) for number, own in groups.items()}
