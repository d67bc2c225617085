"""首页: the county at a glance: counts, money, findings, what agrees with what, and where to read on."""

from dataclasses import replace

from xl_perfgoals.core.cells import Area, CellRef
from xl_perfgoals.core.sheet import Formula, Mark, Page, Sheet
from xl_perfgoals.ops.present import formulas as f
from xl_perfgoals.ops.present.canvas import Canvas, foot
from xl_perfgoals.ops.present.checks import checks
from xl_perfgoals.ops.present.front_cards import card_rows
from xl_perfgoals.ops.present.front_panels import findings_panel, funds_panel
from xl_perfgoals.ops.present.looks import (
    CARD_LABEL,
    CARD_VALUE,
    CATALOGUE,
    COUNT,
    DEPARTMENTS,
    FAIL,
    FINDINGS,
    FRONT,
    HEAD,
    INDICATORS,
    NOTE,
    PASS,
    PROJECTS,
    RECEIPTS,
    SECTION,
    SOURCES,
    TEXT,
    TITLE,
    linked,
    money,
)
from xl_perfgoals.ops.present.material import Material
from xl_perfgoals.ops.present.places import Places

_HEADING = SECTION._replace(name="首页节", edges="none")
"""Without a line: beside the table below it, the line would show behind the chart only."""
_CHECK_COUNT = COUNT._replace(name="核对个数", across="right", number_format="#,##0_ ")
COLUMNS = 12
WIDTH = 9.5

AGREES, DIFFERS = "✓", "✗"
GUIDE = (
    (DEPARTMENTS, "每个部门一行：项目个数、资金、控制数与差额、指标、问题个数、审核结果"),
    (PROJECTS, "每个项目一行：部门小计在各部门之上，全县合计在最后"),
    (INDICATORS, "每条绩效指标一行，栏目与预算管理一体化系统一致"),
    (FINDINGS, "每条问题一行：在哪个单元格、是什么、怎么改；整改状态和备注由审核人填写"),
    (RECEIPTS, "各部门报送进度；报送过多次的采用哪一份；收到的每一个文件读得怎样，没读成的为什么、怎么办"),
    (SOURCES, "每个汇总数来自哪个文件、哪张工作表、哪个单元格；没有汇总的表和原因"),
    (CATALOGUE, "审核用的全部规则：查什么、为什么、怎么改，以及本次查出的条数"),
)
NOTES = (
    "金额单位为万元，精确到分（六位小数），相加时不四舍五入。合计、小计、个数和审核结果都是公式。",
    "审核结果：有错误的退回，只有警告的修改后报送，其余通过。把问题的整改状态改为“已豁免”，个数和审核结果随之变化。",
    "蓝色的序号、数字和单元格地址可以点击，打开原表的那个单元格，或跳到本工作簿的相应位置；原表移动以后请重新汇总。",
)


def front_sheet(material: Material, places: Places) -> Sheet:
    """Draws 首页."""
    canvas = Canvas([WIDTH] * COLUMNS)
    canvas.spread(1, (1, COLUMNS), f"{material.title}汇总", TITLE._replace(name="大标题", size=20))
    canvas.heights[1] = 42.0
    made = f"编制时间：{material.made_at}　　程序版本：xl_perfgoals {material.version}"
    canvas.spread(2, (1, COLUMNS), made, NOTE._replace(name="说明中", across="center"))

    row = _section(canvas, 3, "一、总体情况")
    row = _cards(canvas, material, places, row)
    row = _section(canvas, row, "二、资金分布")
    funds = funds_panel(canvas, material, places, row)
    row = _section(canvas, funds.next_row, "三、问题分布")
    findings = findings_panel(canvas, material, places, row)
    row = _section(canvas, findings.next_row, "四、核对")
    first_check = row + 1
    row = _checks(canvas, material, places, row)
    results = Area(first_check, COLUMNS - 1, row - 1, COLUMNS)
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


def _cards(canvas: Canvas, material: Material, places: Places, row: int) -> int:
    for cards in card_rows(material, places):
        last = 0
        for card in cards:
            first, last = last + 1, last + card.columns
            value = CARD_VALUE._replace(name=f"卡片数{card.number_format}{card.color}",
                                        number_format=card.number_format, color=card.color)  # fmt: skip
            canvas.spread(row, (first, last), card.label, CARD_LABEL)
            canvas.spread(row + 1, (first, last), card.value, value)
        canvas.heights[row], canvas.heights[row + 1] = 18.0, 28.0
        row += 2
    return row


def _checks(canvas: Canvas, material: Material, places: Places, row: int) -> int:
    amount = money(max(material.decimals[:3]))
    for first, last, head in ((1, 6, "核对内容"), (7, 8, "等号左边"), (9, 10, "等号右边"), (11, 12, "结果")):
        canvas.spread(row, (first, last), head, HEAD)
    for check in checks(material, places):
        row += 1
        style = amount if check.money else _CHECK_COUNT
        canvas.spread(row, (1, 6), check.title, TEXT)
        canvas.spread(row, (7, 8), check.left, style)
        canvas.spread(row, (9, 10), check.right, style)
        verdict = AGREES if check.holds else DIFFERS
        formula = f'=IF(ROUND({f.here(row, 7)}-{f.here(row, 9)},6)=0,"{AGREES}","{DIFFERS}")'
        canvas.spread(row, (11, 12), Formula(formula, verdict), PASS)
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
