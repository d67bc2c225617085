"""单位名册 and 豁免 of the county workbook: empty tables that the officer fills."""

from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from xl_perfgoals.office.county.looks import FIRST_ROW, RULES_SHEET, Column, Looks, open_table, set_up

ROSTER_TITLE = "单位名册"
ROSTER_NOTE = (
    "每行一个单位，主管部门自己也写一行。别名写单位的简称、旧称，几个别名用顿号隔开。"
    "控制数以万元为单位；应报项目数用来核对有没有漏报。从别处粘贴时请用“只粘贴值”。"
)
WAIVERS_TITLE = "豁免"
WAIVERS_NOTE = (
    "确需放行的问题在这里写明：哪条规则，哪个项目（或单元格，如 表1!E15），为什么，谁批准。"
    "被豁免的问题仍然列出，标明已豁免，不再算作错误。"
)

_ROSTER = (
    Column("代码", 12),
    Column("单位名称", 30),
    Column("别名", 28),
    Column("类型", 14),
    Column("主管部门", 26),
    Column("控制数（万元）", 18),
    Column("应报项目数", 12),
)
_WAIVERS = (
    Column("规则编号", 12),
    Column("项目名称", 38),
    Column("单元格", 18),
    Column("理由", 46),
    Column("批准人", 16),
)
_KINDS = ("部门", "乡镇", "街道", "事业单位", "其他")
_ROSTER_ROWS, _WAIVER_ROWS = 300, 100
_PRINTED_AT_LEAST = 30


def write_roster(sheet: Worksheet, looks: Looks) -> None:
    """Draws an empty 单位名册."""
    set_up(sheet, [column.width for column in _ROSTER], landscape=True)
    open_table(sheet, looks, ROSTER_TITLE, ROSTER_NOTE, _ROSTER)
    text, center = looks.input, looks.input_center
    formats = (looks.input_code, text, text, center, text, looks.input_money, center)
    _blank_rows(sheet, _ROSTER_ROWS, formats)
    last = FIRST_ROW + _ROSTER_ROWS - 1
    kinds = {"validate": "list", "source": list(_KINDS), "error_type": "information"}
    sheet.data_validation(FIRST_ROW, 3, last, 3, kinds)
    sheet.data_validation(FIRST_ROW, 5, last, 5, _at_least_zero("decimal", "控制数请填写数字，单位万元。"))
    sheet.data_validation(
        FIRST_ROW, 6, last, 6, _at_least_zero("integer", "应报项目数请填写 0、1、2 这样的整数。")
    )
    sheet.print_area(0, 0, FIRST_ROW + _PRINTED_AT_LEAST - 1, len(_ROSTER) - 1)


def write_waivers(sheet: Worksheet, looks: Looks, first_rule: int, last_rule: int) -> None:
    """Draws an empty 豁免. The rules' codes stand in these rows, 1-based, of the sheet 规则."""
    set_up(sheet, [column.width for column in _WAIVERS], landscape=True)
    open_table(sheet, looks, WAIVERS_TITLE, WAIVERS_NOTE, _WAIVERS)
    center, text = looks.input_center, looks.input
    _blank_rows(sheet, _WAIVER_ROWS, (center, text, center, text, center))
    codes = {
        "validate": "list",
        "source": f"={RULES_SHEET}!$A${first_rule}:$A${last_rule}",
        "error_title": WAIVERS_TITLE,
        "error_message": "没有这个编号的规则，请从列表中选。",
    }
    sheet.data_validation(FIRST_ROW, 0, FIRST_ROW + _WAIVER_ROWS - 1, 0, codes)
    sheet.print_area(0, 0, FIRST_ROW + _PRINTED_AT_LEAST - 1, len(_WAIVERS) - 1)


def _blank_rows(sheet: Worksheet, count: int, formats: tuple[Format, ...]) -> None:
    for row in range(FIRST_ROW, FIRST_ROW + count):
        for col, cell_format in enumerate(formats):
            sheet.write_blank(row, col, None, cell_format)
        sheet.set_row(row, 20)


def _at_least_zero(kind: str, message: str) -> dict[str, object]:
    return {
        "validate": kind,
        "criteria": ">=",
        "value": 0,
        "error_title": ROSTER_TITLE,
        "error_message": message,
    }
