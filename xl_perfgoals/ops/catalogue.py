"""The catalogue of rules as text, Markdown and JSON, generated from the rules themselves."""

import json
import re
from collections.abc import Iterable, Sequence
from itertools import groupby

from xl_perfgoals.core.cells import Scalar
from xl_perfgoals.core.policy import Policy
from xl_perfgoals.ops.examples import example_findings
from xl_perfgoals.ops.messages import sentence
from xl_perfgoals.rules import RULES, Example, Rule
from xl_perfgoals.rules._road import ROAD
from xl_perfgoals.rules._rule import Edits
from xl_perfgoals.wording import FAMILY, SEVERITY

_NTH = re.compile(r"#([0-9]+)")
_MOST_EDITS = 4
_LONGEST_VALUE = 24
"""What is shown of a form among several: so many edits, each of so many characters."""


def catalogue_text(rules: Iterable[Rule] = RULES) -> str:
    """One line a rule: code, severity, title."""
    return "\n".join(f"{rule.code}  {SEVERITY[rule.severity]}  {rule.title}" for rule in rules)


def catalogue_json(rules: Iterable[Rule] = RULES) -> str:
    """A JSON list of the rules."""
    records = [
        {
            "code": rule.code,
            "name": rule.name,
            "title": rule.title,
            "severity": rule.severity.value,
            "category": rule.category.value,
            "basis": [basis.value for basis in rule.basis],
            "message": rule.message,
            "advice": rule.advice,
            "doc": rule.doc.strip(),
        }
        for rule in rules
    ]
    return json.dumps(records, ensure_ascii=False, indent=2)


def catalogue_markdown(rules: Iterable[Rule] = RULES) -> str:
    """The whole catalogue as a Markdown page, by family."""
    parts = ["# 规则目录", "", "本页由程序从规则本身生成：`xl-perfgoals rules --format md`。", ""]
    for family, own in groupby(rules, key=lambda rule: rule.code[0]):
        parts += [f"## {family} {FAMILY[family]}", ""]
        for rule in own:
            parts += [rule_markdown(rule), ""]
    return "\n".join(parts).rstrip()


def rule_markdown(rule: Rule) -> str:
    """One rule's page in Markdown."""
    lines = [
        f"### {rule.code} {rule.title}",
        "",
        _facts_line(rule),
        "",
        rule.doc.strip(),
        "",
        *(f"- 会报：{told}" for told in _told(rule, rule.fails)),
        *(f"- 不报：{words}" for words in map(_words, rule.passes) if words),
    ]
    return "\n".join(lines)


def rule_text(rule: Rule) -> str:
    """One rule's page for a terminal: what it is, why, how to mend it, and examples with what is said."""
    lines = [f"{rule.code} {rule.title}", _facts_line(rule), "", rule.doc.strip(), "", "会报的例子："]
    lines += [f"  · {told}" for told in _told(rule, rule.fails)] or ["  · （见说明）"]
    lines += ["不报的例子："]
    lines += [f"  · {words}" for words in map(_words, rule.passes) if words] or ["  · 样表本身"]
    return "\n".join(lines)


def _facts_line(rule: Rule) -> str:
    basis = "、".join(basis.value for basis in rule.basis)
    off = "；默认不启用" if rule.code in Policy().off else ""
    return f"级别：{SEVERITY[rule.severity]}；类别：{rule.category.value}；依据：{basis}{off}"


def _told(rule: Rule, examples: Iterable[Example]) -> list[str]:
    """Each example in words, with the sentence that the rule says of it."""
    told = []
    for example in examples:
        said = [sentence(finding) for finding in example_findings(rule, example, [rule])]
        told.append(f"{_words(example)} → {said[0]}" if said else _words(example))
    return [line for line in told if line]


def _words(example: Example) -> str:
    """An example in words: what differs from the model form; of several forms, what each is told by."""
    if len(example.forms) == 1:
        forms = _edits_words(example.forms[0])
    elif any(example.forms):
        told = (_of_several(edits, example.forms[:index]) for index, edits in enumerate(example.forms))
        forms = "；".join(f"表{number}：{words}" for number, words in enumerate(told, 1))
    else:
        forms = ""
    return f"{forms}（{example.note}）" if example.note and forms else forms or example.note


def _of_several(edits: Edits, before: Sequence[Edits]) -> str:
    """One form of several. What the second project's form has by itself is left out but for its name."""
    if edits and edits in before:
        return f"同表{before.index(edits) + 1}"
    told = {
        label: _shortened(value)
        for label, value in edits.items()
        if label == "项目名称" or label not in ROAD or ROAD[label] != value
    }
    shown = dict(list(told.items())[:_MOST_EDITS])
    more = f"……等{len(told)}处" if len(told) > _MOST_EDITS else ""
    return _edits_words(shown) + more or "样表"


def _edits_words(edits: Edits) -> str:
    told = ((_NTH.sub(r"第\1条", label), value) for label, value in edits.items())
    return "，".join(f"{label}＝{'（空）' if value is None else value}" for label, value in told)


def _shortened(value: Scalar) -> Scalar:
    long = isinstance(value, str) and len(value) > _LONGEST_VALUE
    return f"{str(value)[:_LONGEST_VALUE]}……" if long else value
