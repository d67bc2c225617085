"""What the rules find in the rows of a form, and which rules about the form the rows give cause to ask."""

from collections.abc import Sequence
from typing import NamedTuple, TypeAlias

from xl_perfgoals.core.form import Indicator, PerfGoalForm
from xl_perfgoals.core.policy import Policy
from xl_perfgoals.ops.form_looks import MENDED_TO_PLACE, PLAIN, RowsSeen, oddness
from xl_perfgoals.ops.row_hits import Found, asked_again, elsewhere
from xl_perfgoals.ops.row_questions import NO_TARGET, Name, RowQuestions, Value
from xl_perfgoals.rules import Hit, Rule
from xl_perfgoals.rules._rule import FormCheck

_MOST_TEXTS = 16_000
_MOST_ROWS = 16_000
"""Names, values and rows that are remembered: those of a few thousand forms, about 10 MB."""

FormQuestion: TypeAlias = tuple[Rule, FormCheck]


class _Verdict(NamedTuple):
    """What rules find in a row that says this, and the rules about the form that must look at it."""

    found: tuple[tuple[Rule, Found], ...]
    woken: tuple[FormQuestion, ...]


class Seen(NamedTuple):
    """What rules find in the rows, which rules about the form are to look at them, and Look.ROWS."""

    hits: list[tuple[Rule, Hit]]
    woken: set[FormQuestion]
    look: RowsSeen


class RowRules:
    """The rules that look at rows, under one policy.

    Most rows are sound: what the name leaves open, the value rules out. The others are judged once; what is
    found in one is told of those that say the same, with their own cells and number.
    """

    def __init__(self, rules: Sequence[Rule], policy: Policy) -> None:
        self._policy = policy
        self._questions = RowQuestions([rule for rule in rules if rule.check_row or wakes(rule)], policy)
        self._verdicts: dict[tuple[Name, Value, str, bool], _Verdict] = {}

    def look_at(self, form: PerfGoalForm) -> Seen:
        """Every hit of a rule about a row, and what the rows say to rules about the form."""
        hits: list[tuple[Rule, Hit]] = []
        woken: set[FormQuestion] = set()
        sorts = 0
        odd: set[tuple[object, ...]] = set()
        compared: set[str] = set()
        repeats = False
        if self._questions.forget(_MOST_TEXTS) or len(self._verdicts) > _MOST_ROWS:
            self._verdicts.clear()
        names, values = self._questions.names, self._questions.values
        for row in form.indicators:
            target = row.target.value
            name = names.get((row.level2.value, row.name.text, row.mark)) or self._questions.new_name(row)
            value = values.get(row.target.text)
            # The same text may have been read otherwise elsewhere, with another unit in its column's head.
            if value is None or (value.target is not target and value.target != target):
                value = self._questions.new_value(row)
            if name.open & value.open:
                verdict = self._verdict(row, name, value)
                for rule, found_in in verdict.found:
                    if (hit := found_in(row)) is not None:
                        hits.append((rule, hit))
                woken.update(verdict.woken)
            if name.compared:
                repeats = repeats or name.compared in compared
                compared.add(name.compared)
            look = name.looks[value.look]
            sorts |= look
            if row[MENDED_TO_PLACE] != PLAIN or row.level1 is not name.level1:
                odd.add(oddness(row, look))
        return Seen(hits, woken, (sorts, frozenset(odd), repeats))

    def _verdict(self, row: Indicator, name: Name, value: Value) -> _Verdict:
        said = (name, value, row.level2.text, row.value_lost)
        verdict = self._verdicts.get(said)
        if verdict is None:
            rules = self._questions.rules(name.open & value.open)
            verdict = self._verdicts[said] = self._judged(row, rules)
        return verdict

    def _judged(self, row: Indicator, rules: Sequence[Rule]) -> _Verdict:
        target, policy = row.target.value or NO_TARGET, self._policy
        found: list[tuple[Rule, Found]] = []
        woken: list[FormQuestion] = []
        for rule in rules:
            check_row, doubts, check = rule.check_row, rule.doubts, rule.check
            if check_row and (hit := check_row(row, target, policy)) is not None:
                found.append((rule, elsewhere(hit, row) or asked_again(check_row, policy)))
            if check and (doubts(row, target, policy) if doubts else wakes(rule)):
                woken.append((rule, check))
        return _Verdict(tuple(found), tuple(woken))


def wakes(rule: Rule) -> bool:
    """Whether the rule about the form is asked where a row gives cause."""
    return rule.doubts is not None or (rule.rows is not None and rule.check_row is None)
