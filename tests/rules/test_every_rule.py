"""What must hold for each rule of the catalogue: its examples fire or stay silent, with both figures."""

import re

import pytest

from xl_perfgoals.ops.examples import example_findings
from xl_perfgoals.ops.messages import advice, message
from xl_perfgoals.rules import RULES


def cases(kind: str):
    return [
        pytest.param(rule, example, id=f"{rule.code}-{number}")
        for rule in RULES
        for number, example in enumerate(getattr(rule, kind), 1)
    ]


@pytest.mark.parametrize(("rule", "example"), cases("fails"))
def test_fires_on_its_bad_examples_and_no_other_rule_does(rule, example):
    codes = {finding.code for finding in example_findings(rule, example)}
    assert rule.code in codes
    assert codes <= {rule.code, *example.also}


@pytest.mark.parametrize(("rule", "example"), cases("passes"))
def test_is_silent_on_its_good_examples(rule, example):
    codes = {finding.code for finding in example_findings(rule, example)}
    assert rule.code not in codes
    assert codes <= set(example.also)


@pytest.mark.parametrize(("rule", "example"), cases("fails"))
def test_every_figure_of_its_sentences_is_there(rule, example):
    for finding in example_findings(rule, example):
        for text in (message(finding), advice(finding)):
            assert text
            assert not re.search(r"\{\w+\}|None|\bDecimal\b", text)
            assert not text.endswith(("。", "；", "，"))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_is_documented(rule):
    assert "为什么：" in rule.doc
    assert "怎么改：" in rule.doc
    assert rule.basis
    assert rule.fails
    assert rule.passes


def test_codes_are_unique_and_in_order():
    codes = [rule.code for rule in RULES]
    assert codes == sorted(set(codes), key=lambda code: ("HFGSVCTMRXUP".index(code[0]), code))
