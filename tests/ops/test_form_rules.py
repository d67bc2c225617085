"""form_rules: what is remembered of rows, and which rules are not asked, changes no finding."""

import random
from dataclasses import replace
from functools import cache
from operator import itemgetter

import pytest

from tests.support.forms import parsed
from tests.support.published import CLEAN, PRINTED, published
from xl_perfgoals.core.policy import Policy
from xl_perfgoals.core.target import Kind, Target
from xl_perfgoals.ops import form_rules as module, row_rules
from xl_perfgoals.ops.examples import submitted
from xl_perfgoals.ops.form_rules import FormRules
from xl_perfgoals.rules import RULES
from xl_perfgoals.rules._rule import Rows

EVERYTHING_ON = Policy(off=frozenset(), minimum_per_level2=2)


HEAD = (
    "year",
    "department",
    "department_code",
    "unit",
    "attribute",
    "period",
    "long_goal",
    "contacts",
    "project",
)


@cache
def all_forms():
    """The published forms and all examples of the rules."""
    forms = [form for folder in (CLEAN, PRINTED) for form in published(folder).intake.submission.forms]
    examples = [example for rule in RULES for example in (*rule.fails, *rule.passes)]
    return [*forms, *(form for example in examples for form in submitted(example.forms).forms)]


def odd_forms():
    """The same, and each with its head, rows, goal and money mixed up."""
    forms = all_forms()
    rows = [row for form in forms for row in form.indicators]
    rng = random.Random(1)
    for form in rng.sample(forms, len(forms)):
        yield form
        indicators = tuple(mixed_row(row, rng.choice(rows), rng) for row in form.indicators)
        head = {name: getattr(rng.choice((form, rng.choice(forms))), name) for name in HEAD}
        yield replace(
            form,
            indicators=indicators,
            annual_goal=rng.choice(forms).annual_goal,
            funding=rng.choice(forms).funding,
            **head,
        )


def mixed_row(row, other, rng):
    """The row with the value of another, maybe its name, and now and then something odd."""
    row = row._replace(target=other.target, name=rng.choice((row, other)).name, mark=other.mark)
    odd = {"shifted": True, "value_lost": True, "level1_filled": True, "core": True}
    odd |= {"level1": other.level1, "printed_under": other.level1, "weight": other.weight}
    odd |= {"level2": row.level2._replace(value=None)}
    name = rng.choice(list(odd))
    return row._replace(**{name: odd[name]}) if rng.random() < 0.1 else row


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
                for rows in (rule.rows or Rows(), rule.other_rows)
                if rows
            ):
                hit = rule.check_row(row, target, policy)
                if hit:
                    yield rule.code, hit


def told(hits):
    """What is found, by rule and in the order of each."""
    found = [(code, hit.at, hit.variant, repr(hit.facts), hit.also, str(hit.severity)) for code, hit in hits]
    return sorted(found, key=itemgetter(0, 1))


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
    monkeypatch.setattr(row_rules, "_MOST_TEXTS", 12)
    monkeypatch.setattr(row_rules, "_MOST_ROWS", 12)
    monkeypatch.setattr(module, "_MOST_LOOKS", 5)
    rules = FormRules(RULES, Policy())
    for number in range(20):
        (form,) = parsed({"数量指标.指标值": f"{number}公里", "项目名称": f"项目{number}"})
        assert [code.code for code, _ in rules.hits(form)] == [
            code for code, _ in asked_one_by_one(form, Policy())
        ]
    asked = rules._of_rows._questions
    kept = (asked.names, asked.values, asked._wordings, rules._of_rows._verdicts)
    assert max(map(len, kept)) <= 12 + len(form.indicators)
    assert all(len(of_look._asked) <= 5 for _, of_look in rules._of_looks)
