"""The departments of the tables: which have handed in how much, of how much that is awaited."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from xl_perfgoals.core.cells import CellRef
from xl_perfgoals.core.form import PerfGoalForm
from xl_perfgoals.core.summary import CountySummary, DepartmentLine
from xl_perfgoals.core.texts import name_key
from xl_perfgoals.ops.present.issues import Place


class Department(NamedTuple):
    """A department, in the order of the tables. line is None where nothing of it could be summed.

    projects counts what was handed in, each project once; copies are the forms beyond that.
    """

    name: str
    code: str
    line: DepartmentLine | None
    projects: int
    copies: int
    expected: int | None
    control: Decimal | None


def departments(
    summary: CountySummary,
    names: Sequence[str],
    places: Mapping[CellRef, Place],
    *,
    controls: Mapping[str, Decimal],
    expected: Mapping[str, int],
) -> tuple[Department, ...]:
    """All departments by the names that their numbers stand for."""
    # Two lines may have one name and two codes: what is known by name only counts for the first.
    first = {name_key(name): number for number, name in reversed(list(enumerate(names, 1)))}
    own_control = {first.get(name_key(name)): amount for name, amount in controls.items()}
    own_expected = {first.get(name_key(name)): count for name, count in expected.items()}
    codes = {places[left.form.at].department_no: left.department_code for left in reversed(summary.left_out)}
    forms: dict[int, list[PerfGoalForm]] = {}
    for form in (*(p.form for p in summary.projects), *(left.form for left in summary.left_out)):
        forms.setdefault(places[form.at].department_no, []).append(form)
    result = []
    for number, name in enumerate(names, 1):
        line = summary.lines[number - 1] if number <= len(summary.lines) else None
        own = forms.get(number, [])
        projects = len({form.identity or form.at for form in own})
        result.append(
            Department(
                name,
                line.code if line else codes.get(number, ""),
                line,
                projects,
                len(own) - projects,
                own_expected.get(number),
                own_control.get(number),
            )
        )
    return tuple(result)
