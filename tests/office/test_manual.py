"""The officers' manual says what is so: commands, points of the doctor, formulas and their results."""

import re
from pathlib import Path

import pytest

from xl_perfgoals.cli.program import COMMANDS as CLI
from xl_perfgoals.hosts.commands import COMMANDS
from xl_perfgoals.hosts.udfs import UDFS
from xl_perfgoals.office.build import ADDIN, COUNTY_WORKBOOK
from xl_perfgoals.office.install.places import WORKBOOK_FOLDER
from xl_perfgoals.office.install.points import CALC_POINTS, POINTS
from xl_perfgoals.office.install.troubles import TROUBLES

DOCS = Path(__file__).parents[2] / "docs"
MANUAL = (DOCS / "安装与使用.md").read_text(encoding="utf-8")
GATE = (DOCS / "发布前人工检查.md").read_text(encoding="utf-8")
ROWS = [
    [cell.strip().strip("`") for cell in line.strip("|").split("|")]
    for line in MANUAL.splitlines()
    if line.startswith("| ")
]
FORMULA = re.compile(r"=(PG_\w+)\((.*)\)")
WORKED = [row for row in ROWS if len(row) == 2 and re.fullmatch(r'=PG_\w+\("[^)]*"\)', row[0])]
FUNCTIONS = {function.__name__: function for function in UDFS}


@pytest.mark.parametrize(("formula", "result"), [row for row in WORKED if "PG_STATUS" not in row[0]])
def test_a_formula_gives_what_the_manual_says(formula, result):
    name, arguments = FORMULA.fullmatch(formula).groups()
    answer = FUNCTIONS[name](*re.findall(r'"([^"]*)"', arguments))
    assert (f"{answer:.15g}" if isinstance(answer, float) else str(answer)) == result


def test_there_are_such_formulas():
    assert len(WORKED) > 8


def test_every_point_of_the_doctor_is_explained():
    explained = {row[0]: tuple(row[1:]) for row in ROWS if re.fullmatch(r"Z\d\d", row[0])}
    assert explained == {
        point.code: (point.title, *TROUBLES[point.code]) for point in (*POINTS, *CALC_POINTS)
    }


def test_every_button_and_function_is_there():
    assert {command.label for command in COMMANDS} <= {row[0] for row in ROWS}
    assert all(f"={name}(" in MANUAL for name in FUNCTIONS)


@pytest.mark.parametrize("text", [MANUAL, GATE], ids=["manual", "gate"])
def test_commands_and_files_are_called_by_their_names(text):
    named = set(re.findall(r"xl-perfgoals ([a-z]+)", text))
    assert named <= set(CLI)
    assert set(re.findall(r"[^\W\d_]*绩效目标\w*\.xlsm", text)) <= {COUNTY_WORKBOOK}
    assert Path(ADDIN).stem in text


def test_the_workbook_s_folder_is_called_by_its_name():
    assert f"“{WORKBOOK_FOLDER}”" in MANUAL
