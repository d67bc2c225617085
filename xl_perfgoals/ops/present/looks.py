"""How the summary workbook looks: names of its sheets, its colours and its styles."""

from xl_perfgoals.core.finding import Severity
from xl_perfgoals.core.sheet import Style

FRONT = "首页"
DEPARTMENTS = "部门汇总"
PROJECTS = "项目汇总"
INDICATORS = "指标明细"
FINDINGS = "问题清单"
RECEIPTS = "报送情况"
SOURCES = "来源"
CATALOGUE = "规则"

RED, AMBER, BLUE, GREEN, GREY = "#C00000", "#9C5700", "#1F4E9E", "#2E7D32", "#7F7F7F"
INK = "#1F3864"
HEAD_FILL, TOTAL_FILL, SUBTOTAL_FILL = "#D9E4F1", "#D9E4F1", "#F0F4F9"
CHART_RED, CHART_AMBER, CHART_BLUE, CHART_BAR = "#D9534F", "#F0AD4E", "#5B9BD5", "#3F74B5"

TITLE = Style("标题", font="黑体", size=18, color=INK, across="center", edges="none")
NOTE = Style("说明", size=9, color=GREY, edges="none", wrap=True)
NOTE_RIGHT = NOTE._replace(name="说明右", across="right")
SECTION = Style("节", font="黑体", size=12, color=INK, edges="bottom", edge_color=INK)
HEAD = Style("表头", font="黑体", color=INK, fill=HEAD_FILL, across="center", wrap=True, edge_color="#9DB2CC")

TEXT = Style("文字", wrap=True)
CENTER = Style("居中", across="center", wrap=True)
COUNT = Style("个数", across="center", number_format="#,##0")
PERCENT = Style("占比", across="center", number_format="0.00%")
KEY = Style("序号键", size=9, color="#A6A6A6", across="center", edges="none", number_format="0")

CARD_LABEL = Style("卡片名", size=10, color=GREY, fill="#F6F9FC", across="center", edge_color="#DCE4EE")
CARD_VALUE = CARD_LABEL._replace(name="卡片数", font="黑体", size=16, color=INK, number_format="#,##0")
PASS = CENTER._replace(name="核对相符", color=GREEN, bold=True)
FAIL = CENTER._replace(name="核对不符", color=RED, fill="#FDE9E7", bold=True)

SEVERITY_STYLE = {
    Severity.ERROR: CENTER._replace(name="错误", color=RED, fill="#FDE9E7"),
    Severity.WARNING: CENTER._replace(name="警告", color=AMBER, fill="#FFF4D6"),
    Severity.HINT: CENTER._replace(name="提示", color=BLUE, fill="#E6F0FA"),
}


def part_name(sheet: str, number: int) -> str:
    """What the sheets of a table are called that goes on on further ones."""
    return sheet if number == 1 else f"{sheet} ({number})"


FINDINGS_PARTS = frozenset(part_name(FINDINGS, number) for number in range(1, 10))
"""The names under which an earlier 问题清单 is looked for: nine hold nine million findings."""


def money(decimals: int) -> Style:
    """万元: as many decimals as the workbook's amounts need, shown in each, so that all of them end alike."""
    places = "0" * decimals
    return Style(f"金额{decimals}", across="right", number_format=f"#,##0.{places}_ ;-#,##0.{places}_ ")


def figure_format(decimals: int) -> str:
    """The number format of an amount that stands alone: with nothing to line up with, it needs no room at
    its end.
    """
    return money(decimals).number_format.replace("_ ", "")


def repeated(style: Style) -> Style:
    """The style of what the row above says too: quieter, but to be read."""
    return style._replace(name=style.name + "重复", color=GREY)


def linked(style: Style) -> Style:
    """The style of a cell that leads somewhere when clicked."""
    return style._replace(name=style.name + "链接", color=BLUE)


def subtotal(style: Style) -> Style:
    """The style in a department's subtotal row."""
    return style._replace(name=style.name + "小计", bold=True, fill=SUBTOTAL_FILL)


def total(style: Style) -> Style:
    """The style in the county's total row."""
    return style._replace(name=style.name + "合计", bold=True, fill=TOTAL_FILL)
