"""The rows of a unit's projects, those of one name together: what is held against each other across forms.

Several rules ask of every row of a county whether other forms have it too. Mostly they have not, as villages
and schools stand in the names: so the rows are put together by name once for all rules, and none looks at the
rest.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, groupby
from typing import TypeAlias

from xl_perfgoals.core.form import Indicator, PerfGoalForm
from xl_perfgoals.core.levels import Level2
from xl_perfgoals.core.texts import name_key

Named: TypeAlias = tuple[Level2 | None, str]
"""A 二级指标 and, under it, a 三级指标 as compared."""
_Place: TypeAlias = tuple[Level2 | None, int, str]
"""A 二级指标, the row's number under it, and the name as compared."""


@dataclass(frozen=True)
class UnitRows:
    """All rows of a unit's forms, in their order. A form goes by its place in forms, a row by that in rows.

    owners are the rows' forms, level2s their 二级指标, names their 三级指标 as compared; places are the rows
    by these two.
    """

    forms: Sequence[PerfGoalForm]
    rows: Sequence[Indicator]
    owners: Sequence[int]
    level2s: Sequence[Level2 | None]
    names: Sequence[str]
    places: Mapping[Named, Sequence[int]]

    @cached_property
    def numbers(self) -> Sequence[int]:
        """Each row's number under its 二级指标 in its form, from 1; rows without a name count too."""
        numbers: list[int] = []
        level2s = iter(self.level2s)
        for _, own in groupby(self.owners):
            met: dict[Level2 | None, int] = {}
            for _, level2 in zip(own, level2s, strict=False):
                number = met[level2] = met.get(level2, 0) + 1
                numbers.append(number)
        return numbers

    def shared(self, one: int, other: int) -> tuple[tuple[Indicator, Indicator], ...]:
        """The rows that two forms have in common, of the one and of the other.

        They have the same name at the same place, and come in the order of the one.
        """
        theirs = self._named(other)
        return tuple([(row, theirs[place]) for place, row in self._named(one).items() if place in theirs])

    def _named(self, form: int) -> Mapping[_Place, Indicator]:
        """The form's named rows; many forms share some with one and the same other."""
        known = self._known.get(form)
        if known is None:
            own = slice(self._starts[form], self._starts[form + 1])
            columns = zip(self.level2s[own], self.numbers[own], self.names[own], strict=True)
            known = self._known[form] = {
                place: row
                for place, row in zip(columns, self.rows[own], strict=True)
                if place[0] is not None and place[2]
            }
        return known

    @cached_property
    def _known(self) -> dict[int, Mapping[_Place, Indicator]]:
        return {}

    @cached_property
    def _starts(self) -> Sequence[int]:
        """Where each form's rows begin; and the end."""
        return [0, *accumulate(len(form.indicators) for form in self.forms)]


class Names(dict[str, str]):
    """Names as compared, by what is written; units share them."""

    def __missing__(self, text: str) -> str:
        key = self[text] = name_key(text)
        return key


def rows_of(forms: Sequence[PerfGoalForm], known: Names) -> UnitRows:
    """The rows of a unit's forms."""
    rows = [row for form in forms for row in form.indicators]
    owners = [number for number, form in enumerate(forms) for _ in form.indicators]
    level2s = [row.level2.value for row in rows]
    names = [known[row.name.text] for row in rows]
    places: defaultdict[Named, list[int]] = defaultdict(list)
    for place, named in enumerate(zip(level2s, names, strict=True)):
        places[named].append(place)
    return UnitRows(forms, rows, owners, level2s, names, places)
