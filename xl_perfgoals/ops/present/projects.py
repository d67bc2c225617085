"""项目汇总: one row a project, a subtotal row above each department, the county's total below."""

from dataclasses import replace

from xl_perfgoals.core.cells import Area, CellRef
from xl_perfgoals.core.sheet import Formula, Sheet, Value
from xl_perfgoals.core.summary import Money, ProjectLine
from xl_perfgoals.ops.present import formulas as f
from xl_perfgoals.ops.present.canvas import Canvas, Column, page
from xl_perfgoals.ops.present.issues import first_lines
from xl_perfgoals.ops.present.looks import (
    CENTER,
    COUNT,
    KEY,
    PROJECTS,
    TEXT,
    money,
    subtotal,
    total,
)
from xl_perfgoals.ops.present.material import Material
from xl_perfgoals.ops.present.parts import row_of
from xl_perfgoals.ops.present.places import FindingColumn, Places, ProjectColumn as C
from xl_perfgoals.ops.present.project_rows import project_links, project_values, verdicts
from xl_perfgoals.ops.present.verdicts import verdict_marks

PRINTED = C.REMARK

NOTE = "金额单位：万元　点击序号、金额可打开原表，点击指标条数、审核结果看明细"
_NUMBER_OF = TEXT._replace(name="项目个数", number_format='0"个项目"')
SUBTOTAL, TOTAL, NOTHING = "小计", "合计", "没有可以汇总的项目"


def projects_sheet(material: Material, places: Places) -> Sheet:
    """Draws 项目汇总."""
    columns = _columns(material)
    styles = tuple(column.style for column in columns)
    counted = (*styles[: C.PROJECT - 1], _NUMBER_OF, *styles[C.PROJECT : -1])
    subtotals, totals = (*map(subtotal, counted), KEY), tuple(map(total, counted))
    canvas = Canvas([column.width for column in columns])
    canvas.open_table(
        f"{material.title}项目汇总表",
        NOTE,
        columns,
        PRINTED,
    )
    first_issues = first_lines(issue.project_no for issue in material.issues)
    verdict = verdicts(material, places)
    number = 0
    for key, line in enumerate(material.summary.lines, 1):
        row = places.subtotals[key - 1]
        canvas.line(
            row,
            [
                None, line.code, line.department, SUBTOTAL,
                Formula(f.count_where(*_conditions(places, row)), len(line.projects)), None, None, None,
                *_sums(places, line.money, key_row=row),
                None,
                *_counts(material, places, line.projects, key_row=row),
                None, None, key,
            ],
            subtotals,
        )  # fmt: skip
        for project in line.projects:
            number += 1
            values = [*project_values(material, number, project, next(verdict)), key]
            links = dict(project_links(material, places, number, project))
            if number in first_issues:
                links[C.VERDICT] = CellRef(
                    "", *row_of(places.findings, first_issues[number]), FindingColumn.PROJECT
                )
            canvas.line(places.projects[number - 1], values, styles, links)
    if not material.summary.lines:
        canvas.spread(places.project_rows.first, (1, PRINTED), NOTHING, CENTER)
    last = total_row(places)
    canvas.line(
        last,
        [
            TOTAL, None, None, None,
            Formula(f.count_where(*_conditions(places, None)), number), None, None, None,
            *_sums(places, material.summary.money, key_row=None),
            None,
            *_counts(material, places, material.projects, key_row=None),
            None, None,
        ],
        totals,
    )  # fmt: skip
    canvas.links.sort(key=lambda link: _LINK_ORDER.get(link.col, 0))
    return replace(
        canvas.sheet(PROJECTS),
        hidden=frozenset({C.KEY}),
        freeze=(places.project_rows.first, C.PROJECT + 1),
        filter=Area(places.project_rows.first - 1, 1, places.project_rows.last, C.KEY),
        marks=verdict_marks(Area(places.project_rows.first, C.VERDICT, places.project_rows.last, C.VERDICT)),
        page=page(f"{material.title}项目汇总表", material.footer, PRINTED, last),
        tab_color="#3F74B5",
    )


def total_row(places: Places) -> int:
    """The row of the county's total."""
    return places.project_rows.last + 1


def _columns(material: Material) -> tuple[Column, ...]:
    d, width = material.decimals, material.money_widths
    return (
        Column("序号", 5, COUNT),
        Column("部门\n代码", 7, CENTER),
        Column("主管部门", 13, TEXT),
        Column("实施单位", 13, TEXT),
        Column("项目名称", 20, TEXT),
        Column("项目\n编码", 8, CENTER),
        Column("项目属性", 11, CENTER),
        Column("项目期", 8, CENTER),
        Column("年度\n资金总额", width.total, money(d.total)),
        Column("其中：\n财政拨款", width.fiscal, money(d.fiscal)),
        Column("其他资金", width.other, money(d.other)),
        Column("年度总体目标", 44, TEXT),
        Column("指标\n条数", 6, COUNT),
        Column("其中：\n定量", 6, COUNT),
        Column("审核结果", 10, CENTER),
        Column("备注", 8, TEXT),
        Column("部门序号", 6, KEY),
    )


_LINK_ORDER: dict[int, int] = {
    C.NUMBER: 0,
    C.TOTAL: 1,
    C.FISCAL: 2,
    C.OTHER: 3,
    C.INDICATORS: 4,
    C.VERDICT: 5,
}


def _column(places: Places, col: C) -> str:
    return f.down(PROJECTS, col, *places.project_rows)


def _sums(places: Places, amounts: Money, key_row: int | None) -> list[Value]:
    """The money columns added up over the project rows: all of them, or those of the row's department."""
    pairs = ((C.TOTAL, amounts.total), (C.FISCAL, amounts.fiscal), (C.OTHER, amounts.other))
    return [Formula(_sum(places, col, key_row), traced.amount) for col, traced in pairs]


def _counts(
    material: Material, places: Places, own: tuple[ProjectLine, ...], key_row: int | None
) -> list[Value]:
    pairs = zip((C.INDICATORS, C.QUANTIFIED), material.count_indicators(own), strict=True)
    return [Formula(_sum(places, col, key_row), count) for col, count in pairs]


def _sum(places: Places, col: C, key_row: int | None) -> str:
    return f.sum_where(_column(places, col), *_conditions(places, key_row))


def _conditions(places: Places, key_row: int | None) -> list[tuple[str, str]]:
    """Picks the rows of projects: all of them, or those of the department whose number a row ends with."""
    conditions = [(_column(places, C.NUMBER), '">0"')]
    if key_row is not None:
        conditions.append((_column(places, C.KEY), f.here(key_row, C.KEY)))
    return conditions
