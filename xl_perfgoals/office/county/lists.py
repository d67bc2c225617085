"""单位名册 and 豁免 of the county workbook: empty tables that the officer fills."""

from collections.abc import Sequence

from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from xl_perfgoals.office.county.looks import FIRST_ROW, RULES_SHEET, Column, Looks, open_table, set_up

ROSTER_TITLE = "单位名册"
ROSTER_NOTE = (
    "每行一个单位，主管部门自己也写一行。别名写单位的简称、旧称，几个别名用顿号隔开。"
    "控制数以万元为单位；应报项目数用来核对有没有漏报；项目名单（用顿号隔开）预先填进下发的模板。从别处粘贴时请用“只粘贴值”。"
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
    Column("项目名单", 40),
)
_WAIVERS = (
    Column("规则编号", 12),
    Column("项目名称", 38),
    Column("单元格", 18),
    Column("理由", 46),
    Column("批准人", 16),
)
_KINDS = ("部门", "乡镇", "街道", "事业单位", "其他")
_LAST_ROW = 1999
"""0-based. Further rows can be filled too; only what is typed there is not checked at once."""


def write_roster(sheet: Worksheet, looks: Looks) -> None:
    """Draws an empty 单位名册."""
    text, center = looks.input, looks.input_center
    formats = (looks.input_code, text, text, center, text, looks.input_money, center, text)
    _open_list(sheet, looks, (ROSTER_TITLE, ROSTER_NOTE), _ROSTER, formats)
    kinds = {"validate": "list", "source": list(_KINDS), "error_type": "information"}
    sheet.data_validation(FIRST_ROW, 3, _LAST_ROW, 3, kinds)
    control = _at_least_zero("decimal", "控制数请填写数字，单位万元。")
    sheet.data_validation(FIRST_ROW, 5, _LAST_ROW, 5, control)
    expected = _at_least_zero("integer", "应报项目数请填写 0、1、2 这样的整数。")
    sheet.data_validation(FIRST_ROW, 6, _LAST_ROW, 6, expected)


def write_waivers(sheet: Worksheet, looks: Looks, first_rule: int, last_rule: int) -> None:
    """Draws an empty 豁免. The rules' codes stand in these rows, 1-based, of the sheet 规则."""
    center, text = looks.input_center, looks.input
    _open_list(sheet, looks, (WAIVERS_TITLE, WAIVERS_NOTE), _WAIVERS, (center, text, center, text, center))
    codes = {
        "validate": "list",
        "source": f"={RULES_SHEET}!$A${first_rule}:$A${last_rule}",
        "error_title": WAIVERS_TITLE,
        "error_message": "没有这个编号的规则，请从列表中选。",
    }
    sheet.data_validation(FIRST_ROW, 0, _LAST_ROW, 0, codes)


def _open_list(
    sheet: Worksheet,
    looks: Looks,
    words: tuple[str, str],
    columns: Sequence[Column],
    formats: Sequence[Format],
) -> None:
    """A table without end. Its looks belong to the columns, so that only the rows in use are printed."""
    set_up(sheet, [column.width for column in columns], landscape=True)
    for col, (column, cell_format) in enumerate(zip(columns, formats, strict=True)):
        sheet.set_column(col, col, column.width, cell_format)
    sheet.set_default_row(20)
    open_table(sheet, looks, *words, columns)


def _at_least_zero(kind: str, message: str) -> dict[str, object]:
    return {
        "validate": kind,
        "criteria": ">=",
        "value": 0,
        "error_title": ROSTER_TITLE,
        "error_message": message,
    }
