"""Columns beside 三级指标 and 指标值: name and value come from their own; operator and unit join."""

import pytest

from xl_perfgoals.core.cells import Area, Grid
from xl_perfgoals.parsing.columns import Column, column_of
from xl_perfgoals.parsing.headings import read_headings
from xl_perfgoals.parsing.layouts.operator_unit_columns import join_target
from xl_perfgoals.parsing.rows import read_rows

LEFT = ("绩效指标", "一级指标", "二级指标")


def only(*rows, merged=()):
    grid = Grid("a.xlsx", "表", rows, merged=merged)
    indicators = read_rows(grid, read_headings(grid, 1), 2023).indicators
    (row,) = indicators
    return row.name.text, row.name.at.a1, row.target.text, row.target.at.a1, row.shifted


@pytest.mark.parametrize(
    ("headings", "cells", "name_at", "target", "target_at"),
    [
        (("三级指标", "计量单位", "指标值"), ("里程", None, "≥8公里"), "D2", "≥8公里", "F2"),
        (("三级指标", "计量单位", "指标值"), ("里程", "公里", "≥8"), "D2", "≥8公里", "F2"),
        (("三级指标", "指标值", "单位"), ("里程", 8, "公里"), "D2", "8公里", "E2"),
        (
            ("三级指标", "指标性质", "指标值", "度量单位", "权重"),
            ("里程", "≥", 8, "公里", 10),
            "D2",
            "≥8公里",
            "F2",
        ),
        (("三级指标", "运算符", "指标值", "单位"), ("里程", "≥", "8", None), "D2", "≥8", "F2"),
        (("三级指标", "分值", "指标值"), ("里程", 10, "8公里"), "D2", "8公里", "F2"),
        (("三级指标", "上年实际值", "本年指标值"), ("里程", "≥5公里", "8公里"), "D2", "8公里", "F2"),
        (("三级指标", "指标解释", "指标值", "备注"), ("里程", "长度", "8公里", "新增"), "D2", "8公里", "F2"),
        (("三级指标", "实施期指标值", "年度指标值"), ("里程", "24公里", "8公里"), "D2", "8公里", "F2"),
        (("三级指标", "乡镇自填", "指标值", "联络员"), ("里程", "甲", "8公里", "张三"), "D2", "8公里", "F2"),
        (("序号", "三级指标", "指标值"), (1, "里程", "8公里"), "E2", "8公里", "F2"),
    ],
)
def test_name_and_value_come_from_their_own_columns(headings, cells, name_at, target, target_at):
    row = ("绩效指标", "产出指标", "数量指标", *cells)
    assert only((*LEFT, *headings), row) == ("里程", name_at, target, target_at, False)


def test_the_value_may_be_divided_in_a_second_row_of_headings():
    rows = (
        (*LEFT, "三级指标", "指标值"),
        (None, None, None, None, "运算符", "指标值", "单位"),
        ("绩效指标", "产出指标", "数量指标", "里程", "≥", 8, "公里"),
    )
    assert only(*rows) == ("里程", "D3", "≥8公里", "F3", False)


def test_a_merged_heading_covers_the_columns_below_it():
    rows = (
        (*LEFT, "三级指标", "指标值", "备注", None),
        (None, "产出指标", "数量指标", "里程", "8公里", None, "新增"),
    )
    assert only(*rows, merged=(Area(1, 6, 1, 7),)) == ("里程", "D2", "8公里", "E2", False)


@pytest.mark.parametrize(
    ("parts", "joined"),
    [
        (("≥", "8", "公里"), "≥8公里"),
        (("=", "100", "%"), "=100%"),
        (("大于等于", "8", "公里"), "大于等于8公里"),
        (("≥", "≥8", "公里"), "≥8公里"),
        (("", "8公里", "公里"), "8公里"),
        (("≥", "6万", "立方米"), "≥6万立方米"),
        (("≤", "6万", "万元"), "≤6万"),
        (("≤", "8-10", "公里"), "≤8-10公里"),
        (("定性", "有效改善", ""), "有效改善"),
        (("定量", "8", "公里"), "8公里"),
        (("定性", "2023年10月底前", "时间"), "2023年10月底前"),
        (("≥", "8", "/"), "≥8"),
        (("≥", "", "公里"), ""),
    ],
)
def test_joining(parts, joined):
    assert join_target(*parts) == joined


@pytest.mark.parametrize(
    ("heading", "column"),
    [
        ("指标值（必填）", Column.TARGET),
        ("2023年度绩效指标值", Column.TARGET),
        ("上年实际值", Column.BESIDE),
        ("2022年实际完成值", Column.BESIDE),
        ("中期指标值", Column.BESIDE),
        ("权重（%）", Column.WEIGHT),
        ("计量 单位", Column.UNIT),
        ("绩效度量单位", Column.UNIT),
        ("绩效指标性质", Column.OPERATOR),
        ("本年权重", Column.WEIGHT),
        ("指标值" * 20, None),
        ("修路", None),
    ],
)
def test_headings(heading, column):
    assert column_of(heading) is column
