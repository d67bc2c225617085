"""Which indicators two forms share: the same 三级指标 at the same place under the same 二级指标."""

from collections.abc import Mapping
from typing import TypeAlias

from xl_perfgoals.core.form import Indicator, PerfGoalForm
from xl_perfgoals.core.levels import Level2
from xl_perfgoals.core.texts import name_key

Place: TypeAlias = tuple[Level2, int, str]
"""二级指标, the row's number under it, and the name as compared."""


def named_places(form: PerfGoalForm) -> Mapping[Place, Indicator]:
    """The form's named rows by place."""
    met: dict[Level2, int] = {}
    places: dict[Place, Indicator] = {}
    for row in form.indicators:
        level2 = row.level2.value
        if level2 is None:
            continue
        number = met[level2] = met.get(level2, 0) + 1
        if name := name_key(row.name.text):
            places[level2, number, name] = row
    return places


class SharedRows:
    """The rows that two forms of a scene have in common; many share some with one and the same other."""

    def __init__(self) -> None:
        self._known: dict[int, Mapping[Place, Indicator]] = {}  # by the forms' id: the scene keeps them

    def of(self, one: PerfGoalForm, other: PerfGoalForm) -> tuple[tuple[Indicator, Indicator], ...]:
        """The rows of the one and of the other, in the order of the one."""
        theirs = self._places(other)
        return tuple([(row, theirs[place]) for place, row in self._places(one).items() if place in theirs])

    def _places(self, form: PerfGoalForm) -> Mapping[Place, Indicator]:
        known = self._known.get(id(form))
        if known is None:
            known = self._known[id(form)] = named_places(form)
        return known
