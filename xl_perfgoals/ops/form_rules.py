"""Asks the rules about one form in as few questions as will do: of most parts most forms say the same."""

from collections import defaultdict
from collections.abc import Hashable, Sequence
from functools import lru_cache

from xl_perfgoals.core.form import PerfGoalForm
from xl_perfgoals.core.policy import Policy
from xl_perfgoals.ops.form_looks import LOOKS
from xl_perfgoals.ops.row_rules import FormQuestion, RowRules, wakes
from xl_perfgoals.rules import Hit, Rule
from xl_perfgoals.rules._looks import Look
from xl_perfgoals.rules._rule import FormDoubt

_MOST_LOOKS = 4_000
"""How many ways in which a part of a form looks are remembered; of 15 forms a township writes 15 names."""


class FormRules:
    """The rules about one form, under one policy.

    A rule is asked of each form, unless its looks_at, doubts_form, doubts or rows say that there is no need:
    where the part that it looks at says what it said in a form before, where none of its doubts is true.
    """

    def __init__(self, rules: Sequence[Rule], policy: Policy) -> None:
        active = [rule for rule in rules if rule.code not in policy.off]
        self._policy = policy
        self._of_rows = RowRules(active, policy)
        self._of_rows_look = _RulesOfLook(active, Look.ROWS, policy)
        self._of_looks = [(key, _RulesOfLook(active, look, policy)) for look, key in LOOKS.items()]
        self._doubts: defaultdict[FormDoubt, list[FormQuestion]] = defaultdict(list)
        self._always: list[FormQuestion] = []
        for rule in active:
            if rule.check is None or rule.looks_at is not None:
                continue
            if rule.doubts_form is not None:
                self._doubts[rule.doubts_form].append((rule, rule.check))
            elif not wakes(rule):
                self._always.append((rule, rule.check))

    def hits(self, form: PerfGoalForm) -> list[tuple[Rule, Hit]]:
        """Every hit of every rule in the form, in no order."""
        policy = self._policy
        found, asked, rows_look = self._of_rows.look_at(form)
        asked.update(self._always)
        asked.update(self._of_rows_look.asked(form, rows_look))
        for key, rules in self._of_looks:
            asked.update(rules.asked(form, key(form)))
        for doubt, questions in self._doubts.items():
            if doubt(form, policy):
                asked.update(questions)
        for rule, check in asked:
            for hit in check(form, policy):
                found.append((rule, hit))
        return found


class _RulesOfLook:
    """The rules that hang on one part of the form, and which of them to ask by how the part looks."""

    def __init__(self, rules: Sequence[Rule], look: Look, policy: Policy) -> None:
        self._rules = [(rule, rule.check) for rule in rules if rule.check and rule.looks_at is look]
        self._policy = policy
        self._asked: dict[Hashable, tuple[FormQuestion, ...]] = {}

    def asked(self, form: PerfGoalForm, look: Hashable) -> tuple[FormQuestion, ...]:
        """Those to be asked of this form, that looks like this."""
        asked = self._asked.get(look)
        if asked is None:
            if len(self._asked) >= _MOST_LOOKS:
                self._asked.clear()
            asked = self._asked[look] = tuple([own for own in self._rules if self._may_find(own, form)])
        return asked

    def _may_find(self, question: FormQuestion, form: PerfGoalForm) -> bool:
        rule, check = question
        if rule.doubts_form is not None:
            return rule.doubts_form(form, self._policy)
        return any(True for _ in check(form, self._policy))


@lru_cache(maxsize=2)
def form_rules(rules: tuple[Rule, ...], policy: Policy) -> FormRules:
    """The rules about one form, with what they remember of the forms before."""
    return FormRules(rules, policy)
