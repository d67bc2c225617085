"""S rules: code, cell and figures of each finding. The model form's indicators are rows 12 to 20."""

from decimal import Decimal

import pytest

from tests.support.forms import parsed
from xl_perfgoals.core.finding import Severity
from xl_perfgoals.core.levels import Level1, Level2
from xl_perfgoals.core.policy import Policy
from xl_perfgoals.ops.check import check_form

TITLE = "A2"
BENEFITS = ("经济效益指标", "社会效益指标", "生态效益指标", "可持续影响指标")
E, W = Severity.ERROR, Severity.WARNING


def found(edits, code, policy=None):
    (form,) = parsed(edits)
    return [finding for finding in check_form(form, policy) if finding.code == code]


def one(edits, code, policy=None):
    (finding,) = found(edits, code, policy)
    return finding


def without(*labels):
    return dict.fromkeys(labels)


@pytest.mark.parametrize(
    ("edits", "missing", "variant"),
    [
        (without("服务对象满意度指标"), (Level1.SATISFACTION,), ""),
        (without(*BENEFITS, "服务对象满意度指标"), (Level1.BENEFIT, Level1.SATISFACTION), ""),
        (without("数量指标", "质量指标", "时效指标", "成本指标"), (Level1.OUTPUT,), ""),
        (
            without("数量指标", "质量指标", "时效指标", "成本指标", *BENEFITS, "服务对象满意度指标"),
            (Level1.OUTPUT, Level1.BENEFIT, Level1.SATISFACTION),
            "none_at_all",
        ),
    ],
)
def test_s01_tells_all_absent_level1_once(edits, missing, variant):
    finding = one(edits, "S01")
    assert (finding.at.a1, finding.facts["missing"], finding.variant) == (TITLE, missing, variant)


@pytest.mark.parametrize(
    ("edits", "expected"),
    [
        (without("经济效益指标", "生态效益指标"), [(W, (Level2.ECONOMIC, Level2.ECOLOGICAL))]),
        (
            without("质量指标", "经济效益指标", "可持续影响指标"),
            [(E, (Level2.QUALITY, Level2.SUSTAINABILITY)), (W, (Level2.ECONOMIC,))],
        ),
        (without("成本指标"), [(E, (Level2.COST,))]),
        (without(*BENEFITS), []),
        (without("质量指标", *BENEFITS), [(E, (Level2.QUALITY,))]),
        ({"成本指标.二级指标": "生态环境成本指标"}, []),
        ({}, []),
    ],
)
def test_s02_one_hit_per_severity(edits, expected):
    findings = found(edits, "S02")
    assert [(finding.severity, finding.facts["missing"]) for finding in findings] == expected
    assert all(finding.at.a1 == TITLE for finding in findings)


@pytest.mark.parametrize("cost", ["成本指标", "经济成本指标", "社会成本指标", "生态环境成本指标"])
def test_s02_any_kind_of_cost_answers_for_cost(cost):
    policy = Policy(required={Level2.ECONOMIC_COST: E, Level2.COST: W})
    assert not found({"成本指标.二级指标": cost}, "S02", policy)


def test_s02_no_cost_at_all():
    policy = Policy(required={Level2.ECONOMIC_COST: E})
    assert one(without("成本指标"), "S02", policy).facts["missing"] == (Level2.ECONOMIC_COST,)


@pytest.mark.parametrize(
    ("edits", "cell", "level2"),
    [
        ({"质量指标.三级指标": None}, "D13", "质量指标"),
        ({"社会效益指标.三级指标": "——"}, "D17", "社会效益指标"),
    ],
)
def test_s03_points_at_the_empty_name(edits, cell, level2):
    finding = one(edits, "S03")
    assert (finding.at.a1, finding.facts["level2"]) == (cell, level2)


@pytest.mark.parametrize(
    ("edits", "cell", "variant"),
    [
        ({"数量指标.指标值": None}, "E12", ""),
        ({"服务对象满意度指标.指标值": "/"}, "E20", ""),
        ({"生态效益指标.指标值": "不涉及"}, "E18", ""),
        ({"质量指标.移动": 1, "质量指标.指标值": None}, "E13", "lost"),
    ],
)
def test_s04_points_at_the_empty_value(edits, cell, variant):
    finding = one(edits, "S04")
    assert (finding.at.a1, finding.variant) == (cell, variant)


@pytest.mark.parametrize("value", ["0", "0 个", "0%", "无", "否"])
def test_s04_takes_these_for_values(value):
    assert not found({"质量指标.三级指标": "施工违规问题", "质量指标.指标值": value}, "S04")


def test_s05_counts_rows_that_say_something():
    edits = {"生态效益指标.三级指标": "/", "生态效益指标.指标值": "/"}
    finding = one(edits, "S05", Policy(minimum_indicators=9))
    assert (finding.at.a1, finding.facts) == (TITLE, {"count": 8, "minimum": 9})


def test_s05_names_the_short_level2():
    finding = one({"数量指标#2.三级指标": "新建蓄水池"}, "S05", Policy(minimum_per_level2=2, off=frozenset()))
    assert Level2.QUANTITY not in finding.facts["short"]
    assert len(finding.facts["short"]) == 8


@pytest.mark.parametrize(
    ("edits", "cell", "also", "variant"),
    [
        ({"质量指标.三级指标": "管网维修完工时间"}, "D13", ("D14",), ""),
        (
            {"生态效益指标.三级指标": "受益农户数", "生态效益指标.指标值": "≥ 800户"},
            "D17",
            ("D18",),
            "same_value",
        ),
        (
            dict.fromkeys(("数量指标.三级指标", "质量指标.三级指标", "成本指标.三级指标"), "管网"),
            "D12",
            ("D13", "D15"),
            "",
        ),
    ],
)
def test_s06_one_hit_for_each_name(edits, cell, also, variant):
    finding = one(edits, "S06")
    assert (finding.at.a1, tuple(c.a1 for c in finding.also), finding.variant) == (cell, also, variant)


@pytest.mark.parametrize(
    ("name", "value", "cell", "variant"),
    [
        ("管网结余率(除质保金外) 管网支出率 (除质保金外)", "100%", "D13", ""),
        ("巩固率/入学率", "≥95%", "D13", ""),
        ("管网合格率", "100%；95%", "E13", "values"),
        ("合格率、达标率", "100%、95%", "D13", "values_too"),
        ("1、验收达标 2、按期供水", "100%", "D13", "numbered"),
    ],
)
def test_s07_points_at_what_holds_two(name, value, cell, variant):
    finding = one({"质量指标.三级指标": name, "质量指标.指标值": value}, "S07")
    assert (finding.at.a1, finding.variant) == (cell, variant)


@pytest.mark.parametrize(
    "name",
    ["工作手续完整性和真实性", "水压、水质合格率", "参保率 参保率", "1.5公里管网2.5公里支管合格率", "和谐率"],
)
def test_s07_silent(name):
    assert not found({"质量指标.三级指标": name}, "S07")


def test_s08_points_at_the_level2_and_lists_its_rows():
    finding = one({"社会效益指标.二级指标": "综合效益指标"}, "S08")
    assert (finding.at.a1, finding.facts["level2"]) == ("C17", "综合效益指标")
    assert [cell.a1 for cell in finding.also] == ["D17"]


def test_s08_level2_under_another_level1():
    finding = one({"数量指标.二级指标": "经济效益指标"}, "S08")
    assert (finding.variant, finding.at.a1) == ("misplaced", "C12")
    assert (finding.facts["under"], finding.facts["level1"]) == (Level1.OUTPUT, Level1.BENEFIT)


def test_s08_level2_never_written():
    finding = one({"数量指标.二级指标": ""}, "S08")
    assert (finding.variant, finding.at.a1, finding.also[0].a1) == ("absent", "C12", "D12")


@pytest.mark.parametrize(
    ("weights", "total"),
    [
        ("20 20 20 10 10 10 5 5 10", "110"),
        ("10 10 10 10 10 10 10 10 10.5", "90.5"),
        ("0.1 0.1 0.1 0.1 0.1 0.1 0.1 0.1 0.05", "0.85"),
        ("50 - - - - - - - -", "50"),
    ],
)
def test_s09_adds_exactly(weights, total):
    finding = one({"权重": weights}, "S09")
    assert (finding.at.a1, finding.facts["total"]) == ("F12", Decimal(total))
    assert finding.facts["allowed"] == "80、90 或 100"


def test_s09_points_at_each_unreadable_weight_and_adds_nothing():
    findings = found({"权重": "10 十 10 10 约5 10 10 10 10"}, "S09")
    assert [(f.at.a1, f.variant, f.facts["weight"]) for f in findings] == [
        ("F13", "unreadable", "十"),
        ("F16", "unreadable", "约5"),
    ]


def test_s09_totals_are_the_countys():
    edits = {"权重": "10 10 10 10 10 10 10 10 10"}
    assert one(edits, "S09", Policy(weight_totals=(Decimal(60),))).facts["allowed"] == "60"
