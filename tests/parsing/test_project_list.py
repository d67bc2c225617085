"""Lists of projects: which columns are found, what each row says, which rows are none."""

from decimal import Decimal

import pytest

from xl_perfgoals.core.cells import Grid
from xl_perfgoals.core.form import Attribute
from xl_perfgoals.parsing.labels import Label
from xl_perfgoals.parsing.project_list import parse_project_list

HEADINGS = ("序号", "项目名称", "主管部门及代码", "实施单位", "年度资金总额", "其中：\n财政拨款", "其他资金")
ROW = (1, "村道维修", "石桥镇人民政府 061", "石桥镇人民政府本级", 100.5, 90, 10.5)


def listed(*rows, first=(1, 1)):
    found = parse_project_list(
        Grid("清单.xlsx", "项目清单", tuple(rows), first_row=first[0], first_col=first[1])
    )
    return None if found is None else found.forms


def test_a_row_is_a_form_with_its_cells():
    (form,) = listed(("2023年项目清单",), HEADINGS, ROW, first=(3, 2))
    assert (form.project.text, form.project.at.a1) == ("村道维修", "C5")
    assert (form.department.value, form.department_code.value) == ("石桥镇人民政府", "061")
    assert form.unit.value == "石桥镇人民政府本级"
    assert [entry.value for entry in (form.funding.total, form.funding.fiscal, form.funding.other)] == [
        Decimal("100.5"),
        Decimal(90),
        Decimal("10.5"),
    ]
    assert form.funding.total.at.a1 == "F5"
    assert not form.annual_goal.found
    assert form.indicators == ()


@pytest.mark.parametrize(
    "row",
    [
        ("合计", None, None, None, 100.5, 90, 10.5),
        (None, "小计", None, None, 100.5, 90, 10.5),
        (None, None, "石桥镇人民政府", "小计", 100.5, 90, 10.5),
        (),
        (5, None, "教育局", None, None, None, None),
        ("填表说明：金额以万元为单位",),
    ],
)
def test_rows_that_are_no_projects(row):
    assert len(listed(HEADINGS, ROW, row)) == 1


def test_a_project_without_a_name_is_one_all_the_same():
    assert [form.project.value for form in listed(HEADINGS, (1, None, "教育局", None, 5))] == [None]


@pytest.mark.parametrize(
    ("headings", "value", "amount"),
    [
        (("项目名称", "年度资金总额（元）"), 65904, "6.5904"),
        (("项目名称", "年度资金总额(万元)"), 65904, "65904"),
        (("项目名称", "年度资金总额"), "65904元", "6.5904"),
        (("项目名称", "资金总额"), "约五万", None),
        (("项目名称", "年度资金总额"), "#REF!", None),
    ],
)
def test_amounts_in_the_unit_of_their_heading(headings, value, amount):
    (form,) = listed(headings, ("甲", value))
    assert form.funding.total.value == (None if amount is None else Decimal(amount))


def test_the_unit_may_stand_above():
    assert listed(("单位：元",), HEADINGS[1::3], ("甲", 65904))[0].funding.total.value == Decimal("6.5904")


def test_headings_in_two_rows():
    rows = (
        ("序号", "项目名称", "项目资金（万元）", None, None, "年度总体目标"),
        (None, None, "年度资金总额", "财政拨款", "其他资金", None),
        (1, "甲", 3, 2, 1, "修好"),
    )
    (form,) = listed(*rows)
    assert (form.funding.other.value, form.annual_goal.value) == (Decimal(1), "修好")


def test_further_columns():
    rows = (
        ("项目名称", "年度资金总额", "项目属性", "项目期", "年度", "部门编码"),
        ("甲", 3, "0101-一年期项目", "1年", "2023年", "061"),
    )
    (form,) = listed(*rows)
    assert form.attribute.value == Attribute("0101", "一年期项目")
    assert form.period.value.months == 12
    assert form.year.value == 2023
    assert form.department_code.value == "061"


@pytest.mark.parametrize(
    "rows",
    [
        (),
        (("项目名称", "甲项目"),),
        (("年度资金总额", "财政拨款"), (3, 2)),
        (("名称", "金额"), ("甲", 3)),
    ],
)
def test_what_is_no_list(rows):
    assert listed(*rows) is None


def test_columns_say_what_can_be_checked():
    found = parse_project_list(Grid("a", "b", (HEADINGS, ROW)))
    assert set(found.columns) == {
        *(Label.PROJECT, Label.DEPARTMENT, Label.UNIT),
        *(Label.TOTAL, Label.FISCAL, Label.OTHER),
    }
