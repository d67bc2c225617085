"""How a sheet is cut into forms: titles, several forms, lists that are none, forms without a head."""

import pytest

from xl_perfgoals.core.cells import Grid
from xl_perfgoals.parsing.form_parser import parse_forms
from xl_perfgoals.parsing.partition import partition

HEAD = (("附件2：某乡项目支出绩效目标表",), (), ("部门项目支出预算绩效目标表",), ("(2023 年度)",))
BODY = (("项目名称", "修路"), ("年度资金总额:", 3), ("年度总体目标", "修 3 公里路"))
NOTES = ("4 个警告", None, "已核", 6.5904)
TABLE = (
    ("名称", "一级指标", "二级指标", "三级指标", "指标值"),
    ("绩效指标", "产出指标", "数量指标", "公里", "3公里"),
)


def grid(*rows):
    return Grid("a.xlsx", "表", tuple(rows))


@pytest.mark.parametrize(
    ("rows", "spans"),
    [
        ((*HEAD, *BODY, *TABLE), [(1, 9, 8)]),
        (
            (*((*row, None, None, note) for row, note in zip(HEAD, NOTES, strict=True)), *BODY, *TABLE),
            [(1, 9, 8)],
        ),
        ((*HEAD, *BODY, *TABLE, (), *HEAD[2:], *BODY, *TABLE), [(1, 10, 8), (11, 17, 16)]),
        ((*BODY, *TABLE, (), *BODY, *TABLE), [(1, 6, 4), (7, 11, 10)]),
        ((*HEAD, *BODY), [(1, 7, None)]),
        (TABLE, [(1, 2, 1)]),
        ((HEAD[2], *TABLE, (), HEAD[2], *TABLE), [(1, 4, 2), (5, 7, 6)]),
        ((*BODY, TABLE[0], (), (), *TABLE[1:]), [(1, 7, 4)]),
        ((), []),
        ((("填报说明",), ("请于 12 月 1 日前报送",)), []),
        ((("序号", "项目名称", "主管部门", "年度资金总额"), (1, "修路", "某局", 3)), []),
        ((("序号", "项目名称", "金额", "三级指标", "指标值"), (1, "修路", 3, "里程", "5公里")), []),
        ((("单位名称", "项目名称", "三级指标", "指标值"), ("某局", "修路", "里程", "5公里")), []),
        ((("项目名称", "修路"), ("备注", "没有表")), []),
    ],
    ids=[
        "attachment, title, year",
        "notes to the right of them",
        "two forms",
        "two forms without titles",
        "no indicator table",
        "a table without a head",
        "two tables under titles",
        "blank rows at a page break",
        "nothing",
        "a note",
        "a list of projects",
        "a list of indicators",
        "a list of units and indicators",
        "a head without money",
    ],
)
def test_forms_of_a_sheet(rows, spans):
    assert [(rows.first, rows.last, rows.table) for rows in partition(grid(*rows))] == spans


def test_a_form_without_a_head_is_still_a_form():
    (form,) = parse_forms(grid(*TABLE))
    assert form.project.value is None
    assert not form.project.found
    assert len(form.indicators) == 1


def test_rows_behind_the_table_are_not_indicators():
    rows = (*BODY, *TABLE, ("填报人：张三", None, "联系电话：123"), ("注：本表一式两份",))
    (form,) = parse_forms(grid(*rows))
    assert len(form.indicators) == 1
    assert form.last_row == 5
