"""CountySummary: exact totals by department, each with its source cells; and what was left out."""

from dataclasses import dataclass

from xl_perfgoals.core.amount import Amount
from xl_perfgoals.core.cells import CellRef
from xl_perfgoals.core.form import PerfGoalForm


@dataclass(frozen=True, slots=True)
class Traced:
    """An amount in 万元 and the cells it is the sum of."""

    amount: Amount
    sources: tuple[CellRef, ...] = ()


@dataclass(frozen=True, slots=True)
class Money:
    """The money columns of a line. other holds 其他资金 and every further part that a form lists."""

    total: Traced
    fiscal: Traced
    other: Traced


@dataclass(frozen=True, slots=True)
class ProjectLine:
    """One form that was summed."""

    form: PerfGoalForm
    department: str
    code: str
    money: Money


@dataclass(frozen=True, slots=True)
class DepartmentLine:
    """One 主管部门: its name and code ("" when nobody gave one) and its projects in file order."""

    department: str
    code: str
    money: Money
    projects: tuple[ProjectLine, ...]


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A form that was read but not summed, and why (the code of a rule); and whose department's it is."""

    form: PerfGoalForm
    code: str
    reason: str
    department: str = ""
    department_code: str = ""

    @property
    def at(self) -> CellRef:
        """Where its project stands, by which people find it; the form's first cell where it names none."""
        return self.form.project.at if self.form.project.found else self.form.at


@dataclass(frozen=True, slots=True)
class Recount:
    """A department's money added a second time, by other means, in whole 分."""

    department: str
    code: str
    projects: int
    total: int
    fiscal: int
    other: int


@dataclass(frozen=True, slots=True)
class CountySummary:
    """lines in roster order, then by code, or as first met where a code is missing.

    Forms read = projects of the lines + left_out.
    """

    year: int | None
    lines: tuple[DepartmentLine, ...]
    money: Money
    left_out: tuple[LeftOut, ...]

    @property
    def projects(self) -> tuple[ProjectLine, ...]:
        """All summed projects, department by department."""
        return tuple(project for line in self.lines for project in line.projects)
