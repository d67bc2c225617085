"""The functions for cells: what they answer to ranges, values, arrays, blanks and nonsense."""

import inspect
import json
import subprocess
import sys

import openpyxl
import pytest

from tests.hosts.conftest import SAMPLES, TOWNSHIP, simulated
from xl_perfgoals.core.amount import LIMIT
from xl_perfgoals.core.target import Kind, Op
from xl_perfgoals.hosts import checks, udf_wording as words
from xl_perfgoals.hosts.checks import CHECKS, Checks
from xl_perfgoals.hosts.county import County
from xl_perfgoals.hosts.grids import scalar_rows
from xl_perfgoals.hosts.udfs import PG_RULE, PG_STATUS, PG_TARGET, PG_TOTAL, PG_VALIDATE, PG_WANYUAN, UDFS
from xl_perfgoals.ops.messages import BY_CODE
from xl_perfgoals.rules.model import HEAD


@pytest.fixture
def filled(opened, tmp_path):
    """A sheet with these rows, from A1 on."""

    def filled(rows, name="清单.xlsx", **further):
        workbook = openpyxl.Workbook()
        for row in rows:
            workbook.active.append(row)
        for title, own in further.items():
            sheet = workbook.create_sheet(title)
            for row in own:
                sheet.append(row)
        workbook.save(tmp_path / name)
        return opened(tmp_path / name).sheets[0]

    return filled


LIST = [
    ["2023年项目清单（单位：万元）"],
    ["序号", "项目名称", "主管部门及代码", "年度资金总额", "其中：财政拨款", "其他资金"],
    [1, "村道维修", "石桥镇人民政府 061", 100, 90, 10],
    [2, "水渠清淤", "石桥镇", "65904元", 6.5904, 0],
    [3, "教室修缮", "教育局 033", 0.1, 0.1, None],
    [4, None, "教育局 033", 0.2, 0.2, None],
    ["合计", None, None, 106.8904, None, None],
]


def from_command_line(path, sheet):
    printed = subprocess.run(
        [sys.executable, "-m", "xl_perfgoals", "check", str(path), "--format", "json"],
        capture_output=True,
        check=False,
    )
    findings = json.loads(printed.stdout)["findings"]
    return sorted((f["code"], f["cell"]) for f in findings if f["sheet"] == sheet)


@pytest.mark.parametrize("area", [None, "A1:I40", "A:E"])
@pytest.mark.parametrize("number", [0, 5, 10])
def test_a_sample_sheet_gives_what_the_command_line_gives(township, tmp_path, number, area):
    sheet = township.sheets[number]
    alone = openpyxl.load_workbook(SAMPLES / TOWNSHIP)
    for name in alone.sheetnames:
        if name != sheet.name:
            del alone[name]
    alone.save(tmp_path / "一张.xlsx")
    rows = PG_VALIDATE(sheet[area] if area else None, True, sheet["K1"])
    assert rows[0] == list(words.HEADINGS)
    assert sorted((row[1], row[2]) for row in rows[1:]) == from_command_line(
        tmp_path / "一张.xlsx", sheet.name
    )


@pytest.mark.parametrize(
    ("edits", "answer"),
    [
        ({}, "通过"),
        ({"其他资金": 20}, "1 个错误"),
        ({"年度总体目标": None}, "1 个错误"),
        ({"财政拨款": "#REF!"}, "1 个错误"),
    ],
)
def test_the_verdict_in_one_line(model, edits, answer):
    book = model(edits)
    verdict = PG_VALIDATE(None, None, book.sheets[0]["Z1"])
    assert verdict.split("，")[0].split("（")[0] == answer


def test_a_form_may_begin_anywhere(model):
    book = model({"其他资金": 20}, first=(7, 4))
    rows = PG_VALIDATE(book.sheets[0]["D7:H40"], True)
    assert [row[2] for row in rows if row[1] == "F02"] == ["F13"]


def test_a_thousand_cells_cost_one_check(township, host):
    sheet = township.sheets[0]
    for number in range(host.many):
        cell = sheet[number % 20, 10 + number // 20]
        cell.formula = "=PG_VALIDATE()"
        assert PG_VALIDATE(None, None, cell).endswith("个警告")
        # each answer changes the sheet
        host.answer(cell, f"第{number}次的回答")
    assert CHECKS.made == 1


@simulated
@pytest.mark.parametrize("area", ["A1:I40", None])
def test_a_thousand_cells_are_turned_into_ours_once(township, host, monkeypatch, area):
    sheet = township.sheets[0]
    cells = [sheet[number % 20, 10 + number // 20] for number in range(host.many)]
    for cell in cells:
        cell.formula = "=PG_VALIDATE()"
    turned = []
    monkeypatch.setattr(checks, "scalar_rows", lambda rows: turned.append(rows) or scalar_rows(rows))
    for number, cell in enumerate(cells):
        assert PG_VALIDATE(sheet[area] if area else None, None, cell).endswith("个警告")
        host.answer(cell, f"第{number}次的回答")
    assert (len(turned), CHECKS.made) == (1, 1)


def test_a_changed_cell_is_checked_anew(model):
    book = model()
    sheet = book.sheets[0]
    first = PG_VALIDATE(sheet["A1:E40"])
    assert sheet["B8"].value == "财政拨款:"
    sheet["C8"].value = 5
    assert PG_VALIDATE(sheet["A1:E40"]) != first
    assert CHECKS.made == 2


def test_a_number_format_that_changes_counts_after_a_while(model):
    now = [0.0]
    own, sheet = Checks(lambda: now[0]), model().sheets[0]
    sheet["E20"].value = 0.95
    own.checked(sheet)
    sheet["E20"].number_format = "0%"
    now[0] += 60
    assert own.reading(sheet).grid.text(20, 5) == "95%"


def test_memory_is_bounded(filled):
    own = Checks()
    sheet = filled(LIST)
    for number in range(80):
        sheet["H1"].value = number
        own.checked(sheet)
    assert len(own._checked._known) <= 64
    assert own.made == 80


def test_settings_are_read_once_in_a_while_and_count(county, host):
    clock = iter([0.0, 0.0, 1.0, 60.0, 60.0]).__next__
    own = Checks(clock)
    assert own.county(county) == County()
    before = host.calls()
    own.county(county)
    assert host.calls() == before
    sheet = county.sheets["设置"]
    row = next(row for row in range(1, 40) if sheet[f"A{row}"].value == "任务年度")
    host.lock(sheet[f"B{row}"], locked=False)
    sheet[f"B{row}"].value = 2024
    assert own.county(county).policy.year == 2024


def test_a_list_is_checked_by_the_rules_that_its_columns_allow(filled):
    rows = PG_VALIDATE(filled(LIST)["A1:F10"], "是")
    assert sorted((row[1], row[2]) for row in rows[1:]) == [("F06", "F5"), ("F06", "F6"), ("H01", "B6")]


@pytest.mark.parametrize("given", [[["a", "b"], [1, 2]], "文字", 5, [[None]]])
def test_what_holds_no_form_is_said(given):
    assert PG_VALIDATE(given).startswith("#输入有误")


def test_an_array_written_into_the_formula_can_be_a_list():
    assert PG_VALIDATE(tuple(map(tuple, LIST[1:4]))).startswith("通过")


def test_without_area_or_caller_there_is_nothing_to_check():
    assert PG_VALIDATE() == f"#输入有误：{words.NO_CALLER}"


def test_findings_fill_the_array_that_was_selected(model, host):
    book = model({"其他资金": 20})
    place = book.sheets[0]["K1:Q30"]
    with host.array_in(place):
        rows = PG_VALIDATE(book.sheets[0]["A1:E40"], True, place)
    assert (len(rows), {len(row) for row in rows}) == (30, {7})
    assert rows[-1] == [""] * 7


@pytest.mark.parametrize(
    ("department", "column", "total"),
    [
        (None, None, 106.8904),
        ("", "", 106.8904),
        ("石桥镇人民政府", None, 100),
        ("061", "其他资金", 10),
        (61, "财政拨款", 90),
        ("教育局", None, 0.3),
        ("教育局", "其中：财政拨款", 0.3),
        ("033", "其他资金", 0),
    ],
)
def test_totals_of_a_list(filled, department, column, total):
    assert PG_TOTAL(filled(LIST)["A1:F20"], department, column) == total


def test_totals_know_the_roster(filled):
    roster = [["代码", "单位名称", "别名"], ["061", "石桥镇人民政府", "石桥镇、石桥"], ["044", "卫健局", ""]]
    area = filled(LIST, 设置=[["名称", "值"]], 单位名册=roster)["A1:F20"]
    assert PG_TOTAL(area, "石桥") == PG_TOTAL(area, "061") == PG_TOTAL(area, 61) == 106.5904
    assert PG_TOTAL(area, "卫健局") == 0


@pytest.mark.parametrize(
    ("rows", "department", "column", "what"),
    [
        (LIST, "财政局", None, "财政局"),
        (LIST, None, "自筹", "自筹"),
        ([LIST[1][:4], [1, "甲", "乙", 5]], None, "其他资金", "其他资金"),
        ([LIST[1], [1, "甲", "乙", "约5万"]], None, None, "D2"),
        ([LIST[1], [1, "甲", "乙", "#REF!"]], None, None, "#REF!"),
        ([["甲", "乙"]], None, None, words.NOTHING_FOUND),
    ],
)
def test_no_wrong_total_is_given(filled, rows, department, column, what):
    answer = PG_TOTAL(filled(rows)["A1:F20"], department, column)
    assert answer.startswith("#输入有误")
    assert what in answer


def test_totals_over_forms(township, model):
    sheet = township.sheets["06村干部任职补贴"]
    assert PG_TOTAL(sheet["A1:E40"]) == PG_TOTAL(sheet["A:E"], "056") == 168.696
    assert PG_TOTAL(model({"财政拨款": "约90"}).sheets[0]["A1:E40"]).startswith("#输入有误")


def test_sums_are_exact(filled):
    rows = [LIST[1], *([1, f"项目{n}", "局 033", 0.1, 0.1, 0] for n in range(10))]
    assert PG_TOTAL(filled(rows)["A1:F20"]) == 1.0


@pytest.mark.parametrize(
    ("given", "unit", "answer"),
    [
        ("65904元", None, 6.5904),
        (65904, "元", 6.5904),
        ("65,904", "元", 6.5904),
        ("６.５９０４万元", "元", 6.5904),
        ("1.2亿", None, 12000),
        (1.2, "亿元", 12000),
        (22, None, 22),
        (0.1 + 0.2, None, 0.3),
        ("5千元", None, 0.5),
        (None, None, ""),
        ("—", None, ""),
        ("", "元", ""),
    ],
)
def test_any_money_to_wanyuan(given, unit, answer):
    assert PG_WANYUAN(given, unit) == answer


@pytest.mark.parametrize(
    ("given", "unit"),
    [
        ("约五千", None),
        ("#REF!", None),
        (True, None),
        (5, "美元"),
        ("=1+1", None),
        (float("nan"), None),
        (-2146826265, None),
    ],
)
def test_what_is_no_money_is_said(given, unit):
    assert PG_WANYUAN(given, unit).startswith("#输入有误")


def test_many_cells_are_answered_one_by_one(filled):
    sheet = filled([["65904元", "约五"], [3, None], [None, "—"]])
    answers = PG_WANYUAN(sheet["A1:B3"])
    assert answers[0][0] == 6.5904
    assert answers[0][1].startswith("#输入有误")
    assert answers[1:] == [[3, ""], ["", ""]]


@pytest.mark.parametrize(
    ("text", "part", "answer"),
    [
        ("≥20公里", None, "数量：≥20公里"),
        ("≥20公里", "运算符", "≥"),
        ("≥20公里", "op", "≥"),
        ("≥20公里", "数字", 20),
        ("≥20公里", "NUMBER", 20),
        ("≥20公里", "单位", "公里"),
        ("≥20公里", "类型", "数量"),
        ("≥20公里", "可量化", True),
        ("显著提升", None, "定性：显著提升"),
        ("显著提升", "数字", ""),
        ("2023年11月底前", "日期", "2023-11-30"),
        ("", None, "空白"),
    ],
)
def test_targets_taken_apart(text, part, answer):
    assert PG_TARGET(text, part) == answer


def test_a_target_is_read_as_displayed(opened, tmp_path):
    workbook = openpyxl.Workbook()
    workbook.active["A1"], workbook.active["A1"].number_format = 0.95, '"≥"0%'
    workbook.save(tmp_path / "a.xlsx")
    sheet = opened(tmp_path / "a.xlsx").sheets[0]
    assert (PG_TARGET(sheet["A1"], "数字"), PG_TARGET(sheet["A1"], "单位")) == (95, "%")


def test_words_for_every_kind_and_operator():
    assert set(words.KINDS) == set(Kind)
    assert set(words.OPERATORS) == set(Op)


def test_every_rule_can_be_asked_for():
    for code, rule in BY_CODE.items():
        assert rule.title in PG_RULE(code)
        assert PG_RULE(code.lower(), "说明") == rule.doc.strip()
    assert PG_RULE("F02", "级别") == "错误"
    assert PG_RULE("Z99").startswith("#输入有误")
    assert PG_RULE("F02", "颜色").startswith("#输入有误")


def test_status_of_a_unit(filled):
    receipts = [
        ["报送情况"],
        [],
        ["一、各部门报送进度"],
        ["序号", "部门", None, "应报\n项目数", "状态"],
        [1, "石桥镇人民政府", None, 2, "退回"],
        [2, "教育局", None, 1, "未报"],
        ["合计"],
    ]
    roster = [["代码", "单位名称", "别名"], ["061", "石桥镇人民政府", "石桥镇"], ["044", "卫健局", ""]]
    sheet = filled([["甲"]], 报送情况=receipts, 单位名册=roster, 设置=[["名称", "值"]])
    here = sheet["A1"]
    assert [
        PG_STATUS(unit, here) for unit in ("石桥镇人民政府", "石桥镇", "061", 61, "教育局", "卫健局")
    ] == [
        *["退回"] * 4,
        "未报",
        "未报",
    ]
    assert PG_STATUS("税务局", here).startswith("#输入有误")
    assert PG_STATUS(None, here).startswith("#输入有误")
    assert PG_STATUS("教育局") == "未报"  # called from VBA: the workbook in front


def test_faulty_settings_are_told_and_not_passed_over(county, host):
    sheet = county.sheets["设置"]
    row = next(row for row in range(1, 40) if sheet[f"A{row}"].value == "任务年度")
    host.lock(sheet[f"B{row}"], locked=False)
    sheet[f"B{row}"].value = "明年"
    front = county.sheets["首页"]
    answer = PG_STATUS("石桥镇", front["A1"])
    assert answer.startswith("#")
    assert "任务年度" in answer


@pytest.mark.parametrize("function", UDFS, ids=lambda function: function.__name__)
@pytest.mark.parametrize(
    "nonsense",
    [
        None,
        "",
        "=1+1",
        "\x00",
        "字" * 40_000,
        -2146826265,
        float("nan"),
        float("inf"),
        True,
        [[]],
        (),
        [["a"], []],
        10**30,
    ],
    ids=lambda value: repr(value)[:20],
)
def test_nothing_makes_a_function_raise(function, nonsense):
    required = [
        parameter
        for parameter in inspect.signature(function).parameters.values()
        if parameter.default is inspect.Parameter.empty
    ]
    answer = function(*[nonsense] * max(1, len(required)))
    assert isinstance(answer, str | float | int | list)
    assert "程序内部出错" not in str(answer)


def test_a_bug_becomes_a_line_and_a_log(monkeypatch, tmp_path):
    monkeypatch.setattr("xl_perfgoals.hosts.udfs.read_target", lambda _: 1 / 0)
    answer = PG_TARGET("5")
    assert answer.startswith("#程序内部出错")
    assert "ZeroDivisionError" in next(tmp_path.glob("*.log")).read_text(encoding="utf-8")


@simulated
def test_a_busy_host_is_said(township, app):
    place = township.sheets[0]["A1:E20"]
    app.impl.busy = True
    assert PG_VALIDATE(place) == "#Excel 正忙，请稍后按 F9 重新计算"


def test_descriptions_are_as_the_wizard_needs_them():
    for function in UDFS:
        first = inspect.getdoc(function).splitlines()[0]
        assert first.isascii()
        assert len(first) <= 255
        assert "caller" not in list(inspect.signature(function).parameters)[:-1]


def test_the_model_form_and_limits_are_what_these_tests_think():
    assert HEAD["其他资金"] == 10
    assert LIMIT > 10**10
