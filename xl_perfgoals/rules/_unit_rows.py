"""The rows of a unit's projects, those of one name together: what is held against each other across forms.

Several rules ask of every row of a county whether other forms have it too. Mostly they have not, as villages
and schools stand in the names: so the rows are put together by name once for all rules, and none looks at the
rest.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, TypeAlias

from xl_perfgoals.core.form import Indicator, PerfGoalForm
from xl_perfgoals.core.levels import Level2
from xl_perfgoals.core.texts import name_key

Named: TypeAlias = tuple[Level2 | None, str]
"""A 二级指标 and, under it, a 三级指标 as compared."""


class UnitRows(NamedTuple):
    """All rows of a unit's forms, in their order.

    owners are the rows' forms, by their place in forms, and level2s their 二级指标. places are the rows by
    their name, each by its place in rows.
    """

    forms: Sequence[PerfGoalForm]
    rows: Sequence[Indicator]
    owners: Sequence[int]
    level2s: Sequence[Level2 | None]
    places: Mapping[Named, Sequence[int]]


class _Names(dict[str, str]):
    """Names as compared, by what is written."""

    def __missing__(self, text: str) -> str:
        key = self[text] = name_key(text)
        return key


def unit_rows(units: Iterable[Sequence[PerfGoalForm]]) -> Iterator[UnitRows]:
    """The rows of each unit."""
    names = _Names()
    for forms in units:
        yield _rows_of(forms, names)


def _rows_of(forms: Sequence[PerfGoalForm], names: _Names) -> UnitRows:
    rows = [row for form in forms for row in form.indicators]
    owners = [number for number, form in enumerate(forms) for _ in form.indicators]
    level2s = [row.level2.value for row in rows]
    places: defaultdict[Named, list[int]] = defaultdict(list)
    for place, named in enumerate(zip(level2s, [names[row.name.text] for row in rows], strict=True)):
        places[named].append(place)
    return UnitRows(forms, rows, owners, level2s, places)
