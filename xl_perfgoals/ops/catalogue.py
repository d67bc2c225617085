"""The catalogue of rules as text, Markdown and JSON, generated from the rules themselves."""

import json
from collections.abc import Iterable
from itertools import groupby

from xl_perfgoals.rules import RULES, Example, Rule
from xl_perfgoals.wording import FAMILY, SEVERITY


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
    """One rule's page."""
    lines = [
        f"### {rule.code} {rule.title}",
        "",
        " · ".join((SEVERITY[rule.severity], rule.category.value, *(basis.value for basis in rule.basis))),
        "",
        rule.doc.strip(),
        "",
        f"- 提示语：{rule.message}",
        f"- 建议：{rule.advice}",
    ]
    lines += [f"- 会报：{_example(example)}" for example in rule.fails if _example(example)]
    lines += [f"- 不报：{_example(example)}" for example in rule.passes if _example(example)]
    return "\n".join(lines)


def _example(example: Example) -> str:
    """An example in words: what differs from the model form."""
    forms = "；".join(
        "，".join(f"{label}＝{'（空）' if value is None else value}" for label, value in edits.items())
        for edits in example.forms
        if edits
    )
    return f"{forms}（{example.note}）" if example.note and forms else forms or example.note
