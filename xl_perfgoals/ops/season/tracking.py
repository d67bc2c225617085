"""报送情况: how far each unit is, by what the store holds; units that the roster does not know come last."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from xl_perfgoals.core.finding import Severity
from xl_perfgoals.core.policy import Roster, Unit
from xl_perfgoals.core.season import (
    Approval,
    FileSeen,
    FormVersion,
    Ledger,
    Return,
    Round,
    StoredFinding,
    UnitState,
)
from xl_perfgoals.core.submission import Status
from xl_perfgoals.core.texts import name_key, squeeze
from xl_perfgoals.ops.season.owners import counted_for
from xl_perfgoals.ops.season.states import deadline_of, state_of
from xl_perfgoals.ops.season.whole_unit import Sums, sums


class Dates(NamedTuple):
    """ISO dates: today, and the deadline of units to which none was sent."""

    today: str
    deadline: str = ""


@dataclass(frozen=True, slots=True)
class Changed:
    """A form that was changed after it had been approved. now is None where it is no longer reported."""

    approval: Approval
    now: FormVersion | None


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a unit is. listed: whether the roster knows it; exempt: it has nothing to report.

    versions are the forms that count now, those of other units under it as 主管部门 too; findings those of
    its own forms that still stand. deadline is the one that holds now, an ISO date, "" for none;
    overdue: it has passed and the unit has yet to answer. unread are files that seem to be its own and that
    could not be read.
    """

    unit: Unit
    listed: bool
    exempt: bool
    state: UnitState
    latest: Round | None
    versions: tuple[FormVersion, ...]
    sums: Sums
    findings: tuple[StoredFinding, ...]
    returns: tuple[Return, ...]
    deadline: str
    overdue: bool
    approved: int
    changed: tuple[Changed, ...]
    unread: tuple[FileSeen, ...]

    @property
    def rounds(self) -> int:
        """How often it has reported."""
        return self.latest.number if self.latest else 0

    @property
    def errors(self) -> int:
        """How many of its findings are errors."""
        return sum(finding.severity is Severity.ERROR for finding in self.findings)

    @property
    def warnings(self) -> int:
        """How many of its findings are warnings."""
        return sum(finding.severity is Severity.WARNING for finding in self.findings)

    @property
    def to_phone(self) -> bool:
        """Whether somebody should ring the unit up: nothing came, too little, or no answer to a letter."""
        if self.exempt:
            return False
        waiting = {UnitState.DUE, UnitState.MISSING, UnitState.RETURNED}
        return self.listed and (self.state in waiting or bool(self.sums.short))


def progress(ledger: Ledger, roster: Roster, dates: Dates) -> tuple[Progress, ...]:
    """Every unit of the roster in its order, then every other that sent something."""
    latest = latest_rounds(ledger.rounds)
    forms = [version for own in latest.values() for version in own.versions]
    by_unit = versions_by_unit(forms, roster)
    result = [_progress(unit, ledger, latest, by_unit[name_key(unit.name)], dates) for unit in roster.units]
    known = {name_key(unit.name) for unit in roster.units}
    for name, own in latest.items():
        if name_key(name) not in known and own.versions:
            unit = Unit(name=name)
            one = _progress(unit, ledger, latest, own.versions, dates)
            result.append(replace(one, listed=not roster.units))
    return tuple(result)


def latest_rounds(rounds: Sequence[Round]) -> Mapping[str, Round]:
    """The last round of each unit, in the order in which they first came."""
    found: dict[str, Round] = {}
    for own in rounds:
        if own.unit not in found or own.number > found[own.unit].number:
            found[own.unit] = own
    return found


def versions_by_unit(forms: Sequence[FormVersion], roster: Roster) -> Mapping[str, tuple[FormVersion, ...]]:
    """By a unit's name as compared, the forms that count towards it, as rules U01 and U02 count them."""
    found: defaultdict[str, list[FormVersion]] = defaultdict(list)
    for form in forms:
        for unit in counted_for(form, roster):
            found[name_key(unit.name)].append(form)
    return defaultdict(tuple, {name: tuple(own) for name, own in found.items()})


def _progress(
    unit: Unit,
    ledger: Ledger,
    latest: Mapping[str, Round],
    versions: tuple[FormVersion, ...],
    dates: Dates,
) -> Progress:
    own = latest.get(unit.name)
    returns = tuple(returned for returned in ledger.returns if returned.unit == unit.name)
    approvals = {
        (a.unit, name_key(a.project)): a
        for a in ledger.approvals
        if a.unit == unit.name or any(v.unit == a.unit for v in versions)
    }
    accepted = [version for version in versions if _accepted(version, approvals)]
    state = state_of(own, versions, returns, all_accepted=len(accepted) == len(versions))
    due = deadline_of(state, unit, ledger.sendings, returns, dates.deadline)
    late = bool(due) and dates.today[:10] > due[:10]
    if state is UnitState.DUE and late:
        state = UnitState.MISSING
    return Progress(
        unit=unit,
        listed=True,
        exempt=unit.expected == 0 and not versions,
        state=state,
        latest=own,
        versions=versions,
        sums=sums(unit, versions),
        findings=tuple(finding for finding in own.findings if finding.standing) if own else (),
        returns=returns,
        deadline=due,
        overdue=late and state in {UnitState.MISSING, UnitState.RETURNED},
        approved=len(accepted),
        changed=_changed(approvals, versions),
        unread=_unread(unit, ledger.files, own.at if own and own.versions else ""),
    )


def _accepted(version: FormVersion, approvals: Mapping[tuple[str, str], Approval]) -> bool:
    approval = approvals.get((version.unit, name_key(version.project)))
    return approval is not None and approval.fingerprint == version.fingerprint


def _changed(
    approvals: Mapping[tuple[str, str], Approval], versions: Sequence[FormVersion]
) -> tuple[Changed, ...]:
    """The approved forms that are not what they were."""
    now = {(version.unit, name_key(version.project)): version for version in versions}
    return tuple(
        Changed(approval, now.get(key))
        for key, approval in approvals.items()
        if key not in now or now[key].fingerprint != approval.fingerprint
    )


def _unread(unit: Unit, files: Sequence[FileSeen], since: str) -> tuple[FileSeen, ...]:
    """Files that bear the unit's name and could not be read, where nothing readable came later."""
    names = [squeeze(name) for name in (unit.name, *unit.aliases) if name]
    last = {seen.file: seen for seen in files}
    return tuple(
        seen
        for seen in last.values()
        if seen.status == Status.REFUSED.value
        and seen.at >= since
        and any(name in squeeze(seen.file) for name in names)
    )
