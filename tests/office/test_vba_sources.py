"""Our own VBA: what is in it, what a static check says, and what it does in an interpreter of VBA."""

import re

import pytest
from pyopenvba import ExcelFile, check_file
from pyopenvba.apps.excel import ExcelApplication
from pyvbaanalysis import analyze_workbook

from xl_perfgoals.files.assets import asset
from xl_perfgoals.hosts.commands import BUTTONS_MODULE, COMMANDS
from xl_perfgoals.office.ovba.modules import standard_module
from xl_perfgoals.office.vba_wording import SENTENCES, wording_module
from xl_perfgoals.office.xlwings_vba import Serves, xlwings_module

BUILT = pytest.mark.parametrize("built", ["addin", "county"])

EXPECTED = {
    "addin": "ThisWorkbook PgConf PgButtons PgHost PgText PgWording PgRibbon PgUdfs xlwings",
    "county": (
        "ThisWorkbook PgFront PgSettings PgRoster PgRules PgWaivers PgConf "
        "PgButtons PgHost PgText PgWording PgUdfs xlwings"
    ),
}

# To VBA these two are variables without a value, to this interpreter they are an error.
IMPLICIT = "Public StarDesktop As Variant\nPublic ThisComponent As Variant\n"
RUN_PYTHON = """Public Function RunPython(PythonCommand As String)
    If ActiveSheet.Range("B1").Value = "broken" Then Err.Raise 1, Description:="no DLL"
    ActiveSheet.Range("A1").Value = PythonCommand
    ActiveSheet.Range("A2").Value = Application.DisplayAlerts
End Function
"""
SAY = 'Public Sub PgSay(ByVal sentence As String)\n    ActiveSheet.Range("A3").Value = sentence\nEnd Sub\n'


def sub(name):
    return asset("addin", "vba", f"{name}.bas").read_text(encoding="ascii")


@BUILT
def test_modules_as_another_reader_sees_them(built, request):
    path = request.getfixturevalue(built)
    file = ExcelFile(path)
    assert file.module_names() == EXPECTED[built].split()
    assert file.validate() == []
    assert check_file(path).issues == ()
    for name, source in file.vba_modules().items():
        if name.startswith("Pg") and asset("addin", "vba").joinpath(f"{name}.bas").exists():
            assert source == standard_module(sub(name)).source


@BUILT
def test_static_check_is_clean(built, request):
    found = analyze_workbook(request.getfixturevalue(built))
    of_others = found.pop("xlwings", ())
    said = {(name, item.code) for name, items in found.items() for item in items}
    assert said == {("PgHost", "option-explicit-missing")}  # as it must be: see there
    assert not [item for item in of_others if item.severity.value == "error"]


def test_every_command_has_its_sub():
    assert re.findall(r"Public Sub (\w+)\(\)", sub("PgButtons")) == [command.name for command in COMMANDS]
    assert re.findall(r'PgPress "(\w+)"', sub("PgButtons")) == [command.name for command in COMMANDS]
    assert f"import {BUTTONS_MODULE} as b;" in sub("PgHost")


def test_sentences_come_out_of_their_digits():
    text = standard_module(wording_module()).source
    for name, sentence in SENTENCES.items():
        body = text.split(f"Public Function {name}()")[1].split("End Function")[0]
        digits = "".join(re.findall(r'"([0-9A-F]+)"', body))
        assert bytes.fromhex(digits).decode("utf-16-be") == sentence


@pytest.fixture(scope="module")
def excel():
    app = ExcelApplication()
    app.add_workbook()
    sources = {name: sub(name) for name in ("PgButtons", "PgHost", "PgText")}
    sources["PgText"] = sources["PgText"].split("' Shows a sentence.")[0] + SAY  # it shows no windows
    sources |= {"PgWording": wording_module(), "Implicit": IMPLICIT, "xlwings": RUN_PYTHON}
    for name, source in sources.items():
        app.add_module(source, name=name)
    return app


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_in_excel_a_button_calls_python(command, excel):
    excel.run(f"PgButtons.{command.name}")
    sheet = excel.sheet(1)
    assert sheet.value("A1") == f"import xl_perfgoals.hosts.buttons as b; b.{command.name}()"
    assert sheet.value("A2") is False
    assert excel.evaluate("Application.DisplayAlerts") is True


def test_in_excel_a_button_says_in_chinese_what_went_wrong(excel):
    sheet = excel.sheet(1)
    sheet.set_value("B1", "broken")
    excel.run("PgButtons.check_sheet")
    assert sheet.value("A3") == SENTENCES["PgNoPython"] + "\n\nno DLL"
    assert excel.evaluate("Application.DisplayAlerts") is True
    sheet.set_value("B1", "")


@pytest.mark.parametrize("name", SENTENCES)
def test_an_interpreter_reads_the_sentences(name, excel):
    assert excel.evaluate(f"{name}()") == SENTENCES[name]


def test_the_command_that_starts_python_names_no_workbook(county):
    """xlwings' own code reads our settings from the built workbook and makes the command line."""
    app = ExcelApplication.open(county, with_vba=False)
    source = xlwings_module(Serves.OWN).source
    source = re.sub(r"(?m)^(\s*#[^'\r\n]*?)[ ]*'[^\r\n]*", r"\1", source)  # no remarks behind directives
    source = source.replace("WScript.ExpandEnvironmentStrings(s)", "s")  # no WScript
    source = source.replace(
        'GetConfig("SHOW CONSOLE", False) = True', 'CBool(GetConfig("SHOW CONSOLE", False))'
    )
    app.add_module(source, name="xlwings")
    app.add_module("Function Command()\n    Command = XLPyCommand()\nEnd Function\n", name="Probe")
    assert app.evaluate("Command()") == (
        r'cmd.exe  /K ""%LOCALAPPDATA%\xl_perfgoals\python\pythonw.exe" -I -B -c '
        '"import xlwings; xlwings.serve(\'$(CLSID)\')""'
    )
