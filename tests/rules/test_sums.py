"""U rules: the summary against the cells, a second count, control numbers, the approved list, the roster."""

from dataclasses import replace
from decimal import Decimal

import pytest

from tests.rules.places import cells, found
from tests.support.forms import submitted
from xl_perfgoals.core.amount import from_fen
from xl_perfgoals.core.finding import Severity
from xl_perfgoals.core.policy import Policy, Roster, Unit
from xl_perfgoals.core.submission import Problem, Receipt, Status, Submission
from xl_perfgoals.core.summary import Recount
from xl_perfgoals.ops.consolidate import consolidate
from xl_perfgoals.rules import Scene
from xl_perfgoals.rules._road import ROAD
from xl_perfgoals.rules.u03_not_reported import check_scene as reported
from xl_perfgoals.rules.u04_totals_disagree import check_scene as sums

OTHER = {**ROAD, "主管部门及代码": "河西镇人民政府 062", "实施单位": "河西镇人民政府本级"}


@pytest.fixture
def scene():
    submission = submitted([{}, OTHER])
    return Scene(submission, Policy(), Roster(), consolidate(submission))


def more(money, column):
    part = getattr(money, column)
    return replace(money, **{column: replace(part, amount=part.amount + from_fen(1))})


def told(scene):
    return [(hit.at.sheet, hit.at.a1, hit.variant, hit.facts.get("whose")) for hit in sums(scene)]


def test_right_sums_are_silent(scene):
    assert told(scene) == []


@pytest.mark.parametrize(
    ("column", "label", "stated"),
    [
        ("total", "年度资金总额", "200.000001"),
        ("fiscal", "财政拨款", "180.000001"),
        ("other", "其他资金", "20.000001"),
    ],
)
def test_one_fen_in_any_column_of_the_county(scene, column, label, stated):
    summary = replace(scene.summary, money=more(scene.summary.money, column))
    (hit,) = sums(replace(scene, summary=summary))
    assert (hit.at.sheet, hit.at.a1, hit.facts["whose"], hit.facts["column"]) == ("表1", "C7", "全县", label)
    assert hit.facts["stated"] == Decimal(stated)


def test_one_fen_in_a_department(scene):
    first, second = scene.summary.lines
    summary = replace(scene.summary, lines=(first, replace(second, money=more(second.money, "fiscal"))))
    assert told(replace(scene, summary=summary)) == [("表2", "C7", "", "河西镇人民政府")]


def test_one_fen_in_a_project(scene):
    first, second = scene.summary.lines
    project = replace(second.projects[0], money=more(second.projects[0].money, "total"))
    summary = replace(scene.summary, lines=(first, replace(second, projects=(project,))))
    assert told(replace(scene, summary=summary)) == [("表2", "C7", "", "农村公路养护项目")]


RIGHT = (
    Recount("石桥镇人民政府", "061", 1, 100_000_000, 90_000_000, 10_000_000),
    Recount("河西镇人民政府", "062", 1, 100_000_000, 90_000_000, 10_000_000),
)


@pytest.mark.parametrize(
    ("recount", "expected"),
    [
        pytest.param((), [], id="none was made"),
        pytest.param(RIGHT, [], id="equal"),
        pytest.param((RIGHT[0], replace(RIGHT[1], fiscal=89_999_999)), [("财政拨款", "表2")], id="one fen"),
        pytest.param((replace(RIGHT[0], projects=2), RIGHT[1]), [("项目个数", "表1")], id="a project more"),
        pytest.param(
            RIGHT[:1],
            [("年度资金总额", "表2"), ("财政拨款", "表2"), ("其他资金", "表2"), ("项目个数", "表2")],
            id="a department is missing",
        ),
        pytest.param((*RIGHT, Recount("无名", "", 0, 1, 0, 0)), [("年度资金总额", "表1")], id="one too many"),
    ],
)
def test_a_second_count(scene, recount, expected):
    hits = list(sums(replace(scene, recount=recount)))
    assert [(hit.facts["column"], hit.at.sheet) for hit in hits] == expected
    assert {hit.variant for hit in hits} <= {"recount"}


def test_a_lost_form(scene):
    summary = replace(scene.summary, left_out=())
    more_forms = submitted([{}, OTHER, {}]).forms
    (hit,) = sums(replace(scene, summary=summary, submission=Submission((), more_forms)))
    assert hit.variant == "forms"
    assert (hit.facts["read"], hit.facts["summed"], hit.facts["left_out"]) == (3, 2, 0)


@pytest.mark.parametrize(("receipts", "book"), [((Receipt("甲.xlsx", Status.READ),), "甲.xlsx"), ((), "")])
def test_a_county_total_of_nothing(scene, receipts, book):
    nothing = consolidate(Submission((), ()))
    summary = replace(nothing, money=more(nothing.money, "total"))
    (hit,) = sums(replace(scene, summary=summary, submission=Submission(receipts, ())))
    assert (hit.at.book, hit.at.sheet) == (book, "")


def roster(**fields):
    town = Unit(name="石桥镇人民政府", code="061", aliases=("石桥镇人民政府本级",), **fields)
    return Roster(source="名册.xlsx", units=(town, Unit(name="河西镇人民政府", code="062", expected=0)))


@pytest.mark.parametrize(
    ("control", "difference"),
    [("200", None), ("200.000001", "-0.000001"), ("199.999999", "0.000001"), ("0", "200")],
)
def test_control_number(control, difference):
    findings = found("U01", {}, ROAD, roster=roster(control=Decimal(control)))
    assert [f.facts["difference"] for f in findings] == ([Decimal(difference)] if difference else [])
    for finding in findings:
        assert (finding.at.sheet, finding.at.a1, finding.unit) == ("表1", "C7", "石桥镇人民政府")
        assert [at.sheet for at in finding.also] == ["表2"]


def test_approved_projects_by_name():
    findings = found("U02", {}, ROAD, roster=roster(projects=("村级饮水管网维修项目", "敬老院改造")))
    assert [(f.variant, f.at.sheet, f.at.a1) for f in findings] == [
        ("unlisted", "表2", "C4"),
        ("missing", "表1", "C4"),
    ]
    assert findings[1].facts["missing"] == ("敬老院改造",)
    assert {f.severity for f in findings} == {Severity.ERROR}


@pytest.mark.parametrize(("expected", "fires"), [(1, True), (2, False), (3, True), (None, False)])
def test_approved_projects_by_number(expected, fires):
    findings = found("U02", {}, ROAD, roster=roster(expected=expected))
    assert [(f.facts["reported"], f.facts["expected"]) for f in findings] == (
        [(2, expected)] if fires else []
    )


def test_a_list_that_agrees_but_a_number_that_does_not():
    findings = found("U02", roster=roster(projects=("村级饮水管网维修项目",), expected=2))
    assert [(f.variant, f.facts["expected"]) for f in findings] == [("", 2)]


def test_a_project_without_a_name_is_not_unlisted():
    findings = found("U02", {"项目名称": None}, {"项目名称": None}, roster=roster(expected=2))
    assert findings == []


def test_a_unit_that_did_not_report_is_told_at_the_roster():
    findings = found("U03", OTHER, roster=roster())
    assert [(f.at.book, f.at.sheet, f.unit, f.form) for f in findings] == [
        ("名册.xlsx", "", "石桥镇人民政府", None)
    ]


@pytest.mark.parametrize(
    ("path", "status", "at"),
    [
        ("报送/石桥镇人民政府本级.xlsx", Status.REFUSED, "报送/石桥镇人民政府本级.xlsx"),
        ("报送/石桥镇人民政府本级.xlsx", Status.SKIPPED, "名册.xlsx"),
        ("报送/别处.xlsx", Status.REFUSED, "名册.xlsx"),
    ],
)
def test_a_unit_whose_file_was_refused(path, status, at):
    scene = Scene(Submission((Receipt(path, status),), ()), Policy(), roster())
    assert [hit.at.book for hit in reported(scene)] == [at]


@pytest.mark.parametrize(
    ("receipts", "twice"),
    [
        ([("甲", "1", Status.READ), ("乙", "1", Status.DOUBTS)], ["乙"]),
        ([("甲", "1", Status.READ), ("乙", "1", Status.READ), ("丙", "1", Status.READ)], ["乙", "丙"]),
        ([("甲", "1", Status.READ), ("乙", "2", Status.READ)], []),
        ([("甲", "", Status.READ), ("乙", "", Status.READ)], []),
        ([("甲", "1", Status.SKIPPED), ("乙", "1", Status.READ)], []),
    ],
)
def test_files_sent_twice(receipts, twice):
    submission = Submission(tuple(Receipt(path, status, sha256=sha) for path, sha, status in receipts), ())
    hits = list(reported(Scene(submission, Policy(), Roster())))
    assert [(hit.at.book, hit.also[0].book) for hit in hits] == [(path, "甲") for path in twice]


def test_a_copy_that_was_passed_over_is_told_where_it_stands_before_the_file_that_was_read():
    passed = Receipt("0副本甲", Status.SKIPPED, sha256="1", problem=Problem("K07", "", ""))
    submission = Submission((passed, Receipt("甲", Status.READ, sha256="1")), ())
    hits = list(reported(Scene(submission, Policy(), Roster())))
    assert [(hit.at.book, hit.also[0].book) for hit in hits] == [("0副本甲", "甲")]


def test_forms_as_a_whole_are_silent_without_a_roster():
    assert cells([*found("U01"), *found("U02"), *found("U03")]) == []
