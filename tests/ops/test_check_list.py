"""Checks of a list of projects: only what its columns answer."""

import pytest

from xl_perfgoals.core.cells import Grid
from xl_perfgoals.core.policy import Policy
from xl_perfgoals.core.submission import Receipt, Status, Submission
from xl_perfgoals.ops.check_list import _NEEDS, check_list
from xl_perfgoals.ops.messages import BY_CODE
from xl_perfgoals.parsing.project_list import parse_project_list

FULL = ("项目名称", "主管部门", "部门编码", "实施单位", "年度资金总额", "财政拨款", "其他资金")
GOOD = ("村道维修", "石桥镇人民政府", "061", "石桥镇人民政府本级", 100, 90, 10)


def found(headings, *rows):
    projects = parse_project_list(Grid("清单.xlsx", "项目清单", (headings, *rows)))
    submission = Submission((Receipt("清单.xlsx", Status.READ),), projects.forms)
    return {(f.code, f.at.a1) for f in check_list(submission, projects.columns, Policy())}


@pytest.mark.parametrize(
    ("row", "codes"),
    [
        (GOOD, set()),
        ((*GOOD[:4], 100, 90, 20), {("F02", "E2")}),
        ((None, *GOOD[1:]), {("H01", "A2")}),
        ((GOOD[0], None, *GOOD[2:]), {("H04", "B2")}),
        ((*GOOD[:2], None, *GOOD[3:]), {("H05", "C2")}),
        ((*GOOD[:3], None, *GOOD[4:]), {("H07", "D2")}),
        ((*GOOD[:4], "#REF!", 90, 10), {("F01", "E2")}),
        ((*GOOD[:4], None, 90, 10), {("F01", "E2")}),
    ],
)
def test_rows(row, codes):
    assert found(FULL, row) == codes


def test_a_column_that_is_not_there_is_not_missed():
    assert found(("项目名称", "年度资金总额"), ("甲", 5)) == set()


def test_the_same_project_twice():
    assert {code for code, _ in found(FULL, GOOD, GOOD)} == {"X03"}


def test_every_rule_named_exists():
    assert set(_NEEDS) <= set(BY_CODE)
