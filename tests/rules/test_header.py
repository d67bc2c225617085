"""Rules on the head of the form: the cell that each finding names, and its figures."""

from dataclasses import replace

import pytest

from tests.support.forms import submitted
from xl_perfgoals.core.finding import Severity
from xl_perfgoals.core.policy import Policy, Roster, Unit
from xl_perfgoals.ops.check import check

ROSTER = Roster(
    units=(
        Unit(name="石桥镇人民政府", code="061", aliases=("石桥镇",)),
        Unit(name="石桥镇中心小学", code="061002", department="石桥镇人民政府"),
        Unit(name="县民族宗教事务局", code="033"),
    )
)


def found(code, *forms, policy=None, roster=None):
    policy = policy or Policy()
    policy = replace(policy, off=policy.off - {code})
    return [f for f in check(submitted(forms), policy, roster) if f.code == code]


@pytest.mark.parametrize(
    ("code", "edits", "cell", "variant"),
    [
        ("H01", {"项目名称": None}, "B4", ""),
        ("H02", {"年度": "(    年度)"}, "A3", ""),
        ("H02", {"年度": "(20  年度)"}, "A3", "unreadable"),
        ("H02", {"年度": None}, "A2", ""),
        ("H04", {"主管部门及代码": None}, "B5", ""),
        ("H04", {"主管部门及代码": "061"}, "C5", "code_only"),
        ("H05", {"主管部门及代码": "石桥镇人民政府"}, "C5", ""),
        ("H06", {"主管部门及代码": "石桥镇人民政府 61"}, "C5", ""),
        ("H06", {"主管部门及代码": "石桥镇人民政府 91640221MA76ABCD12"}, "C5", "credit"),
        ("H07", {"实施单位": None}, "E5", ""),
        ("H09", {"项目属性": None}, "B6", ""),
        ("H09", {"项目属性": "0109-长期项目"}, "C6", "unknown"),
        ("H09", {"项目属性": "0101-长期项目"}, "C6", "name"),
        ("H10", {"项目属性": "0101—一年期项目"}, "C6", ""),
        ("H11", {"项目期": None}, "E6", ""),
        ("H11", {"项目期": "若干年"}, "E6", "unreadable"),
        ("H12", {"项目期": "2年"}, "E6", ""),
        ("H12", {"项目期": "2023年10月-2023年3月"}, "E6", "reversed"),
        ("H15", {"联系人": None}, "C10", ""),
    ],
)
def test_the_cell_of_a_finding(code, edits, cell, variant):
    (finding,) = found(code, edits)
    assert (finding.at.a1, finding.variant) == (cell, variant)


@pytest.mark.parametrize(
    ("name", "year", "severity", "cell", "facts"),
    [
        ("饮水管网维修项目", 2024, Severity.ERROR, "A3", {"year": 2023, "task_year": 2024}),
        ("2022年饮水管网维修项目", None, Severity.WARNING, "C4", {"year": 2023, "named": 2022}),
        ("2022年饮水管网维修项目", 2022, Severity.ERROR, "A3", {"year": 2023, "task_year": 2022}),
        ("2023年饮水管网维修项目", 2023, None, "", {}),
        ("2023-2025年饮水管网维修项目", None, None, "", {}),
        ("2024-2025年饮水管网维修项目", None, Severity.WARNING, "C4", {"year": 2023, "named": 2024}),
        ("120235年饮水管网维修项目", None, None, "", {}),
    ],
)
def test_years(name, year, severity, cell, facts):
    findings = found("H03", {"项目名称": name}, policy=Policy(year=year))
    assert [(f.severity, f.at.a1, f.facts) for f in findings] == (
        [(severity, cell, facts)] if severity else []
    )


@pytest.mark.parametrize(
    ("code", "roster", "variant", "expected"),
    [
        ("061", ROSTER, None, None),
        ("061009", ROSTER, None, None),
        ("062009", ROSTER, "other", "061"),
        ("0619", ROSTER, "other", "061"),
        ("999", Roster(units=(Unit(name="县教育局", code="045"),)), "unlisted", ""),
        ("99", Roster(units=(Unit(name="县教育局", code="045"),)), "", ""),
        ("999", Roster(units=(Unit(name="县教育局"),)), None, None),
        ("999", Roster(), None, None),
    ],
)
def test_codes_against_the_roster(code, roster, variant, expected):
    findings = found("H06", {"主管部门及代码": f"石桥镇人民政府 {code}"}, roster=roster)
    assert [(f.variant, f.facts["expected"]) for f in findings] == (
        [] if variant is None else [(variant, expected)]
    )


@pytest.mark.parametrize(
    ("edits", "places"),
    [
        ({}, []),
        ({"实施单位": "石桥镇中心小学"}, []),
        ({"主管部门及代码": "清河县石桥镇人民政府（本级） 061"}, []),
        (
            {"主管部门及代码": "县宗教事务局 033", "实施单位": "县宗教事务局"},
            [("C5", "near", "县民族宗教事务局")],
        ),
        ({"主管部门及代码": "某处 061"}, [("C5", "", "")]),
        ({"主管部门及代码": "石桥镇人民政府 033"}, [("C5", "code", None)]),
        ({"主管部门及代码": "石桥镇人民政府 061002"}, []),
        ({"实施单位": "石桥镇中学"}, [("E5", "near", "石桥镇中心小学")]),
        ({"附件": "附件2：沙湖镇人民政府项目支出绩效目标表"}, [("A1", "title", None)]),
        ({"附件": "附件2：石桥镇中心小学项目支出绩效目标表"}, [("A1", "title", None)]),
        ({"表题": "沙湖镇人民政府部门预算项目支出绩效目标表"}, [("A2", "title", None)]),
        ({"表题": "石桥镇人民政府2023年度部门预算项目支出绩效目标批复表"}, []),
        ({"表题": "2023年中央专项转移支付绩效目标表"}, []),
    ],
)
def test_names_against_the_roster_and_the_title(edits, places):
    findings = found("H08", edits, roster=ROSTER)
    assert [(f.at.a1, f.variant, f.facts.get("nearest")) for f in findings] == places


def test_every_form_of_a_unit_is_told_the_nearest_name():
    forms = [{"实施单位": "石桥镇中学", "项目名称": name} for name in ("管网维修", "桥梁维修")]
    findings = found("H08", *forms, {"实施单位": "某处"}, roster=ROSTER)
    assert [(f.at.sheet, f.at.a1, f.variant, f.facts["nearest"]) for f in findings] == [
        ("表1", "E5", "near", "石桥镇中心小学"),
        ("表2", "E5", "near", "石桥镇中心小学"),
        ("表3", "E5", "", ""),
    ]


def test_names_are_not_looked_up_without_a_roster():
    assert not found("H08", {"主管部门及代码": "某处", "实施单位": "某处"})


def test_the_same_project_code_twice_names_the_earlier_form():
    code = "64022123T000000012345"
    findings = found("H14", {"项目编码": code}, {"项目编码": code, "项目名称": "桥梁维修"})
    assert [(f.at.sheet, f.at.a1, f.variant, [a.sheet for a in f.also]) for f in findings] == [
        ("表2", "C10", "twice", ["表1"])
    ]
    assert findings[0].facts["project"] == "村级饮水管网维修项目"


@pytest.mark.parametrize(
    ("code", "length"), [("64022123T00000001234", 20), ("640221230000000012345", 21), ("12", 2)]
)
def test_the_pattern_of_project_codes(code, length):
    (finding,) = found("H14", {"项目编码": code})
    assert finding.facts == {"code": code, "length": length}


def test_empty_contacts_are_told_at_once():
    (finding,) = found("H15", {"联系人": None, "填报人": "李四", "联系电话": "/"})
    assert finding.facts == {"labels": ("联系人", "联系电话")}
    assert [finding.at.a1, *(cell.a1 for cell in finding.also)] == ["C10", "C12"]


def test_county_may_call_a_missing_code_an_error():
    (finding,) = found(
        "H05", {"主管部门及代码": "石桥镇人民政府"}, policy=Policy(severities={"H05": Severity.ERROR})
    )
    assert finding.severity is Severity.ERROR
