"""各县汇总: one row a county; its money and findings are added up by formulas over 部门汇总."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from xl_perfgoals.core.amount import Amount
from xl_perfgoals.core.cells import Area, CellRef
from xl_perfgoals.core.finding import Severity
from xl_perfgoals.core.province import CountyLine
from xl_perfgoals.core.sheet import Formula, Sheet, Value
from xl_perfgoals.ops.present import formulas as f
from xl_perfgoals.ops.present.canvas import HEAD_ROW, Canvas, Column, page
from xl_perfgoals.ops.present.issues import first_lines
from xl_perfgoals.ops.present.looks import (
    CENTER,
    COUNT,
    DEPARTMENTS,
    FRONT,
    KEY,
    PERCENT,
    RECEIPTS,
    TEXT,
    money,
    total,
)
from xl_perfgoals.ops.present.material import share
from xl_perfgoals.ops.present.parts import Part, row_of
from xl_perfgoals.ops.present.receipts import STATUS
from xl_perfgoals.ops.province.columns import (
    COUNTIES,
    CountyColumn as C,
    DepartmentColumn,
    LeftOutColumn,
    UnreadColumn,
)
from xl_perfgoals.ops.province.county_notes import notes, of_no_county
from xl_perfgoals.ops.province.departments import in_county
from xl_perfgoals.ops.province.fingerprint import as_text, remark_print
from xl_perfgoals.ops.province.material import ProvinceMaterial, real_departments
from xl_perfgoals.wording import SEVERITY

NOTE = "金额单位：万元　点击县名可打开该县的汇总工作簿，点击未汇总、未能读取的个数看是哪些表和文件"
TOTAL, NO_COUNTIES = "全省合计", "没有县"
_HIDDEN = KEY._replace(name="隐藏文字", across="left")
"""Text that is centred would show in the empty cell before it."""
_SUMMED = tuple(C)[C.DEPARTMENTS - 1 : C.OTHER]
_COUNTED = tuple(C)[C.FORMS - 1 : C.HINTS]


def counties_sheet(material: ProvinceMaterial, prints: Mapping[str, str]) -> Sheet:
    """Draws 各县汇总; prints are the fingerprints of the other sheets."""
    columns = _columns(material)
    styles = tuple(column.style for column in columns)
    canvas = Canvas([column.width for column in columns])
    title = f"{material.title}表"
    canvas.open_table(title, NOTE, columns, C.NOTE)
    rows = material.county_rows
    links = _links(material)
    for number, (line, told) in enumerate(zip(material.lines, notes(material), strict=True), 1):
        row = rows.first + number - 1
        canvas.line(
            row,
            [*_row(material, row, number, line), told, *_hidden(line, told)],
            styles,
            links(number, line),
        )
    if not material.lines:
        canvas.spread(rows.first, (1, C.NOTE), NO_COUNTIES, CENTER)
    canvas.line(rows.last + 1, _total(material, prints), (*map(total, styles[: C.NOTE]), *styles[C.NOTE :]))
    return replace(
        canvas.sheet(COUNTIES),
        hidden=frozenset({C.BOOK, C.DIGEST, C.YEAR, C.REMARK}),
        freeze=(rows.first, C.COUNTY + 1),
        filter=Area(HEAD_ROW, 1, rows.last, C.REMARK),  # what is hidden is sorted along
        page=page(title, material.footer, C.NOTE, rows.last + 1),
        tab_color="#3F74B5",
    )


def _hidden(line: CountyLine, told: str) -> list[Value]:
    """What verifying and 核对 need of a county."""
    return [line.workbook, line.digest, line.year, remark_print(told)]


def _columns(material: ProvinceMaterial) -> tuple[Column, ...]:
    amount, width = money(material.decimals), material.widths
    return (
        Column("序号", 6, COUNT),
        Column("县", 18, TEXT),
        Column("部门", 7, COUNT),
        Column("项目\n个数", 8, COUNT),
        Column("年度资金总额", width.total, amount),
        Column("其中：财政拨款", max(15, width.fiscal), amount),
        Column("其他资金", width.other, amount),
        Column("占全省", 9, PERCENT),
        Column("读到\n的表", 8, COUNT),
        Column("未汇总\n的表", 8, COUNT),
        Column("收到\n文件", 8, COUNT),
        *(Column(f"{word[:2]}\n{word[2:]}" if len(word) > 2 else word, 8, COUNT) for word in STATUS.values()),
        *(Column(SEVERITY[severity], 7, COUNT) for severity in Severity),
        Column("说明", 26, TEXT),
        Column("工作簿", 12, _HIDDEN),
        Column("工作簿指纹", 12, _HIDDEN),
        Column("年度", 8, KEY),
        Column("说明指纹", 12, _HIDDEN),
    )


def _row(material: ProvinceMaterial, row: int, number: int, line: CountyLine) -> list[Value]:
    key = (f.down(DEPARTMENTS, DepartmentColumn.KEY, *material.department_rows), f.here(row, C.NUMBER))
    summed = _summed(material, key)
    whole = f.cell(COUNTIES, material.county_rows.last + 1, C.TOTAL)
    departments = (f.down(DEPARTMENTS, DepartmentColumn.PROJECTS, *material.department_rows), '">0"')
    return [
        number,
        line.county,
        Formula(f.count_where(key, departments), sum(1 for own in real_departments(line) if own.projects)),
        summed(DepartmentColumn.PROJECTS, line.forms.summed),
        summed(DepartmentColumn.TOTAL, line.sums.total),
        summed(DepartmentColumn.FISCAL, line.sums.fiscal),
        summed(DepartmentColumn.OTHER, line.sums.other),
        Formula(
            f'=IF({whole}=0,"",ROUND({f.here(row, C.TOTAL)}/{whole},4))',
            share(line.sums.total, material.sums.total),
        ),
        line.forms.read,
        line.forms.left_out,
        line.files.all,
        *line.files,
        summed(DepartmentColumn.ERRORS, line.findings.errors),
        summed(DepartmentColumn.WARNINGS, line.findings.warnings),
        summed(DepartmentColumn.HINTS, line.findings.hints),
    ]


def _summed(
    material: ProvinceMaterial, key: tuple[str, str]
) -> Callable[[DepartmentColumn, Amount | int], Formula]:
    """Makes the formulas that add up a column of 部门汇总 over the county of this number."""

    def summed(column: DepartmentColumn, value: Amount | int) -> Formula:
        return Formula(f.sum_where(f.down(DEPARTMENTS, column, *material.department_rows), key), value)

    return summed


def _links(material: ProvinceMaterial) -> Callable[[int, CountyLine], dict[int, CellRef]]:
    """Makes the links of a county: into its workbook, and to its first lines in the lists."""
    unread = _first(material.unread_parts, [number for number, _ in material.unread], UnreadColumn.FILE)
    left_out = _first(
        material.left_out_parts, [number for number, _, _ in material.left_out], LeftOutColumn.PROJECT
    )

    def links(number: int, line: CountyLine) -> dict[int, CellRef]:
        own: dict[int, CellRef] = {}
        if line.workbook:
            own[C.COUNTY] = in_county(line, FRONT, 1, 1)
            own[C.PROJECTS] = in_county(line, DEPARTMENTS, 1, 1)
            if line.files.doubts:
                own[C.DOUBTS] = in_county(line, RECEIPTS, 1, 1)
            if line.files.skipped:
                own[C.SKIPPED] = in_county(line, RECEIPTS, 1, 1)
        if number in left_out:
            own[C.LEFT_OUT] = left_out[number]
        if number in unread:
            own[C.REFUSED] = unread[number]
        return own

    return links


def _first(parts: tuple[Part, ...], numbers: Sequence[int], column: int) -> dict[int, CellRef]:
    """The first line of each county in a list, by its number."""
    lines = first_lines(numbers) if numbers else {}
    return {number: CellRef("", *row_of(parts, line), column) for number, line in lines.items()}


def _total(material: ProvinceMaterial, prints: Mapping[str, str]) -> list[Value]:
    rows = material.county_rows
    row: dict[C, Value] = {**dict.fromkeys(C, None), C.NUMBER: TOTAL, C.DIGEST: as_text(prints)}
    row[C.NOTE] = of_no_county(material.left_behind) or None
    departments = sum(1 for line in material.lines for own in real_departments(line) if own.projects)
    amounts: tuple[Amount | int, ...] = (
        *(departments, material.forms.summed, *material.sums),
        *(material.forms.read, material.forms.left_out, material.files.all, *material.files),
        *material.findings,
    )
    for column, amount in zip((*_SUMMED, *_COUNTED), amounts, strict=True):
        row[column] = Formula(f.total_of(f.down(COUNTIES, column, *rows)), amount)
    return list(row.values())
