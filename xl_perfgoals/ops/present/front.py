"""首页: the county at a glance: counts, money, findings, what agrees with what, and where to read on."""

from xl_perfgoals.core.sheet import Sheet
from xl_perfgoals.ops.present.canvas import foot
from xl_perfgoals.ops.present.checks import checks
from xl_perfgoals.ops.present.front_cards import card_rows
from xl_perfgoals.ops.present.front_page import (
    close_front,
    draw_cards,
    draw_checks,
    draw_guide,
    draw_heading,
    open_front,
)
from xl_perfgoals.ops.present.front_panels import findings_panel, funds_panel
from xl_perfgoals.ops.present.looks import (
    CATALOGUE,
    DEPARTMENTS,
    FINDINGS,
    INDICATORS,
    PROJECTS,
    RECEIPTS,
    SOURCES,
)
from xl_perfgoals.ops.present.material import Material
from xl_perfgoals.ops.present.places import Places

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
    made = f"编制时间：{material.made_at}　　程序版本：xl_perfgoals {material.version}"
    canvas = open_front(f"{material.title}汇总", made)
    row = draw_heading(canvas, 3, "一、总体情况")
    row = draw_cards(canvas, card_rows(material, places), row)
    row = draw_heading(canvas, row, "二、资金分布")
    funds = funds_panel(canvas, material, places, row)
    row = draw_heading(canvas, funds.next_row, "三、问题分布")
    findings = findings_panel(canvas, material, places, row)
    row = draw_heading(canvas, findings.next_row, "四、核对")
    checked = draw_checks(canvas, checks(material, places), material.decimals, row)
    row = draw_heading(canvas, checked.next_row, "五、怎样看这本工作簿")
    last = draw_guide(canvas, GUIDE, NOTES, row)
    footer = foot(material.title, material.footer)
    return close_front(canvas, (funds, findings), checked.results, last, footer)
