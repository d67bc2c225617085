"""OwnFinding: a finding about one form, without what the form itself tells: whose it is."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from typing import NamedTuple, TypeAlias

from xl_perfgoals.core.cells import CellRef
from xl_perfgoals.core.finding import Fact, Finding, Severity
from xl_perfgoals.core.form import PerfGoalForm

_Whose: TypeAlias = tuple[CellRef, str, str, str]
"""The fields of a finding that its form tells: the form's first cell, its project, department and unit."""
_FIRST, _LAST = Finding._fields.index("form"), Finding._fields.index("unit") + 1


class OwnFinding(NamedTuple):
    """A finding about the form of this number, counted from 0."""

    number: int
    at: CellRef
    code: str
    severity: Severity
    facts: Mapping[str, Fact]
    also: tuple[CellRef, ...]
    variant: str
    waived: str


def own_findings(
    forms: Sequence[PerfGoalForm], findings: Sequence[Finding]
) -> tuple[tuple[OwnFinding, ...], tuple[Finding, ...]]:
    """The findings up to the first that its form does not tell all about, and all from there on.

    They come in the order of the forms: what the rules about one form found is all of the first kind.
    """
    own: list[OwnFinding] = []
    numbered = enumerate(map(_whose, forms))
    number, whose = next(numbered, (0, None))
    for place, finding in enumerate(findings):
        while whose is not None and finding[_FIRST:_LAST] != whose:
            number, whose = next(numbered, (0, None))
        if whose is None:
            return tuple(own), tuple(findings[place:])
        at, code, severity, facts = finding[:_FIRST]
        own.append(tuple.__new__(OwnFinding, (number, at, code, severity, facts, *finding[_LAST:])))
    return tuple(own), ()


def findings_of(
    forms: Sequence[PerfGoalForm], own: Iterable[OwnFinding], others: Iterable[Finding]
) -> tuple[Finding, ...]:
    """The findings again."""
    whose = [*map(_whose, forms)]
    told = (
        tuple.__new__(Finding, (at, code, severity, facts, *whose[number], also, variant, waived))
        for number, at, code, severity, facts, also, variant, waived in own
    )
    return tuple(chain(told, others))


def _whose(form: PerfGoalForm) -> _Whose:
    return form.at, form.project.text, form.department.value or "", form.unit.value or ""
