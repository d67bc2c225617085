"""The county workbook: read back it says what the program says, and only its input can be changed."""

import pytest

from tests.support.macro_books import load_macro_book
from xl_perfgoals.core.levels import Level2
from xl_perfgoals.core.policy import Policy, Roster
from xl_perfgoals.files.folders import Found
from xl_perfgoals.files.intake import read_file
from xl_perfgoals.files.policy_file import read_policy
from xl_perfgoals.files.roster_file import read_roster
from xl_perfgoals.hosts.commands import COMMANDS
from xl_perfgoals.hosts.season.settings import SETTINGS as SEASON
from xl_perfgoals.office.county.front import FOLDER_NAME, LAST_RUN_NAME
from xl_perfgoals.office.county.settings import REQUIRED_TITLE, SEASON_TITLE
from xl_perfgoals.office.packages import read_parts
from xl_perfgoals.office.xlwings_settings import CONF_SHEET, SETTINGS
from xl_perfgoals.parsing.policy_parser import THRESHOLDS
from xl_perfgoals.parsing.roster_parser import parse_roster
from xl_perfgoals.rules import RULES

SEVERITIES = {rule.code: rule.severity for rule in RULES}


@pytest.fixture
def book(county):
    return load_macro_book(county)


@pytest.fixture
def saved(book, tmp_path):
    def save():
        book.save(tmp_path / "county.xlsm")
        return tmp_path / "county.xlsm"

    return save


def find(sheet, text):
    return next(cell for row in sheet.iter_rows() for cell in row if cell.value == text)


def test_sheets(book):
    assert book.sheetnames == ["首页", "设置", "单位名册", "规则", "豁免", CONF_SHEET]
    assert [sheet.sheet_state for sheet in book] == ["visible"] * 5 + ["veryHidden"]
    assert book.active.title == "首页"


def test_untouched_it_is_the_default_policy(county):
    assert read_policy(county, SEVERITIES) == Policy()


def test_changes_are_read_back(book, saved):
    sheet = book["设置"]
    find(sheet, "任务年度").offset(0, 1).value = 2025
    find(sheet, "目标雷同度").offset(0, 1).value = None
    find(sheet, "经济成本指标").offset(0, 1).value = "提示"
    find(sheet, "成本指标").offset(0, 1).value = "不要求"
    rule = find(book["规则"], "H01")
    rule.offset(0, 2).value, rule.offset(0, 3).value = "否", "提示"
    for col, value in enumerate(["F02", "某项目", None, "已说明", "张三"], 1):
        book["豁免"].cell(4, col).value = value
    policy = read_policy(saved(), SEVERITIES)
    assert policy.year == 2025
    assert policy.goal_likeness == Policy().goal_likeness
    assert policy.required[Level2.ECONOMIC_COST] == "hint"
    assert Level2.COST not in policy.required
    assert policy.off == Policy().off | {"H01"}
    assert policy.severities == {"H01": "hint"}
    assert [(waiver.code, waiver.project, waiver.who) for waiver in policy.waivers] == [
        ("F02", "某项目", "张三")
    ]


def test_an_empty_roster_is_read_and_a_filled_one_too(book, saved):
    grids = read_file(Found(saved(), "county.xlsm")).grids
    assert parse_roster(tuple(grid for grid in grids if grid.sheet == "单位名册")) == (Roster(), ())
    for col, value in enumerate(["061", "石桥镇人民政府", "石桥镇、石桥", "乡镇", "", 312.7584, 3], 1):
        book["单位名册"].cell(4, col).value = value
    (unit,) = read_roster(saved()).units
    assert (unit.code, unit.name, unit.aliases, unit.expected) == (
        "061",
        "石桥镇人民政府",
        ("石桥镇", "石桥"),
        3,
    )
    assert str(unit.control) == "312.7584"


def test_every_threshold_and_every_level2_has_a_line(book):
    names = [row[0].value for row in book["设置"].iter_rows(min_row=4)]
    assert names[: len(THRESHOLDS)] == [threshold.label for threshold in THRESHOLDS]
    rest = names[len(THRESHOLDS) + 1 :]
    assert rest[: len(Level2)] == [level2.value for level2 in Level2]
    assert rest[len(Level2) + 1 :] == [setting.label for setting in SEASON]


def test_every_rule_has_a_line(book):
    rows = list(book["规则"].iter_rows(min_row=3, values_only=True))
    assert rows[0] == ("编号", "标题", "启用", "级别", "说明")
    assert [row[0] for row in rows[1:]] == [rule.code for rule in RULES]
    assert {row[0] for row in rows[1:] if row[2] == "否"} == Policy().off & SEVERITIES.keys()


def unlocked(sheet):
    return {cell.coordinate for row in sheet.iter_rows() for cell in row if not cell.protection.locked}


def test_what_is_no_input_is_protected_without_a_password(book):
    last_rule = 3 + len(RULES)
    settings = book["设置"]
    first, last = find(settings, THRESHOLDS[0].label).row, settings.max_row
    titles = {find(settings, title).row for title in (REQUIRED_TITLE, SEASON_TITLE)}
    expected = {
        "设置": {f"B{row}" for row in range(first, last + 1) if row not in titles},
        "规则": {f"{col}{row}" for col in "CD" for row in range(4, last_rule + 1)},
    }
    for name, cells in expected.items():
        assert book[name].protection.sheet
        assert not book[name].protection.password
        assert unlocked(book[name]) == cells
    for name in ("首页", "单位名册", "豁免"):  # the buttons write on the first, the officer on the others
        assert not book[name].protection.sheet


def test_cells_where_the_buttons_write_can_be_written(book):
    for name in (FOLDER_NAME, LAST_RUN_NAME):
        ((sheet, cell),) = book.defined_names[name].destinations
        assert sheet == "首页"
        assert not book[sheet][cell.replace("$", "")].protection.locked


def test_drop_downs(book):
    def formulas(name):
        return {
            str(item.sqref): (item.type, item.formula1) for item in book[name].data_validations.dataValidation
        }

    last = 3 + len(RULES)
    assert formulas("规则") == {
        f"C4:C{last}": ("list", '"是,否"'),
        f"D4:D{last}": ("list", '"错误,警告,提示"'),
    }
    assert formulas("豁免") == {"A4:A2000": ("list", f"规则!$A$4:$A${last}")}
    assert formulas("单位名册")["F4:F2000"] == ("decimal", "0")
    settings = formulas("设置")
    assert settings["B5"][0] == "whole"
    days = [setting for setting in SEASON if setting.is_day]
    assert len(settings) == len(THRESHOLDS) - 1 + len(Level2) + len(days)


def test_one_button_a_command(county):
    parts = read_parts(county.read_bytes())
    drawing = parts["xl/drawings/vmlDrawing1.vml"].decode()
    for command in COMMANDS:
        assert drawing.count(f"<x:FmlaMacro>[0]!PgButtons.{command.name}</x:FmlaMacro>") == 1
        assert f">{command.label}</font>" in drawing


def test_front_counts(book):
    front = book["首页"]
    assert find(front, "启用的规则").offset(0, 2).value == f'=COUNTIF(规则!$C$4:$C${3 + len(RULES)},"是")'
    assert find(front, "任务年度").offset(0, 2).value == '=IF(设置!$B$5="","（未填）",设置!$B$5)'
    assert book["设置"]["A5"].value == "任务年度"


def test_settings_of_xlwings(book, addin):
    rows = [(row[0].value, row[1].value) for row in book[CONF_SHEET].iter_rows()]
    assert [(key, value or "") if not isinstance(value, bool) else (key, value) for key, value in rows] == [
        *SETTINGS
    ]
    assert CONF_SHEET.encode() in read_parts(addin.read_bytes())["xl/workbook.xml"]
