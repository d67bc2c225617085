"""form_rules: what is remembered of rows, and which rules are not asked, changes no finding."""

import random
from dataclasses import replace

import pytest

from tests.support.forms import parsed
from tests.support.published import CLEAN, PRINTED, published
from xl_perfgoals.core.policy import Policy
from xl_perfgoals.core.target import Kind, Target
from xl_perfgoals.ops import form_rules as module
from xl_perfgoals.ops.examples import submitted
from xl_perfgoals.ops.form_rules import FormRules
from xl_perfgoals.rules import RULES

EVERYTHING_ON = Policy(off=frozenset(), minimum_per_level2=2)


def odd_forms(count=400):
    """The published forms and all examples of the rules, with their rows, goals and money mixed up."""
    forms = [form for folder in (CLEAN, PRINTED) for form in published(folder).intake.submission.forms]
    examples = [example for rule in RULES for example in (*rule.fails, *rule.passes)]
    forms += [form for example in examples for form in submitted(example.forms).forms]
    rows = [row for form in forms for row in form.indicators]
    rng = random.Random(1)
    for form in rng.sample(forms, len(forms)) * (count // len(forms) + 1):
        yield form
        indicators = tuple(
            row._replace(target=rng.choice(rows).target, name=rng.choice((row, rng.choice(rows))).name)
            for row in form.indicators
        )
        yield replace(
            form,
            indicators=indicators,
            annual_goal=rng.choice(forms).annual_goal,
            funding=rng.choice(forms).funding,
        )


def asked_one_by_one(form, policy):
    """What all rules find when none is spared."""
    blank = Target("", Kind.BLANK)
    for rule in RULES:
        if rule.code in policy.off:
            continue
        for hit in rule.check(form, policy) if rule.check else ():
            yield rule.code, hit
        for row in form.indicators if rule.check_row else ():
            target = row.target.value or blank
            level2 = row.level2.value
            if any(
                target.kind in rows.kinds and (rows.level2 is None or level2 in rows.level2)
                for rows in (rule.rows or module.Rows(), rule.other_rows)
                if rows
            ):
                hit = rule.check_row(row, target, policy)
                if hit:
                    yield rule.code, hit


def told(hits):
    return sorted(
        (code, hit.at, hit.variant, repr(hit.facts), hit.also, str(hit.severity)) for code, hit in hits
    )


@pytest.mark.parametrize("policy", [Policy(), EVERYTHING_ON], ids=["default", "everything"])
def test_no_finding_is_spared(policy):
    rules = FormRules(RULES, policy)
    for form in odd_forms():
        wanted = told(asked_one_by_one(form, policy))
        assert told((rule.code, hit) for rule, hit in rules.hits(form)) == wanted
        assert told((rule.code, hit) for rule, hit in rules.hits(form)) == wanted


def test_a_text_that_was_read_otherwise_is_judged_anew():
    (form,) = parsed({"数量指标.指标值": "20公里"})
    row = form.indicators[0]
    bare = row.target.value._replace(kind=Kind.NUMBER_WITHOUT_UNIT, unit=None)
    other = replace(form, indicators=(row._replace(target=row.target._replace(value=bare)),))
    rules = FormRules([rule for rule in RULES if rule.code == "V01"], Policy())
    assert [len(rules.hits(each)) for each in (form, other, form, other)] == [0, 1, 0, 1]


def test_memory_is_bounded(monkeypatch):
    monkeypatch.setattr(module, "_MOST_ROWS", 15)
    rules = FormRules(RULES, Policy())
    for number in range(20):
        rules.hits(*parsed({"数量指标.指标值": f"{number}公里"}))
    assert len(rules._verdicts) <= 15
