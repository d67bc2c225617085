"""The letter about a round: which findings it lists, in which order, and what it says of the last one."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TypeAlias

from xl_perfgoals.core.finding import Severity
from xl_perfgoals.core.letter import Letter, LetterGroup, LetterItem
from xl_perfgoals.core.season import Approval, Return, Round, RoundChange, StoredFinding
from xl_perfgoals.core.texts import name_key
from xl_perfgoals.ops.season.rounds import change_between

MOST_LISTED = 20
"""So many findings are listed unless the officer wants more; the total is always told."""
SERIES = "财绩退"
"""The letters' sign before 〔年〕 where the officer gives none."""


_Form: TypeAlias = tuple[str, str, str]
"""Project, file and sheet."""


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


@dataclass(frozen=True, slots=True)
class Returned:
    """What a round is returned for: all findings, those listed in the letter first, in its order.

    Of the findings that were told with the last letter, still are the ones that are there again, and fixed
    those that are mended. told_on is that letter's day, "" where none was sent.
    """

    latest: Round
    findings: tuple[StoredFinding, ...]
    listed: int
    still: frozenset[int]
    fixed: int
    told_on: str

    def is_still_open(self, finding: StoredFinding) -> bool:
        """Whether the last letter told it already."""
        return id(finding) in self.still


def returned(
    latest: Round, findings: Sequence[StoredFinding], before: tuple[Round, Return] | None, most: int
) -> Returned:
    """Chooses what the letter lists. before is the last round that was returned, with its letter."""
    change = change_between(before[0], latest) if before else RoundChange((), (), ())
    severities = {finding.severity for finding in findings}
    asked = {id(finding) for finding in findings}
    still = frozenset(id(finding) for finding in change.open) & asked
    listed = _form_by_form(_gravest(findings, still, most))
    chosen = {id(finding) for finding in listed}
    return Returned(
        latest,
        (*listed, *(finding for finding in findings if id(finding) not in chosen)),
        len(listed),
        still,
        sum(finding.severity in severities for finding in change.fixed),
        _day(before[1].at) if before else "",
    )


def letter_of(own: Returned, order: LetterOrder, number: str, attachments: tuple[str, ...] = ()) -> Letter:
    """The letter about a round."""
    latest, findings = own.latest, own.findings
    return Letter(
        unit=latest.unit,
        number=number,
        year=next((v.year for v in latest.versions if v.year is not None), None),
        round=latest.number,
        received_on=_day(latest.at),
        groups=_groups(own),
        total=len(findings),
        errors=sum(finding.severity is Severity.ERROR for finding in findings),
        warnings=sum(finding.severity is Severity.WARNING for finding in findings),
        projects=len({name_key(finding.project) for finding in findings if finding.project}),
        deadline=order.deadline,
        office=order.office,
        date=_day(order.at),
        contact=order.contact,
        returned_on=own.told_on,
        open=len(own.still),
        fixed=own.fixed,
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


def _gravest(findings: Sequence[StoredFinding], still: frozenset[int], most: int) -> list[StoredFinding]:
    """So many findings, in the round's order: the gravest, and of those first what was told before."""
    ranked = sorted(findings, key=lambda f: (f.severity.rank, id(f) not in still))
    chosen = {id(finding) for finding in ranked[:most]}
    return [finding for finding in findings if id(finding) in chosen]


def _form_by_form(findings: Sequence[StoredFinding]) -> list[StoredFinding]:
    """Sorted by form, in the order in which the forms first come."""
    first: dict[_Form, int] = {}
    for finding in findings:
        first.setdefault(_form(finding), len(first))
    return sorted(findings, key=lambda finding: first[_form(finding)])


def _groups(own: Returned) -> tuple[LetterGroup, ...]:
    """What is listed, form by form, numbered through."""
    numbered = enumerate(own.findings[: own.listed], 1)
    return tuple(
        LetterGroup(
            *form,
            tuple(
                _item(number, finding, still_open=own.is_still_open(finding)) for number, finding in members
            ),
        )
        for form, members in groupby(numbered, key=lambda one: _form(one[1]))
    )


def _form(finding: StoredFinding) -> _Form:
    return finding.project, finding.file, finding.sheet


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
