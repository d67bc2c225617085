"""首页 of a province: counts, money and findings by county, what agrees with what, where to read on."""

from xl_perfgoals.core.cells import CellRef
from xl_perfgoals.core.sheet import Sheet
from xl_perfgoals.ops.present.canvas import foot
from xl_perfgoals.ops.present.checks import Where
from xl_perfgoals.ops.present.front_page import (
    close_front,
    draw_cards,
    draw_checks,
    draw_guide,
    draw_heading,
    draw_where,
    open_front,
)
from xl_perfgoals.ops.present.looks import DEPARTMENTS
from xl_perfgoals.ops.province.cards import card_rows
from xl_perfgoals.ops.province.checks import checks
from xl_perfgoals.ops.province.columns import COUNTIES, DOUBLES, LEFT_OUT, UNREAD, CountyColumn
from xl_perfgoals.ops.province.material import ProvinceMaterial
from xl_perfgoals.ops.province.panels import findings_panel, funds_panel
from xl_perfgoals.wording import NO_COUNTY

GUIDE = (
    (COUNTIES, "每个县一行：部门和项目个数、资金、占比、文件和表数、问题个数；点击县名打开该县的汇总工作簿"),
    (DEPARTMENTS, "各县的每个部门一行：项目个数、资金、问题个数、审核结果；可按县或部门筛选"),
    (UNREAD, "各县没有读成的每个文件：为什么、怎么办"),
    (LEFT_OUT, "各县读到而没有汇总的每张表：在哪里、为什么、怎么办"),
    (DOUBLES, "几个县都有的相同文件、同名单位的同名项目：可能重复计入，请核对"),
)
_DETAILS = (
    "各县的项目、指标、问题和原表位置见同一文件夹中以县名命名的工作簿，要和本工作簿放在一起，链接才能打开。"
    "逐条的数据在“明细”文件夹的 Parquet 文件里，Excel 的 Power Query（数据—获取数据）可以读取。"
)
NOTES = (
    "金额单位为万元，精确到分（六位小数），相加时不四舍五入。合计和个数都是公式，由各县汇总和部门汇总两张表得出。",
    _DETAILS,
)


def front_sheet(material: ProvinceMaterial) -> Sheet:
    """Draws 首页."""
    folder = f"报送文件夹：{material.name}　　" if material.name else ""
    made = f"{folder}编制时间：{material.time}　　程序版本：xl_perfgoals {material.version}"
    canvas = open_front(material.title, made)
    row = draw_heading(canvas, 3, "一、总体情况")
    row = draw_cards(canvas, card_rows(material), row)
    if silent := _silent(material):
        draw_where(canvas, row, "没有报表的县", silent)
        row += 1
    row = draw_heading(canvas, row, "二、各县资金")
    funds = funds_panel(canvas, material, row)
    row = draw_heading(canvas, funds.next_row, "三、各县问题")
    findings = findings_panel(canvas, material, row)
    row = draw_heading(canvas, findings.next_row, "四、核对")
    checked = draw_checks(canvas, checks(material), material.decimals, row)
    row = draw_heading(canvas, checked.next_row, "五、怎样看这本工作簿")
    last = draw_guide(canvas, GUIDE, NOTES, row)
    footer = foot(material.title, material.footer)
    return close_front(canvas, (funds, findings), checked.results, last, footer)


def _silent(material: ProvinceMaterial) -> list[Where]:
    """The counties of which not one form was read."""
    return [
        Where(line.county, CellRef("", COUNTIES, row, CountyColumn.COUNTY))
        for row, line in enumerate(material.lines, material.county_rows.first)
        if not line.workbook and line.county != NO_COUNTY
    ]
