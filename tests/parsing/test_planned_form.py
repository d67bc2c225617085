"""A form of a template met before is read just as the general way would read it, or left to that."""

import random
from dataclasses import fields, replace

import pytest

from tests.support import layout_sheets
from xl_perfgoals.core.cells import Area, Grid
from xl_perfgoals.core.form import PerfGoalForm
from xl_perfgoals.core.texts import squeeze
from xl_perfgoals.parsing.columns import COLUMNS, MAIN_COLUMNS
from xl_perfgoals.parsing.form_parser import general_sheet
from xl_perfgoals.parsing.head_cells import (
    HAS_DIGIT,
    IS_AMOUNT,
    IS_ATTACHMENT,
    IS_PERSON,
    IS_SHORT,
    IS_TITLE,
    KNOWN,
    QUESTIONS,
    UNFORESEEN,
    is_known,
    kind_of,
)
from xl_perfgoals.parsing.labels import LABELS, Label
from xl_perfgoals.parsing.landmarks import begins_nothing, landmarks
from xl_perfgoals.parsing.planned_form import planned_form
from xl_perfgoals.rules.model import model_grid

_ODD = (
    *(
        "项目名称",
        "主管部门",
        "实施单位",
        "项目编码",
        "年度",
        "项目属性",
        "项目期",
        "开始日期",
        "计划完成日期",
    ),
    *(
        "2024",
        "（2024年度）",
        "二〇二四年度",
        "2024年",
        "2023年-2024年",
        "1年",
        "12",
        "当年",
        "20%",
        12.5,
        0,
        -1,
        3,
    ),
    *("附件3", "项目支出绩效目标表", "修路项目绩效目标表", "绩效自评表", "整体支出绩效目标表", "绩效评价"),
    *("年度资金总额：", "其中：财政拨款", "其他资金", "上年结转资金", "单位资金", "中央资金", "项目资金总额"),
    *("项目资金（元）", "单位：元", "无", "-", "/", "65904元", "854万(400+295)", "12.5", 1e25, True, "①"),
    *("道路养护资金", "某某补助", "自筹经费", "专项经费明细", "测算依据", "费用名称", "预算金额", "年度预算"),
    *(
        "联系人：张三",
        "填报人",
        "张三",
        "联系电话",
        "年度总体目标",
        "总体目标",
        "实施期目标",
        "修路",
        "★修路",
    ),
    *(
        "三级指标",
        "指标值",
        "一级指标",
        "完成值",
        "全年执行数",
        "执行率",
        "合计",
        "平罗县",
        "灵武市",
        "金凤区",
    ),
    *("自查（不打印）", "人民政府 056", "[056]人民政府", "#REF!", "Err:502", "#未计算", "主管部门：教育局"),
    *(
        "项目名称：修路",
        "年度资金总额：40万元，其中：财政拨款40万元",
        "甲:乙",
        "　",
        "  修路 ",
        "长" * 41,
        "长" * 61,
    ),
)
"""Texts that mean something somewhere in a head, and some that mean nothing."""


def _grid(page: layout_sheets.Page) -> Grid:
    merged = tuple(Area(*_place(ends.split(":")[0]), *_place(ends.split(":")[1])) for ends in page.merged)
    width = max(map(len, page.rows))
    rows = tuple((*row, *[""] * (width - len(row))) for row in page.rows)
    return Grid("报送.xlsx", "表", rows, merged)


def _place(address: str) -> tuple[int, int]:
    return int(address[1:]), ord(address[0]) - 64


PAGES = {
    name: _grid(page) for name, page in vars(layout_sheets).items() if isinstance(page, layout_sheets.Page)
}
PAGES["MODEL"] = model_grid()


def edited(grid: Grid, chance: random.Random) -> Grid:
    """The sheet with one or two edits, mostly in the head."""
    rows, merged, shown = [list(row) for row in grid.rows], list(grid.merged), dict(grid.shown)
    for _ in range(chance.choice((0, 1, 1, 2))):
        top = min(len(rows), chance.choice((11, 11, 13, 100)))
        row = chance.randrange(top)
        col = chance.randrange(len(rows[row]))
        filled = [place for place, cell in enumerate(rows[row]) if cell not in {"", None}] or [col]
        match chance.choices(range(8), (8, 8, 2, 2, 1, 2, 2, 1))[0]:
            case 0:
                rows[row][chance.choice(filled)] = chance.choice(_ODD)
            case 1:
                rows[row][col] = chance.choice(_ODD)
            case 2:
                rows[row][chance.choice(filled)] = ""
            case 3:
                other = chance.randrange(top)
                rows[row], rows[other] = rows[other], rows[row]
            case 4:
                rows.insert(row, [chance.choice(_ODD), *[""] * (len(rows[row]) - 1)])
            case 5:
                merged.append(
                    Area(row + 1, col + 1, row + 1 + chance.randrange(3), col + 1 + chance.randrange(4))
                )
            case 6 if merged:
                merged.pop(chance.randrange(len(merged)))
            case 7:
                shown[row + 1, col + 1] = chance.choice(("12.50", "95%", "1月2日", "2024年", "修路", ""))
    return replace(grid, rows=tuple(map(tuple, rows)), merged=tuple(merged), shown=shown)


def _said(form: PerfGoalForm) -> list[str]:
    """Every part of a form as text: 1, 1.0 and true are equal, but not the same."""
    return [f"{field.name} {getattr(form, field.name)!r}" for field in fields(form)]


@pytest.mark.parametrize("name", sorted(PAGES))
def test_a_planned_form_is_the_form_that_the_general_way_reads(name):
    chance = random.Random(name)
    planned = 0
    for _ in range(60):
        base = edited(PAGES[name], chance)
        for _ in range(8):
            grid = edited(base, chance)
            form = planned_form(grid)
            general = general_sheet(replace(grid))
            if form is not None:
                planned += 1
                assert len(general.forms) == 1
                assert _said(form) == _said(general.forms[0])
                assert not general.others
                assert not general.unplaced
    assert planned > 20 or name not in {"MARKED", "COST_LEVEL", "MODEL"}


def changed(grid: Grid, old, new) -> Grid:
    return replace(grid, rows=tuple(tuple(new if cell == old else cell for cell in row) for row in grid.rows))


@pytest.mark.parametrize(
    ("old", "new", "planned"),
    [
        ("清水镇农村公路养护项目", "青石村饮水项目", True),
        ("清水镇农村公路养护项目", "2024年第3批农村公路养护项目", True),
        ("云岭县清水镇人民政府 073", "云岭县石桥镇人民政府 072", True),
        ("云岭县清水镇人民政府 073", "云岭县石桥镇人民政府", True),
        ("养护农村公路里程", "新建农村公路里程", True),
        (36.5, 1234.5, True),
        (36.5, "36.5", True),
        (36.5, "待定", False),  # no amount: it may stand below its label
        ("清水镇农村公路养护项目", "实施单位", False),
        ("清水镇农村公路养护项目", "", False),
        ("项目支出绩效目标表", "项目支出绩效自评表", False),
        ("养护农村公路里程", "项目名称", False),
        ("养护农村公路里程", "指标值", False),
        ("其他资金", "自筹经费", False),
    ],
)
def test_what_fills_the_blanks_may_differ_but_nothing_else(old, new, planned):
    grid = PAGES["MARKED"]
    general_sheet(grid)
    assert (planned_form(changed(grid, old, new)) is not None) is planned


def test_a_number_that_shows_a_date_is_still_told_from_a_text():
    grid = PAGES["MARKED"]
    general_sheet(grid)
    dated = replace(grid, shown={(6, 4): "1月2日"})
    general = general_sheet(dated).forms
    assert planned_form(replace(dated)) == general[0]
    assert general[0].funding.total.value is None


def test_nothing_is_shown_in_an_empty_cell():
    grid = PAGES["MARKED"]
    general_sheet(grid)
    empty = replace(changed(grid, "清水镇农村公路养护项目", ""), shown={(3, 3): "修路"})
    assert planned_form(empty) is None


def _texts() -> list[str]:
    """Every text of the pages and every wording that the parser knows, each in many guises."""
    of_pages = {cell for page in PAGES.values() for row in page.rows for cell in row}
    texts = {text.strip() for text in of_pages.union(_ODD) if isinstance(text, str)} | {*LABELS, *COLUMNS}
    return [dressed for text in sorted(texts - {""}) for dressed in _dressed(text)]


def _dressed(text: str) -> list[str]:
    return [
        *(text, f"★{text}", f"{text}：", f"其中：{text}", f"1.{text}", f"（一）{text}", f"{text}甲"),
        *(f"{text}:12", f"{text}）", f"（{text}", f"[{text}]", f"{text}—", f"{text}\u200b", " ".join(text)),
        *(f"其中{text}", f"{text}20", f"{text}%", f"{text}︓甲", f"{text}(a]b)", f"2024年{text}"),
    ]


def test_known_words_are_at_least_those_of_which_a_question_is_answered_yes():
    asked = [text for text in _texts() if any(question(text) for question in QUESTIONS)]
    assert len(asked) > 2000
    assert [text for text in asked if not is_known(text, squeeze(text))] == []


def test_rows_begin_nothing_just_where_no_cell_is_a_label_of_a_project_or_a_heading():
    def begins(text):
        found = landmarks(Grid("", "", ((text,),)))
        return any(Label.PROJECT in mark.labels or MAIN_COLUMNS.intersection(mark.columns) for mark in found)

    texts = _texts()
    assert len([text for text in texts if begins(text)]) > 200
    assert [text for text in texts if begins_nothing((((1, "管道"), (3, text)), ())) is begins(text)] == []


def test_a_blank_may_be_empty_on_some_forms_of_a_template():
    grid = PAGES["MARKED"]
    goal = next(cell for row in grid.rows for cell in row if str(cell).startswith("养护农村公路18公里"))
    empty = changed(grid, goal, "")
    for page in (grid, empty, grid):
        general_sheet(page)
    for page in (grid, empty):
        assert planned_form(page) == general_sheet(page).forms[0]


def test_a_label_of_money_may_be_the_name_of_an_indicator():
    grid = PAGES["MARKED"]
    general_sheet(grid)
    named = changed(grid, "养护农村公路里程", "其他资金")
    assert planned_form(named) == general_sheet(named).forms[0]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("联系人：张三", IS_SHORT + IS_PERSON),
        ("其中：联系人：张三", UNFORESEEN),  # a person, but it does not begin with the label
        ("项目名称：修路", UNFORESEEN),
        ("联系人", KNOWN),
        ("", KNOWN),
        ("修路", IS_SHORT),
        ("2023", IS_SHORT + HAS_DIGIT + IS_AMOUNT),
        ("-", IS_SHORT + IS_AMOUNT),
        ("修路项目绩效目标表", IS_SHORT + IS_TITLE),
        ("附件3", IS_SHORT + HAS_DIGIT + IS_ATTACHMENT),
        ("费用明细见附表", UNFORESEEN),
    ],
)
def test_the_kind_of_a_cell_tells_all_that_its_text_decides(text, kind):
    assert kind_of(text) == kind
