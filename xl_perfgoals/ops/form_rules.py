"""Asks the rules about one form in as few questions as will do: most rows have been judged before."""

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple, TypeAlias

from xl_perfgoals.core.form import Indicator, PerfGoalForm
from xl_perfgoals.core.levels import Level2
from xl_perfgoals.core.policy import Policy
from xl_perfgoals.core.target import Kind, Target
from xl_perfgoals.rules import Hit, Rule
from xl_perfgoals.rules._rule import FormCheck, RowCheck, RowDoubt, Rows

_MOST_ROWS = 20_000
"""Rows whose verdict is kept: those of a few thousand forms, about 10 MB."""

_NO_TARGET = Target("", Kind.BLANK)
_FILLED_ROWS = Rows()

_Words: TypeAlias = tuple[Level2 | None, str, str, str, str, bool]
_FormRule: TypeAlias = tuple[Rule, FormCheck]
_RowRule: TypeAlias = tuple[Rule, RowCheck]


class _Asked(NamedTuple):
    """What is asked of a row of some kind: rules about rows, and which rules about the form it may wake."""

    row_rules: tuple[_RowRule, ...]
    doubts: tuple[tuple[_FormRule, RowDoubt | None], ...]


class _Verdict(NamedTuple):
    """The rules that fire on a row with this value, and the rules about the form that must look at it."""

    target: Target | None
    firing: tuple[_RowRule, ...]
    woken: tuple[_FormRule, ...]


class FormRules:
    """The rules about one form, under one policy.

    Townships fill in the same rows over and over, and most rows are sound. So it is kept which rules fire on
    a row that says this; only those are asked again, for the cells and facts of the row at hand.
    """

    def __init__(self, rules: Sequence[Rule], policy: Policy) -> None:
        active = [rule for rule in rules if rule.code not in policy.off]
        self._policy = policy
        of_forms = [(rule, rule.check) for rule in active if rule.check]
        self._of_rows = [(rule, rule.check_row) for rule in active if rule.check_row]
        self._always = [one for one in of_forms if not _wakes(one[0])]
        self._sleeping = [one for one in of_forms if _wakes(one[0])]
        self._asked: dict[tuple[Kind, Level2 | None], _Asked] = {}
        self._verdicts: dict[_Words, _Verdict] = {}

    def hits(self, form: PerfGoalForm) -> list[tuple[Rule, Hit]]:
        """Every hit of every rule in the form, in no order."""
        policy = self._policy
        found: list[tuple[Rule, Hit]] = []
        woken: set[_FormRule] = set()
        for row in form.indicators:
            verdict = self._verdict(row)
            for rule, check_row in verdict.firing:
                hit = check_row(row, row.target.value or _NO_TARGET, policy)
                if hit is not None:
                    found.append((rule, hit))
            if verdict.woken:
                woken.update(verdict.woken)
        for rule, check in (*self._always, *woken):
            for hit in check(form, policy):
                found.append((rule, hit))  # noqa: PERF401 - most rules find nothing: a list each costs more
        return found

    def _verdict(self, row: Indicator) -> _Verdict:
        level2, target = row.level2, row.target
        words = (level2.value, level2.text, row.name.text, target.text, row.mark, row.value_lost)
        known = self._verdicts.get(words)
        # The same text may have been read otherwise elsewhere: with another unit in the head of its column.
        if known is not None and (known.target is target.value or known.target == target.value):
            return known
        if len(self._verdicts) >= _MOST_ROWS:
            self._verdicts.clear()
        verdict = self._verdicts[words] = self._judged(row)
        return verdict

    def _judged(self, row: Indicator) -> _Verdict:
        target, policy = row.target.value or _NO_TARGET, self._policy
        asked = self._asked_of(target.kind, row.level2.value)
        firing = [one for one in asked.row_rules if one[1](row, target, policy) is not None]
        woken = [one for one, doubts in asked.doubts if doubts is None or doubts(row, target, policy)]
        return _Verdict(row.target.value, tuple(firing), tuple(woken))

    def _asked_of(self, kind: Kind, level2: Level2 | None) -> _Asked:
        asked = self._asked.get((kind, level2))
        if asked is None:
            asked = self._asked[kind, level2] = _Asked(
                tuple(one for one in self._of_rows if _looks_at(one[0], kind, level2)),
                tuple((one, one[0].doubts) for one in self._sleeping if _looks_at(one[0], kind, level2)),
            )
        return asked


def _wakes(rule: Rule) -> bool:
    """Whether the rule about the form is asked only where a row gives cause."""
    return rule.doubts is not None or (rule.rows is not None and rule.check_row is None)


def _looks_at(rule: Rule, kind: Kind, level2: Level2 | None) -> bool:
    rows = rule.rows or _FILLED_ROWS
    return kind in rows.kinds and (rows.level2 is None or level2 in rows.level2)


@lru_cache(maxsize=2)
def form_rules(rules: tuple[Rule, ...], policy: Policy) -> FormRules:
    """The rules about one form, with what they remember of the forms before."""
    return FormRules(rules, policy)
