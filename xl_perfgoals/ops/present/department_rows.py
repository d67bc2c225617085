"""The departments' rows in 部门汇总: their formulas, made once for all rows, and their values."""

from decimal import Decimal
from typing import NamedTuple

from xl_perfgoals.core.amount import subtract
from xl_perfgoals.core.finding import Severity
from xl_perfgoals.core.sheet import Formula, Value
from xl_perfgoals.ops.present import formulas as f
from xl_perfgoals.ops.present.columns import DepartmentColumn as C, FindingColumn, ProjectColumn
from xl_perfgoals.ops.present.formulas import RowFormula
from xl_perfgoals.ops.present.issues import NOT_REPORTED, Tally
from xl_perfgoals.ops.present.looks import PROJECTS
from xl_perfgoals.ops.present.material import Material, share
from xl_perfgoals.ops.present.places import Places
from xl_perfgoals.ops.present.reported import Department
from xl_perfgoals.ops.present.verdicts import standing, verdict_of


class DepartmentFormulas(NamedTuple):
    """The formulas of a department's row, in the order of the columns."""

    projects: RowFormula
    total: RowFormula
    fiscal: RowFormula
    other: RowFormula
    gap: RowFormula
    indicators: RowFormula
    share: RowFormula
    findings: tuple[RowFormula, ...]
    verdict: RowFormula


def department_formulas(places: Places) -> DepartmentFormulas:
    """They add up the rows of the department's projects, and count its findings that stand."""
    number, control, total, indicators, errors, warnings = (
        f.here(f.ROW, col) for col in (C.NUMBER, C.CONTROL, C.TOTAL, C.INDICATORS, C.ERRORS, C.WARNINGS)
    )
    own = (f.down(PROJECTS, ProjectColumn.KEY, *places.project_rows), number)
    is_project = (f.down(PROJECTS, ProjectColumn.NUMBER, *places.project_rows), '">0"')

    def summed(col: ProjectColumn) -> str:
        return f.sum_where(f.down(PROJECTS, col, *places.project_rows), is_project, own)

    quantified = summed(ProjectColumn.QUANTIFIED).removeprefix("=")
    return DepartmentFormulas(
        RowFormula(f.count_where(is_project, own)),
        RowFormula(summed(ProjectColumn.TOTAL)),
        RowFormula(summed(ProjectColumn.FISCAL)),
        RowFormula(summed(ProjectColumn.OTHER)),
        RowFormula(f'=IF({control}="","",ROUND({total}-{control},6))'),
        RowFormula(summed(ProjectColumn.INDICATORS)),
        RowFormula(f'=IF({indicators}=0,"",ROUND({quantified}/{indicators},4))'),
        tuple(RowFormula(standing(places, s, FindingColumn.DEPARTMENT_KEY, number)) for s in Severity),
        RowFormula(verdict_of(errors, warnings)),
    )


def department_row(
    material: Material, formulas: DepartmentFormulas, row: int, number: int, department: Department
) -> list[Value]:
    """What stands in the row of a department."""
    tally, line = material.by_department.get(number, Tally()), department.line
    projects = line.projects if line else ()
    indicators = material.count_indicators(projects)
    gap = gap_of(department)
    return [
        number,
        department.code,
        department.name,
        formulas.projects.at(row, len(projects)),
        formulas.total.at(row, line.money.total.amount if line else Decimal(0)),
        formulas.fiscal.at(row, line.money.fiscal.amount if line else Decimal(0)),
        formulas.other.at(row, line.money.other.amount if line else Decimal(0)),
        department.control,
        formulas.gap.at(row, "" if gap is None else gap),
        formulas.indicators.at(row, indicators.all),
        formulas.share.at(row, share(indicators.quantified, indicators.all)),
        *finding_counts(formulas, row, tally),
        formulas.verdict.at(row, tally.verdict.value) if department.projects else NOT_REPORTED,
    ]


def gap_of(department: Department) -> Decimal | None:
    """By how much the money asked for exceeds the control number; None without one."""
    if department.control is None:
        return None
    line = department.line
    return subtract(line.money.total.amount if line else Decimal(0), department.control)


def finding_counts(formulas: DepartmentFormulas, row: int, tally: Tally) -> list[Formula]:
    """The counts of errors, warnings and hints."""
    return [own.at(row, count) for own, count in zip(formulas.findings, tally.standing, strict=True)]
