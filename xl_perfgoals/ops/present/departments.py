"""部门汇总: one row a department, added up by formulas over 项目汇总 and 问题清单."""

from dataclasses import replace
from decimal import Decimal

from xl_perfgoals.core.amount import add
from xl_perfgoals.core.cells import Area, CellRef
from xl_perfgoals.core.finding import Severity
from xl_perfgoals.core.sheet import Formula, Mark, Sheet, Value
from xl_perfgoals.ops.present import formulas as f
from xl_perfgoals.ops.present.canvas import Canvas, Column, page
from xl_perfgoals.ops.present.columns import DepartmentColumn as C, FindingColumn, ProjectColumn
from xl_perfgoals.ops.present.department_rows import (
    department_formulas,
    department_row,
    finding_counts,
    gap_of,
)
from xl_perfgoals.ops.present.issues import NOT_REPORTED, Tally, first_lines
from xl_perfgoals.ops.present.looks import (
    CENTER,
    COUNT,
    DEPARTMENTS,
    PERCENT,
    PROJECTS,
    SEVERITY_STYLE,
    TEXT,
    money,
    total,
)
from xl_perfgoals.ops.present.material import Material, share
from xl_perfgoals.ops.present.parts import row_of
from xl_perfgoals.ops.present.places import Places
from xl_perfgoals.ops.present.verdicts import verdict_marks

NOTE = (
    "金额单位：万元　差额＝年度资金总额－控制数（没有控制数的不算）　点击项目个数看项目，点击审核结果看问题"
)
OTHERS = "（未列入汇总的表和文件）"
TOTAL, NOTHING = "合计", "没有可以汇总的部门"
_UNSEEN = COUNT._replace(name="不显示", number_format='""')


def departments_sheet(material: Material, places: Places) -> Sheet:
    """Draws 部门汇总."""
    columns = _columns(material)
    styles = tuple(column.style for column in columns)
    canvas = Canvas([column.width for column in columns])
    title = f"{material.title}部门汇总表"
    canvas.open_table(title, NOTE, columns, C.VERDICT)
    rows = places.departments
    formulas = department_formulas(places)
    first_issues = first_lines([issue.department_no for issue in material.issues])
    for number, department in enumerate(material.departments, 1):
        row = rows.first + number - 1
        links: dict[int, CellRef] = {}
        if department.line:
            links[C.PROJECTS] = CellRef("", PROJECTS, places.subtotals[number - 1], ProjectColumn.DEPARTMENT)
        if number in first_issues:
            links[C.VERDICT] = CellRef(
                "", *row_of(places.findings, first_issues[number]), FindingColumn.DEPARTMENT
            )
        canvas.line(row, department_row(material, formulas, row, number, department), styles, links)
    if places.others is not None:
        tally = material.by_department.get(0, Tally())
        shown = (_UNSEEN, *styles[1:])  # its number, 0, is for the formulas only
        canvas.line(
            places.others,
            [
                0, None, OTHERS, *[None] * 8, *finding_counts(formulas, places.others, tally),
                formulas.verdict.at(places.others, tally.verdict.value),
            ],
            shown,
        )  # fmt: skip
    elif not material.departments:
        canvas.spread(rows.first, (1, C.VERDICT), NOTHING, CENTER)
    canvas.line(total_row(places), _total(material, places), tuple(map(total, styles)))
    verdicts = Area(rows.first, C.VERDICT, rows.last + 1, C.VERDICT)
    return replace(
        canvas.sheet(DEPARTMENTS),
        freeze=(rows.first, C.DEPARTMENT + 1),
        filter=Area(rows.first - 1, 1, rows.last, C.VERDICT),
        marks=(*verdict_marks(verdicts), Mark(verdicts, NOT_REPORTED, SEVERITY_STYLE[Severity.WARNING])),
        page=page(title, material.footer, C.VERDICT, total_row(places)),
        tab_color="#3F74B5",
    )


def total_row(places: Places) -> int:
    """The row of the county's total."""
    return places.departments.last + 1


def _columns(material: Material) -> tuple[Column, ...]:
    amount, width = money(material.decimals), material.money_widths
    return (
        Column("序号", 6, COUNT),
        Column("代码", 10, CENTER),
        Column("部门", 30, TEXT),
        Column("项目\n个数", 7, COUNT),
        Column("年度资金总额", width.total + 1, amount),
        Column("财政拨款", width.fiscal + 1, amount),
        Column("其他资金", width.other, amount),
        Column("控制数", width.control, amount),
        Column("差额", width.control, amount),
        Column("指标\n条数", 7, COUNT),
        Column("定量指标\n占比", 10, PERCENT),
        Column("错误", 7, COUNT),
        Column("警告", 7, COUNT),
        Column("提示", 7, COUNT),
        Column("审核结果", 12, CENTER),
    )


def _total(material: Material, places: Places) -> list[Value]:
    summary, tally = material.summary, material.tally
    controls = [own.control for own in material.departments if own.control is not None]
    # Money of a department without a control number exceeds nothing: only the rows' own gaps are added.
    gaps = [gap for own in material.departments if (gap := gap_of(own)) is not None]
    row = total_row(places)
    indicators = material.count_indicators(material.projects)

    def down(col: C) -> str:
        return f.down(DEPARTMENTS, col, *places.departments)

    def summed(col: C, value: Decimal | int) -> Formula:
        return Formula(f.total_of(down(col)), value)

    last = places.project_rows.last + 1
    return [
        TOTAL,
        None,
        None,
        summed(C.PROJECTS, len(material.projects)),
        summed(C.TOTAL, summary.money.total.amount),
        summed(C.FISCAL, summary.money.fiscal.amount),
        summed(C.OTHER, summary.money.other.amount),
        summed(C.CONTROL, add(controls)) if controls else None,
        summed(C.GAP, add(gaps)) if controls else None,
        summed(C.INDICATORS, indicators.all),
        Formula(
            f'=IF({f.here(row, C.INDICATORS)}=0,"",'
            f"ROUND({f.cell(PROJECTS, last, ProjectColumn.QUANTIFIED)}/"
            f"{f.here(row, C.INDICATORS)},4))",
            share(indicators.quantified, indicators.all),
        ),
        summed(C.ERRORS, tally.errors),
        summed(C.WARNINGS, tally.warnings),
        summed(C.HINTS, tally.hints),
        None,
    ]
