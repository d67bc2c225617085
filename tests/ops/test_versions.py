"""Which form of a project counts: by times, by the officer, and when nothing tells."""

from dataclasses import replace

import pytest

from tests.support.forms import submitted
from xl_perfgoals.core.submission import Receipt
from xl_perfgoals.core.versions import Ground, Moment, Order, SavedTimes, Standing
from xl_perfgoals.ops.check import check
from xl_perfgoals.ops.consolidate import consolidate
from xl_perfgoals.ops.version_changes import changes
from xl_perfgoals.ops.version_words import explained, revision_word
from xl_perfgoals.ops.versions import decided, lost_orders

CHANGED = {"年度资金总额": 90, "财政拨款": 80, "成本指标.指标值": "≤90万元"}
USE = {True: "采用", False: "不采用"}


def at(seconds):
    return None if seconds is None else Moment(seconds, str(seconds))


def sent(*files, orders=(), **edits):
    """Files named by letters: (own time, time on the disk, edits ...), each of them a form."""
    forms, receipts = [], []
    for letter, (own, disk, *contents) in zip("甲乙丙丁", files, strict=False):
        forms += [{"文件": f"{letter}.xlsx", **edits, **content} for content in contents]
        saved = SavedTimes(at(own), at(disk))
        receipts.append((f"{letter}.xlsx", letter * 64, saved))
    made = submitted(forms)
    known = {name: (sha, saved) for name, sha, saved in receipts}

    def timed(receipt: Receipt) -> Receipt:
        sha, saved = known[receipt.path]
        return replace(receipt, sha256=sha, saved=saved)

    return decided(replace(made, receipts=tuple(map(timed, made.receipts))), orders)


def order(letter, wanted, sheet, cell="C4"):
    return Order(letter * 12, sheet, cell, wanted, f"{letter}.xlsx", "石桥镇人民政府本级", "项目")


def standings(submission):
    return [
        (decision.ground, "".join(f"{v.form.at.book[0]}{v.standing.value[0]}" for v in decision.versions))
        for decision in submission.decisions
    ]


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ([(1, 9, {}), (2, 8, {})], (Ground.NEWEST, "甲o乙c")),
        ([(2, 8, {}), (1, 9, {})], (Ground.NEWEST, "甲c乙o")),
        ([(1, 9, {}), (3, 9, {}), (2, 9, {})], (Ground.NEWEST, "甲o乙c丙o")),
        ([(None, 9, {}), (2, 99, {})], (Ground.NEWEST, "甲o乙c")),
        ([(5, 99, {}), (None, 9, {})], (Ground.NEWEST, "甲c乙o")),
        ([(1, 9, {}), (1, 99, {})], (Ground.FIRST, "甲c乙t")),
        ([(None, 10, {}), (None, 12, {})], (Ground.FIRST, "甲c乙t")),
        ([(None, 10, {}), (None, 13, {})], (Ground.NEWEST, "甲o乙c")),
        ([(None, None, {}), (None, 13, {})], (Ground.FIRST, "甲c乙t")),
        ([(2, 9, {}, {}), (1, 9, {})], (Ground.FIRST, "甲c甲t乙o")),
        ([(1, 9, {"年度资金总额": None}), (1, 9, {})], (Ground.FIRST, "甲t乙c")),
        ([(1, 9, {}), (2, 9, {"年度资金总额": None})], (Ground.NEWEST, "甲o乙c")),
    ],
    ids=[
        "the later one, whatever the disk says",
        "in any order",
        "of three",
        "one does not say: by the disk",
        "one does not say: by the disk, the other way",
        "at one time: the first",
        "a disk is no more exact",
        "than that",
        "nothing known",
        "two in the newest file",
        "of equals the one that can be added",
        "the newest counts even if it cannot be added",
    ],
)
def test_the_newest_counts(files, expected):
    assert standings(sent(*files)) == [expected]


@pytest.mark.parametrize(
    ("orders", "expected"),
    [
        ([order("甲", True, "表1")], (Ground.OFFICER, "甲c乙d丙d")),
        ([order("丙", False, "表3")], (Ground.OFFICER, "甲o乙c丙d")),
        ([order("甲", False, "表1")], (Ground.OFFICER, "甲d乙o丙c")),
        ([order("甲", True, "表1"), order("乙", True, "表2")], (Ground.OFFICER, "甲o乙c丙d")),
        (
            [order("甲", False, "表1"), order("乙", False, "表2"), order("丙", False, "表3")],
            (Ground.OFFICER, "甲d乙d丙d"),
        ),
        ([order("丁", True, "表1")], (Ground.NEWEST, "甲o乙o丙c")),
        ([order("甲", True, "表1", "B9")], (Ground.NEWEST, "甲o乙o丙c")),
    ],
    ids=[
        "wants an older one",
        "does not want the newest",
        "does not want the oldest",
        "wants two: the newer of them",
        "wants none",
        "of a file that is not there",
        "of another place",
    ],
)
def test_the_officer_overrules(orders, expected):
    submission = sent((1, 9, {}), (2, 9, CHANGED), (3, 9, {}), orders=orders)
    assert standings(submission) == [expected]
    known = {version.key for decision in submission.decisions for version in decision.versions}
    assert {lost.key for lost in lost_orders(submission)} == {order.key for order in orders} - known


def test_projects_that_only_the_older_file_has_still_count_and_are_shown():
    other, third = {"项目名称": "农村公路养护项目"}, {"项目名称": "村级卫生室项目"}
    submission = sent((1, 9, {}, other), (2, 9, CHANGED), (1, 9, third))
    assert standings(submission) == [(Ground.NEWEST, "甲o乙c"), (Ground.ONLY, "甲c")]
    assert submission.decisions[1].lacked_by == "乙.xlsx"
    summary = consolidate(submission)
    assert summary.money.total.amount == 290
    withdrawn = sent((1, 9, {}, other), (2, 9, CHANGED), orders=[order("甲", False, "表2")])
    assert standings(withdrawn)[1] == (Ground.OFFICER, "甲d")
    assert consolidate(withdrawn).money.total.amount == 90


def test_another_units_project_of_the_same_file_is_no_matter():
    other = {"项目名称": "公路", "主管部门及代码": "河西镇人民政府 062", "实施单位": "河西镇人民政府"}
    assert standings(sent((1, 9, {}, other), (2, 9, {}))) == [(Ground.NEWEST, "甲o乙c")]


@pytest.mark.parametrize("orders", [(), (order("甲", True, "表1"),), (order("乙", False, "表2"),)])
@pytest.mark.parametrize("later", [1, 2])
def test_every_form_is_summed_or_left_out_and_only_the_summed_ones_are_judged(orders, later):
    faulty = {"年度总体目标": None}
    submission = sent((1, 9, faulty), (later, 9, CHANGED | faulty), orders=orders)
    summary = consolidate(submission)
    assert len(summary.projects) + len(summary.left_out) == len(submission.forms) == 2
    assert [left.code for left in summary.left_out] == ["X03"]
    findings = check(submission, summary=summary)
    assert "U04" not in {finding.code for finding in findings}
    judged = {finding.at.book for finding in findings if finding.code == "G01"}
    assert judged == {"甲.xlsx", "乙.xlsx"} - {at.book for at in submission.overruled}
    told = [(f.at.book, f.severity.value) for f in findings if f.code == "X03"]
    if submission.overruled:
        assert told == [(at.book, "hint") for at in submission.overruled]
    else:
        assert sorted(told) == [("乙.xlsx", "error"), ("甲.xlsx", "error")]


@pytest.mark.parametrize(
    ("orders", "variant"),
    [((), "older_in_vain"), ((order("乙", True, "表2"),), "declined_in_vain")],
    ids=["newest", "officer's"],
)
def test_of_a_project_none_of_whose_versions_is_summed_none_is_said_to_be_taken(orders, variant):
    times = (1, 2) if not orders else (2, 1)
    submission = sent((times[0], 9, {}), (times[1], 9, {"年度资金总额": "约三万"}), orders=orders)
    summary = consolidate(submission)
    reasons = {left.form.at.book: (left.code, left.reason) for left in summary.left_out}
    assert [code for code, _ in reasons.values()] == ["X03", "F01"]
    assert all(word in reasons["甲.xlsx"][1] for word in ("《乙.xlsx》", "F01", "没有计入"))
    assert "已采用" not in reasons["甲.xlsx"][1]
    told = [(f.at.book, f.variant) for f in check(submission, summary=summary) if f.code == "X03"]
    assert told == [("甲.xlsx", variant)]


def test_nothing_is_told_of_a_project_that_the_officer_left_out():
    orders = [order("甲", False, "表1"), order("乙", False, "表2")]
    submission = sent((1, 9, {}), (2, 9, {}), orders=orders)
    summary = consolidate(submission)
    assert summary.projects == ()
    assert [f.code for f in check(submission, summary=summary)] == []


@pytest.mark.parametrize(
    ("edits", "expected"),
    [
        ({}, ()),
        ({"项目名称": "村级饮水 管网维修项目"}, ()),
        ({"年度资金总额": "100.00万元"}, ()),
        (CHANGED, ("年度资金总额 100→90", "财政拨款 90→80", "指标 1 条")),
        ({"年度资金总额": None}, ("年度资金总额 100→（未填）",)),
        ({"年度总体目标": "修好管网。", "项目期": "2年"}, ("项目期", "年度总体目标")),
        ({"数量指标": None, "质量指标": None}, ("指标 2 条",)),
        ({"上年结转资金": 5}, ("上年结转资金 （未填）→5",)),
    ],
)
def test_what_was_changed(edits, expected):
    old, new = submitted([{}, edits]).forms
    assert changes(old, new) == expected


def test_copies_and_corrections_are_told_apart_in_words():
    decision = sent((1, 9, {}), (3, 9, {}), (2, 9, CHANGED)).decisions[0]
    first, _, third = (explained(decision, version) for version in decision.versions)
    assert "完全相同" in first
    assert "年度资金总额 90→100" in third
    assert [version.same for version in decision.versions] == [True, False, False]
    assert [v.standing for v in decision.versions] == [Standing.OLDER, Standing.CHOSEN, Standing.OLDER]


@pytest.mark.parametrize(
    ("path", "word"),
    [
        ("石桥镇（修改）.xlsx", "修改"),
        ("修改后/石桥镇.xlsx", ""),
        ("石桥镇第二次.xlsx", "第二次"),
        ("石桥镇-最终稿.xls", "最终"),
        ("石桥镇 (2).xlsx", "(2)"),
        ("石桥镇v2.xlsx", "v2"),
        ("石桥镇改.xlsx", "改"),
        ("改水改厕项目.xlsx", ""),
        ("石桥镇.xlsx", ""),
    ],
)
def test_words_in_names(path, word):
    assert revision_word(path) == word
