"""部门汇总 of a province: every department of every county, as its county's workbook shows it."""

from dataclasses import replace

from xl_perfgoals.core.amount import Amount
from xl_perfgoals.core.cells import Area, CellRef
from xl_perfgoals.core.finding import Severity
from xl_perfgoals.core.province import CountyLine
from xl_perfgoals.core.sheet import Formula, Mark, Sheet, Style, Value
from xl_perfgoals.ops.present import formulas as f
from xl_perfgoals.ops.present.canvas import FIRST_ROW, HEAD_ROW, Canvas, Column, page
from xl_perfgoals.ops.present.columns import DepartmentColumn as InCounty
from xl_perfgoals.ops.present.issues import NOT_REPORTED
from xl_perfgoals.ops.present.looks import (
    CENTER,
    COUNT,
    DEPARTMENTS,
    KEY,
    SEVERITY_STYLE,
    TEXT,
    money,
    total,
)
from xl_perfgoals.ops.present.verdicts import verdict_marks
from xl_perfgoals.ops.province.columns import DepartmentColumn as C
from xl_perfgoals.ops.province.material import ProvinceMaterial
from xl_perfgoals.wording import SEVERITY

NOTE = "金额单位：万元　点击部门可打开该县汇总工作簿中的这一行"
TOTAL, NOTHING = "合计", "没有可以汇总的部门"
_SUMMED = (C.PROJECTS, C.TOTAL, C.FISCAL, C.OTHER, C.ERRORS, C.WARNINGS, C.HINTS)


def departments_sheet(material: ProvinceMaterial) -> Sheet:
    """Draws 部门汇总."""
    columns = _columns(material)
    styles = tuple(column.style for column in columns)
    canvas = Canvas([column.width for column in columns])
    title = f"{material.title}：部门汇总"
    canvas.open_table(title, NOTE, columns, C.VERDICT)
    rows = material.department_rows
    for number, (county, own, department) in enumerate(material.departments, 1):
        line = material.lines[county - 1]
        canvas.line(
            rows.first + number - 1,
            [
                number,
                line.county,
                department.code,
                department.name,
                department.projects,
                *department.sums,
                *department.findings,
                department.verdict,
                county,
            ],
            styles,
            {C.DEPARTMENT: in_county(line, DEPARTMENTS, FIRST_ROW + own - 1, InCounty.DEPARTMENT)},
        )
    if not material.departments:
        canvas.spread(rows.first, (1, C.VERDICT), NOTHING, CENTER)
    canvas.line(rows.last + 1, _total(material), _total_styles(styles))
    verdicts = Area(rows.first, C.VERDICT, rows.last, C.VERDICT)
    return replace(
        canvas.sheet(DEPARTMENTS),
        hidden=frozenset({C.KEY}),
        freeze=(rows.first, C.DEPARTMENT + 1),
        filter=Area(HEAD_ROW, 1, rows.last, C.KEY),  # what is hidden is sorted along
        marks=(*verdict_marks(verdicts), Mark(verdicts, NOT_REPORTED, SEVERITY_STYLE[Severity.WARNING])),
        page=page(title, material.footer, C.VERDICT, rows.last + 1),
        tab_color="#3F74B5",
    )


def in_county(line: CountyLine, sheet: str, row: int, col: int) -> CellRef:
    """A cell of a county's workbook."""
    return CellRef(line.workbook, sheet, row, col)


def _columns(material: ProvinceMaterial) -> tuple[Column, ...]:
    amount, width = money(material.decimals), material.widths
    return (
        Column("序号", 6, COUNT),
        Column("县", 16, TEXT),
        Column("代码", 10, CENTER),
        Column("部门", 34, TEXT),
        Column("项目\n个数", 8, COUNT),
        Column("年度资金总额", width.total, amount),
        Column("其中：财政拨款", max(15, width.fiscal), amount),
        Column("其他资金", width.other, amount),
        *(Column(SEVERITY[severity], 7, COUNT) for severity in Severity),
        Column("审核结果", 12, CENTER),
        Column("县序号", 6, KEY),
    )


def _total(material: ProvinceMaterial) -> list[Value]:
    rows = material.department_rows
    sums: tuple[Amount | int, ...] = (material.forms.summed, *material.sums, *material.findings)
    row: dict[C, Value] = {**dict.fromkeys(C, None), C.NUMBER: TOTAL}
    for column, amount in zip(_SUMMED, sums, strict=True):
        row[column] = Formula(f.total_of(f.down(DEPARTMENTS, column, *rows)), amount)
    return list(row.values())


def _total_styles(styles: tuple[Style, ...]) -> tuple[Style, ...]:
    return (*map(total, styles[: C.VERDICT]), *styles[C.VERDICT :])
