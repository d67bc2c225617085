"""Which forms may be approved, what an approval holds fast, and which approvals count."""

import hashlib
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from decimal import Decimal
from enum import StrEnum
from typing import TypeAlias

from xl_perfgoals.core.finding import Severity
from xl_perfgoals.core.policy import Policy
from xl_perfgoals.core.season import WITHDRAWN, Approval, Decision, FormVersion, Ledger, Round, StoredFinding
from xl_perfgoals.core.texts import name_key
from xl_perfgoals.ops.season.content import FrozenForm, thawed
from xl_perfgoals.rules import RULES

NUMBER_PLACE = "#"
"""Stands in a document number where the units' own numbers go: 财绩批〔2025〕#号."""

FormKey: TypeAlias = tuple[str, str, str]
"""What makes two contents one form: unit, project and the 实施单位 that the form names, as compared."""


class Why(StrEnum):
    """Why a form cannot be approved."""

    ERRORS = "errors"
    NO_PROJECT = "no_project"
    NO_AMOUNT = "no_amount"
    ALIKE = "alike"


@dataclass(frozen=True, slots=True)
class Held:
    """A form that cannot be approved yet; errors are those that stand in its way."""

    version: FormVersion
    why: Why
    errors: tuple[StoredFinding, ...] = ()


@dataclass(frozen=True, slots=True)
class Candidates:
    """A unit's forms: those that can be approved now, those that cannot, those approved as they are."""

    free: tuple[FormVersion, ...]
    held: tuple[Held, ...]
    already: tuple[FormVersion, ...]


@dataclass(frozen=True, slots=True)
class Approved:
    """An approval that counts, with its content and its exact amounts in 万元.

    now is the form as it counts today, None where it is no longer reported.
    """

    approval: Approval
    content: FrozenForm
    total: Decimal
    fiscal: Decimal
    other: Decimal
    now: FormVersion | None

    @property
    def changed(self) -> bool:
        """Whether the form was changed, or went, after it had been approved."""
        return self.now is None or self.now.fingerprint != self.approval.fingerprint


def candidates(latest: Round, approvals: Sequence[Approval]) -> Candidates:
    """What can be done with a unit's forms. Errors that somebody let pass are in nobody's way."""
    counted = current(approvals)
    errors = [f for f in latest.findings if f.standing and f.severity is Severity.ERROR]
    keys = [key_of_version(version) for version in latest.versions]
    free: list[FormVersion] = []
    held: list[Held] = []
    already: list[FormVersion] = []
    for version, key in zip(latest.versions, keys, strict=True):
        own = tuple(error for error in errors if _concerns(error, version))
        known = counted.get(key)
        if known is not None and known.fingerprint == version.fingerprint:
            already.append(version)
        elif not name_key(version.project):
            held.append(Held(version, Why.NO_PROJECT, own))
        elif keys.count(key) > 1:
            held.append(Held(version, Why.ALIKE, own))
        elif own:
            held.append(Held(version, Why.ERRORS, own))
        elif version.total is None:
            held.append(Held(version, Why.NO_AMOUNT))
        else:
            free.append(version)
    return Candidates(tuple(free), tuple(held), tuple(already))


def approval_of(version: FormVersion, *, at: str, rules_version: str, number: str, who: str) -> Approval:
    """The stamp on a form: file, content, time and rules as they are now."""
    return Approval(
        unit=version.unit,
        project=version.project,
        sha256=version.sha256,
        fingerprint=version.fingerprint,
        at=at,
        rules_version=rules_version,
        document_number=number,
        who=who,
        record=version.record,
    )


def rules_version(policy: Policy, program: str) -> str:
    """The program's version, and a hash of its rules and of the county's demands."""
    demands = _plain(asdict(policy))
    rules = sorted((rule.code, rule.severity.value) for rule in RULES)
    text = json.dumps([rules, demands], ensure_ascii=False, sort_keys=True)
    return f"{program}+{hashlib.sha256(text.encode()).hexdigest()[:12]}"


def document_numbers(pattern: str, units: Sequence[str], approvals: Sequence[Approval]) -> Mapping[str, str]:
    """The number of each unit's paper: the pattern as it is, or with the next numbers that are free."""
    if NUMBER_PLACE not in pattern:
        return dict.fromkeys(units, pattern)
    shape = re.compile(re.escape(pattern).replace(re.escape(NUMBER_PLACE), r"(\d+)", 1))
    taken = [int(found[1]) for a in approvals if (found := shape.fullmatch(a.document_number))]
    first = max(taken, default=0) + 1
    return {unit: pattern.replace(NUMBER_PLACE, str(n), 1) for n, unit in enumerate(units, first)}


def current(approvals: Iterable[Approval]) -> dict[FormKey, Approval]:
    """The last approval of each form, in the order in which they were first approved."""
    return {key_of(approval.unit, approval.project, approval.record): approval for approval in approvals}


def approved(ledger: Ledger, latest: Mapping[str, Round]) -> tuple[Approved, ...]:
    """Every approval that counts; not those of projects that have been withdrawn since."""
    counted = {id(approval) for approval in current(ledger.approvals).values()}
    return tuple(
        own
        for own in ever_approved(ledger, latest)
        if id(own.approval) in counted
        and not (own.now is None and _withdrawn(own.approval, ledger.decisions))
    )


def ever_approved(ledger: Ledger, latest: Mapping[str, Round]) -> tuple[Approved, ...]:
    """Every approval there was, those that a later one has taken the place of too."""
    versions = [version for own in ledger.rounds for version in own.versions]
    amounts = {version.fingerprint: version for version in versions}
    now = {key_of_version(version): version for own in latest.values() for version in own.versions}
    result = []
    for approval in ledger.approvals:
        content, version = thawed(approval.record), amounts.get(approval.fingerprint)
        stated = (content.total, content.fiscal, content.other)
        money = (version.total, version.fiscal, version.other) if version else tuple(map(_amount, stated))
        total, fiscal, other = (amount or Decimal(0) for amount in money)
        key = key_of(approval.unit, approval.project, approval.record)
        result.append(Approved(approval, content, total, fiscal, other, now.get(key)))
    return tuple(result)


def key_of_version(version: FormVersion) -> FormKey:
    """What makes a form that was reported the same as one that was approved."""
    return key_of(version.unit, version.project, version.record)


def key_of(unit: str, project: str, record: str) -> FormKey:
    """As key_of_version, by its parts."""
    return name_key(unit), name_key(project), name_key(thawed(record).unit) if record else ""


def _concerns(finding: StoredFinding, version: FormVersion) -> bool:
    """Whether a finding is about a form: about it alone, its whole file, or all forms of its unit."""
    if finding.project:
        return name_key(finding.project) == name_key(version.project)
    if finding.file and finding.file != version.file:
        return False
    return finding.sheet in ("", version.sheet)


def _withdrawn(approval: Approval, decisions: Sequence[Decision]) -> bool:
    return any(
        decision.what == WITHDRAWN
        and decision.unit == approval.unit
        and name_key(decision.project) == name_key(approval.project)
        and decision.at >= approval.at
        for decision in decisions
    )


def _amount(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)


def _plain(value: object) -> object:
    """Values that JSON can hold, sets in an order that is always the same."""
    if isinstance(value, dict):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, set | frozenset):
        return sorted(str(item) for item in value)
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    return value if value is None or isinstance(value, int | bool) else str(value)
