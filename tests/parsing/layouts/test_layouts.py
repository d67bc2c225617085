"""Every layout: whose form it is, the year's money to the fen, the goal, every indicator where it belongs."""

from decimal import Decimal

import pytest

from tests.support import layout_sheets as pages
from xl_perfgoals.core.amount import MoneyUnit
from xl_perfgoals.core.form import Attribute, Period
from xl_perfgoals.core.levels import Level1, Level2
from xl_perfgoals.ops.check import check_form
from xl_perfgoals.parsing.layouts.catalogue import LAYOUTS

OUT, BEN, SAT, COST = Level1.OUTPUT, Level1.BENEFIT, Level1.SATISFACTION, Level1.COST


def heads(form):
    return (
        form.layouts,
        form.project.value,
        (form.department.value, form.department_code.value),
        form.unit.value,
        form.year.value,
    )


def money(form):
    funding = form.funding
    return tuple(entry.value for entry in (funding.total, funding.fiscal, funding.other, funding.long_total))


def rows(indicators):
    return [(i.level1, i.level2.value, i.name.text, i.target.text) for i in indicators]


def codes(form):
    return {finding.code for finding in check_form(form)}


def wan(*amounts):
    return tuple(None if amount is None else Decimal(str(amount)) for amount in amounts)


def test_marks_and_one_annual_column(forms_of):
    (form,) = forms_of(pages.MARKED)
    assert heads(form) == (
        ("A",),
        "清水镇农村公路养护项目",
        ("云岭县清水镇人民政府", "073"),
        "清水镇人民政府",
        2024,
    )
    assert money(form) == wan(36.5, 36.5, None, None)
    assert (form.attribute.value, form.period.value) == (Attribute("0101", "一年期项目"), Period(12))
    assert form.annual_goal.value.startswith("养护农村公路18公里")
    assert rows(form.indicators) == [
        (OUT, Level2.QUANTITY, "养护农村公路里程", "18公里"),
        (OUT, Level2.QUANTITY, "修补路面面积", "≥1200平方米"),
        (OUT, Level2.QUALITY, "养护验收合格率", "100%"),
        (OUT, Level2.TIMELINESS, "养护完成时间", "2024年11月底前"),
        (OUT, Level2.COST, "公路养护总成本", "36.5万元"),
        (BEN, Level2.SOCIAL, "受益村数量", "3个"),
        (BEN, Level2.SUSTAINABILITY, "路面使用年限", "≥5年"),
        (SAT, Level2.SATISFACTION, "沿线群众满意度", "≥90%"),
    ]
    assert [i.mark for i in form.indicators[1:3]] == ["必填硬性指标", "必填"]


def test_stars_and_what_the_template_prints_are_no_part_of_a_name(forms_of):
    (form,) = forms_of(pages.STARRED)
    assert heads(form) == (
        ("B",),
        "高效节水灌溉机井工程",
        ("安澜县水利局", "310012"),
        "安澜县灌溉管理站",
        2024,
    )
    assert money(form) == wan(248.6, 200, 48.6, None)
    assert form.attribute.value == Attribute("", "延续项目")
    assert form.period.value == Period(10, "2024-03", "2024-12")
    assert [(c.label, c.entry.value) for c in form.contacts] == [("项目负责人及电话", "周明0736-5550123")]
    assert [(i.name.text, i.core, i.target.text) for i in form.indicators] == [
        ("新打机井数量", True, "≥12眼"),
        ("铺设管道长度", True, "≥9.5公里"),
        ("工程验收合格率", True, "100%"),
        ("工程完工时间", False, "2024年12月20日前"),
        ("单眼机井成本", False, "≤11.8万元"),
        ("新增节水灌溉面积", True, "≥3200亩"),
        ("年节约用水量", False, "≥40万立方米"),
        ("灌区农户满意度", False, "≥90%"),
    ]
    assert form.indicators[0].name.raw == "★新打机井数量（≥**眼）"
    assert [i.level2.value for i in form.indicators[5:]] == [
        Level2.SOCIAL,
        Level2.ECOLOGICAL,
        Level2.SATISFACTION,
    ]


def test_cost_is_a_level_of_its_own(forms_of):
    (form,) = forms_of(pages.COST_LEVEL)
    assert heads(form) == (
        ("C",),
        "县城生活垃圾转运补助",
        ("云岭县城市管理局", "118001"),
        "云岭县环境卫生所",
        2025,
    )
    assert (money(form), form.funding.unit) == (wan(186.5, 180, 6.5, None), MoneyUnit.YUAN)
    assert rows(form.indicators)[:4] == [
        (COST, Level2.ECONOMIC_COST, "转运单位成本", "≤44元/吨"),
        (COST, Level2.ECONOMIC_COST, "项目总成本", "≤186.5万元"),
        (COST, Level2.ECOLOGICAL_COST, "渗滤液外泄次数", "0次"),
        (OUT, Level2.QUANTITY, "转运生活垃圾量", "≥4.2万吨"),
    ]
    assert sum(i.weight.value for i in form.indicators) == 90
    assert len(form.indicators) == 8


def test_of_two_goals_and_two_totals_the_years_count(forms_of):
    (form,) = forms_of(pages.TWO_GOALS)
    assert heads(form) == (
        ("D",),
        "高标准农田提质改造（三年期）",
        ("安澜县农业农村局", "219"),
        "安澜县农田建设中心",
        2024,
    )
    assert money(form) == wan(1560.75, 1500, 60.75, 4800)
    assert form.period.value == Period(36, "2024-01", "2026-12")
    assert form.annual_goal.value == "改造高标准农田8000亩，修建机耕路22公里。"
    assert form.long_goal.value == "三年改造高标准农田2.4万亩。"
    names = ["改造农田面积", "修建机耕路", "工程合格率", "亩均成本", "受益农户", "农户满意度"]
    assert [i.name.text for i in form.indicators] == [i.name.text for i in form.long_indicators] == names
    annual = ["≥8000亩", "≥22公里", "100%", "≤1950元/亩", "≥2100户", "≥92%"]
    assert [i.target.text for i in form.indicators] == annual
    of_all_years = ["≥2.4万亩", "≥66公里", "100%", "≤2000元/亩", "≥6000户", "≥90%"]
    assert [i.target.text for i in form.long_indicators] == of_all_years
    assert not codes(form) & {"F02", "F09", "P01", "P02", "P03", "S07"}


def test_a_flat_table_holds_many_projects(forms_of):
    forms = forms_of(pages.FLAT)
    department = ("安澜县民政局", "820")
    assert [heads(form) for form in forms] == [
        (("E",), "农村特困人员供养", department, "安澜县民政局本级", 2024),
        (("E",), "敬老院消防改造", department, "安澜县民政局本级", 2024),
        (("E",), "流浪乞讨人员救助", department, "安澜县救助管理站", 2024),
    ]
    assert [form.project_code.value for form in forms] == [
        "51082424T000000312345",
        "51082424T000000312399",
        "51082424T000000398700",
    ]
    assert [form.funding.total.value for form in forms] == [*wan(215, "82.65005", 30)]
    assert sum(form.funding.total.value for form in forms) == Decimal("327.65005")
    assert forms[1].annual_goal.value == "改造2所敬老院消防设施。"
    assert rows(forms[0].indicators) == [
        (OUT, Level2.QUANTITY, "供养特困人员人数", "≥312人"),
        (OUT, Level2.TIMELINESS, "每月供养金发放日期", "≤15日"),
        (OUT, Level2.COST, "人均月供养标准", "=574元"),
        (BEN, Level2.SOCIAL, "特困人员生活保障", "有效保障"),
        (SAT, Level2.SATISFACTION, "特困人员满意度", "≥95%"),
    ]
    assert [len(form.indicators) for form in forms] == [5, 3, 2]
    assert [i.weight.value for i in forms[1].indicators] == [30, 30, 30]
    assert [(form.at.a1, form.last_row) for form in forms] == [("B5", 9), ("B10", 12), ("B13", 14)]


def test_the_block_of_the_year_counts_and_the_long_one_is_kept(forms_of):
    (form,) = forms_of(pages.LONG_AND_ANNUAL)
    assert heads(form) == (
        ("D", "F"),
        "云岭县文化馆免费开放",
        ("云岭县文化和旅游局", None),
        "云岭县文化馆",
        2024,
    )
    assert money(form) == wan(62.4, 60, 2.4, None)
    assert form.attribute.value == Attribute("", "延续项目")
    assert form.period.value == Period(36, "2024-01", "2026-12")
    assert form.annual_goal.value == "全年开放服务8万人次，举办公益培训30期。"
    assert form.long_goal.value == "三年开放服务不少于24万人次。"
    assert rows(form.indicators) == [
        (OUT, Level2.QUANTITY, "免费开放服务人次", "≥8万人次"),
        (OUT, Level2.QUANTITY, "举办公益培训期数", "≥30期"),
        (OUT, Level2.TIMELINESS, "培训完成时间", "2024年11月底前"),
        (OUT, Level2.COST, "免费开放总成本", "≤62.4万元"),
        (BEN, Level2.SOCIAL, "群众文化参与率", "≥12%"),
        (SAT, Level2.SATISFACTION, "参训群众满意度", "≥95%"),
    ]
    assert rows(form.long_indicators) == [
        (OUT, Level2.QUANTITY, "免费开放服务人次", "≥24万人次"),
        (BEN, Level2.SOCIAL, "群众文化参与率", "≥35%"),
    ]
    assert form.last_row == 26


def test_the_total_is_the_sum_of_all_sources(forms_of):
    (form,) = forms_of(pages.SPLIT)
    expected = (("G",), "乡镇卫生院能力提升", ("云岭县卫生健康局", "126"), "白马乡卫生院", 2024)
    assert heads(form) == expected
    assert money(form) == wan(186.32, 120, None, None)
    assert [(p.label.strip(), p.amount.value) for p in form.funding.more] == [
        ("上年结转资金", Decimal("16.32")),
        ("财政专户管理资金", Decimal(20)),
        ("单位资金", Decimal(30)),
        ("自有资金", None),
    ]
    assert [p.amount.value for p in form.funding.sources] == [45, 75]
    assert "F02" not in codes(form)
    assert [i.level1 for i in form.indicators] == [OUT, OUT, OUT, BEN, SAT]


def test_sources_laid_out_sideways(forms_of):
    (form,) = forms_of(pages.SPLIT_SIDEWAYS)
    expected = (("G",), "白马乡防汛物资储备", ("云岭县应急管理局", None), "白马乡人民政府", 2024)
    assert heads(form) == expected
    assert money(form) == wan(28.6, 25, None, None)
    assert [p.amount.value for p in form.funding.more] == [Decimal("1.6"), Decimal(2)]
    assert "F02" not in codes(form)


def test_what_the_cost_is_made_of_is_no_source_of_money(forms_of):
    (form,) = forms_of(pages.COMPOSED)
    assert heads(form) == (
        ("H",),
        "云岭县第三小学食堂运转经费",
        ("云岭县教育体育局", "205"),
        "云岭县第三小学",
        2025,
    )
    assert money(form) == wan(48.96, 48.96, None, None)
    assert form.funding.more == form.funding.sources == ()
    assert [(c.name.value, c.amount.value, c.basis.value, c.amount.at.a1) for c in form.costs] == [
        ("炊事人员劳务费", Decimal("33.6"), "8人×3500元/月×12个月", "F9"),
        ("燃料动力费", Decimal("10.36"), "近两年平均用气量", "F10"),
        ("设备维修费", Decimal(5), "按合同", "F11"),
    ]
    assert form.annual_goal.value.startswith("为860名学生")
    assert len(form.indicators) == 5


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.code)
def test_each_layout_has_a_code_and_a_name(layout):
    assert layout.code in "ABCDEFGH"
    assert layout.name
