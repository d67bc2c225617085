"""Findings under their departments and projects, in the order of the tables."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from operator import attrgetter, itemgetter
from typing import NamedTuple

from xl_perfgoals.core.cells import CellRef
from xl_perfgoals.core.finding import Finding, Severity
from xl_perfgoals.core.summary import CountySummary
from xl_perfgoals.core.texts import name_key
from xl_perfgoals.ops.present.issues import Issue, Place
from xl_perfgoals.ops.remarks import OPEN, WAIVED

_CELL_AND_CODE, _FORM = itemgetter(0, 1), attrgetter("form")
"""Of a finding."""
_NOWHERE = Place(0, 0, "")
_RANKS = {severity: severity.rank for severity in Severity}


class Grouped(NamedTuple):
    """places of forms by their first cell: summed ones in their order, then those left out. names of the
    departments in the order of their numbers: of the lines, of forms left out, awaited, and those that only
    findings of no form name; the later ones are told apart by name, whatever their code. issues by
    department, then form, gravest first; what belongs to no department or no form comes last.
    """

    places: Mapping[CellRef, Place]
    names: tuple[str, ...]
    issues: tuple[Issue, ...]


def grouped(summary: CountySummary, findings: Sequence[Finding], awaited: Iterable[str] = ()) -> Grouped:
    """Puts everything in its place; awaited are departments that should have handed in something.

    A finding of no form belongs to the department that it names, or whose unit it names; of several of one
    name to that on whose sheet it is.
    """
    places = _form_places(summary)
    sheets = _sheets(places)
    names = _names(summary, findings, awaited, sheets)
    return Grouped(places, names, tuple(_ordered(summary, findings, places, sheets, names)))


def _form_places(summary: CountySummary) -> Mapping[CellRef, Place]:
    """A form left out belongs to the department of its name and code, else to the first one of its name,
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


def _names(
    summary: CountySummary,
    findings: Sequence[Finding],
    awaited: Iterable[str],
    sheets: Mapping[tuple[str, ...], int],
) -> tuple[str, ...]:
    names = [line.department for line in summary.lines]
    known = {name_key(name) for name in names}

    def take(name: str) -> None:
        if name_key(name) not in known:
            known.add(name_key(name))
            names.append(name)

    for name in (*(left.department for left in summary.left_out), *awaited):
        take(name)
    for finding in [finding for finding in findings if finding.form is None]:
        if finding.at[:2] not in sheets:
            own = [name for name in (finding.department, finding.unit) if name]
            if own and not any(name_key(name) in known for name in own):
                take(own[0])
    return tuple(names)


def _ordered(
    summary: CountySummary,
    findings: Sequence[Finding],
    places: Mapping[CellRef, Place],
    sheets: Mapping[tuple[str, ...], int],
    names: Sequence[str],
) -> Iterator[Issue]:
    """The issues: put in order form by form, so that only those of one form are compared."""
    of_forms: dict[CellRef, list[Finding]] = {}
    of_none: dict[int, list[Finding]] = {}
    number_of = _numbering(sheets, names)
    for form, run in groupby(findings, _FORM):
        if form in places:
            of_forms.setdefault(form, []).extend(run)
        else:
            for finding in run:
                of_none.setdefault(number_of(finding), []).append(finding)
    forms = (*(p.form for p in summary.projects), *(left.form for left in summary.left_out))
    units = {form.at: form.unit.text for form in forms}
    groups = [
        (place.department_no, order, place, units[at], of_forms[at])
        for order, (at, place) in enumerate(places.items())
        if at in of_forms
    ]
    groups += [
        (number, len(places), Place(number, 0, names[number - 1]) if number else _NOWHERE, "", own)
        for number, own in of_none.items()
    ]
    groups.sort(key=lambda group: (group[0] == 0, *group[:2]))
    for _, _, place, unit, own in groups:
        yield from _issues(own, place, unit)


def _numbering(sheets: Mapping[tuple[str, ...], int], names: Sequence[str]) -> Callable[[Finding], int]:
    """To which department findings of no form belong."""
    numbers: dict[str, list[int]] = {}
    for number, name in enumerate(names, 1):
        numbers.setdefault(name_key(name), []).append(number)

    def number_of(finding: Finding) -> int:
        own = [name for name in (finding.department, finding.unit) if name]
        at_sheet = sheets.get(finding.at[:2], 0) if own else 0
        for name in own:
            if alike := numbers.get(name_key(name)):
                return at_sheet if at_sheet in alike else alike[0]
        return at_sheet

    return number_of


def _issues(findings: list[Finding], place: Place, unit: str) -> list[Issue]:
    """The issues of one form, or of a department and no form, gravest first, then by cell and code."""
    if len(findings) > 1:
        findings.sort(key=_CELL_AND_CODE)
        findings.sort(key=_rank)
    number, project_no, department = place
    # As Issue(...), without the detour over its __new__: there are several to a form.
    return [
        tuple.__new__(
            Issue,
            (
                finding,
                number,
                project_no,
                department if number else finding.department,
                finding.unit or unit,
                WAIVED if finding.waived else OPEN,
                finding.waived,
            ),
        )
        for finding in findings
    ]


def _rank(finding: Finding) -> int:
    return _RANKS[finding.severity]


def _sheets(places: Mapping[CellRef, Place]) -> Mapping[tuple[str, ...], int]:
    """The department to which all forms of a sheet belong, by book and sheet."""
    numbers: dict[tuple[str, ...], set[int]] = {}
    for at, place in places.items():
        numbers.setdefault((at.book, at.sheet), set()).add(place.department_no)
    return {sheet: next(iter(own)) for sheet, own in numbers.items() if len(own) == 1}
