"""Runs the rules over forms and over a whole submission, and gives all findings at once."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TypeAlias

from xl_perfgoals.core.cells import CellRef
from xl_perfgoals.core.finding import Finding
from xl_perfgoals.core.form import PerfGoalForm
from xl_perfgoals.core.policy import Policy, Roster, Waiver
from xl_perfgoals.core.submission import Submission
from xl_perfgoals.core.summary import CountySummary, Recount
from xl_perfgoals.core.texts import name_key
from xl_perfgoals.ops.form_rules import form_rules
from xl_perfgoals.ops.unit_rules import UnitRules
from xl_perfgoals.ops.versions import decided
from xl_perfgoals.rules import RULES, Hit, Rule, Scene

_DEFAULT = Policy()

_Whose: TypeAlias = tuple[CellRef | None, str, str, str]
"""The form, project, department and unit that a finding names."""


def check(
    submission: Submission,
    policy: Policy | None = None,
    roster: Roster | None = None,
    rules: Sequence[Rule] = RULES,
    *,
    summary: CountySummary | None = None,
    recount: tuple[Recount, ...] = (),
    form_findings: Sequence[Finding] | None = None,
    units: UnitRules | None = None,
) -> tuple[Finding, ...]:
    """All findings of a submission, in the order of its forms, then by cell and code.

    Rules over several forms see the whole submission, and the summary where there is one. Of a project that
    came again in a newer file only the form that counts is checked: X03 names the others. Findings of a
    waived code stay in the list, marked. form_findings are what check_forms has found in the forms already,
    under the same policy and rules: where they are given, the rules about one form are not run again. units
    are the rules that compare a unit's projects, if these were asked before: the same ones, too.
    """
    submission = decided(submission)
    overruled = submission.overruled
    forms = submission.forms
    if overruled:
        forms = tuple(form for form in forms if form.at not in overruled)
    policy = policy or _DEFAULT
    if form_findings is None:
        found = list(check_forms(forms, policy, rules))
    else:
        found = [own for own in form_findings if own.form not in overruled] if overruled else [*form_findings]
    scene = Scene(replace(submission, forms=forms), policy, roster or Roster(), summary, recount)
    hits = _scene_hits(scene, rules, units or UnitRules(policy, rules))
    found += [_finding(rule, hit, hit.form, policy) for rule, hit in hits]
    return _in_order(found, submission.forms)


def check_forms(
    forms: Iterable[PerfGoalForm], policy: Policy | None = None, rules: Sequence[Rule] = RULES
) -> tuple[Finding, ...]:
    """The findings of each form by itself, in the order of the forms, then by cell and code."""
    policy = policy or _DEFAULT
    asked = form_rules(tuple(rules), policy)
    found: list[Finding] = []
    as_they_are = not policy.severities and not policy.waivers
    for form in forms:
        whose = _whose(form)
        hits = asked.hits(form)
        if as_they_are:
            own = [_plainly_told(rule, hit, whose) for rule, hit in hits]
        else:
            own = [_told(rule, hit, whose, policy) for rule, hit in hits]
        own.sort(key=_place)
        found += own
    return tuple(found)


def check_form(
    form: PerfGoalForm, policy: Policy | None = None, rules: Sequence[Rule] = RULES
) -> tuple[Finding, ...]:
    """The findings of one form by itself, by cell and code."""
    return check_forms((form,), policy, rules)


def _scene_hits(scene: Scene, rules: Sequence[Rule], units: UnitRules) -> Iterator[tuple[Rule, Hit]]:
    if any(rule.check_unit is not None for rule in rules):
        for unit in scene.units:
            yield from units.hits(unit)
    for rule in rules:
        if rule.check_scene is not None and rule.code not in scene.policy.off:
            for hit in rule.check_scene(scene):
                yield rule, hit


def _finding(rule: Rule, hit: Hit, form: PerfGoalForm | None, policy: Policy) -> Finding:
    whose = _whose(form) if form else (None, "", hit.department, hit.unit)
    return _told(rule, hit, whose, policy)


def _whose(form: PerfGoalForm) -> _Whose:
    return form.at, form.project.text, form.department.value or "", form.unit.value or ""


def _told(rule: Rule, hit: Hit, whose: _Whose, policy: Policy) -> Finding:
    form, project, department, unit = whose
    severity = policy.severities.get(rule.code) if policy.severities else None
    waived = _waiver(policy.waivers, rule.code, project, hit.at) if policy.waivers else ""
    return Finding(
        hit.at,
        rule.code,
        severity or hit.severity or rule.severity,
        hit.facts,
        form,
        project,
        department,
        unit,
        hit.also,
        hit.variant,
        waived,
    )


def _plainly_told(rule: Rule, hit: Hit, whose: _Whose) -> Finding:
    """As _told under a policy that waives nothing and takes nothing for graver; without Finding's __new__."""
    at, facts, severity, variant, also, *_ = hit
    form, project, department, unit = whose
    return tuple.__new__(
        Finding,
        (at, rule.code, severity or rule.severity, facts, form, project, department, unit, also, variant, ""),
    )


def _waiver(waivers: Iterable[Waiver], code: str, project: str, at: CellRef) -> str:
    for waiver in waivers:
        named = not waiver.project or name_key(waiver.project) == name_key(project)
        placed = not waiver.cell or waiver.cell in {at.a1, f"{at.sheet}!{at.a1}"}
        if waiver.code == code and named and placed and (waiver.project or waiver.cell):
            return f"{waiver.reason}（{waiver.who}）"
    return ""


def _in_order(findings: Iterable[Finding], forms: Sequence[PerfGoalForm]) -> tuple[Finding, ...]:
    """In the order of the forms, then by cell and code; last what concerns no form."""
    by_form: dict[CellRef | None, list[Finding]] = {form.at: [] for form in forms}
    last: list[Finding] = []
    for finding in findings:
        by_form.get(finding.form, last).append(finding)
    return tuple([one for own in (*by_form.values(), last) for one in sorted(own, key=_place)])


def _place(finding: Finding) -> tuple[int, int, str]:
    _, _, row, col = finding.at
    return row, col, finding.code
