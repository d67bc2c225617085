"""A unit's forms against the roster, from what the store keeps: expected projects and control number."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from xl_perfgoals.core.amount import add, subtract
from xl_perfgoals.core.cells import CellRef
from xl_perfgoals.core.finding import Facts, Finding
from xl_perfgoals.core.policy import Unit
from xl_perfgoals.core.season import FormVersion, StoredFinding
from xl_perfgoals.core.texts import name_key
from xl_perfgoals.ops.messages import BY_CODE, advice, message

CONTROL, PROJECTS = "U01", "U02"
WHOLE_UNIT = frozenset({CONTROL, PROJECTS})
"""The rules that judge all forms of a unit together."""


@dataclass(frozen=True, slots=True)
class Sums:
    """What a unit reported against what it should. total adds up the forms that have one; unreadable
    counts the others. difference is total less control, None where it cannot be told. missing are projects
    of the roster's list that did not come, unlisted those that came and are not on it.
    """

    reported: int
    expected: int | None
    total: Decimal
    unreadable: int
    control: Decimal | None
    difference: Decimal | None
    missing: tuple[str, ...]
    unlisted: tuple[str, ...]

    @property
    def short(self) -> int:
        """How many projects are still awaited."""
        return len(self.missing) or max(0, (self.expected or 0) - self.reported)


def sums(unit: Unit, versions: Sequence[FormVersion]) -> Sums:
    """A unit's figures."""
    totals = [version.total for version in versions if version.total is not None]
    total, unreadable = add(totals), len(versions) - len(totals)
    known = unit.control is not None and bool(versions) and not unreadable
    names = {name_key(version.project) for version in versions}
    listed = {name_key(project) for project in unit.projects}
    return Sums(
        reported=len(versions),
        expected=len(unit.projects) if unit.expected is None and unit.projects else unit.expected,
        total=total,
        unreadable=unreadable,
        control=unit.control,
        difference=subtract(total, unit.control) if known and unit.control is not None else None,
        missing=tuple(project for project in unit.projects if name_key(project) not in names),
        unlisted=tuple(v.project for v in versions if listed and name_key(v.project) not in listed),
    )


def whole_unit(unit: Unit, versions: Sequence[FormVersion]) -> tuple[StoredFinding, ...]:
    """What the rules U01 and U02 say about a unit as a whole."""
    own = sums(unit, versions)
    found = []
    if own.difference:
        facts: Facts = {
            "unit": unit.name,
            "total": own.total,
            "control": unit.control,
            "difference": own.difference,
            "gap": abs(own.difference),
            "projects": own.reported,
        }
        found.append(_finding(CONTROL, facts, "short" if own.difference < 0 else ""))
    if own.missing and own.reported:
        facts = {"unit": unit.name, "missing": own.missing, "count": len(own.missing)}
        found.append(_finding(PROJECTS, facts, "missing"))
    elif own.reported and not own.unlisted and own.expected not in {None, own.reported}:
        facts = {"unit": unit.name, "reported": own.reported, "expected": own.expected}
        found.append(_finding(PROJECTS, facts, ""))
    return tuple(_stored(finding, unit.name) for finding in found)


def _finding(code: str, facts: Facts, variant: str) -> Finding:
    return Finding(CellRef.of_file(""), code, BY_CODE[code].severity, facts, variant=variant)


def _stored(finding: Finding, unit: str) -> StoredFinding:
    texts = message(finding), advice(finding)
    return StoredFinding(unit, "", finding.code, finding.severity, "", "", "", *texts)
