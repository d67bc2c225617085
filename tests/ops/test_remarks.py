"""What the officer wrote beside a finding stays beside it, and is never given to another one unasked."""

import pytest

from xl_perfgoals.core.cells import Grid
from xl_perfgoals.ops.remarks import Key, key_of, paired, remarks_of

HEAD = (
    "序号", "部门", "实施单位", "项目", "位置\n（文件、工作表）", "单元格", "问题\n类别", "级别", "规则",
    "问题描述", "修改建议", "轮次", "整改\n状态", "备注", "程序豁免",
)  # fmt: skip


def grid(*lines, head=HEAD):
    return Grid("汇总.xlsx", "问题清单", (("标题",), (), head, *lines))


def line(cell="C7", state="待整改", remark="", waived="", rule="F02"):
    found = (1, "甲局", "甲站", "修路", "甲.xlsx\n表1", cell, "完整", "错误", rule, "不等", "请改", 1)
    return (*found, state, remark, waived)


@pytest.mark.parametrize(
    ("values", "said"),
    [
        (line(remark="已电话"), ("待整改", "已电话")),
        (line(state="已豁免"), ("已豁免", "")),
        (line(state="", remark="7月改"), ("待整改", "7月改")),
        (line(state="已豁免", remark="县里同意（张）", waived="县里同意（张）"), ("待整改", "")),
        (line(state="已豁免", remark="我同意", waived="县里同意（张）"), ("已豁免", "我同意")),
    ],
    ids=["remark", "state", "no state", "the program's own", "changed by the officer"],
)
def test_what_the_officer_said(values, said):
    (remark,) = remarks_of(grid(values))
    assert remark.said == said
    assert remark.key == Key("甲站", "修路", "F02", "C7", "甲.xlsx表1")
    assert (remark.department, remark.severity, remark.message) == ("甲局", "错误", "不等")


def test_lines_without_a_rule_are_none_and_columns_may_be_moved():
    head = ("备注", "整改状态", "单元格", "规则", "项目", "实施单位")
    lines = (("已核", "已说明", "C7", "F02", "修路", "甲站"), ("已不再出现的问题（保留备注）",), ("合计",))
    (remark,) = remarks_of(grid(*lines, head=head))
    assert (remark.said, remark.place) == (("已说明", "已核"), "")


def test_another_sheet_has_no_remarks():
    assert remarks_of(Grid("汇总.xlsx", "问题清单", (("序号", "部门"),))) == ()


def keys(text):
    """Keys of findings of one rule in these cells of one form."""
    return [key_of(("甲站", "修路", "F02", cell, "甲.xlsx")) for cell in text.split()]


@pytest.mark.parametrize(
    ("earlier", "new", "pairs"),
    [
        ("C7", "C7", {0: 0}),
        ("C7", "D7", {0: 0}),
        ("C7", "C9", {0: 0}),
        ("C7 C9", "C9 C7", {0: 1, 1: 0}),
        ("C7 C9", "C9", {0: 1}),
        ("C7", "C9 C11", {}),
        ("C7 C9", "C11", {}),
        ("C7 C7", "C7 C7", {0: 0, 1: 1}),
    ],
    ids=["cell", "row", "only one", "order", "gone", "several new", "several earlier", "twice"],
)
def test_pairs(earlier, new, pairs):
    assert paired(keys(earlier), keys(new)) == pairs


def test_a_file_of_another_name_is_the_same_finding_but_not_where_only_the_file_tells():
    old, new = (key_of(("甲站", "修路", "F02", "C7", place)) for place in ("旧.xlsx", "新.xlsx"))
    assert paired([old], [new]) == {0: 0}
    old, new = (key_of(("", "", "B07", "整个文件", place)) for place in ("旧.xlsx", "新.xlsx"))
    assert paired([old], [new]) == {}
