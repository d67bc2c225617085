"""Asks the rules about one form in as few questions as will do: most rows have been judged before."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Generic, NamedTuple, TypeAlias, TypeVar

from xl_perfgoals.core.form import Indicator, PerfGoalForm
from xl_perfgoals.core.levels import Level2
from xl_perfgoals.core.policy import Policy
from xl_perfgoals.core.target import Kind, Target
from xl_perfgoals.rules import Hit, Rule
from xl_perfgoals.rules._rule import FormCheck, NameDoubt, RowCheck, Rows, ValueDoubt

_MOST_ROWS = 20_000
"""Rows whose verdict is kept: those of a few thousand forms, about 10 MB."""

_NO_TARGET = Target("", Kind.BLANK)
_FILLED_ROWS = Rows()

_Words: TypeAlias = tuple[Level2 | None, str, str, str, str, bool]
_FormRule: TypeAlias = tuple[Rule, FormCheck]
_RowRule: TypeAlias = tuple[Rule, RowCheck]
_Places: TypeAlias = frozenset[int]
"""Places in the list of all questions about rows."""

_NOTHING_KNOWN: tuple[None, _Places] = (None, frozenset())

Doubt = TypeVar("Doubt", NameDoubt, ValueDoubt)


class _Question(NamedTuple):
    """A rule that is asked of rows such as these. A rule with other_rows is two questions."""

    rule: Rule
    rows: Rows


class _Asked(NamedTuple, Generic[Doubt]):
    """Questions about rows of one 二级指标 or kind of value: those always open, those that a doubt opens."""

    always: _Places
    doubts: tuple[tuple[Doubt, _Places], ...]


class _Verdict(NamedTuple):
    """The rules that fire on a row with this value, and the rules about the form that must look at it."""

    target: Target | None
    firing: tuple[_RowRule, ...]
    woken: tuple[_FormRule, ...]


class FormRules:
    """The rules about one form, under one policy.

    Townships fill in the same rows over and over, and most rows are sound. So it is kept which rules fire on
    a row that says this; only those are asked again, for the cells and facts of the row at hand. New rows
    mostly join a name and a value that were seen before, and the rules that either of them rules out are
    not asked.
    """

    def __init__(self, rules: Sequence[Rule], policy: Policy) -> None:
        active = [rule for rule in rules if rule.code not in policy.off]
        self._policy = policy
        self._always = [(rule, rule.check) for rule in active if rule.check and not _wakes(rule)]
        of_rows = [rule for rule in active if rule.check_row or _wakes(rule)]
        self._questions = [
            _Question(rule, rows)
            for rule in of_rows
            for rows in (rule.rows or _FILLED_ROWS, rule.other_rows)
            if rows is not None
        ]
        self._verdicts: dict[_Words, _Verdict] = {}
        self._of_names: dict[tuple[Level2 | None, str, _Places], tuple[Rule, ...]] = {}
        self._of_values: dict[str, tuple[Target, _Places]] = {}
        # Few sets of questions are left open, by many a name and value: each is kept once.
        self._rules: dict[_Places, tuple[Rule, ...]] = {}
        self._left: dict[_Places, _Places] = {}
        self._at_level2: dict[tuple[Level2 | None, _Places], _Asked[NameDoubt]] = {}
        self._at_kind: dict[Kind, _Asked[ValueDoubt]] = {}

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
            for memory in (self._verdicts, self._of_names, self._of_values, self._left, self._rules):
                memory.clear()
        verdict = self._verdicts[words] = self._judged(row)
        return verdict

    def _judged(self, row: Indicator) -> _Verdict:
        target, policy = row.target.value or _NO_TARGET, self._policy
        firing: list[_RowRule] = []
        woken: list[_FormRule] = []
        for rule in self._asked_of(row, self._of_value(target)):
            check_row, doubts, check = rule.check_row, rule.doubts, rule.check
            if check_row and check_row(row, target, policy) is not None:
                firing.append((rule, check_row))
            if check and (doubts(row, target, policy) if doubts else _wakes(rule)):
                woken.append((rule, check))
        return _Verdict(row.target.value, tuple(firing), tuple(woken))

    def _asked_of(self, row: Indicator, left: _Places) -> tuple[Rule, ...]:
        """The rules whose questions are open on a row of this name, of those that its value leaves open."""
        level2, name = row.level2.value, row.name.text
        rules = self._of_names.get((level2, name, left))
        if rules is None:
            asked = self._at_level2.get((level2, left))
            if asked is None:
                asked = self._at_level2[level2, left] = _asked(
                    (place, rows.names)
                    for place, (_, rows) in enumerate(self._questions)
                    if place in left and (rows.level2 is None or level2 in rows.level2)
                )
            places = asked.always.union(*[at for doubt, at in asked.doubts if doubt(row, self._policy)])
            rules = self._rules.get(places)
            if rules is None:
                rules = tuple(dict.fromkeys([self._questions[place].rule for place in sorted(places)]))
                self._rules[places] = rules
            self._of_names[level2, name, left] = rules
        return rules

    def _of_value(self, target: Target) -> _Places:
        """The questions that a row with this value leaves open."""
        judged, known = self._of_values.get(target.text, _NOTHING_KNOWN)
        if judged != target:
            asked = self._at_kind.get(target.kind)
            if asked is None:
                asked = self._at_kind[target.kind] = _asked(
                    (place, rows.values)
                    for place, (_, rows) in enumerate(self._questions)
                    if target.kind in rows.kinds
                )
            known = asked.always.union(*[at for doubt, at in asked.doubts if doubt(target, self._policy)])
            known = self._left.setdefault(known, known)
            self._of_values[target.text] = target, known
        return known


def _asked(doubts: Iterable[tuple[int, Doubt | None]]) -> "_Asked[Doubt]":
    """The places of some questions by their doubts; several rules may share one."""
    by_doubt: defaultdict[Doubt | None, set[int]] = defaultdict(set)
    for place, doubt in doubts:
        by_doubt[doubt].add(place)
    always = frozenset(by_doubt.pop(None, ()))
    return _Asked(always, tuple([(doubt, frozenset(at)) for doubt, at in by_doubt.items() if doubt]))


def _wakes(rule: Rule) -> bool:
    """Whether the rule about the form is asked only where a row gives cause."""
    return rule.doubts is not None or (rule.rows is not None and rule.check_row is None)


@lru_cache(maxsize=2)
def form_rules(rules: tuple[Rule, ...], policy: Policy) -> FormRules:
    """The rules about one form, with what they remember of the forms before."""
    return FormRules(rules, policy)
