"""Asks the rules about one form in as few questions as will do: most rows have been judged before."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import TypeAlias

from xl_perfgoals.core.form import Indicator, PerfGoalForm
from xl_perfgoals.core.levels import Level2
from xl_perfgoals.core.policy import Policy
from xl_perfgoals.core.target import Kind, Target
from xl_perfgoals.rules import Hit, Rule
from xl_perfgoals.rules._rule import FormCheck, RowCheck

_MOST_ROWS = 20_000
"""Rows whose verdict is kept: a few thousand forms' worth, about 10 MB."""

_NO_TARGET = Target("", Kind.BLANK)

_Words: TypeAlias = tuple[Level2 | None, str, str, str, str, bool]
_RowRules: TypeAlias = tuple[tuple[Rule, RowCheck], ...]


class FormRules:
    """The rules about one form, under one policy.

    Townships fill in the same rows over and over, and most rows are sound. So it is kept which rules fire on
    a row that says this; only those are asked again, for the cells and facts of the row at hand.
    """

    def __init__(self, rules: Sequence[Rule], policy: Policy) -> None:
        active = [rule for rule in rules if rule.code not in policy.off]
        self._policy = policy
        self._of_forms: list[tuple[Rule, FormCheck]] = [(r, r.check) for r in active if r.check]
        self._of_rows: list[tuple[Rule, RowCheck]] = [(r, r.check_row) for r in active if r.check_row]
        self._asked: dict[tuple[Kind, Level2 | None], _RowRules] = {}
        self._verdicts: dict[_Words, tuple[Target | None, _RowRules]] = {}

    def hits(self, form: PerfGoalForm) -> Iterator[tuple[Rule, Hit]]:
        """Every hit of every rule in the form."""
        policy = self._policy
        for rule, check in self._of_forms:
            for hit in check(form, policy):
                yield rule, hit
        for row in form.indicators:
            for rule, check_row in self._firing(row):
                found = check_row(row, row.target.value or _NO_TARGET, policy)
                if found is not None:
                    yield rule, found

    def _firing(self, row: Indicator) -> _RowRules:
        """The rules that fire on the row."""
        level2, target = row.level2, row.target
        words = (level2.value, level2.text, row.name.text, target.text, row.mark, row.value_lost)
        known = self._verdicts.get(words)
        # The same text may have been read otherwise elsewhere: with another unit in the head of its column.
        if known is not None and (known[0] is target.value or known[0] == target.value):
            return known[1]
        if len(self._verdicts) >= _MOST_ROWS:
            self._verdicts.clear()
        read, policy = target.value or _NO_TARGET, self._policy
        asked = self._asked_of(read.kind, level2.value)
        firing = tuple(one for one in asked if one[1](row, read, policy) is not None)
        self._verdicts[words] = target.value, firing
        return firing

    def _asked_of(self, kind: Kind, level2: Level2 | None) -> _RowRules:
        """The rules that look at rows of this kind."""
        asked = self._asked.get((kind, level2))
        if asked is None:
            asked = tuple(
                (rule, check)
                for rule, check in self._of_rows
                if kind in rule.rows.kinds and (rule.rows.level2 is None or level2 in rule.rows.level2)
            )
            self._asked[kind, level2] = asked
        return asked


@lru_cache(maxsize=2)
def form_rules(rules: tuple[Rule, ...], policy: Policy) -> FormRules:
    """The rules about one form, with what they remember of the forms before."""
    return FormRules(rules, policy)
