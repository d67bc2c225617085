"""Plays a rule's examples: edited model forms are parsed, added up and checked like any submission."""

from collections.abc import Sequence
from dataclasses import replace

from xl_perfgoals.core.finding import Finding
from xl_perfgoals.core.policy import Policy, Roster
from xl_perfgoals.core.submission import Receipt, Status, Submission
from xl_perfgoals.ops.check import check
from xl_perfgoals.ops.consolidate import consolidate
from xl_perfgoals.parsing.form_parser import parse_forms
from xl_perfgoals.rules import RULES, Example, Rule, Scene
from xl_perfgoals.rules._rule import Edits
from xl_perfgoals.rules.model import model_forms


def submitted(forms: Sequence[Edits]) -> Submission:
    """A submission of edited model forms, with a receipt for each book."""
    parsed = tuple(form for grid in model_forms(forms) for form in parse_forms(grid))
    books = dict.fromkeys(form.at.book for form in parsed)
    receipts = (
        Receipt(book, Status.READ, forms=sum(form.at.book == book for form in parsed)) for book in books
    )
    return Submission(tuple(receipts), parsed)


def example_findings(rule: Rule, example: Example, rules: Sequence[Rule] = RULES) -> tuple[Finding, ...]:
    """What the rules find in an example's forms; the example's own rule is on whatever the policy says."""
    policy = example.policy or Policy()
    policy = replace(policy, off=policy.off - {rule.code})
    roster = example.roster or Roster()
    submission = submitted(example.forms)
    scene = Scene(submission, policy, roster, consolidate(submission, roster))
    if example.tamper:
        scene = example.tamper(scene)
    return check(scene.submission, policy, roster, rules, summary=scene.summary, recount=scene.recount)
