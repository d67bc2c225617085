"""Indicator rows: where the cells slipped they are put back, and the row says so."""

import pytest

from xl_perfgoals.core.cells import Area, Grid
from xl_perfgoals.core.levels import Level1, Level2
from xl_perfgoals.parsing.headings import read_headings
from xl_perfgoals.parsing.rows import read_rows

HEADINGS = ("名称", "一级指标", "二级指标", "三级指标", "指标值")
FIRST = ("绩效指标", "产出指标", "数量指标(必填硬性指标)", "专干人员", "≥5 人")


def rows_of(*rows, headings=HEADINGS):
    grid = Grid("a.xlsx", "表", (headings, *rows))
    return read_rows(grid, read_headings(grid, 1), 2023).indicators


def shape(indicator):
    return (
        indicator.level1,
        indicator.level2.value,
        indicator.name.text,
        indicator.target.text,
        indicator.shifted,
        indicator.value_lost,
        indicator.level1_filled,
    )


Q, COST = Level2.QUANTITY, Level2.COST
OUT, BEN = Level1.OUTPUT, Level1.BENEFIT


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ((None, None, None, "车辆", "1 辆"), (OUT, Q, "车辆", "1 辆", False, False, False)),
        ((None, "租用车辆", None, "11 万元"), (OUT, Q, "租用车辆", "11 万元", True, False, False)),
        ((None, None, "任务完成率", None, "≥100%"), (OUT, Q, "任务完成率", "≥100%", True, False, False)),
        (
            (None, None, None, "信息维护", None, "有效提高"),
            (OUT, Q, "信息维护", "有效提高", True, False, False),
        ),
        (
            (None, None, None, "时效指标 (必填)", "及时发放率"),
            (OUT, Level2.TIMELINESS, "及时发放率", "", True, True, False),
        ),
        (
            (None, "成本指标(必填硬性指标)", "经费总额", "65904 元"),
            (OUT, COST, "经费总额", "65904 元", True, False, False),
        ),
        (
            ("满意度指标", "服务对象满意度指标(必填)", "群众满意度", "≥95%"),
            (Level1.SATISFACTION, Level2.SATISFACTION, "群众满意度", "≥95%", True, False, False),
        ),
        (
            (None, None, "社会效益指标", "受益", "10户"),
            (BEN, Level2.SOCIAL, "受益", "10户", False, False, True),
        ),
        ((None, None, None, "没有值", None), (OUT, Q, "没有值", "", False, False, False)),
        ((None, None, None, None, "5 人"), (OUT, Q, "", "5 人", False, False, False)),
        (
            (None, None, "自创指标", "某事", "5 件"),
            (OUT, None, "某事", "5 件", False, False, False),
        ),
    ],
    ids=[
        "in place",
        "two to the left",
        "name one to the left",
        "value one to the right",
        "all one to the right, value lost",
        "row one to the left",
        "row two to the left",
        "一级 missing",
        "value blank",
        "name blank",
        "二级 unknown",
    ],
)
def test_a_row(row, expected):
    assert shape(rows_of(FIRST, row, FIRST)[1]) == expected


def test_a_name_like_a_level_stays_a_name():
    indicators = rows_of(
        FIRST, (None, "效益指标", "社会效益指标", "社会效益", "显著"), (None, None, None, "社会效益", "明显")
    )
    assert [i.name.text for i in indicators[1:]] == ["社会效益", "社会效益"]
    assert all(i.level2.value is Level2.SOCIAL for i in indicators[1:])


def test_cost_as_its_own_level1():
    indicators = rows_of(
        ("绩效指标", "成本指标", "经济成本指标", "总成本", "≤5万元"),
        (None, None, "社会成本指标", None, None),
        (None, "产出指标", "数量指标", "人", "5人"),
    )
    assert [i.level1 for i in indicators] == [Level1.COST, Level1.OUTPUT]
    assert not any(i.level1_filled for i in indicators)


def test_one_row_of_cost_under_its_own_level1_of_the_same_name():
    indicators = rows_of(("绩效指标", "成本指标", "成本指标", "总成本", "≤5万元"))
    assert [(i.level1, i.level2.value, i.level1_filled) for i in indicators] == [(Level1.COST, COST, False)]


def test_headings_wider_than_the_rows_are_no_slip():
    headings = ("名称", "一级指标", "二级指标", None, None, "三级指标", None, None, "指标值")
    indicators = rows_of(
        (None, None, "数量指标", "人数", "55 人"), (None, None, "质量指标", "完成", "100%"), headings=headings
    )
    assert not any(i.shifted for i in indicators)


def test_remark_columns_are_not_values():
    indicators = rows_of((*FIRST, "10", "按年"), headings=(*HEADINGS, "分值", "备注"))
    assert indicators[0].target.text == "≥5 人"
    assert not indicators[0].shifted


def test_notes_right_of_the_table_are_not_values():
    (indicator,) = rows_of((*FIRST, None, "请与预算科核对"))
    assert (indicator.name.text, indicator.target.text, indicator.shifted) == ("专干人员", "≥5 人", False)


def test_marks_are_kept_without_brackets():
    assert rows_of(FIRST)[0].mark == "必填硬性指标"


def test_a_level2_holds_until_the_next():
    indicators = rows_of(FIRST, (None, None, None, "车辆", "1 辆"))
    assert indicators[1].level2.at.a1 == "C2"
    assert indicators[1].number == 2


def merged_rows(*rows, merged=()):
    grid = Grid("a.xlsx", "表", (HEADINGS, *rows), merged=merged)
    indicators = read_rows(grid, read_headings(grid, 1), 2023).indicators
    return [(i.level1, i.printed_under, i.level1_filled) for i in indicators]


def test_level2_that_the_page_puts_under_another_level1():
    rows = (
        (None, "产出指标", "数量指标", "人数", "5人"),
        (None, None, "经济效益指标", "增收", "5万元"),
        (None, None, "社会效益指标", "受益", "5户"),
    )
    assert merged_rows(*rows, merged=(Area(2, 2, 3, 2),)) == [
        (OUT, None, False),
        (BEN, OUT, False),
        (BEN, None, True),
    ]
    assert merged_rows(*rows[:1], (None, "产出指标", *rows[1][2:])) == [(OUT, None, False), (BEN, OUT, False)]
    assert [filled for _, _, filled in merged_rows(*rows)] == [False, True, True]


def test_newer_cost_under_output_contradicts_nothing():
    rows = ((None, "产出指标", "经济成本指标", "总成本", "≤5万元"),)
    assert [under for _, under, _ in merged_rows(*rows)] == [None]


@pytest.mark.parametrize(
    "row",
    [
        (None, "满意度指标", "满意度指标", "群众满意度", "≥90%"),
        (None, "满意度指标", None, "群众满意度", "≥90%"),
        (None, "满意度指标(必填)", "服务对象满意度指标", "群众满意度", "≥90%"),
    ],
    ids=["its own 二级", "no 二级", "as the template has it"],
)
def test_satisfaction_never_falls_under_the_kind_above(row):
    above = ("绩效指标", "效益指标", "可持续影响指标", "使用年限", "≥10年")
    last = rows_of(FIRST, above, row)[-1]
    assert (last.level1, last.level2.value) == (Level1.SATISFACTION, Level2.SATISFACTION)
    assert (last.name.text, last.target.text, last.shifted) == ("群众满意度", "≥90%", False)


def test_a_new_level1_without_a_level2_ends_the_one_above():
    last = rows_of(FIRST, (None, "效益指标", None, "受益户数", "10户"))[-1]
    assert (last.level1, last.level2.value) == (BEN, None)
