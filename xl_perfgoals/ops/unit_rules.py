"""The rules that compare a unit's projects; what they found in forms that they were asked about is kept."""

from collections.abc import Sequence
from typing import TypeAlias

from xl_perfgoals.core.form import PerfGoalForm
from xl_perfgoals.core.policy import Policy
from xl_perfgoals.core.submission import Submission
from xl_perfgoals.rules import RULES, Hit, Rule
from xl_perfgoals.rules._neighbours import by_unit
from xl_perfgoals.rules._unit_rows import Names, rows_of

_Forms: TypeAlias = tuple[PerfGoalForm, ...]
_Hits: TypeAlias = Sequence[tuple[Rule, Hit]]


class UnitRules:
    """Rules under one policy.

    Most units send one file. Asked about it when it is there (look_ahead), while others are still being read,
    the rules have their answer ready when all are: they look at nothing but the unit's own forms.
    """

    def __init__(self, policy: Policy, rules: Sequence[Rule] = RULES) -> None:
        active = [rule for rule in rules if rule.code not in policy.off]
        self._asked = [(rule, rule.check_unit) for rule in active if rule.check_unit is not None]
        self._policy = policy
        self._names = Names()
        self._known: dict[tuple[int, ...], tuple[_Forms, _Hits]] = {}
        """By the ids of forms, which are held, so that no others get their ids."""

    def hits(self, forms: _Forms) -> _Hits:
        """What the rules find in the projects of a unit, rule by rule."""
        key = tuple(map(id, forms))
        if key not in self._known:
            unit = rows_of(forms, self._names)
            found = [(rule, hit) for rule, check in self._asked for hit in check(unit, self._policy)]
            self._known[key] = forms, found
        return self._known[key][1]

    def look_ahead(self, forms: _Forms) -> None:
        """Asks about the forms of a file: of units of which others have more forms that will be in vain."""
        if self._asked:
            for unit in by_unit(Submission((), forms)):
                self.hits(unit)
