"""Forms side by side: each is read by itself, at its true place; what belongs together stays together."""

import pytest

from xl_perfgoals.core.cells import Area, Grid
from xl_perfgoals.parsing.blocks import blocks
from xl_perfgoals.parsing.form_parser import parse_forms

WIDTH = 5


def form(project, amount, above=0):
    rows = [
        *[()] * above,
        ("项目支出绩效目标表",),
        ("（2023年度）",),
        ("项目名称", None, project),
        ("项目资金", "年度资金总额：", None, amount),
        (None, "其中：财政拨款", None, amount),
        ("绩效指标", "一级指标", "二级指标", "三级指标", "指标值"),
        (None, "产出指标", "数量指标", f"{project}人数", "5人"),
        (None, None, "质量指标", f"{project}合格率", "100%"),
    ]
    return [(*row, *[None] * (WIDTH - len(row))) for row in rows]


def beside(left, right, gap):
    height = max(len(left), len(right))
    empty = (None,) * WIDTH
    pad = [*left, *[empty] * (height - len(left))], [*right, *[empty] * (height - len(right))]
    return [(*one, *[None] * gap, *two) for one, two in zip(*pad, strict=True)]


def read(rows, merged=()):
    return [
        (
            form.project.text,
            form.year.value,
            int(form.funding.total.value),
            [(i.name.text, i.name.at.a1, i.target.text, i.shifted) for i in form.indicators],
        )
        for form in parse_forms(Grid("a.xlsx", "表", tuple(rows), merged=merged))
    ]


def expected(project, amount, name_col, first_row=7):
    names = [(f"{project}人数", "5人"), (f"{project}合格率", "100%")]
    rows = [(name, f"{name_col}{first_row + i}", target, False) for i, (name, target) in enumerate(names)]
    return (project, 2023, amount, rows)


@pytest.mark.parametrize(("gap", "name_col"), [(0, "I"), (1, "J"), (3, "L")])
def test_two_forms_side_by_side(gap, name_col):
    rows = beside(form("左", 40), form("右", 77), gap)
    assert read(rows) == [expected("左", 40, "D"), expected("右", 77, name_col)]


def test_three_forms_side_by_side():
    rows = beside(form("左", 1), form("中", 2), 1)
    rows = [(*row, None, *other) for row, other in zip(rows, form("右", 3), strict=True)]
    assert read(rows) == [expected("左", 1, "D"), expected("中", 2, "J"), expected("右", 3, "P")]


@pytest.mark.parametrize("above", [1, 4, 5])
def test_forms_at_different_heights(above):
    rows = beside(form("左", 40), form("右", 77, above), 1)
    assert read(rows) == [expected("左", 40, "D"), expected("右", 77, "J", 7 + above)]


def test_two_by_two():
    rows = [*beside(form("甲", 1), form("乙", 2), 1), (), *beside(form("丙", 3), form("丁", 4), 1)]
    assert [(name, amount) for name, _, amount, _ in read(rows)] == [
        ("甲", 1),
        ("丙", 3),
        ("乙", 2),
        ("丁", 4),
    ]


def test_one_wide_form_above_two():
    wide = [(*row[:4], None, None, row[4]) for row in form("甲", 1)]
    rows = [*wide, (), *beside(form("乙", 2), form("丙", 3), 0)]
    assert [(name, amount) for name, _, amount, _ in read(rows)] == [("甲", 1), ("乙", 2), ("丙", 3)]


def test_forms_below_each_other_with_different_margins_are_not_cut():
    rows = [*form("甲", 1), (), *[(None, None, *row) for row in form("乙", 2)]]
    assert read(rows) == [expected("甲", 1, "D"), expected("乙", 2, "F", 16)]


def test_the_year_may_stand_once_above_both():
    rows = beside(form("左", 40), form("右", 77), 1)
    rows[1] = (rows[1][0],)
    merged = (Area(2, 1, 2, 11), Area(3, 3, 3, 5))
    assert [year for _, year, _, _ in read(rows, merged)] == [2023, 2023]


def test_cells_merged_across_both_forms_do_not_hide_the_second():
    rows = beside(form("左", 40), form("右", 77), 0)
    names = [name for name, _, _, _ in read(rows, (Area(1, 1, 1, 10), Area(4, 1, 4, 10)))]
    assert names == ["左", "右"]


def test_two_projects_in_one_head_without_a_table_are_one_form():
    rows = (
        ("专项名称", "农路", None, "项目名称", "修路"),
        ("年度资金总额", 3, None, "其中：财政拨款", 3),
        ("年度总体目标", "修 3 公里"),
    )
    assert len(parse_forms(Grid("a.xlsx", "表", rows, merged=(Area(3, 2, 3, 5),)))) == 1


@pytest.mark.parametrize(
    "rows",
    [
        (
            ("项目名称", "修路"),
            ("年度资金总额", 3),
            ("绩效指标", "一级指标", "二级指标", "三级指标", "指标值", "二级指标", "三级指标", "指标值"),
            (None, "产出指标", "数量指标", "里程", "9公里", "数量指标", "里程", "3公里"),
        ),
        (
            ("专项名称", "农路", None, "项目名称", "修路"),
            ("年度资金总额", 3),
            ("绩效指标", "一级指标", "二级指标", "三级指标", "指标值"),
            (None, "产出指标", "数量指标", "里程", "3公里"),
        ),
    ],
    ids=["targets of all years and of the year", "two names in one head"],
)
def test_what_belongs_to_one_form_is_not_cut(rows):
    grid = Grid("a.xlsx", "表", rows)
    assert blocks(grid) == (grid,)
    (only,) = parse_forms(grid)
    assert [(i.target.text, i.shifted) for i in only.indicators] == [("3公里", False)]
