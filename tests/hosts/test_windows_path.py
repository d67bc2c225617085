"""xlwings' own Windows code calling our functions: missing arguments, ranges, arrays, currency, dates."""

import json
import re
import subprocess
import sys
from datetime import date

import openpyxl
import pytest

from xl_perfgoals.hosts import udf_wording as words
from xl_perfgoals.hosts.udfs import UDFS
from xl_perfgoals.office.udf_wrappers import wrappers_module
from xl_perfgoals.rules.model import model_grid

MONEY = (
    ("TRUE", None),
    ("061", None),
    (6.59041, "约五"),
    ("3千元", None),
    (None, 4),
    ("#REF!", None),
    (0.95, None),
    (date(2023, 11, 30), None),
)
CALLS = {
    "validate missing": "1 个错误",
    "validate range": "1 个错误",
    "validate columns": "1 个错误",
    "validate no form": f"#输入有误：{words.NOTHING_FOUND}",
    "validate array": "通过",
    "validate from VBA": f"#输入有误：{words.NO_CALLER}",
    "total": 100.0,
    "total of a code in a cell": 90.0,
    "wanyuan text": 6.5904,
    "wanyuan number": 6.5904,
    "wanyuan currency cell": 6.59041,
    "wanyuan range": [[6.59041, "#输入有误：“约五”读不出金额"], [0.3, ""], ["", 4.0]],
    "wanyuan error cell": "#输入有误：“#REF!”读不出金额",
    "wanyuan missing": "",
    "target": 20.0,
    "target cell": "百分比：≥95%",
    "target date cell": "2023-11-30",
    "target column": [["百分比"], ["日期"]],
    "rule": "错误",
    "status": "#输入有误：工作簿里没有“报送情况”表，请先按“汇总乡镇”",
    "metadata": [function.__name__ for function in UDFS],
    "help": "部门的名称、别名或代码；不填合计全部",
    "optional": ["required", None, None],
    "patience": [7, -2147418111, True],
}


@pytest.fixture(scope="module")
def answers(tmp_path_factory):
    workbook = openpyxl.Workbook()
    ws = workbook.active
    ws.title = "表1"
    for row in model_grid({"其他资金": 20}).rows:
        ws.append(row)
    ws.merge_cells("A1:E1")
    money = workbook.create_sheet("钱")
    for row in MONEY:
        money.append(row)
    money["A1"].value = True
    money["A3"].number_format = '"¥"#,##0.00'
    money["A7"].number_format = '"≥"0%'
    money["A8"].number_format = "yyyy-mm-dd"
    path = tmp_path_factory.mktemp("windows") / "石桥镇.xlsx"
    workbook.save(path)
    run = subprocess.run(
        [sys.executable, "-m", "tests.hosts.windows_calls", str(path)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    return json.loads(run.stdout)


@pytest.mark.parametrize("call", CALLS)
def test_call(answers, call):
    assert answers[call] == CALLS[call]


@pytest.mark.parametrize("call", ["validate detail", "validate detail in a cell"])
def test_details_come_as_rows(answers, call):
    head, *rows = answers[call]
    assert tuple(head) == words.HEADINGS
    assert [row[1] for row in rows] == ["F02"]


def test_a_rule_must_be_named(answers):
    assert answers["rule missing"].startswith("#输入有误")


def calls_of(vba):
    """For each function of a VBA text: its parameters, and what it passes on to Python."""
    text = re.sub(r"\s*_\n\s*", " ", vba)
    heads = dict(re.findall(r"Function (PG_\w+)\((.*)\)", text))
    passed = re.findall(r'CallUDF\(\s*"([\w.]+)", "(PG_\w+)", Array\((.*?)\)', text)
    return heads, {name: (module, arguments.lower()) for module, name, arguments in passed}


def test_our_wrappers_call_as_xlwings_would(answers):
    """The same functions, parameters and arguments as xlwings' own generator writes for the module."""
    heads, passed = calls_of(answers["xlwings' own wrappers"])
    our_heads, our_passed = calls_of(wrappers_module(UDFS))
    assert set(our_heads) == {function.__name__ for function in UDFS}
    assert our_heads == heads
    assert our_passed == passed
