"""Totals: exact, by department, nothing dropped: forms read = forms summed + forms left out."""

from decimal import Decimal

import pytest
from hypothesis import given, settings, strategies as st

from tests.support.forms import submitted
from xl_perfgoals import frames
from xl_perfgoals.core.amount import from_fen
from xl_perfgoals.core.policy import Roster, Unit
from xl_perfgoals.core.summary import Recount
from xl_perfgoals.ops.consolidate import consolidate
from xl_perfgoals.ops.recount import recount


def form(project, total=100, department="石桥镇人民政府 061", **more):
    edits = {
        "项目名称": project,
        "主管部门及代码": department,
        "实施单位": department.split()[0],
        "年度资金总额": total,
        "财政拨款": total,
        "其他资金": 0,
    }
    return edits | more


def lines_of(summary):
    return [
        (line.department, line.code, len(line.projects), line.money.total.amount) for line in summary.lines
    ]


def test_money_columns_and_their_sources():
    edits = form("甲", 100) | {"财政拨款": 60, "其他资金": 30, "上年结转资金": 10}
    summary = consolidate(submitted([edits]))
    (line,) = summary.lines
    assert line.money.total.amount == 100
    assert line.money.fiscal.amount == 60
    assert line.money.other.amount == 40
    assert [at.a1 for at in line.money.total.sources] == ["C7"]
    assert [at.a1 for at in line.money.other.sources] == ["C9", "C10"]
    assert summary.year == 2023


@pytest.mark.parametrize(
    ("department", "unit", "expected"),
    [
        (None, "石桥镇政府", ("石桥镇人民政府", "061")),
        (None, "石桥镇农业服务中心", ("石桥镇人民政府", "061")),
        (None, "湖东乡卫生院", ("湖东乡卫生院", "063002")),
        (None, "没有的乡", ("（未填主管部门）", "")),
        (None, None, ("（未填主管部门）", "")),
        ("别的局", "石桥镇政府", ("别的局", "")),
    ],
    ids=["the unit itself", "its department", "a department of no line", "unknown", "none", "one is named"],
)
def test_where_no_department_is_named_the_roster_tells_it_of_the_unit(department, unit, expected):
    roster = Roster(
        units=(
            Unit(name="石桥镇人民政府", code="061", aliases=("石桥镇政府",)),
            Unit(name="石桥镇农业服务中心", code="061003", department="石桥镇政府"),
            Unit(name="湖东乡卫生院", code="063002", department="卫健局"),
        )
    )
    edits = form("甲") | {"主管部门及代码": department, "实施单位": unit}
    (line,) = consolidate(submitted([edits]), roster).lines
    assert (line.department, line.code) == expected


def test_binary_noise_never_reaches_a_total():
    summary = consolidate(submitted([form(f"项目{i}", 0.1) for i in range(10)]))
    assert summary.money.total.amount == Decimal(1)
    assert lines_of(summary) == [("石桥镇人民政府", "061", 10, Decimal(1))]


@pytest.mark.parametrize(
    ("departments", "expected"),
    [
        (["甲局 001", "甲局 001"], [("甲局", "001", 2)]),
        (["甲局 001", "甲 局　001"], [("甲局", "001", 2)]),
        (["甲局 001", "甲局"], [("甲局", "001", 2)]),
        (["甲局", "甲局 001"], [("甲局", "001", 2)]),
        (["甲局 001", "甲局 002", "甲局"], [("甲局", "001", 1), ("甲局", "002", 1), ("甲局", "", 1)]),
        (["甲局 001", "乙局 001"], [("甲局", "001", 1), ("乙局", "001", 1)]),
        ([None], [("（未填主管部门）", "", 1)]),
    ],
    ids=[
        "same",
        "blanks and widths",
        "code behind",
        "code before",
        "two codes are not guessed",
        "two names of one code",
        "no department",
    ],
)
def test_departments_without_a_roster(departments, expected):
    forms = [
        form(f"项目{i}") | {"主管部门及代码": name, "实施单位": f"单位{i}"}
        for i, name in enumerate(departments)
    ]
    assert [line[:3] for line in lines_of(consolidate(submitted(forms)))] == expected


def test_the_roster_names_merges_and_orders():
    roster = Roster(
        units=(
            Unit(name="乙局", code="002"),
            Unit(name="石桥镇人民政府", code="061", aliases=("石桥镇", "石桥镇政府")),
        )
    )
    forms = [
        form("一", department="石桥镇"),
        form("二", department="石桥镇政府 061"),
        form("三", department="乙局"),
    ]
    summary = consolidate(submitted(forms), roster)
    assert lines_of(summary) == [("乙局", "002", 1, Decimal(100)), ("石桥镇人民政府", "061", 2, Decimal(200))]


@pytest.mark.parametrize(
    ("edits", "code"),
    [
        ({"年度资金总额": None}, "F01"),
        ({"年度资金总额": "约一百万"}, "F01"),
        ({"其他资金": "若干"}, "F01"),
        ({"年度资金总额": 1 / 3}, "F04"),
        ({"财政拨款": "0.0000001"}, "F04"),
    ],
)
def test_what_cannot_be_added_is_left_out_with_a_reason(edits, code):
    submission = submitted([form("甲"), form("乙") | edits])
    summary = consolidate(submission)
    assert [(left.code, left.form.project.value) for left in summary.left_out] == [(code, "乙")]
    assert summary.left_out[0].reason
    assert len(summary.projects) + len(summary.left_out) == len(submission.forms)
    assert summary.money.total.amount == 100


def test_a_form_reported_twice_is_added_once():
    submission = submitted([form("甲"), form("甲 ") | {"文件": "又一份.xlsx"}, form("乙")])
    summary = consolidate(submission)
    assert [left.code for left in summary.left_out] == ["X03"]
    assert summary.left_out[0].form.at.book == "又一份.xlsx"
    assert summary.money.total.amount == 200


def test_nothing_submitted():
    summary = consolidate(submitted([]))
    assert (summary.lines, summary.left_out, summary.year, summary.money.total.amount) == ((), (), None, 0)
    assert recount(summary) == ()


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.tuples(st.sampled_from(["甲局 001", "乙局 002", "丙局"]), st.integers(0, 10**13)), max_size=8)
)
def test_both_counts_agree_to_the_fen(projects):
    forms = [
        form(f"项目{i}", f"{from_fen(fen):f}", department) for i, (department, fen) in enumerate(projects)
    ]
    summary = consolidate(submitted(forms))
    recounted = recount(summary)
    assert sum(line.total for line in recounted) == sum(fen for _, fen in projects)
    assert [(line.department, line.projects, from_fen(line.total)) for line in recounted] == [
        (line.department, len(line.projects), line.money.total.amount) for line in summary.lines
    ]
    assert summary.money.total.amount == from_fen(sum(fen for _, fen in projects))
    tables = frames.department_totals(frames.projects_frame(summary))
    assert [Recount(*row) for row in tables.itertuples(index=False, name=None)] == list(recounted)


def test_why_a_form_is_left_out_is_told_as_it_is():
    edits = [form("甲", 1e15), form("乙", "约三万"), form("丙", None), form("丁", 0), form("戊", -5)]
    summary = consolidate(submitted(edits))
    assert ["超出" in left.reason for left in summary.left_out] == [True, False, False]
    assert [line.form.project.text for line in summary.projects] == ["丁", "戊"]
