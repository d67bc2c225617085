"""项目汇总: one row a project, a subtotal row above each department, the county's total below."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import compress, islice
from typing import NamedTuple

from xl_perfgoals.core.cells import Area, CellRef
from xl_perfgoals.core.sheet import Sheet, Value
from xl_perfgoals.core.summary import Money, ProjectLine
from xl_perfgoals.ops.present import formulas as f
from xl_perfgoals.ops.present.canvas import Canvas, Column, Styles, page
from xl_perfgoals.ops.present.columns import ProjectColumn as C
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
from xl_perfgoals.ops.present.material import IndicatorCount, Material
from xl_perfgoals.ops.present.places import Places
from xl_perfgoals.ops.present.project_rows import project_links, project_rows
from xl_perfgoals.ops.present.verdicts import verdict_marks

PRINTED = C.REMARK

NOTE = "金额单位：万元　点击序号、金额可打开原表，点击指标条数、审核结果看明细"
_NUMBER_OF = TEXT._replace(name="项目个数", number_format='0"个项目"')
SUBTOTAL, TOTAL, NOTHING = "小计", "合计", "没有可以汇总的项目"


class _Sums(NamedTuple):
    """The formulas of a row that adds up projects: how many they are, and the sums of five columns."""

    projects: f.RowFormula
    columns: tuple[f.RowFormula, ...]


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
    links = project_links(material, places)
    own_rows, own_looks = project_rows(material, places), _looks(canvas, styles, links)
    own_department = f.down(PROJECTS, C.KEY, *places.project_rows), f.here(f.ROW, C.KEY)
    of_department = _sums(places, own_department)
    rows: list[tuple[Value, ...]] = []
    looks: list[Styles] = []
    for key, line in enumerate(material.summary.lines, 1):
        row, own = places.subtotals[key - 1], line.projects
        sums = _summed(of_department, row, line.money, own, material.count_indicators(own))
        rows.append((None, line.code, line.department, SUBTOTAL, *sums, key))
        looks.append(subtotals)
        rows += [(*values, key) for values in islice(own_rows, len(own))]
        looks += islice(own_looks, len(own))
    canvas.table(places.project_rows.first, [*zip(*rows, strict=True)], looks)
    for col, targets in links.items():
        canvas.links_down(places.projects, col, targets)
    if not material.summary.lines:
        canvas.spread(places.project_rows.first, (1, PRINTED), NOTHING, CENTER)
    last, every = total_row(places), material.projects
    indicators = material.count_indicators(every)
    canvas.line(
        last,
        (TOTAL, None, None, None, *_summed(_sums(places), last, material.summary.money, every, indicators)),
        totals,
    )
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
    amount, width = money(material.decimals), material.money_widths
    return (
        Column("序号", 5, COUNT),
        Column("部门\n代码", 7, CENTER),
        Column("主管部门", 13, TEXT),
        Column("实施单位", 13, TEXT),
        Column("项目名称", 20, TEXT),
        Column("项目\n编码", 8, CENTER),
        Column("项目属性", 11, CENTER),
        Column("项目期", 8, CENTER),
        Column("年度\n资金总额", width.total, amount),
        Column("其中：\n财政拨款", width.fiscal, amount),
        Column("其他资金", width.other, amount),
        Column("年度总体目标", 44, TEXT),
        Column("指标\n条数", 6, COUNT),
        Column("其中：\n定量", 6, COUNT),
        Column("审核结果", 10, CENTER),
        Column("备注", 8, TEXT),
        Column("部门序号", 6, KEY),
    )


def _looks(canvas: Canvas, styles: Styles, links: Mapping[int, Sequence[CellRef | None]]) -> Iterator[Styles]:
    """The look of each project's row: the cells that lead somewhere are blue."""
    columns = tuple(map(int, links))
    known: dict[tuple[bool, ...], Styles] = {}
    for leads in zip(*(map(bool, targets) for targets in links.values()), strict=True):
        if leads not in known:
            known[leads] = canvas.linked_look(styles, tuple(compress(columns, leads)))
        yield known[leads]


def _sums(places: Places, *conditions: tuple[str, str]) -> _Sums:
    """Formulas that count and add up the rows of projects, or only those that meet further conditions."""

    def down(col: C) -> str:
        return f.down(PROJECTS, col, *places.project_rows)

    picked = ((down(C.NUMBER), '">0"'), *conditions)
    return _Sums(
        f.RowFormula(f.count_where(*picked)),
        tuple(
            f.RowFormula(f.sum_where(down(col), *picked))
            for col in (C.TOTAL, C.FISCAL, C.OTHER, C.INDICATORS, C.QUANTIFIED)
        ),
    )


def _summed(
    sums: _Sums, row: int, money: Money, projects: Sequence[ProjectLine], indicators: IndicatorCount
) -> tuple[Value, ...]:
    """The cells from 项目名称 to 备注 of a row that adds up projects."""
    values: list[Decimal | int] = [money.total.amount, money.fiscal.amount, money.other.amount]
    values += indicators
    total, fiscal, other, every, quantified = (
        formula.at(row, value) for formula, value in zip(sums.columns, values, strict=True)
    )
    count = sums.projects.at(row, len(projects))
    return (count, None, None, None, total, fiscal, other, None, every, quantified, None, None)
