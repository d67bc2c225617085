"""M rules: every value of a satisfaction row gives the codes that it should, at its cell."""

import pytest

from tests.rules.places import cells, found
from xl_perfgoals.core.finding import Severity

NAME, VALUE = "服务对象满意度指标.三级指标", "服务对象满意度指标.指标值"
CODES = ("M01", "M02", "M03", "M06")


@pytest.mark.parametrize(
    ("value", "codes"),
    [
        ("≥90%", []),
        ("≥80%", []),
        ("≥79.9%", ["M03"]),
        ("≥97.9%", []),
        ("98%", ["M06"]),
        ("99.9%", ["M06"]),
        ("100%", ["M02"]),
        ("≥100%", ["M02"]),
        ("101%", ["M02"]),
        ("90%-95%", []),
        ("95%-110%", ["M02"]),
        ("≤100%", []),
        ("满意", ["M01"]),
        (95, ["M01"]),
        ("≥90分", ["M01"]),
        ("950‰", []),
        ("待定", []),
        (None, []),
    ],
)
def test_value(value, codes):
    hits = {code: found(code, {VALUE: value}) for code in CODES}
    assert [code for code in CODES if hits[code]] == codes
    for code in codes:
        assert cells(hits[code]) == ["表1!E20"]


@pytest.mark.parametrize(("value", "severity"), [("100%", Severity.WARNING), ("100.1%", Severity.ERROR)])
def test_above_the_whole_is_an_error(value, severity):
    assert [f.severity for f in found("M02", {VALUE: value})] == [severity]


@pytest.mark.parametrize("value", ["≤3次", "≤1%", "0", "无"])
def test_complaints_are_no_degree_of_satisfaction(value):
    assert not [f for code in CODES for f in found(code, {NAME: "群众投诉情况", VALUE: value})]


@pytest.mark.parametrize(
    ("project", "name", "staff"),
    [
        ("村干部任职补贴", "村干部收入满意度", "村干部"),
        ("村级党务工作者津贴", "党务工作者满意度", "党务工作者"),
        ("政府长聘人员经费", "政府长聘人员经费保障满意度", "长聘人员"),
        ("公益性岗位人员工资", "公益性岗位人员对待遇的满意度", "公益性岗位人员"),
        ("村干部任职补贴", "群众对村干部的满意度", None),
        ("村干部任职补贴", "服务对象满意度", None),
        ("村干部任职补贴", "村干部服务满意度", None),
        ("村干部培训经费", "村干部满意度", None),
        ("农村公路养护项目", "村干部满意度", None),
        ("养殖补贴", "养殖户满意度", None),
    ],
)
def test_who_is_asked(project, name, staff):
    findings = found("M04", {"项目名称": project, NAME: name})
    assert [(f.at.a1, f.facts["staff"]) for f in findings] == ([("D20", staff)] if staff else [])


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("村干部收入满意度", "≥90%", ["D20", "D21"]),
        ("村干部收入满意度", None, ["D20"]),
        ("村干部投诉次数", "≤3次", ["D20"]),
    ],
)
def test_a_second_row_that_asks_the_paid_for_no_satisfaction_is_not_told(name, value, told):
    second = {"服务对象满意度指标#2.三级指标": name, "服务对象满意度指标#2.指标值": value}
    findings = found("M04", {"项目名称": "村干部任职补贴", NAME: "村干部满意度", **second})
    assert [f.at.a1 for f in findings] == told
