import re
from decimal import Decimal
from itertools import pairwise

import pytest

from tests.support.summaries import (
    DOUBTFUL,
    FORMS,
    REFUSED,
    SKIPPED,
    County,
    formulas,
    picked,
    plain,
    row_of,
    table,
    written,
)
from xl_perfgoals.core.cells import Area, CellRef
from xl_perfgoals.core.finding import Finding, Severity
from xl_perfgoals.core.policy import Policy, Waiver
from xl_perfgoals.ops.present import Round
from xl_perfgoals.ops.present.looks import FINDINGS_PARTS
from xl_perfgoals.ops.remarks import Remark, Said
from xl_perfgoals.rules import RULES

E, W, H = Severity.ERROR, Severity.WARNING, Severity.HINT
NAMES = ["首页", "部门汇总", "项目汇总", "指标明细", "问题清单", "报送情况", "来源", "规则"]
D = Decimal


@pytest.fixture(scope="module")
def county():
    return County(FORMS, [REFUSED, SKIPPED, DOUBTFUL])


@pytest.fixture(scope="module")
def sheets(county):
    return county.sheets()


def front(sheet, label):
    """The figure below a label of 首页."""
    cells = written(sheet)
    row, col = next(at for at, value in cells.items() if value == label)
    return plain(cells[row + 1, col])


def check_signs(sheet):
    start = row_of(sheet, "核对内容")
    cells = written(sheet)
    return {cells[row, 1]: plain(cells[row, 11]) for (row, col) in cells if col == 11 and row > start}


def test_sheets_and_their_order(sheets):
    assert list(sheets) == NAMES


def test_departments_are_added_up_exactly(sheets):
    lines = table(sheets["部门汇总"])
    assert picked(lines, "部门 项目个数 年度资金总额 财政拨款 其他资金") == [
        ("石桥镇人民政府", 1, D(100), D(90), D(10)),
        ("高山镇人民政府", 3, D("106.890401"), D("86.690401"), D("10.2")),
        ("湖东乡人民政府", 0, D(0), D(0), D(0)),
        (None, 4, D("206.890401"), D("176.690401"), D("20.2")),
    ]  # fmt: skip


def test_projects_under_their_subtotals(sheets):
    lines = table(sheets["项目汇总"])
    assert picked(lines, "序号 项目名称 年度资金总额") == [
        (None, 1, D(100)),
        (1, "甲", D(100)),
        (None, 3, D("106.890401")),
        (2, "乙", D("0.3")),
        (3, "丙", D("6.590401")),
        (4, "戊", D(100)),
        ("合计", 4, D("206.890401")),
    ]


def test_indicators_are_listed_once_each(county, sheets):
    lines = [line for line in table(sheets["指标明细"]) if line["序号"] is not None]
    assert [line["序号"] for line in lines] == list(range(1, 37))
    assert [line["原表填写"] for line in lines[:2]] == ["≥20公里", "100%"]
    assert [
        (line["指标性质"], line["运算符"], line["指标值"], line["度量单位"], line["指标方向性"])
        for line in lines[:1]
    ] == [("定量", "≥", "20", "公里", "正向")]
    assert {line["项目名称"] for line in lines} == {"甲", "乙", "丙", "戊"}
    assert not [merge for merge in sheets["指标明细"].merges if merge.area.first_row > 2]
    assert (
        sum(line["预算数"] for line in lines if line["预算数"] is not None)
        == county.summary.money.total.amount
    )


def test_front_counts(sheets):
    labels = (
        "收到文件",
        "读取正常",
        "读取存疑",
        "未能读取",
        "跳过",
        "绩效目标表",
        "汇总项目",
        "未汇总的表",
        "部门",
        "绩效指标",
    )
    assert [front(sheets["首页"], label) for label in labels] == [6, 3, 1, 1, 1, 5, 4, 1, 2, 36]
    assert front(sheets["首页"], "年度资金总额（万元）") == D("206.890401")


def test_all_checks_hold_but_the_one_of_the_forms_themselves(sheets):
    signs = check_signs(sheets["首页"])
    assert len(signs) == 9
    assert [title for title, sign in signs.items() if sign != "✓"] == [
        "年度资金总额＝财政拨款＋其他资金（不符时看问题清单）"
    ]


def test_a_form_that_got_lost_is_seen():
    county = County(FORMS)
    first, *rest = county.submission.receipts
    lost = type(county.submission)(
        (type(first)(first.path, first.status, first.sha256, first.sheets, first.forms + 1), *rest),
        county.submission.forms,
    )
    county.submission = lost
    front_page = county.sheets()["首页"]
    assert check_signs(front_page)["读取表数＝汇总＋未汇总"] == "✗"
    merged = {merge.area for merge in front_page.merges}
    for mark in front_page.marks:  # Excel colours merged cells by the mark on the first of them
        first, left, last, right = mark.area
        assert {Area(row, left, row, right) for row in range(first, last + 1)} <= merged


MIXED = [
    ("戊", E, "F02"),
    ("丁", E, "F01"),
    ("坏.xlsx!", H, "S01"),
    ("丙", H, "R06"),
    ("丙", W, "H05"),
    ("丙", None, "F02"),
]
"""An error, one in a form left out whose department has no other, one of a file; a waived one."""


@pytest.fixture(scope="module")
def mixed():
    return County(FORMS, [REFUSED], findings=MIXED).sheets()


def test_findings_by_department_project_gravest_first(mixed):
    lines = table(mixed["问题清单"])
    assert picked(lines, "序号 部门 项目 级别 规则 整改状态") == [
        (1, "高山镇人民政府", "丙", "错误", "F02", "已豁免"),
        (2, "高山镇人民政府", "丙", "警告", "H05", "待整改"),
        (3, "高山镇人民政府", "丙", "提示", "R06", "待整改"),
        (4, "高山镇人民政府", "戊", "错误", "F02", "待整改"),
        (5, "湖东乡人民政府", "丁", "错误", "F01", "待整改"),
        (6, "", "", "提示", "S01", "待整改"),
    ]  # fmt: skip
    assert picked(lines[::5], "位置（文件、工作表） 单元格 备注") == [
        ("镇/高山.xlsx\n表3", "C7", "已电话核实（王某）"),
        ("坏.xlsx", "整个文件", ""),
    ]


def test_verdicts_follow_from_severities_and_waived_findings_do_not_count(mixed):
    lines = table(mixed["部门汇总"])
    assert picked(lines, "部门 错误 警告 提示 审核结果") == [
        ("石桥镇人民政府", 0, 0, 0, "通过"),
        ("高山镇人民政府", 1, 1, 1, "退回"),
        ("湖东乡人民政府", 1, 0, 0, "退回"),
        ("（未列入汇总的表和文件）", 0, 0, 1, "通过"),
        (None, 2, 1, 2, None),
    ]  # fmt: skip
    verdicts = [line["审核结果"] for line in table(mixed["项目汇总"]) if isinstance(line["序号"], int)]
    assert verdicts == ["通过", "通过", "修改后报送", "退回"]
    assert [
        front(mixed["首页"], label) for label in ("错误", "警告", "提示", "退回的部门", "通过的部门")
    ] == [2, 1, 2, 2, 1]
    assert check_signs(mixed["首页"])["问题条数：问题清单＝部门汇总（错误、警告、提示）＋已豁免"] == "✓"


def test_policy_waives_by_code_and_project():
    waiver = Waiver(code="F02", project="戊", reason="已电话核实", who="王某")
    sheets = County(FORMS, policy=Policy(waivers=(waiver,))).sheets()
    line = next(line for line in table(sheets["问题清单"]) if line["规则"] == "F02")
    assert (line["整改状态"], line["备注"]) == ("已豁免", "已电话核实（王某）")


def test_forms_left_out_share_the_verdict_of_their_department():
    forms = [{"项目名称": "甲"}, {"项目名称": "乙", "年度资金总额": "约三万"}]
    sheets = County(forms, findings=[("乙", E, "F01")]).sheets()
    assert picked(table(sheets["部门汇总"]), "项目个数 审核结果") == [
        (1, "退回"),
        (1, None),
    ]


def test_left_out_forms_stand_in_sources_with_code_and_cell(sheets):
    line = table(sheets["来源"], row_of(sheets["来源"], "原因"))[0]
    assert (line["部门"], line["项目"], line["代码"], line["原表金额"], line["文件"]) == (
        "湖东乡人民政府", "丁", "F01", "约三万", "湖东.xlsx",
    )  # fmt: skip


def test_sources_add_up_to_the_totals(county, sheets):
    lines = table(sheets["来源"], row_of(sheets["来源"], "计入"))
    money = county.summary.money
    for column, amount in (
        ("年度资金总额", money.total),
        ("财政拨款", money.fiscal),
        ("其他资金", money.other),
    ):
        assert sum(line["金额"] for line in lines if line["计入"] == column) == amount.amount


def test_further_parts_of_the_money_are_named_in_sources():
    county = County([{"上年结转资金": 5, "财政拨款": 85}])
    lines = table(county.sheets()["来源"], row_of(county.sheets()["来源"], "计入"))
    assert picked(lines, "计入 金额 单元格") == [
        ("年度资金总额", D(100), "C7"),
        ("财政拨款", D(85), "C8"),
        ("其他资金", D(10), "C9"),
        ("其他资金", D(5), "C10"),
    ]


def test_ledger_lists_every_file_once(sheets):
    sheet = sheets["报送情况"]
    lines = table(sheet, row_of(sheet, "读取结果"))
    assert picked(lines, "文件 读取结果 绩效目标表数 代码") == [
        ("石桥镇.xlsx", "读取正常", 1, ""),
        ("镇/高山.xlsx", "读取正常", 3, ""),
        ("湖东.xlsx", "读取正常", 1, ""),
        ("坏.xlsx", "未能读取", 0, "B07"),
        ("说明.txt", "跳过", 0, ""),
        ("隐藏.xlsx", "读取存疑", 0, "D01"),
    ]
    assert lines[3]["处理办法"] == "请用原程序另存后重报"
    assert lines[5]["原因或存疑之处"] == "表二：工作表是隐藏的"
    assert lines[3]["文件指纹(SHA-256)"] == "ab" * 6


def test_progress_of_departments():
    sheet = County(FORMS, findings=[]).sheets(
        expected={"石桥镇人民政府": 1, "高山镇人民政府": 5, "城关镇人民政府": 2},
        this_round=Round(2, returns={"高山镇人民政府": 1}, received={"高山镇人民政府": "2026-02-28"}),
    )["报送情况"]
    lines = table(sheet, row_of(sheet, "未报"))
    assert picked(lines, "部门 应报项目数 已报项目数 未报 状态 说明") == [
        ("石桥镇人民政府", 1, 1, 0, "通过", ""),
        ("高山镇人民政府", 5, 3, 2, "报送不全", "退回过 1 次；最近报送 2026-02-28"),
        ("湖东乡人民政府", None, 1, "", "已报未汇总", ""),
        ("城关镇人民政府", 2, 0, 2, "未报", ""),
        (None, 8, 5, 4, None, None),
    ]  # fmt: skip


def test_copies_are_told_and_not_counted():
    sheet = County([{"文件": "一.xlsx"}, {"文件": "二.xlsx"}]).sheets(expected={"石桥镇人民政府": 2})[
        "报送情况"
    ]
    lines = table(sheet, row_of(sheet, "未报"))
    assert picked(lines, "应报项目数 已报项目数 未报 状态 说明") == [
        (2, 1, 1, "报送不全", "另有重复报送 1 份，没有汇总"),
        (2, 1, 1, None, "另有重复报送 1 份，没有汇总"),
    ]


def test_control_numbers_and_gaps_departments_without_one_left_out(county):
    lines = table(county.sheets(controls={"高山镇人民政府": D("100")})["部门汇总"])
    assert picked(lines, "控制数 差额") == [
        (None, ""),
        (D(100), D("6.890401")),
        (None, ""),
        (D(100), D("6.890401")),
    ]


def test_a_department_with_a_control_number_that_sent_nothing_is_shown(county):
    lines = table(county.sheets(controls={"高山镇人民政府": D(100), "城关镇人民政府": D("7.5")})["部门汇总"])
    assert picked(lines, "部门 项目个数 年度资金总额 控制数 差额 审核结果")[3] == (
        "城关镇人民政府", 0, D(0), D("7.5"), D("-7.5"), "未报",
    )  # fmt: skip
    assert picked(lines, "控制数 差额")[-1] == (D("107.5"), D("-0.609599"))


def test_decimals_of_control_numbers_are_shown():
    sheet = County([{}]).sheets(controls={"石桥镇人民政府": D("99.123456")})["部门汇总"]
    styles = {block.top: block.styles for block in sheet.blocks}
    assert {styles[4][col].number_format for col in (7, 8)} == {"#,##0.000000_ ;-#,##0.000000_ "}


ROSTER = CellRef.of_file("名册.xlsx")


@pytest.mark.parametrize(
    ("department", "unit", "at", "expected"),
    [
        ("高山镇人民政府", "高山镇中学", ROSTER, "高山镇人民政府"),
        ("高山镇 人民政府", "", ROSTER, "高山镇人民政府"),
        ("", "高山镇人民政府", ROSTER, "高山镇人民政府"),
        ("", "湖东乡人民政府", ROSTER, "湖东乡人民政府"),
        ("", "高山镇政府", CellRef("镇/高山.xlsx", "表2", 7, 3), "高山镇人民政府"),
        ("城关镇人民政府", "城关镇中学", ROSTER, "城关镇人民政府"),
        ("", "", CellRef("镇/高山.xlsx", "表2", 7, 3), "（未列入汇总的表和文件）"),
    ],
    ids=["name", "blanks", "unit alone", "left out", "by its cell", "no form at all", "nobody's"],
)
def test_findings_of_a_unit_count_for_its_department(department, unit, at, expected):
    county = County(FORMS, findings=[])
    county.findings = (Finding(at, "U01", E, {}, department=department, unit=unit),)
    sheets = county.sheets()
    counted = [line for line in table(sheets["部门汇总"])[:-1] if line["错误"]]
    assert [line["部门"] for line in counted] == [expected]
    verdict = "未报" if expected == "城关镇人民政府" else "退回"
    assert [line["审核结果"] for line in counted] == [verdict]


def test_a_unit_of_two_departments_of_one_name_counts_where_its_cell_is():
    county = County(
        [{"项目名称": "甲"}, {"项目名称": "乙", "主管部门及代码": "石桥镇人民政府 099"}], findings=[]
    )
    at = county.submission.forms[1].funding.total.at
    county.findings = (Finding(at, "U01", E, {}, unit="石桥镇人民政府"),)
    lines = table(county.sheets(controls={"石桥镇人民政府": D(100)})["部门汇总"])
    assert picked(lines, "代码 控制数 错误") == [("061", D(100), 0), ("099", None, 1), (None, D(100), 1)]


def test_goals_are_shown_without_the_markup_around_them():
    sheets = County([{"年度总体目标": "<p>完成管网维修 20 公里。</p>"}]).sheets()
    assert table(sheets["项目汇总"])[1]["年度总体目标"] == "完成管网维修 20 公里。"
    assert table(sheets["指标明细"])[0]["年度目标"] == "完成管网维修 20 公里。"


def test_rules_say_how_often_they_fired(county, sheets):
    lines = table(sheets["规则"])
    assert [line["代码"] for line in lines] == [rule.code for rule in RULES]
    assert sum(line["本次条数"] for line in lines) == len(county.findings)


def test_an_amount_looks_the_same_wherever_it_stands():
    """其他资金 is 0 in the one form and has six decimals in the other: 0 has six everywhere."""
    forms = [
        {"其他资金": 0, "年度资金总额": 90},
        {"项目名称": "乙", "其他资金": "0.000001", "年度资金总额": "90.000001"},
    ]
    sheets = County(forms).sheets(controls={"石桥镇人民政府": D("99.5")})
    styles = {cell.style for sheet in sheets.values() for cell in sheet.cells}
    styles |= {style for sheet in sheets.values() for block in sheet.blocks for style in block.styles}
    formats = {style.number_format for style in styles if ".0" in style.number_format}
    six = "#,##0.000000"
    assert formats == {f"{six}_ ;-{six}_ ", f"{six};-{six}", "0.00%"}


@pytest.mark.parametrize(("amount", "told"), [("100.25", False), ("6.5904", True)])
def test_a_chart_that_rounds_says_so(amount, told):
    county = County([{"年度资金总额": amount, "财政拨款": amount, "其他资金": None}])
    chart = county.sheets()["首页"].charts[0]
    assert (chart.number_format, "保留两位小数" in chart.title) == ("#,##0.00", told)


@pytest.mark.parametrize(
    ("amount", "number_format"),
    [
        (100, "#,##0.00_ ;-#,##0.00_ "),
        (6.5904, "#,##0.0000_ ;-#,##0.0000_ "),
        (0.000001, "#,##0.000000_ ;-#,##0.000000_ "),
    ],
)
def test_as_many_decimals_as_the_amounts_need(amount, number_format):
    sheet = County([{"年度资金总额": amount, "财政拨款": amount, "其他资金": None}]).sheets()["项目汇总"]
    styles = {block.top: block.styles for block in sheet.blocks}
    assert styles[5][8].number_format == number_format


HOSTILE = '=HYPERLINK("http://bad","点我")'


def test_nothing_from_a_form_gets_into_a_formula():
    county = County(
        [
            {"项目名称": HOSTILE, "主管部门及代码": f"{HOSTILE} 061", "实施单位": "+1", "文件": "=x'y.xlsx"},
            {"项目名称": "-1", "主管部门及代码": "*? 070", "实施单位": ">5", "年度总体目标": "@SUM(1)"},
        ]
    )
    texts = [formula.text for sheet in county.sheets().values() for formula in formulas(sheet)]
    assert not [text for text in texts if "HYPERLINK" in text or "x'y" in text]
    lines = table(county.sheets()["部门汇总"])
    assert [line["项目个数"] for line in lines] == [1, 1, 2]
    assert lines[0]["部门"] == HOSTILE


def test_two_departments_of_one_name_and_two_codes_are_kept_apart():
    county = County([{"项目名称": "甲"}, {"项目名称": "乙", "主管部门及代码": "石桥镇人民政府 099"}])
    sheets = county.sheets(expected={"石桥镇人民政府": 2})
    assert [line["年度资金总额"] for line in table(sheets["部门汇总"])] == [D(100), D(100), D(200)]
    assert check_signs(sheets["首页"])["年度资金总额：部门汇总＝项目汇总"] == "✓"


def test_figures_and_findings_lead_to_their_source_cells(sheets):
    links = {(link.row, link.col): link.to for link in sheets["项目汇总"].links}
    assert links[7, 9] == CellRef("镇/高山.xlsx", "表2", 7, 3)
    assert links[7, 1].book == "镇/高山.xlsx"
    rows = {link.row for link in sheets["指标明细"].links if link.to.book}
    assert len(rows) == 36


def test_findings_lead_to_their_cell_and_their_rule(mixed):
    links = {(link.row, link.col): link.to for link in mixed["问题清单"].links}
    assert links[4, 6] == CellRef("镇/高山.xlsx", "表3", 7, 3)
    assert links[9, 6] == CellRef("坏.xlsx", "", 0, 0)
    assert links[4, 9] == CellRef("", "规则", row_of(mixed["规则"], "F02"), 1)


def test_internal_links_lead_to_sheets_that_exist(sheets):
    targets = {link.to.sheet for sheet in sheets.values() for link in sheet.links if link.to.book == ""}
    assert targets <= set(NAMES)


def test_an_empty_run_has_all_sheets_and_agrees_with_itself():
    sheets = County([]).sheets()
    assert list(sheets) == NAMES
    assert set(check_signs(sheets["首页"]).values()) == {"✓"}
    assert not [chart for chart in sheets["首页"].charts if chart.kind == "bar"]


def test_every_formula_refers_to_sheets_of_the_workbook(sheets):
    for sheet in sheets.values():
        for formula in formulas(sheet):
            assert formula.text.startswith("=")
            assert set(names_in(formula)) <= set(NAMES)


@pytest.fixture(scope="module")
def parted(county):
    """The sheets where none may have more than 18 rows: some tables go on on further sheets."""
    return county.sheets(row_limit=18)


def numbers_in(sheet):
    """The numbers of the lines in the first column, from the top."""
    return [
        value for (_, col), value in sorted(written(sheet).items()) if col == 1 and isinstance(value, int)
    ]


@pytest.mark.parametrize("name", ["指标明细", "来源", "问题清单"])
def test_a_table_that_fills_its_sheet_goes_on_on_the_next(county, name):
    whole = numbers_in(county.sheets()[name])
    parts = [sheet for title, sheet in county.sheets(row_limit=18).items() if title.startswith(name)]
    assert [sheet.name for sheet in parts] == [name, *(f"{name} ({n})" for n in range(2, len(parts) + 1))]
    assert [number for sheet in parts for number in numbers_in(sheet)] == whole
    for sheet, following in pairwise(parts):
        last = max(row for row, _ in written(sheet))
        assert last <= 18
        assert f"“{following.name}”" in written(sheet)[last, 1]
        assert CellRef("", following.name, 1, 1) in {link.to for link in sheet.links if link.row == last}
    assert (len(parts) > 1) == (name != "问题清单")


def test_totals_and_links_span_all_sheets_of_a_table(sheets, parted):
    assert check_signs(parted["首页"]) == check_signs(sheets["首页"])
    starts = [link.to for link in parted["项目汇总"].links if link.col == 13]
    assert {to.sheet for to in starts} >= {"指标明细", "指标明细 (2)"}
    projects = [line["项目名称"] for line in table(parted["项目汇总"]) if isinstance(line["序号"], int)]
    assert [written(parted[to.sheet])[to.row, 4] for to in starts] == projects
    named = {name for sheet in parted.values() for formula in formulas(sheet) for name in names_in(formula)}
    assert {"指标明细 (2)", "来源 (2)"} <= named <= set(parted)


def test_findings_go_on_on_the_next_sheet(county, sheets):
    parted = county.sheets(row_limit=8)
    parts = [sheet for name, sheet in parted.items() if name in FINDINGS_PARTS]
    assert len(parts) > 1
    assert [number for sheet in parts for number in numbers_in(sheet)] == numbers_in(sheets["问题清单"])
    assert all(max(row for row, _ in written(sheet)) <= 8 for sheet in parts)
    assert check_signs(parted["首页"]) == check_signs(sheets["首页"])
    leads = {link.to.sheet for name in ("部门汇总", "项目汇总") for link in parted[name].links}
    assert leads >= {sheet.name for sheet in parts[:2]}


def names_in(formula):
    return re.findall(r"'([^']+)'!", formula.text)


def test_no_two_things_stand_in_one_place(sheets):
    for sheet in sheets.values():
        places = [(cell.row, cell.col) for cell in sheet.cells]
        assert len(places) == len(set(places)), sheet.name
        rows = [row for own in sheet.blocks for row in range(own.top, own.top + len(own.rows))]
        assert len(rows) == len(set(rows)), sheet.name
        merged = [
            (row, col)
            for area, _ in sheet.merges
            for row in range(area.first_row, area.last_row + 1)
            for col in range(area.first_col, area.last_col + 1)
        ]
        assert len(merged) == len(set(merged)), sheet.name


def test_top_departments_and_the_rest():
    forms = [
        {
            "项目名称": f"项目{n}",
            "主管部门及代码": f"第{n}镇 {100 + n}",
            "实施单位": f"第{n}镇",
            "年度资金总额": n,
            "财政拨款": n,
            "其他资金": None,
            "文件": f"{n}.xlsx",
        }
        for n in range(1, 14)
    ]
    sheet = County(forms).sheets()["首页"]
    start = row_of(sheet, "金额（万元）")
    cells = written(sheet)
    shown = [(cells[row, 1], plain(cells[row, 4])) for row in range(start + 1, start + 13)]
    assert shown[0] == ("第13镇", D(13))
    assert shown[9:] == [("第4镇", D(4)), ("其余 3 个部门", D(6)), ("合计", D(91))]
    chart = next(chart for chart in sheet.charts if chart.kind == "bar")
    assert chart.series[0].values.area[::2] == (start + 1, start + 10)


def remark(project="丙", rule="H05", cell="C7", said=("已说明", "已电话")):
    return Remark(
        "高山镇人民政府", "高山镇", project, "镇/高山.xlsx\n表3", cell, "警告", rule, "旧话", Said(*said)
    )


def test_remarks_stand_beside_their_findings_again():
    sheets = County(FORMS, [REFUSED], findings=MIXED).sheets(remarks=(remark(), remark("戊", "F02")))
    lines = table(sheets["问题清单"])
    assert picked(lines, "项目 规则 整改状态 备注")[:4] == [
        ("丙", "F02", "已豁免", "已电话核实（王某）"),
        ("丙", "H05", "已说明", "已电话"),
        ("丙", "R06", "待整改", ""),
        ("戊", "F02", "已说明", "已电话"),
    ]


def test_a_finding_that_the_officer_waived_counts_no_more():
    county = County(FORMS, [REFUSED], findings=MIXED)
    sheets = county.sheets(remarks=(remark("戊", "F02", said=("已豁免", "")),))
    assert picked(table(sheets["部门汇总"]), "错误 警告 审核结果")[1] == (0, 1, "修改后报送")
    assert check_signs(sheets["首页"])["问题条数：问题清单＝部门汇总（错误、警告、提示）＋已豁免"] == "✓"


def test_remarks_of_findings_that_are_gone_are_kept_below_and_counted_nowhere():
    county = County(FORMS, [REFUSED], findings=MIXED)
    kept = remark("己", "V01", "C12", ("已豁免", "县里同意"))
    idle = remark("庚", "V01", "C12", ("待整改", ""))
    sheets = county.sheets(remarks=(kept, idle))
    start = row_of(sheets["问题清单"], "已不再出现的问题（保留备注）")
    cells = written(sheets["问题清单"])
    below = {row: [cells.get((row, col)) for col in (4, 6, 9, 13, 14)] for row, _ in cells if row > start}
    assert list(below.values()) == [["己", "C12", "V01", "已豁免", "县里同意"]]
    assert len(table(sheets["问题清单"])) == len(MIXED)
    assert check_signs(sheets["首页"])["问题条数：问题清单＝部门汇总（错误、警告、提示）＋已豁免"] == "✓"


@pytest.mark.parametrize(
    ("name", "helpers"), [("项目汇总", "部门序号"), ("问题清单", "部门序号 项目序号 程序豁免")]
)
def test_columns_that_only_formulas_need_are_hidden_and_sorted_along(sheets, name, helpers):
    sheet = sheets[name]
    heads = {value: col for (row, col), value in written(sheet).items() if row == 3}
    assert sheet.hidden == {heads[helper] for helper in helpers.split()}
    assert sheet.filter.last_col == max(sheet.hidden)
    assert sheet.page.area.last_col < min(sheet.hidden)


def test_titles_are_not_printed_twice(sheets):
    assert not [sheet.name for sheet in sheets.values() if sheet.page.header]
    assert {sheet.page.footer.count("&9") for sheet in sheets.values()} == {3}
