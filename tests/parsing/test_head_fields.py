"""Blanks that only some forms have: sources, money and goals of several years, codes, contacts, years."""

from decimal import Decimal

import pytest

from tests.support.forms import parsed
from xl_perfgoals.core.amount import MoneyUnit
from xl_perfgoals.core.cells import Grid
from xl_perfgoals.parsing.form_parser import parse_forms
from xl_perfgoals.parsing.goal_block import clean_goal
from xl_perfgoals.parsing.names import split_code
from xl_perfgoals.parsing.years import year_in

TABLE = (
    ("名称", "一级指标", "二级指标", "三级指标", "指标值"),
    ("绩效指标", "产出指标", "数量指标", "人数", "5人"),
)


def form_of(*head, foot=()):
    (form,) = parse_forms(Grid("a.xlsx", "表", (("项目名称", "修路"), *head, *TABLE, *foot)))
    return form


def test_the_model_form_has_none_of_them():
    (form,) = parsed({})
    absent = [form.project_code, form.long_goal, form.funding.long_total]
    assert [entry.found for entry in absent] == [False] * 3
    assert (form.funding.sources, form.contacts) == ((), ())


@pytest.mark.parametrize(
    ("text", "name", "code"),
    [
        ("061", "", "061"),
        ("[061001]", "", "061001"),
        ("91640221MA76ABCD12", "", "91640221MA76ABCD12"),
        ("石桥镇人民政府 61", "石桥镇人民政府", "61"),
        ("石桥镇人民政府 0610012", "石桥镇人民政府", "0610012"),
        ("石桥镇人民政府（本级）", "石桥镇人民政府（本级）", ""),
    ],
)
def test_odd_codes_are_parted_too(text, name, code):
    assert split_code(text) == (name, code)


@pytest.mark.parametrize(
    ("text", "code", "name"),
    [
        ("0101-一年期项目", "0101", "一年期项目"),
        ("0101—一年期项目", "0101", "一年期项目"),
        ("0101 一年期项目", "0101", "一年期项目"),
        ("0101一年期项目", "0101", "一年期项目"),
        ("0101", "", "0101"),
        ("一年期项目", "", "一年期项目"),
    ],
)
def test_attributes(text, code, name):
    (form,) = parsed({"项目属性": text})
    assert form.attribute.value == (code, name)


@pytest.mark.parametrize(("label", "months"), [("项目期(年)", 12), ("项目期（月）", 1), ("项目期", None)])
def test_a_period_may_have_its_unit_in_the_label(label, months):
    period = form_of((label, 1)).period
    assert (period.value and period.value.months) == months


def test_a_project_code_is_found_by_its_label_or_glued_before_the_name():
    own = form_of(("项目编码", "64022123T000000012345"))
    assert (own.project_code.value, own.project_code.at.a1) == ("64022123T000000012345", "B2")
    (glued,) = parsed({"项目名称": "64022123T000000012345-修路"})
    assert (glued.project.value, glued.project_code.value) == ("修路", "64022123T000000012345")
    assert glued.project_code.at == glued.project.at
    both = form_of(("项目名称", "64022123T000000012345修路", "项目编码", "64022123T000000099999"))
    assert both.project_code.value == "64022123T000000099999"


SIDE_BY_SIDE = (
    ("项目资金(万元)", "项目资金总额:", 300, "年度资金总额:", 100),
    (None, "其中:财政拨款", 270, "其中:财政拨款", 90),
    (None, "其他资金", 30, "其他资金", 10),
)
YEAR_BELOW = (
    ("项目资金总额", 300),
    ("财政拨款", 270),
    ("其他资金", 30),
    ("年度资金总额", 100),
    ("财政拨款", 90),
    ("其他资金", 10),
)


@pytest.mark.parametrize(
    "rows",
    [SIDE_BY_SIDE, YEAR_BELOW, YEAR_BELOW[3:] + YEAR_BELOW[:3]],
    ids=["side by side", "year below", "year above"],
)
def test_cumulative_money_is_never_taken_for_the_years(rows):
    funding = form_of(*rows).funding
    entries = (funding.total, funding.fiscal, funding.other, funding.long_total)
    assert [entry.value for entry in entries] == [100, 90, 10, 300]


def test_sources_are_listed_beside_the_fiscal_money():
    funding = form_of(("年度资金总额", 100), ("财政拨款", 100), ("中央财政资金", 70), ("县级", 30)).funding
    assert funding.fiscal.value == 100
    assert [(part.label, part.amount.value) for part in funding.sources] == [
        ("中央财政资金", 70),
        ("县级", 30),
    ]


@pytest.mark.parametrize(
    ("upper", "own", "fiscal", "text"),
    [
        (70, 20.5, Decimal("90.5"), "70+20.5"),
        (70, None, Decimal(70), "70"),
        (70, "约20", None, "70+约20"),
        (None, None, None, ""),
    ],
)
def test_sources_alone_make_up_the_fiscal_money(upper, own, fiscal, text):
    funding = form_of(("年度资金总额", 100), ("上级财政资金", upper), ("本级财政资金", own)).funding
    assert (funding.fiscal.value, funding.fiscal.text) == (fiscal, text)
    assert funding.fiscal.at.a1 == "B3"


@pytest.mark.parametrize(
    ("line", "unit"),
    [("金额单位：元", MoneyUnit.YUAN), ("单位:万元", MoneyUnit.WAN), ("（单位：人民币元）", MoneyUnit.YUAN)],
)
def test_the_unit_may_be_declared_on_a_line_of_its_own(line, unit):
    funding = form_of((None, None, line), ("年度资金总额", 50000)).funding
    assert (funding.unit, funding.declared) == (unit, True)


@pytest.mark.parametrize(
    ("rows", "year", "long"),
    [
        ([("实施期目标", "三年修路30公里", "年度目标", "修路10公里")], "修路10公里", "三年修路30公里"),
        (
            [("总体目标", "实施期目标", "年度目标"), (None, "修路30公里", "修路10公里")],
            "修路10公里",
            "修路30公里",
        ),
        ([("总体目标", "三年修路30公里"), ("年度绩效目标", "修路10公里")], "修路10公里", "三年修路30公里"),
        ([("总体目标", "修路10公里")], "修路10公里", None),
        ([("实施期目标", "年度目标"), ("项目期", "3年")], None, None),
        ([("实施期目标", "年度目标")], None, None),
    ],
)
def test_goals_of_the_year_and_of_the_project(rows, year, long):
    form = form_of(*rows, ("年度资金总额", 1))
    assert (form.annual_goal.value, form.long_goal.value) == (year, long)


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("<p>修路</p>", "修路"),
        ("修路&nbsp;3&nbsp;公里", "修路 3 公里"),
        ("修路_x000D_3公里", "修路3公里"),
        ("漏损率<10%，水费>5元", "漏损率<10%，水费>5元"),
    ],
)
def test_what_systems_leave_in_a_goal_is_taken_out(text, clean):
    assert clean_goal(text) == clean


@pytest.mark.parametrize(
    ("head", "foot", "contacts"),
    [
        (
            [("项目负责人", "张三", "联系电话", None)],
            [],
            [("项目负责人", "张三", "B2"), ("联系电话", None, "D2")],
        ),
        ([("联系人", "联系电话", "1234567")], [], [("联系人", None, "B2"), ("联系电话", "1234567", "C2")]),
        ([], [("填报人：李四   联系电话：",)], [("填报人", "李四", "A4"), ("联系电话", None, "A4")]),
        ([], [("单位负责人（签字）：", None, "王五")], [("单位负责人", "王五", "C4")]),
        ([], [("填报人：",)], [("填报人", None, "B4")]),
        ([("备注", "电话通知各村填报人")], [], []),
    ],
)
def test_contacts_above_and_below_the_table(head, foot, contacts):
    form = form_of(*head, foot=foot)
    assert [(c.label, c.entry.value, c.entry.at.a1) for c in form.contacts] == contacts


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("(2023 年度)", 2023),
        ("二〇二三年度", 2023),
        ("二零二四年", 2024),
        ("2025", 2025),
        ("（2026）年度", 2026),
        ("(20  年度)", None),
    ],
)
def test_years_in_figures_and_in_words(text, year):
    assert year_in(text) == year


@pytest.mark.parametrize(
    "line", ["(20  年度)", "（二〇二三年度）", "（202X年度）", "二〇二三年度", "(  )年度"]
)
def test_a_year_line_that_cannot_be_read_still_belongs_to_the_form(line):
    rows = (("项目支出绩效目标表",), (line,), ("项目名称", "修路"), ("年度资金总额", 1), *TABLE)
    (form,) = parse_forms(Grid("a.xlsx", "表", rows))
    assert (form.title.text, form.year.text) == ("项目支出绩效目标表", line)


@pytest.mark.parametrize(
    "line", ["2023年预算", "2023年", "（2023年预算）", "2023年度部门预算", "２０２３年度", "二〇二三年度预算"]
)
def test_year_lines_of_many_wordings(line):
    rows = (("项目支出绩效目标表",), (line,), ("项目名称", "修路"), ("年度资金总额", 1), *TABLE)
    (form,) = parse_forms(Grid("a.xlsx", "表", rows))
    assert (form.year.value, form.year.at.a1, form.at.a1) == (2023, "A2", "A1")
