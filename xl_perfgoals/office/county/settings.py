"""设置 of the county workbook: the policy's thresholds, which 二级指标 are needed, the season's facts."""

from datetime import date
from decimal import Decimal

from xlsxwriter.worksheet import Worksheet

from xl_perfgoals.core.finding import Severity
from xl_perfgoals.core.levels import Level2
from xl_perfgoals.core.policy import Policy
from xl_perfgoals.hosts.season.settings import SETTINGS as SEASON, Setting
from xl_perfgoals.office.county.looks import FIRST_ROW, UNLOCKING, Column, Looks, height, open_table, set_up
from xl_perfgoals.parsing.policy_parser import THRESHOLDS
from xl_perfgoals.wording import SEVERITY

NOT_REQUIRED = "不要求"
TITLE = "审核要求设置"
NOTE = "只改黄底的格子。清空一格，就用程序的默认值。改好后再点“校验”或“汇总”，新的要求即生效。"
REQUIRED_TITLE = "必填的二级指标：缺少时算什么"
REQUIRED_MEANING = "属于{level1}。表里没有填写它时报这个级别；“不要求”就不报"

SEASON_TITLE = "报送管理：下发、退回、批复时用"
_FIRST_DAY, _LAST_DAY = date(2000, 1, 1), date(2099, 12, 31)
_DAY_ALLOWED = "{label}请填写日期，如 2025-11-15。"

_COLUMNS = (Column("名称", 26), Column("值", 20), Column("说明", 62))
_WHOLE = {"goal_min_chars", "minimum_indicators", "minimum_per_level2", "shared_names"}
_PERCENT = {"satisfaction_floor", "satisfaction_high"}
_ALLOWED = "请填写 {low} 到 {high} 之间的{what}。"

YEAR_ROW = FIRST_ROW + 1 + [threshold.field for threshold in THRESHOLDS].index("year")
"""Where the task's year stands, 1-based, in column B."""


def write_settings(sheet: Worksheet, looks: Looks, policy: Policy) -> None:
    """Draws 设置 with the values of a policy."""
    set_up(sheet, [column.width for column in _COLUMNS])
    open_table(sheet, looks, TITLE, NOTE, _COLUMNS)
    row = FIRST_ROW
    for threshold in THRESHOLDS:
        value = getattr(policy, threshold.field)
        sheet.write_string(row, 0, threshold.label, looks.label)
        _write(sheet, row, looks, value)
        sheet.write_string(row, 2, threshold.meaning, looks.text)
        sheet.set_row(row, height(threshold.meaning, _COLUMNS[2].width, least=22))
        _limit(sheet, row, threshold.field)
        row += 1
    sheet.merge_range(row, 0, row, 2, REQUIRED_TITLE, looks.head)
    sheet.set_row(row, 26)
    choices = [*(SEVERITY[severity] for severity in Severity), NOT_REQUIRED]
    for level2 in Level2:
        row += 1
        severity = policy.required.get(level2)
        sheet.write_string(row, 0, level2.value, looks.label)
        sheet.write_string(row, 1, SEVERITY[severity] if severity else NOT_REQUIRED, looks.input_center)
        sheet.write_string(row, 2, REQUIRED_MEANING.format(level1=level2.level1.value), looks.text)
        sheet.set_row(row, 22)
        sheet.data_validation(row, 1, row, 1, {"validate": "list", "source": choices})
    row = _season(sheet, looks, row + 1)
    sheet.print_area(0, 0, row, 2)
    sheet.protect("", dict(UNLOCKING))


def _season(sheet: Worksheet, looks: Looks, row: int) -> int:
    """What the season's buttons are told. Returns the last row."""
    sheet.merge_range(row, 0, row, 2, SEASON_TITLE, looks.head)
    sheet.set_row(row, 26)
    for setting in SEASON:
        row += 1
        sheet.write_string(row, 0, setting.label, looks.label)
        sheet.write_blank(row, 1, None, looks.input_day if setting.is_day else looks.input_name)
        sheet.write_string(row, 2, setting.meaning, looks.text)
        sheet.set_row(row, height(setting.meaning, _COLUMNS[2].width, least=22))
        if setting.is_day:
            _limit_day(sheet, row, setting)
    return row


def _limit_day(sheet: Worksheet, row: int, setting: Setting) -> None:
    kind = {"validate": "date", "criteria": "between", "minimum": _FIRST_DAY, "maximum": _LAST_DAY}
    message = _DAY_ALLOWED.format(label=setting.label)
    sheet.data_validation(row, 1, row, 1, {**kind, "error_title": "设置", "error_message": message})


def _write(sheet: Worksheet, row: int, looks: Looks, value: object) -> None:
    if isinstance(value, Decimal | int):
        sheet.write_number(row, 1, float(value), looks.input_center)
    elif value:
        sheet.write_string(row, 1, str(value), looks.input_center)
    else:
        sheet.write_blank(row, 1, None, looks.input_center)


def _limit(sheet: Worksheet, row: int, field: str) -> None:
    """Lets a cell take only what makes sense there."""
    if field == "name":
        return
    low, high, kind, what = 0.0, 1_000_000.0, "decimal", "数"
    if field == "year":
        low, high, kind, what = 2000, 2100, "integer", "年份"
    elif field in _WHOLE:
        high, kind, what = 1000, "integer", "整数"
    elif field in _PERCENT:
        high, what = 100, "百分数（不写百分号）"
    elif field == "goal_likeness":
        high, what = 1, "小数"
    sheet.data_validation(
        row,
        1,
        row,
        1,
        {
            "validate": kind,
            "criteria": "between",
            "minimum": low,
            "maximum": high,
            "error_title": "设置",
            "error_message": _ALLOWED.format(low=f"{low:g}", high=f"{high:.0f}", what=what),
        },
    )
