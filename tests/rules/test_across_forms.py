"""X rules: which forms are told, at which cells, with which figures."""

from dataclasses import replace
from decimal import Decimal

import pytest

from tests.rules.places import also, cells, found
from tests.support.forms import submitted
from xl_perfgoals.core.finding import Severity
from xl_perfgoals.core.policy import Policy, Roster
from xl_perfgoals.core.versions import Order
from xl_perfgoals.ops.check import check
from xl_perfgoals.ops.consolidate import consolidate
from xl_perfgoals.ops.messages import message
from xl_perfgoals.ops.versions import decided
from xl_perfgoals.rules import Scene
from xl_perfgoals.rules._likeness import likeness
from xl_perfgoals.rules._neighbours import pairs
from xl_perfgoals.rules._road import MODEL_GOAL, ROAD, road_rows
from xl_perfgoals.rules.x03_reported_twice import RULE as X03

OTHER_UNIT = {"主管部门及代码": "河西镇人民政府 062", "实施单位": "河西镇人民政府本级"}
SECOND = {"项目名称": "村级饮水管网维修二期项目"}


def test_both_forms_of_a_project_are_told_with_both_amounts():
    first, second = found("X03", {}, {"年度资金总额": 90, "财政拨款": 80, "文件": "改.xlsx"})
    assert (first.at.book, first.at.a1, first.form.book) == ("石桥镇.xlsx", "C4", "石桥镇.xlsx")
    assert (second.at.book, second.form.book) == ("改.xlsx", "改.xlsx")
    assert [(f.facts["amount"], f.facts["other_amount"]) for f in (first, second)] == [(100, 90), (90, 100)]
    assert [(f.facts["book"], f.facts["cell"]) for f in (first, second)] == [
        ("改.xlsx", "C4"),
        ("石桥镇.xlsx", "C4"),
    ]
    assert (first.variant, second.variant) == ("amounts", "amounts")


def test_a_project_reported_three_times():
    findings = found("X03", {}, {}, {})
    assert cells(findings) == ["表1!C4", "表2!C4", "表3!C4"]
    assert [f.facts["sheet"] for f in findings] == ["表2", "表1", "表1"]
    assert {f.facts["count"] for f in findings} == {3}
    assert {f.facts["rest"] for f in findings} == {2}
    assert findings[2].facts["others"] == (
        "《石桥镇.xlsx》“表1”C4（100 万元）",
        "《石桥镇.xlsx》“表2”C4（100 万元）",
    )
    assert {f.variant for f in findings} == {"several"}


def test_of_many_forms_of_a_project_five_are_named():
    *_, last = found("X03", *[{}] * 7)
    assert (last.facts["rest"], len(last.facts["others"]), len(last.also)) == (6, 6, 6)
    assert last.facts["others"][-1] == "……"


def test_of_thousands_of_forms_of_a_project_each_points_at_some():
    submission = submitted([{}])
    (form,) = submission.forms
    forms = tuple(replace(form, at=form.at._replace(book=f"{number}.xlsx")) for number in range(2000))
    scene = Scene(decided(replace(submission, forms=forms)), Policy(), Roster())
    hits = list(X03.check_scene(scene))
    assert len(hits) == 2000
    assert {(hit.facts["count"], hit.facts["rest"], len(hit.also)) for hit in hits} == {(2000, 1999, 200)}


def test_a_form_in_a_copy_of_a_file_is_told_once():
    submission = submitted([{}, {"文件": "副本.xlsx"}])
    receipts = tuple(replace(receipt, sha256="ab") for receipt in submission.receipts)
    findings = check(replace(submission, receipts=receipts))
    assert [(f.code, f.at.book, f.at.whole_file) for f in findings if f.code in {"X03", "U03"}] == [
        ("X03", "副本.xlsx", False),
        ("U03", "副本.xlsx", True),
    ]


@pytest.mark.parametrize(
    ("total", "declined", "told"),
    [
        (100, "表1", [("石桥镇.xlsx", "declined")]),
        ("约三万", "表1", [("石桥镇.xlsx", "declined_in_vain")]),
        (100, "表1 表2", []),
    ],
    ids=["one of two", "the other is not summed", "both"],
)
def test_forms_that_the_officer_declined_are_hints_where_another_counts(total, declined, told):
    submission = submitted([{}, {"文件": "改.xlsx", "年度资金总额": total}])
    receipts = tuple(replace(own, sha256=own.path * 12) for own in submission.receipts)
    digests = {own.path: own.sha256[:12] for own in receipts}
    orders = [
        Order(digests[form.at.book], form.at.sheet, form.project.at.a1, wanted=False)
        for form in submission.forms
        if form.at.sheet in declined.split()
    ]
    submission = decided(replace(submission, receipts=receipts), orders)
    findings = check(submission, summary=consolidate(submission))
    x03 = [finding for finding in findings if finding.code == "X03"]
    assert [(finding.at.book, finding.variant) for finding in x03] == told
    assert {finding.severity for finding in x03} <= {Severity.HINT}
    assert all("改.xlsx" in message(finding) for finding in x03)


def test_the_most_alike_goal_is_named():
    goals = [
        "通过建立稳定的村干部报酬待遇保障和激励机制,促进村干部积极干事。",
        "通过建立稳定的党务工作者报酬待遇保障和激励机制,促进党务工作者积极干事。",
        "通过建立稳定的组干部报酬待遇保障和激励机制,促进组干部积极干事。",
        "通过建立确定的村干部民族团结奖促进村干部干事创业、为民服务。",
    ]
    forms = [{"项目名称": f"项目{number}", "年度总体目标": goal} for number, goal in enumerate(goals, 1)]
    findings = found("X01", *forms)
    assert cells(findings) == ["表1!B10", "表2!B10", "表3!B10"]
    assert [f.facts["other"] for f in findings] == ["项目3", "项目1", "项目1"]
    assert [f.facts["likeness"] for f in findings] == [Decimal("93.8"), Decimal("76.5"), Decimal("93.8")]
    assert also(findings[0]) == ["表3!B10"]


@pytest.mark.parametrize(
    ("first", "second", "floor", "expected"),
    [
        ("甲乙丙丁", "甲乙丙丁", "0.7", "1"),
        ("甲乙丙丁戊己庚辛壬癸", "甲乙丙丁戊己庚子丑寅", "0.7", "0.7"),
        ("甲乙丙丁戊己庚辛壬癸", "甲乙丙丁戊己庚子丑寅", "0.7001", "0"),
        ("甲乙丙丁", "子丑寅卯", "0.1", "0"),
        ("甲", "甲乙丙丁戊己庚辛壬癸", "0.5", "0"),
        ("甲乙丙丁戊己", "己戊丁丙乙甲", "0.5", "0"),
    ],
)
def test_likeness(first, second, floor, expected):
    assert likeness(first, second, Decimal(floor)) == Decimal(expected)


def test_goals_with_the_same_rows_say_so():
    first, second = found("X01", {}, SECOND)
    assert (first.variant, second.variant) == ("rows", "rows")
    assert first.facts["rows"] == tuple(range(1, 10))
    assert first.facts["likeness"] == 100
    few = {
        **ROAD,
        "年度总体目标": MODEL_GOAL,
    }
    assert [f.variant for f in found("X01", {}, few)] == ["", ""]


@pytest.mark.parametrize(
    ("same", "fires"),
    [
        (("数量指标", "质量指标", "时效指标", "成本指标"), True),
        (("数量指标", "质量指标", "时效指标", "成本指标", "社会效益指标"), False),
    ],
)
def test_rows_alike_from_five_on(same, fires):
    second = {**SECOND, "年度总体目标": ROAD["年度总体目标"], **road_rows(*same)}
    findings = found("X02", {}, second)
    assert cells(findings) == (["表1!D16", "表2!D16"] if fires else [])
    for finding in findings:
        assert finding.facts["count"] == 5
        assert len(finding.also) == 9


def test_rows_alike_name_the_form_that_shares_most():
    goal = {"年度总体目标": ROAD["年度总体目标"]}
    third = {
        **SECOND,
        "项目名称": "三期",
        "年度总体目标": "解决老旧水管漏水、水压不足的问题，让农户放心喝水。",
    }
    findings = found("X02", {}, {**SECOND, **goal, **road_rows("数量指标")}, third)
    assert [f.facts["other"] for f in findings] == ["三期", "村级饮水管网维修项目", "村级饮水管网维修项目"]
    assert [f.facts["count"] for f in findings] == [9, 8, 9]


def test_rows_at_other_places_are_not_shared():
    names = ["一", "二", "三", "四", "五", "六"]
    down = {f"数量指标#{n}.三级指标": name for n, name in enumerate(names, 1)}
    up = {f"数量指标#{n}.三级指标": name for n, name in enumerate(reversed(names), 1)}
    other = {k: v for k, v in ROAD.items() if not k.startswith("数量")}
    assert len(found("X02", down, {**other, **down})) == 2
    assert not found("X02", down, {**other, **up})


def test_rows_of_an_unknown_kind_are_not_compared():
    assert (
        len(found("X02", {"生态效益指标.二级指标": "其他"}, {**SECOND, "年度总体目标": ROAD["年度总体目标"]}))
        == 2
    )


def test_two_units_with_the_same_project():
    first, second = found("X04", {}, OTHER_UNIT)
    assert (first.facts["other"], second.facts["other"]) == ("河西镇人民政府本级", "石桥镇人民政府本级")
    assert first.facts["total"] == 100
    assert first.facts["units"] == 2
    assert cells([first, second]) == ["表1!C4", "表2!C4"]


def test_the_form_that_departs_from_most_is_told():
    name, value = "服务对象满意度指标.三级指标", "服务对象满意度指标.指标值"
    same = {**ROAD, name: "用水农户满意度"}
    findings = found("X05", {value: "≥95%"}, same, {**same, "项目名称": "第三个项目"})
    assert cells(findings) == ["表1!E20"]
    assert findings[0].facts["other_value"] == "≥90%"
    assert also(findings[0]) == ["表2!E20"]


def test_of_two_the_later_is_told():
    same = {**ROAD, "服务对象满意度指标.三级指标": "用水农户满意度", "服务对象满意度指标.指标值": "≥95%"}
    assert cells(found("X05", {}, same)) == ["表2!E20"]


def projects(count, edits):
    return [{**ROAD, "项目名称": f"第{number}个", **edits} for number in range(count)]


@pytest.mark.parametrize(
    ("count", "edits", "policy", "cell"),
    [
        pytest.param(3, {"时效指标.三级指标": "2023年全年"}, None, "D14", id="a time"),
        pytest.param(2, {"时效指标.三级指标": "2023年全年"}, None, None, id="two are too few"),
        pytest.param(2, {"时效指标.三级指标": "2023年全年"}, Policy(filler_forms=2), "D14", id="two, policy"),
        pytest.param(3, {"时效指标.三级指标": "全年发放工资"}, None, None, id="says what"),
        pytest.param(3, {"社会效益指标.指标值": "显著提升"}, None, "D17", id="a benefit in words"),
        pytest.param(3, {"社会效益指标.指标值": None}, None, None, id="no value"),
        pytest.param(
            3, {"社会效益指标.三级指标": None, "社会效益指标.指标值": "显著提升"}, None, None, id="no name"
        ),
        pytest.param(
            3,
            {"社会效益指标.指标值": "显著提升", "社会效益指标.二级指标": "生态效益指标"},
            None,
            "D17",
            id="a benefit under another 二级指标",
        ),
        pytest.param(
            3,
            {"社会效益指标.指标值": "显著提升", "社会效益指标.二级指标": "其他"},
            None,
            None,
            id="a benefit under a 二级指标 that no list knows",
        ),
    ],
)
def test_fillers(count, edits, policy, cell):
    findings = found("X08", *projects(count, edits), policy=policy)
    assert cells(findings) == ([f"表1!{cell}"] if cell else [])
    for finding in findings:
        assert finding.facts["count"] == count
        assert also(finding) == [f"表{number}!{cell}" for number in range(2, count + 1)]


@pytest.mark.parametrize(
    ("wrong", "right", "fires"), [(3, 0, True), (3, 2, True), (3, 3, False), (2, 0, False)]
)
def test_a_kind_of_benefit_that_most_projects_fill_with_something_else(wrong, right, fires):
    foreign = {"生态效益指标.三级指标": "维持村委会工作"}
    forms = [{**ROAD, "项目名称": f"第{n}个", **(foreign if n < wrong else {})} for n in range(wrong + right)]
    findings = found("X08", *forms)
    assert [(f.variant, f.facts["count"], f.facts["among"]) for f in findings] == (
        [("unrelated", wrong, wrong + right)] if fires else []
    )


def test_the_same_letters_in_other_numbers_are_not_alike():
    assert likeness("甲" * 20 + "乙" * 10, "甲" * 2 + "乙" * 28, Decimal("0.7")) == 0
    assert likeness("甲" * 20 + "乙" * 10, "甲" * 19 + "乙" * 11, Decimal("0.7")) > Decimal("0.9")


def test_pairs_are_bounded():
    assert len(list(pairs(enumerate(range(4))))) == 6
    assert len(list(pairs(enumerate(range(1000))))) < 1000 * 201
    assert list(pairs([(0, "a"), (200, "b"), (201, "c")])) == [("a", "b"), ("b", "c")]
