"""The letter about a round: which findings it lists, in which order, and what it says of the last one."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from xl_perfgoals.core.finding import Severity
from xl_perfgoals.core.letter import Letter, LetterGroup, LetterItem
from xl_perfgoals.core.season import Approval, Return, Round, RoundChange, StoredFinding
from xl_perfgoals.core.texts import name_key
from xl_perfgoals.ops.season.rounds import change_between

MOST_LISTED = 20
"""So many findings are listed unless the officer wants more; the total is always told."""
SERIES = "财绩退"
"""The letters' sign before 〔年〕 where the officer gives none."""


@dataclass(frozen=True, slots=True)
class LetterOrder:
    """What the officer asks for. at is now, an ISO time; deadline an ISO date.

    most: how many findings a letter lists; warnings: whether those are to be answered too.
    """

    at: str
    deadline: str
    office: str
    contact: str = ""
    series: str = SERIES
    most: int = MOST_LISTED
    warnings: bool = False


def findings_to_return(
    latest: Round, approvals: Sequence[Approval], *, warnings: bool
) -> tuple[StoredFinding, ...]:
    """A round's findings that a unit has to mend; not those of a form that was approved as it is."""
    approved = {(name_key(a.project), a.fingerprint) for a in approvals}
    settled = {
        name_key(version.project)
        for version in latest.versions
        if (name_key(version.project), version.fingerprint) in approved
    }
    severities = {Severity.ERROR, Severity.WARNING} if warnings else {Severity.ERROR}
    return tuple(
        finding
        for finding in latest.findings
        if finding.standing
        and finding.severity in severities
        and not (finding.project and name_key(finding.project) in settled)
    )


def letter_of(
    latest: Round,
    findings: Sequence[StoredFinding],
    order: LetterOrder,
    *,
    number: str,
    before: tuple[Round, Return] | None,
    attachments: tuple[str, ...] = (),
) -> Letter:
    """The letter about a round. before is the last round that was returned, with its letter."""
    change = change_between(before[0], latest) if before else RoundChange((), (), ())
    told = {id(finding) for finding in change.open}
    asked = {id(finding) for finding in findings}
    severities = {finding.severity for finding in findings}
    return Letter(
        unit=latest.unit,
        number=number,
        year=next((v.year for v in latest.versions if v.year is not None), None),
        round=latest.number,
        received_on=_day(latest.at),
        groups=_groups(_listed(findings, told, order.most), told),
        total=len(findings),
        errors=sum(finding.severity is Severity.ERROR for finding in findings),
        warnings=sum(finding.severity is Severity.WARNING for finding in findings),
        projects=len({name_key(finding.project) for finding in findings if finding.project}),
        deadline=order.deadline,
        office=order.office,
        date=_day(order.at),
        contact=order.contact,
        returned_on=_day(before[1].at) if before else "",
        open=len(told & asked),
        fixed=sum(finding.severity in severities for finding in change.fixed),
        attachments=attachments,
    )


def last_returned(
    rounds: Iterable[Round], returns: Iterable[Return], number: int
) -> tuple[Round, Return] | None:
    """The last round before this one that was sent back to its unit, with the letter about it."""
    letters = {letter.round: letter for letter in returns}
    earlier = [own for own in rounds if own.number < number and own.number in letters]
    last = max(earlier, key=lambda own: own.number, default=None)
    return (last, letters[last.number]) if last else None


def letter_number(series: str, at: str, returns: Sequence[Return], unit: str, round_number: int) -> str:
    """The number of the letter about a unit's round: its own, if it has one, else the next of the year."""
    for letter in returns:
        if letter.unit == unit and letter.round == round_number and letter.number:
            return letter.number
    sign = f"{series}〔{at[:4]}〕"
    numbers = [
        int(found[1])
        for letter in returns
        if (found := re.fullmatch(re.escape(sign) + r"(\d+)号", letter.number))
    ]
    return f"{sign}{max(numbers, default=0) + 1}号"


def _listed(findings: Sequence[StoredFinding], told: set[int], most: int) -> list[StoredFinding]:
    """The findings that are listed, in the round's order: the gravest, and of those what was told before."""
    ranked = sorted(findings, key=lambda f: (f.severity.rank, id(f) not in told))
    chosen = {id(finding) for finding in ranked[:most]}
    return [finding for finding in findings if id(finding) in chosen]


def _groups(findings: Sequence[StoredFinding], told: set[int]) -> tuple[LetterGroup, ...]:
    """Form by form in the order in which they first come, numbered through."""
    places = [(finding.project, finding.file, finding.sheet) for finding in findings]
    first = {place: number for number, place in reversed(list(enumerate(places)))}
    ordered = sorted(zip(places, findings, strict=True), key=lambda one: first[one[0]])
    groups: list[LetterGroup] = []
    number = 0
    for (project, file, sheet), members in groupby(ordered, key=lambda one: one[0]):
        items = []
        for _, finding in members:
            number += 1
            items.append(_item(number, finding, still_open=id(finding) in told))
        groups.append(LetterGroup(project, file, sheet, tuple(items)))
    return tuple(groups)


def _item(number: int, finding: StoredFinding, *, still_open: bool) -> LetterItem:
    return LetterItem(
        number,
        finding.cell,
        finding.value,
        finding.message,
        finding.fix,
        finding.severity,
        still_open,
    )


def _day(at: str) -> str:
    """The day of an ISO time."""
    return at[:10]
