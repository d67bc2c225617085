"""A county's own policy: what is put over the built-in profile, and every bad value told with its place."""

from decimal import Decimal

import pytest

from xl_perfgoals.core.cells import Grid
from xl_perfgoals.core.finding import Severity
from xl_perfgoals.core.levels import Level2
from xl_perfgoals.core.policy import Policy, Waiver
from xl_perfgoals.parsing.policy_parser import Setting, make_policy
from xl_perfgoals.parsing.policy_sheets import workbook_settings

CODES = {"C03": Severity.ERROR, "H05": Severity.WARNING, "V15": Severity.HINT}


def policy_of(*settings):
    return make_policy([Setting(*setting, "此处") for setting in settings], CODES)


def test_nothing_set_is_the_built_in_profile():
    assert policy_of() == (Policy(), ())


def test_settings_are_put_over_the_profile():
    policy, faults = policy_of(
        ("", "year", 2024),
        ("", "满意度下限", "85%"),
        ("", "goal_likeness", 0.8),
        ("required", "经济效益指标", "错误"),
        ("required", "生态效益", "不要求"),
        ("severities", "H05", "error"),
        ("enabled", "V15", "是"),
        ("enabled", "C03", False),
        ("attributes", "0102", "跨年项目"),
        ("words", "vacuous_goals", ["完成好工作"]),
        ("waivers", "", {"code": "C03", "project": "修路", "reason": "县里批准", "who": "李四"}),
    )
    assert not faults
    assert policy.year == 2024
    assert policy.satisfaction_floor == Decimal(85)
    assert policy.goal_likeness == Decimal("0.8")
    assert policy.required[Level2.ECONOMIC] is Severity.ERROR
    assert Level2.ECOLOGICAL not in policy.required
    assert policy.required[Level2.QUANTITY] is Severity.ERROR
    assert policy.severities == {"H05": Severity.ERROR}
    assert policy.off == {"C03", "C13", "H10"}
    assert policy.attributes == {"0102": "跨年项目"}
    assert "完成好工作" in policy.word_list("vacuous_goals")
    assert "完成年度工作" in policy.word_list("vacuous_goals")
    assert policy.waivers == (Waiver(code="C03", project="修路", reason="县里批准", who="李四"),)


@pytest.mark.parametrize(
    "setting",
    [
        ("", "没有这项", 1),
        ("", "year", "明年"),
        ("", "year", True),
        ("", "满意度下限", "很高"),
        ("", "满意度下限", 850),
        ("", "year", 20244),
        ("", "目标雷同度", 70),
        ("attributes", "0101", 5),
        ("attributes", "0101", " "),
        ("required", "美观指标", "错误"),
        ("required", "数量指标", "严重"),
        ("severities", "Z99", "error"),
        ("severities", "C03", "fatal"),
        ("enabled", "Z99", True),
        ("enabled", "C03", "也许"),
        ("words", "no_such_list", ["词"]),
        ("words", "vacuous_goals", "词"),
        ("waivers", "", {"code": "C03", "project": "修路", "who": "李四"}),
        ("waivers", "", {"code": "C03", "reason": "r", "who": "w"}),
        ("waivers", "", {"code": "Z99", "project": "p", "reason": "r", "who": "w"}),
        ("waivers", "", {"code": "C03", "project": "p", "reason": "r", "who": "w", "when": "now"}),
        ("waivers", "", "C03"),
    ],
)
def test_a_bad_value_is_a_fault_and_changes_nothing(setting):
    policy, faults = policy_of(setting)
    assert [fault.where for fault in faults] == ["此处"]
    assert all(fault.reason and fault.remedy for fault in faults)
    assert policy == Policy()


def test_settings_on_the_sheets_of_a_workbook():
    grids = (
        Grid(
            "x.xlsx",
            "设置",
            (
                ("设置",),
                ("任务年度", 2024.0),
                ("满意度下限", "85"),
                ("经济效益指标", "错误"),
                ("说明", "随便"),
            ),
        ),
        Grid(
            "x.xlsx",
            "规则",
            (("编号", "标题", "启用", "级别"), ("C03", "…", "否", "警告"), ("V15", "…", "是", None)),
        ),
        Grid("x.xlsx", "豁免", (("规则编号", "项目", "理由", "批准人"), ("C03", "修路", "已核", "李四"))),
        Grid("x.xlsx", "别的", (("编号", "启用"), ("C03", "是"))),
    )
    policy, faults = make_policy(workbook_settings(grids), CODES)
    assert not faults
    assert policy.year == 2024
    assert policy.required[Level2.ECONOMIC] is Severity.ERROR
    assert policy.off == {"C03", "C13", "H10"}
    assert policy.severities == {"C03": Severity.WARNING}
    assert policy.waivers[0].project == "修路"


def test_a_list_of_all_rules_reads_back_as_no_change():
    rows = (("编号", "启用", "级别"), ("C03", "是", "错误"), ("H05", "是", "警告"))
    policy, faults = make_policy(workbook_settings((Grid("x.xlsx", "规则", rows),)), CODES)
    assert not faults
    assert policy == Policy()


def test_a_fault_on_a_sheet_names_its_cell():
    grids = (Grid("x.xlsx", "规则", (("规则表",), ("编号", "启用"), ("Z99", "是"))),)
    _, faults = make_policy(workbook_settings(grids), CODES)
    assert [fault.where for fault in faults] == ["规则!B3"]
