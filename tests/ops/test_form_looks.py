"""form_looks: a rule that looks at a part of the form says the same of all forms that look the same there."""

import random
from dataclasses import fields, replace

import pytest

from tests.ops.test_form_rules import EVERYTHING_ON, HEAD, all_forms, odd_forms
from xl_perfgoals.core.form import PerfGoalForm
from xl_perfgoals.ops.form_looks import LOOKS
from xl_perfgoals.ops.row_rules import RowRules
from xl_perfgoals.rules import RULES
from xl_perfgoals.rules._looks import Look

PARTS = {
    Look.HEAD: HEAD[:-1],
    Look.PROJECT: ("project", "year"),
    Look.GOAL: ("annual_goal", "year"),
    Look.ROWS: ("indicators",),
}
ALL_PARTS = tuple(field.name for field in fields(PerfGoalForm))


def may_find(rule, form):
    """Whether the rule is to be asked of the form."""
    if rule.doubts_form:
        return rule.doubts_form(form, EVERYTHING_ON)
    return any(True for _ in rule.check(form, EVERYTHING_ON))


def key_of(look, form):
    return RowRules((), EVERYTHING_ON).look_at(form).look if look is Look.ROWS else LOOKS[look](form)


def with_the_part_of(look, form, other, rng):
    """The other form, with what the look is about taken from the form; for ROWS in another order."""
    parts = {name: getattr(form, name) for name in PARTS[look]}
    if look is Look.PROJECT:
        parts["funding"] = replace(other.funding, sources=form.funding.sources)
    if look is Look.GOAL:
        parts |= {name: getattr(form, name) for name in ("project", "unit", "department")}
    if look is Look.ROWS:
        parts["indicators"] = tuple(rng.sample(form.indicators, len(form.indicators)))
    return replace(other, **parts)


@pytest.mark.parametrize("look", Look, ids=lambda look: look.name)
def test_a_rule_hangs_on_its_look_alone(look):
    rules = [rule for rule in RULES if rule.looks_at is look]
    forms, rng = all_forms(), random.Random(2)
    for form in odd_forms():
        hybrid = with_the_part_of(look, form, rng.choice(forms), rng)
        assert key_of(look, hybrid) == key_of(look, form)
        assert [may_find(rule, hybrid) for rule in rules] == [may_find(rule, form) for rule in rules]


@pytest.mark.parametrize("look", Look, ids=lambda look: look.name)
def test_forms_that_look_the_same_are_judged_the_same(look):
    rules = [rule for rule in RULES if rule.looks_at is look]
    known = {}
    for form in odd_forms():
        verdict = [may_find(rule, form) for rule in rules]
        assert known.setdefault(key_of(look, form), verdict) == verdict


def test_names_matter_only_in_the_goal():
    rules = [rule for rule in RULES if rule.looks_at is Look.GOAL]
    forms, rng = all_forms(), random.Random(3)
    for form in odd_forms():
        other = rng.choice(forms)
        renamed = replace(form, project=other.project, unit=other.unit, department=other.department)
        if key_of(Look.GOAL, renamed) == key_of(Look.GOAL, form):
            assert [may_find(rule, renamed) for rule in rules] == [may_find(rule, form) for rule in rules]


def test_every_look_has_rules():
    assert {rule.looks_at for rule in RULES} == {None, *Look}
    assert all(rule.check for rule in RULES if rule.looks_at)
