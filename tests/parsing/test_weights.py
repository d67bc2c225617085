"""权重 and 分值: read beside the indicator, never mistaken for its 指标值."""

from decimal import Decimal

import pytest

from xl_perfgoals.core.cells import Grid
from xl_perfgoals.parsing.headings import read_headings
from xl_perfgoals.parsing.rows import read_rows
from xl_perfgoals.parsing.weights import read_weight

HEADINGS = ("名称", "一级指标", "二级指标", "三级指标", "指标值", "权重")


def rows_of(*rows, headings=HEADINGS, shown=None):
    grid = Grid("a.xlsx", "表", (headings, *rows), shown=shown or {})
    return read_rows(grid, read_headings(grid, 1), 2023).indicators


@pytest.mark.parametrize(
    ("text", "points"),
    [
        ("10", "10"),
        ("10分", "10"),
        ("10%", "10"),
        ("１０ 分", "10"),
        ("12.5", "12.5"),
        ("0", "0"),
        ("", None),
        ("十分", None),
        ("10-20", None),
        ("-5", None),
    ],
)
def test_points(text, points):
    assert read_weight(text) == (None if points is None else Decimal(points))


@pytest.mark.parametrize("heading", ["权重", "分值", "指标权重", "权重（%）", "分值(100分)", "标准分值"])
def test_weight_column_is_known_by_its_heading(heading):
    (row,) = rows_of((None, "产出指标", "数量指标", "车辆", "1 辆", 20), headings=(*HEADINGS[:5], heading))
    assert (row.target.text, row.weight.value, row.weight.at.a1) == ("1 辆", 20, "F2")


def test_weight_may_stand_before_the_value():
    (row,) = rows_of(
        (None, "产出指标", "数量指标", "车辆", "10分", "1 辆"), headings=(*HEADINGS[:4], "分值", "指标值")
    )
    assert (row.target.text, row.weight.value, row.shifted) == ("1 辆", 10, False)


def test_weight_is_read_as_displayed():
    (row,) = rows_of((None, "产出指标", "数量指标", "车辆", "1 辆", 0.1), shown={(2, 6): "10%"})
    assert (row.weight.raw, row.weight.value) == (0.1, 10)


def test_weight_blank_and_no_weight_column():
    (blank,) = rows_of((None, "产出指标", "数量指标", "车辆", "1 辆", None))
    assert (blank.weight.empty, blank.weight.value) == (True, None)
    (none,) = rows_of((None, "产出指标", "数量指标", "车辆", "1 辆"), headings=HEADINGS[:5])
    assert none.weight is None


def test_line_of_sums_is_no_indicator():
    rows = rows_of(
        (None, "产出指标", "数量指标", "车辆", "1 辆", 40),
        ("合计", None, None, None, None, 40),
        (None, "效益指标", "社会效益指标", "受益人数", "10人", 60),
        ("总 分", None, None, None, "100", 100),
    )
    assert [row.name.text for row in rows] == ["车辆", "受益人数"]


def test_second_level_that_no_list_knows_is_kept_where_the_row_is_in_place():
    rows = rows_of(
        (None, "产出指标", "数量指标", "车辆", "1 辆", 40),
        (None, None, "社会影响力", "知晓人数", "10人", 60),
    )
    assert [(row.level2.text, row.level2.value is None, row.shifted) for row in rows] == [
        ("数量指标", False, False),
        ("社会影响力", True, False),
    ]
