"""首页 of a province: counts, money and findings by county, what agrees with what, where to read on."""

from dataclasses import replace

from xl_perfgoals.core.cells import Area, CellRef
from xl_perfgoals.core.sheet import Formula, Mark, Page, Sheet
from xl_perfgoals.ops.present import formulas as f
from xl_perfgoals.ops.present.canvas import Canvas, foot
from xl_perfgoals.ops.present.looks import (
    CARD_LABEL,
    CARD_VALUE,
    COUNT,
    DEPARTMENTS,
    FAIL,
    FRONT,
    HEAD,
    NOTE,
    PASS,
    SECTION,
    TEXT,
    TITLE,
    linked,
    money,
)
from xl_perfgoals.ops.province.cards import card_rows
from xl_perfgoals.ops.province.checks import checks
from xl_perfgoals.ops.province.columns import COUNTIES, UNREAD
from xl_perfgoals.ops.province.material import ProvinceMaterial
from xl_perfgoals.ops.province.panels import findings_panel, funds_panel

COLUMNS, WIDTH = 12, 9.5
AGREES, DIFFERS = "✓", "✗"
GUIDE = (
    (COUNTIES, "每个县一行：部门和项目个数、资金、占比、文件和表数、问题个数；点击县名打开该县的汇总工作簿"),
    (DEPARTMENTS, "各县的每个部门一行：项目个数、资金、问题个数、审核结果；可按县或部门筛选"),
    (UNREAD, "各县没有读成的每个文件：为什么、怎么办"),
)
_DETAILS = (
    "各县的项目、指标、问题和原表位置见同一文件夹中以县名命名的工作簿，要和本工作簿放在一起，链接才能打开。"
    "逐条的数据在“明细”文件夹的 Parquet 文件里，Excel 的 Power Query（数据—获取数据）可以读取。"
)
NOTES = (
    "金额单位为万元，精确到分（六位小数），相加时不四舍五入。合计和个数都是公式，由各县汇总和部门汇总两张表得出。",
    _DETAILS,
)
_HEADING = SECTION._replace(name="首页节", edges="none")
_CHECK_COUNT = COUNT._replace(name="核对个数", across="right", number_format="#,##0_ ")


def front_sheet(material: ProvinceMaterial) -> Sheet:
    """Draws 首页."""
    canvas = Canvas([WIDTH] * COLUMNS)
    canvas.spread(1, (1, COLUMNS), material.title, TITLE._replace(name="大标题", size=20))
    canvas.heights[1] = 42.0
    folder = f"报送文件夹：{material.name}　　" if material.name else ""
    made = f"{folder}编制时间：{material.time}　　程序版本：xl_perfgoals {material.version}"
    canvas.spread(2, (1, COLUMNS), made, NOTE._replace(name="说明中", across="center"))
    row = _section(canvas, 3, "一、总体情况")
    row = _cards(canvas, material, row)
    row = _section(canvas, row, "二、各县资金")
    funds = funds_panel(canvas, material, row)
    row = _section(canvas, funds.next_row, "三、各县问题")
    findings = findings_panel(canvas, material, row)
    row = _section(canvas, findings.next_row, "四、核对")
    results = Area(row + 1, COLUMNS - 1, row + len(checks(material)), COLUMNS)
    row = _checks(canvas, material, row)
    row = _section(canvas, row, "五、怎样看这本工作簿")
    last = _guide(canvas, row)
    return replace(
        canvas.sheet(FRONT),
        charts=tuple(panel.chart for panel in (funds, findings) if panel.chart),
        marks=(Mark(results, AGREES, PASS), Mark(results, DIFFERS, FAIL)),
        page=Page(
            landscape=False,
            area=Area(1, 1, last, COLUMNS),
            tall=1,
            footer=foot(material.title, material.footer),
        ),
        tab_color="#1F3864",
    )


def _section(canvas: Canvas, row: int, title: str) -> int:
    """Draws the heading of a part after a narrow gap, and gives the row below it."""
    canvas.heights[row] = 8.0
    canvas.spread(row + 1, (1, COLUMNS), title, _HEADING)
    canvas.heights[row + 1] = 24.0
    return row + 2


def _cards(canvas: Canvas, material: ProvinceMaterial, row: int) -> int:
    for cards in card_rows(material):
        last = 0
        for card in cards:
            first, last = last + 1, last + card.columns
            name = f"卡片数{card.number_format}{card.color}"
            value = CARD_VALUE._replace(name=name, number_format=card.number_format, color=card.color)
            canvas.spread(row, (first, last), card.label, CARD_LABEL)
            canvas.spread(row + 1, (first, last), card.value, value)
        canvas.heights[row], canvas.heights[row + 1] = 18.0, 28.0
        row += 2
    return row


def _checks(canvas: Canvas, material: ProvinceMaterial, row: int) -> int:
    amount = money(max(material.decimals))
    for first, last, head in ((1, 6, "核对内容"), (7, 8, "等号左边"), (9, 10, "等号右边"), (11, 12, "结果")):
        canvas.spread(row, (first, last), head, HEAD)
    for check in checks(material):
        row += 1
        style = amount if check.money else _CHECK_COUNT
        canvas.spread(row, (1, 6), check.title, TEXT)
        canvas.spread(row, (7, 8), check.left, style)
        canvas.spread(row, (9, 10), check.right, style)
        formula = f'=IF(ROUND({f.here(row, 7)}-{f.here(row, 9)},6)=0,"{AGREES}","{DIFFERS}")'
        canvas.spread(row, (11, 12), Formula(formula, AGREES if check.holds else DIFFERS), PASS)
    return row + 1


def _guide(canvas: Canvas, row: int) -> int:
    for sheet, text in GUIDE:
        canvas.spread(row, (1, 2), sheet, linked(TEXT), CellRef("", sheet, 1, 1))
        canvas.spread(row, (3, COLUMNS), text, TEXT)
        row += 1
    for text in NOTES:
        canvas.spread(row, (1, COLUMNS), text, NOTE)
        row += 1
    return row - 1
