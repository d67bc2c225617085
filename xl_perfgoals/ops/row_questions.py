"""What the 三级指标 and the 指标值 of a row each leave open: the rules that they do not rule out."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, NamedTuple, TypeAlias, TypeVar

from xl_perfgoals.core.form import Indicator
from xl_perfgoals.core.levels import Level1, Level2
from xl_perfgoals.core.policy import Policy
from xl_perfgoals.core.target import Kind, Target
from xl_perfgoals.ops.form_looks import level1_of, look_of_value, looks_of_name
from xl_perfgoals.rules import Rule
from xl_perfgoals.rules._indicators import compared_name
from xl_perfgoals.rules._rule import Rows

NO_TARGET = Target("", Kind.BLANK)
_FILLED_ROWS = Rows()

Questions: TypeAlias = int
"""Some of the questions about rows, a bit for each. A rule is one; a rule with other_rows is two."""
_Wording: TypeAlias = tuple[object, ...]
_ANY_DIGIT = bytes.maketrans(b"123456789", b"000000000")

Said = TypeVar("Said", Indicator, Target)
_Doubt: TypeAlias = Callable[[Said, Policy], bool]


@dataclass(slots=True, eq=False)
class Name:
    """What is known of a 三级指标 with its mark under a 二级指标: the questions it leaves open, its looks.

    compared is the name as it is held against those of other rows, "" for none.
    """

    open: Questions
    compared: str
    looks: tuple[int, ...]
    level1: Level1 | None


@dataclass(slots=True, eq=False)
class Value:
    """What is known of a 指标值: the questions it leaves open, its look."""

    target: Target | None
    open: Questions
    look: int


class _Asked(NamedTuple, Generic[Said]):
    """Questions about rows of one 二级指标 or kind of value: those always open, those that a doubt opens."""

    always: Questions
    doubts: tuple[tuple[_Doubt[Said], Questions], ...]


class _OfKind(NamedTuple):
    """What is asked of the wording of a value of one kind, and then of the value by itself."""

    wording: _Asked[Target]
    value: _Asked[Target]


class RowQuestions:
    """The rules that look at rows, and which of them a name, a value, or a row with both leaves open.

    Townships fill in the same names and values over and over: each is judged once, and kept in names and
    values.
    """

    def __init__(self, rules: Sequence[Rule], policy: Policy) -> None:
        self.names: dict[tuple[Level2 | None, str, str], Name] = {}
        self.values: dict[str, Value] = {}
        self._policy = policy
        self._all = [
            (rule, rows)
            for rule in rules
            for rows in (rule.rows or _FILLED_ROWS, rule.other_rows)
            if rows is not None
        ]
        self._wordings: dict[_Wording, tuple[Questions, int]] = {}
        self._rules: dict[Questions, tuple[Rule, ...]] = {}
        self._at_level2: dict[Level2 | None, _Asked[Indicator]] = {}
        self._at_kind: dict[Kind, _OfKind] = {}

    def rules(self, questions: Questions) -> tuple[Rule, ...]:
        """The rules that ask these questions."""
        rules = self._rules.get(questions)
        if rules is None:
            asked = [rule for place, (rule, _) in enumerate(self._all) if questions >> place & 1]
            rules = self._rules[questions] = tuple(dict.fromkeys(asked))
        return rules

    def new_name(self, row: Indicator) -> Name:
        """What the row's 三级指标 leaves open; kept."""
        level2 = row.level2.value
        asked = self._at_level2.get(level2)
        if asked is None:
            asked = self._at_level2[level2] = _asked(
                (place, rows.names)
                for place, (_, rows) in enumerate(self._all)
                if rows.level2 is None or level2 in rows.level2
            )
        left = _still_open(asked, row, self._policy)
        name = Name(left, compared_name(row.name.text), looks_of_name(row), level1_of(level2))
        self.names[level2, row.name.text, row.mark] = name
        return name

    def new_value(self, row: Indicator) -> Value:
        """What the row's 指标值 leaves open; kept."""
        target, policy = row.target.value or NO_TARGET, self._policy
        asked = self._at_kind.get(target.kind) or self._of_kind(target.kind)
        wording = (wording_of(target), "" if row.target.text == target.text else row.target.text)
        known = self._wordings.get(wording)
        if known is None:
            known = _still_open(asked.wording, target, policy), look_of_value(row)
            self._wordings[wording] = known
        left, look = known
        for doubt, questions in asked.value.doubts:
            if left & questions and not doubt(target, policy):
                left &= ~questions
        value = self.values[row.target.text] = Value(row.target.value, left, look)
        return value

    def forget(self, more_than: int) -> bool:
        """Forgets all names and values where there are more of either; tells whether it did."""
        if max(len(self.names), len(self.values)) <= more_than:
            return False
        for memory in (self.names, self.values, self._wordings):
            memory.clear()
        return True

    def _of_kind(self, kind: Kind) -> _OfKind:
        asked = [(place, rows) for place, (_, rows) in enumerate(self._all) if kind in rows.kinds]
        of_kind = self._at_kind[kind] = _OfKind(
            _asked((place, rows.wordings) for place, rows in asked),
            _asked((place, rows.values) for place, rows in asked),
        )
        return of_kind


def wording_of(target: Target) -> _Wording:
    """The value but for its figures and days."""
    text, kind, op, number, number2, unit, _, per, ratio, date, date2, granularity, truth, flags, _ = target
    figures = number is None, number2 is None, ratio is None
    days = date is None, date2 is None
    # of bytes digits are exchanged in one go, of a text character by character
    words = text.encode("utf-8", "surrogatepass").translate(_ANY_DIGIT)
    return words, kind, op, unit, per, flags, granularity, truth, figures, days


def _asked(doubts: Iterable[tuple[int, _Doubt[Said] | None]]) -> "_Asked[Said]":
    """Questions by their places and doubts; several rules may share a doubt."""
    by_doubt: defaultdict[_Doubt[Said] | None, Questions] = defaultdict(int)
    for place, doubt in doubts:
        by_doubt[doubt] |= 1 << place
    always = by_doubt.pop(None, 0)
    return _Asked(always, tuple([(doubt, questions) for doubt, questions in by_doubt.items() if doubt]))


def _still_open(asked: "_Asked[Said]", said: Said, policy: Policy) -> Questions:
    left = asked.always
    for doubt, questions in asked.doubts:
        if doubt(said, policy):
            left |= questions
    return left
