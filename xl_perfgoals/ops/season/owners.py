"""Whose form it is: a unit of the roster, or the name that the form itself gives."""

from xl_perfgoals.core.form import PerfGoalForm
from xl_perfgoals.core.policy import Roster, Unit
from xl_perfgoals.core.season import FormVersion

NO_UNIT = "（未填单位）"
"""Stands for the unit of forms that name none."""


def owner_of(form: PerfGoalForm, roster: Roster) -> str:
    """The roster's unit that the form names as 实施单位, else as 主管部门; else the name as written."""
    return owner(form.unit.text, form.department.value or "", form.department_code.value or "", roster)


def owner(unit: str, department: str, code: str, roster: Roster) -> str:
    """As owner_of, for names that are known already."""
    known = roster.find(unit) if unit else None
    known = known or roster.find(department, code)
    return known.name if known else " ".join((unit or department or NO_UNIT).split())


def counted_for(version: FormVersion, roster: Roster) -> tuple[Unit, ...]:
    """The units of the roster whose expected projects and control number the form counts towards: whose it
    is, and its 主管部门 where that has a line of its own.
    """
    own = roster.find(version.unit)
    department = roster.find(version.department, version.department_code)
    return tuple({unit.name: unit for unit in (own, department) if unit is not None}.values())
