"""D and F: what belongs to the year is told from what belongs to all years, however the page has it."""

from decimal import Decimal

import pytest

from xl_perfgoals.core.cells import Area, Grid
from xl_perfgoals.parsing.form_parser import parse_forms

TABLE = (
    ("绩效指标", "一级指标", "二级指标", "三级指标", "指标值"),
    (None, "产出指标", "数量指标", "修路", "5公里"),
)
PROJECT = ((None, "（2024年度）"), ("项目名称", "修路"))


def form_of(*rows, merged=()):
    (form,) = parse_forms(Grid("a.xlsx", "表", (*PROJECT, *rows), tuple(Area(*area) for area in merged)))
    return form


def amounts(form):
    funding = form.funding
    return [entry.value for entry in (funding.total, funding.fiscal, funding.other, funding.long_total)]


@pytest.mark.parametrize(
    "rows",
    [
        (
            ("项目资金总额", 300, "年度资金总额", 100),
            ("财政拨款", 270, "财政拨款", 90),
            ("其他资金", 30, "其他资金", 10),
        ),
        (
            ("年度资金总额", 100, "项目资金总额", 300),
            ("财政拨款", 90, "财政拨款", 270),
            ("其他资金", 10, "其他资金", 30),
        ),
        (
            ("实施期资金总额", 300),
            ("其中：财政拨款", 270),
            ("其他资金", 30),
            ("年度资金总额", 100),
            ("其中：财政拨款", 90),
            ("其他资金", 10),
        ),
        (
            ("资金总额", 300),
            ("其中：财政拨款", 270),
            ("年度资金总额", 100),
            ("其中：财政拨款", 90),
            ("其他资金", 10),
        ),
        (
            ("项目资金（万元）", "实施期（2024-2026年）", "2024年度"),
            ("资金总额", 300, 100),
            ("其中：财政拨款", 270, 90),
            ("其他资金", 30, 10),
        ),
        (
            ("项目资金（万元）", "本年度", "三年合计"),
            ("资金总额", 100, 300),
            ("其中：财政拨款", 90, 270),
            ("其他资金", 10, 30),
        ),
    ],
    ids=["long left", "long right", "long above", "plain word above", "long column", "year's column first"],
)
def test_the_years_money(rows):
    form = form_of(*rows, *TABLE)
    assert amounts(form) == [100, 90, 10, 300]
    assert form.layouts == ("D",)


ROAD = (None, "产出指标", "数量指标", "修路")
HEADINGS = ("绩效指标", "一级指标", "二级指标", "三级指标")


@pytest.mark.parametrize(
    ("rows", "annual", "long"),
    [
        (
            (
                *((*HEADINGS, "实施期指标值", "年度指标值"),),
                (*ROAD, "15公里", "5公里"),
            ),
            "5公里",
            "15公里",
        ),
        (
            (
                *((*HEADINGS, "年度指标值", "实施期指标值"),),
                (*ROAD, "5公里", "15公里"),
            ),
            "5公里",
            "15公里",
        ),
        (
            (
                (*HEADINGS, "2024年指标值", "2025年指标值"),
                (*ROAD, "5公里", "6公里"),
            ),
            "5公里",
            None,
        ),
        (
            (
                ("绩效指标", "一级指标", "年度绩效指标", None, None, "中期绩效指标"),
                (None, None, "二级指标", "三级指标", "指标值", "二级指标", "三级指标", "指标值"),
                (None, "产出指标", "数量指标", "修路", "5公里", "数量指标", "修路", "15公里"),
            ),
            "5公里",
            "15公里",
        ),
        (
            (
                (*HEADINGS, "指标值"),
                ("长期绩效指标", "产出指标", "数量指标", "修路", "15公里"),
                ("年度绩效指标", "产出指标", "数量指标", "修路", "5公里"),
            ),
            "5公里",
            "15公里",
        ),
        (
            (
                ("年度绩效指标",),
                ("一级指标", "二级指标", "指标内容", "指标值"),
                ("产出指标", "数量指标", "修路", "5公里"),
                ("长期绩效指标",),
                ("一级指标", "二级指标", "指标内容", "指标值"),
                ("产出指标", "数量指标", "修路", "15公里"),
            ),
            "5公里",
            "15公里",
        ),
    ],
    ids=["a column", "a column behind", "years", "sets", "frames", "blocks"],
)
def test_the_years_indicators(rows, annual, long):
    form = form_of(("年度资金总额", 100), *rows)
    assert [(i.name.text, i.target.text) for i in form.indicators] == [("修路", annual)]
    assert [(i.name.text, i.target.text) for i in form.long_indicators] == ([("修路", long)] if long else [])


def test_amounts_with_a_unit_stay_exact():
    rows = (("项目资金（元）", "实施期", "年度"), ("资金总额", 3000000.01, 1000000.01))
    assert amounts(form_of(*rows, *TABLE))[0] == Decimal("100.000001")
