"""The head of a form: blanks are found by label wherever they stand, and their meaning is read exactly."""

from decimal import Decimal

import pytest

from tests.support.forms import parsed
from xl_perfgoals.core.amount import MoneyUnit
from xl_perfgoals.core.cells import Area, Grid
from xl_perfgoals.core.form import Attribute, Period
from xl_perfgoals.parsing.form_parser import parse_forms
from xl_perfgoals.parsing.names import split_code
from xl_perfgoals.parsing.periods import read_period


def grid(*rows, merged=()):
    return Grid("a.xlsx", "表", tuple(rows), merged)


TABLE = (
    ("名称", "一级指标", "二级指标", "三级指标", "指标值"),
    ("绩效指标", "产出指标", "数量指标", "人数", "5人"),
)


def form_of(*head, table=TABLE):
    (form,) = parse_forms(grid(*head, *table))
    return form


def test_the_model_form_reads_back():
    (form,) = parsed({})
    assert form.year.value == 2023
    assert form.project.value == "村级饮水管网维修项目"
    assert (form.department.value, form.department_code.value) == ("石桥镇人民政府", "061")
    assert form.unit.value == "石桥镇人民政府本级"
    assert form.attribute.value == Attribute("0101", "一年期项目")
    assert form.period.value == Period(12)
    assert form.funding.unit is MoneyUnit.WAN
    assert form.funding.declared
    assert [e.value for e in (form.funding.total, form.funding.fiscal, form.funding.other)] == [
        Decimal(100),
        Decimal(90),
        Decimal(10),
    ]
    assert form.funding.total.at.a1 == "C7"
    assert len(form.indicators) == 9
    assert [i.row for i in form.indicators] == list(range(12, 21))


@pytest.mark.parametrize(
    ("rows", "cell"),
    [
        ([("项目名称", "修路")], "B1"),
        ([("项目名称", None, None, "修路")], "D1"),
        ([(None, None), (None, "项 目 名 称：", "修路")], "C2"),
        ([("项目名称：修路",)], "A1"),
        ([("★项目名称（全称）", "修路")], "B1"),
    ],
)
def test_a_blank_is_found_by_its_label(rows, cell):
    form = form_of(*rows, ("年度资金总额", 1))
    assert form.project.value == "修路"
    assert form.project.at.a1 == cell


def test_an_empty_blank_stands_right_of_its_merged_label():
    rows = (("项目名称", None, None), ("实施单位", None, None, "项目期", "1年"), ("年度资金总额", 1), *TABLE)
    (form,) = parse_forms(grid(*rows, merged=(Area(1, 1, 1, 2),)))
    assert (form.project.value, form.project.at.a1) == (None, "C1")
    assert (form.unit.value, form.unit.at.a1) == (None, "B2")


def test_a_label_that_the_form_lacks_is_told_apart_from_an_empty_blank():
    form = form_of(("项目名称", "修路"), ("实施单位", None))
    assert form.unit.found
    assert not form.attribute.found
    assert form.attribute.at == form.at


@pytest.mark.parametrize(
    ("text", "name", "code"),
    [
        ("平罗县灵沙乡人民政府 056", "平罗县灵沙乡人民政府", "056"),
        ("平罗县灵沙乡人民政府056", "平罗县灵沙乡人民政府", "056"),
        ("平罗县灵沙乡人民政府（056）", "平罗县灵沙乡人民政府", "056"),
        ("820001-井研县民政局", "井研县民政局", "820001"),
        ("219-池州市民政局", "池州市民政局", "219"),
        ("[610001]湖南省林业局", "湖南省林业局", "610001"),
        ("某局 11640221MB1234567X", "某局", "11640221MB1234567X"),
        ("平罗县第2小学", "平罗县第2小学", ""),
        ("平罗县乡村振兴服务中心", "平罗县乡村振兴服务中心", ""),
        ("", "", ""),
    ],
)
def test_codes_are_parted_from_names(text, name, code):
    assert split_code(text) == (name, code)


def test_a_code_in_its_own_blank():
    form = form_of(("项目名称", "修路"), ("主管部门", "某局", "部门预算编码", "056"))
    assert (form.department.value, form.department_code.value) == ("某局", "056")
    assert form.department_code.at.a1 == "D2"


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("当年", Period(12)),
        ("本年度", Period(12)),
        ("2022-2024", Period(36, "2022-01", "2024-12")),
        ("2022年-2024年", Period(36, "2022-01", "2024-12")),
        ("2023—2023年", Period(12, "2023-01", "2023-12")),
        ("1 年", Period(12)),
        ("一年", Period(12)),
        ("12个月", Period(12)),
        ("18个月", Period(18)),
        ("3年", Period(36)),
        ("2023年4月-2024年2月", Period(11, "2023-04", "2024-02")),
        ("2023.07-2024.01", Period(7, "2023-07", "2024-01")),
        ("2023年1月至12月", Period(12, "2023-01", "2023-12")),
        ("2023年", Period(12, "2023-01", "2023-12")),
        ("长期", None),
        ("", None),
        ("1", None),
        ("≥3年", None),
    ],
)
def test_periods(text, period):
    assert read_period(text) == period


@pytest.mark.parametrize(
    ("label", "value", "wan", "unit", "declared"),
    [
        ("项目资金(万元)", 22.0, "22", MoneyUnit.WAN, True),
        ("项目资金（元）", 220000.0, "22", MoneyUnit.YUAN, True),
        ("项目资金（元）", "22万元", "22", MoneyUnit.YUAN, True),
        ("项目资金（千元）", 220.0, "22", MoneyUnit.THOUSAND, True),
        ("项目资金（百万元）", 0.22, "22", MoneyUnit.MILLION, True),
        ("项目资金（单位：亿元）", 0.0022, "22", MoneyUnit.HUNDRED_MILLION, True),
        ("项目资金", "22.000000", "22.000000", MoneyUnit.WAN, False),
        ("项目资金\n（单位：万元）", "1,234.56", "1234.56", MoneyUnit.WAN, True),
    ],
)
def test_money_is_read_in_the_declared_unit(label, value, wan, unit, declared):
    form = form_of(("项目名称", "修路"), (label, "年度资金总额:", value), (None, "其中:财政拨款", None))
    assert form.funding.total.value == Decimal(wan)
    assert (form.funding.unit, form.funding.declared) == (unit, declared)
    assert form.funding.fiscal.value is None
    assert form.funding.fiscal.empty


def test_further_parts_are_listed():
    form = form_of(
        ("项目名称", "修路"), ("年度资金总额", 3), ("财政拨款", 1), ("上年结转资金", 1.5), ("单位资金", 0.5)
    )
    assert [(part.label, part.amount.value) for part in form.funding.more] == [
        ("上年结转资金", Decimal("1.5")),
        ("单位资金", Decimal("0.5")),
    ]


@pytest.mark.parametrize(
    ("head", "year"),
    [
        ([("项目支出绩效目标表",), ("(2023 年度)",), ("项目名称", "修路")], 2023),
        ([("2024年项目支出绩效目标表",), ("项目名称", "修路")], 2024),
        ([("项目支出绩效目标表",), ("（　　年度）",), ("项目名称", "修路")], None),
        ([("项目支出绩效目标表",), ("年度", "2025"), ("项目名称", "修路")], 2025),
        ([("项目支出绩效目标表",), ("项目名称", "修路")], None),
    ],
)
def test_years(head, year):
    assert form_of(*head).year.value == year


def test_markup_is_taken_out_of_the_goal_but_kept_in_its_text():
    form = form_of(("项目名称", "修路"), ("年度总体\n目标", "<p>修路 3 公里</p>"))
    assert form.annual_goal.value == "修路 3 公里"
    assert form.annual_goal.text == "<p>修路 3 公里</p>"
