"""Whose forms came in: the roster's units with the forms that name them as 实施单位 or 主管部门."""

from collections.abc import Iterable, Mapping

from xl_perfgoals.core.form import PerfGoalForm
from xl_perfgoals.core.policy import Roster, Unit
from xl_perfgoals.core.texts import name_key


def reporting_units(form: PerfGoalForm, roster: Roster) -> tuple[Unit, ...]:
    """The units of the roster that the form belongs to: its 实施单位 and its 主管部门, or the one it is."""
    unit = roster.find(form.unit.text)
    department = roster.find(form.department.value or "", form.department_code.value or "")
    found = {name_key(known.name): known for known in (unit, department) if known is not None}
    return tuple(found.values())


def forms_by_unit(forms: Iterable[PerfGoalForm], roster: Roster) -> Mapping[str, tuple[PerfGoalForm, ...]]:
    """For each unit of the roster, by its name as compared, its forms in file order."""
    own: dict[str, list[PerfGoalForm]] = {name_key(unit.name): [] for unit in roster.units}
    for form in forms:
        for unit in reporting_units(form, roster):
            own[name_key(unit.name)].append(form)
    return {name: tuple(forms) for name, forms in own.items()}
