"""LibreOffice opens what is built, compiles our VBA and runs it."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest
from pyopenvba import ExcelFile, check_file

from tests.office.stand_ins import UDFS
from xl_perfgoals.core.policy import Policy
from xl_perfgoals.files.assets import asset
from xl_perfgoals.hosts.commands import COMMANDS
from xl_perfgoals.office.county.workbook import county_workbook
from xl_perfgoals.office.ovba.modules import class_module, standard_module
from xl_perfgoals.office.udf_wrappers import wrappers_module
from xl_perfgoals.office.vba_wording import SENTENCES, wording_module
from xl_perfgoals.office.xlwings_settings import CONF_SHEET, SETTINGS

SOFFICE = shutil.which("soffice")
PYTHON_MACROS = SOFFICE and Path(SOFFICE).resolve().with_name("pythonscript.py").exists()
NEEDS_PYTHON = pytest.mark.skipif(
    not PYTHON_MACROS, reason="LibreOffice's package for macros of Python is not installed"
)
pytestmark = [
    pytest.mark.soffice,
    pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed"),
]

# What the extension's macros are to the buttons: a file of Python in the user's folder of macros.
MACROS = """
def _pressed(name, document):
    cell = document.Sheets.getByName("单位名册").getCellRangeByName("J1")
    cell.String = (cell.String + "、" if cell.String else "") + name
"""
MACROS += "".join(
    f"\ndef {command.name}(document):\n    _pressed('{command.name}', document)\n" for command in COMMANDS
)
ANSWERS = """
import unohelper
from com.sun.star.script import XInvocation

class Asker(unohelper.Base, XInvocation):
    def getIntrospection(self):
        return None

    def hasMethod(self, name):
        return name == "answer"

    def hasProperty(self, name):
        return False

    def invoke(self, method, given, out, index):
        return answer(*given), (), ()

def asker():
    return Asker()

def answer(name, arguments):
    if "break" in arguments:
        raise ValueError("broken")
    if name == "PG_RULE":
        return (("编号", "名称"), ("F02", 1.5))
    return "|".join([name, *map(_given, arguments)])

def _given(value):
    return value.getCellRange().AbsoluteName if hasattr(value, "getCellRange") else repr(value)
"""
BASIC_MACROS = """Attribute VB_Name = "Macros"
Sub Pressed(name, document)
    Set cell = document.Sheets.getByIndex(2).getCellRangeByName("J1")
    If cell.String <> "" Then name = cell.String & ChrW(12289) & name
    cell.String = name
End Sub
"""
BASIC_MACROS += "".join(
    f'Sub {command.name}(document)\n    Pressed "{command.name}", document\nEnd Sub\n' for command in COMMANDS
)
SAY = """Public Sub PgSay(ByVal sentence As String)
    ThisComponent.Sheets.getByIndex(2).getCellRangeByName("J1").String = sentence
End Sub
"""

# In xlwings' place: an object that says what it was called with.
ECHO = """VERSION 1.0 CLASS
BEGIN
  MultiUse = -1  'True
END
Attribute VB_Name = "PgEcho"
Attribute VB_Exposed = True
Public Function CallUDF(script, name, args, book, caller)
    Dim i, given
    given = ""
    For i = LBound(args) To UBound(args)
        If IsMissing(args(i)) Then
            given = given & "|missing"
        ElseIf IsObject(args(i)) Then
            given = given & "|" & TypeName(args(i))
        Else
            given = given & "|" & args(i)
        End If
    Next i
    If InStr(given, "|fail") = 1 Then Err.Raise 1000, "x", "broken"
    CallUDF = script & ":" & name & given
End Function
"""
STAND_IN = """Attribute VB_Name = "xlwings"
Public Function XLPy()
    Dim echo As New PgEcho
    Set XLPy = echo
End Function
Public Sub RunPython(PythonCommand As String)
End Sub
"""


TWICE = """Attribute VB_Name = "Twice"
Function Settings()
#If Mac Then
    Dim d As Collection
#Else
    Dim d As Object
#End If
    Settings = 1
End Function
"""


@pytest.fixture(scope="module")
def profile(tmp_path_factory):
    """A profile of its own, with our macros where the extension will have them."""
    folder = tmp_path_factory.mktemp("profile")
    scripts = folder / "user" / "Scripts" / "python"
    scripts.mkdir(parents=True)
    (scripts / "pg_buttons.py").write_text(MACROS, encoding="utf-8")
    (scripts / "pg_functions.py").write_text(ANSWERS, encoding="utf-8")
    return folder


def session(profile, folder, **job):
    """What LibreOffice answers, run in a program of its own."""
    path = folder / "job.json"
    path.write_text(json.dumps({"soffice": SOFFICE, "profile": str(profile), **job}), encoding="utf-8")
    program = Path(__file__).with_name("calc_session.py")
    done = subprocess.run(
        [sys.executable, program, path], capture_output=True, text=True, timeout=180, check=False
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def own(name):
    return asset("addin", "vba", f"{name}.bas").read_text(encoding="ascii")


@NEEDS_PYTHON
def test_buttons_run_the_macros_of_their_names(county, profile, tmp_path):
    answer = pressed(county, profile, tmp_path)
    assert answer["cells"] == {"单位名册!J1": "、".join(command.name for command in COMMANDS)}


def test_buttons_reach_a_macro_with_their_workbook(profile, tmp_path):
    """The same with macros of Basic, which need no further package."""
    host = own("PgHost").replace("pg_buttons.py$", "XlPerfGoals.Macros.")
    host = host.replace("language=Python&location=user", "language=Basic&location=document")
    modules = [*map(standard_module, [own("PgButtons"), host, own("PgText"), wording_module(), BASIC_MACROS])]
    workbook = tmp_path / "basic.xlsm"
    workbook.write_bytes(county_workbook(modules, Policy()))
    answer = pressed(workbook, profile, tmp_path)
    assert answer["cells"] == {"单位名册!J1": "、".join(command.name for command in COMMANDS)}


def test_a_button_without_the_extension_says_so(tmp_path_factory, tmp_path):
    text = own("PgText").split("' Shows a sentence.")[0] + SAY
    modules = [own("PgButtons"), own("PgHost"), text, wording_module()]
    workbook = tmp_path / "lonely.xlsm"
    workbook.write_bytes(county_workbook([*map(standard_module, modules)], Policy()))
    answer = pressed(workbook, tmp_path_factory.mktemp("empty"), tmp_path)
    assert answer["cells"]["单位名册!J1"].startswith(SENTENCES["PgNoExtension"])


def pressed(workbook, profile, folder):
    """Every button of the workbook, one after the other."""
    run = [[f"XlPerfGoals.PgButtons.{command.name}", []] for command in COMMANDS]
    return session(profile, folder, workbook=str(workbook), run=run, cells=["单位名册!J1"])


def test_sentences_and_formulas(county, profile, tmp_path):
    answer = session(
        profile,
        tmp_path,
        workbook=str(county),
        run=[[f"XlPerfGoals.PgWording.{name}", []] for name in SENTENCES],
        cells=["首页!C5", "首页!C7"],
        buttons="首页",
    )
    assert answer["run"] == list(SENTENCES.values())
    assert answer["cells"]["首页!C5"] == "（未填）"
    assert int(answer["cells"]["首页!C7"]) > 50
    assert answer["buttons"] == [
        [
            command.label,
            f"vnd.sun.star.script:XlPerfGoals.PgButtons.{command.name}?language=Basic&location=document",
        ]
        for command in COMMANDS
    ]


@pytest.fixture(scope="module")
def functions(profile, tmp_path_factory):
    """What the wrappers give on their way to xlwings; the ribbon's callback compiled beside them."""
    ribbon = own("PgRibbon").replace("As IRibbonControl", "As Object")
    host = own("PgHost").replace("Not IsEmpty(StarDesktop)", "False")  # as in Excel
    texts = [
        own("PgButtons"),
        host,
        own("PgText"),
        ribbon,
        STAND_IN,
        wording_module(),
        wrappers_module(UDFS),
    ]
    modules = [*map(standard_module, texts), class_module(ECHO)]
    folder = tmp_path_factory.mktemp("functions")
    workbook = folder / "functions.xlsm"
    workbook.write_bytes(county_workbook(modules, Policy()))
    formulas = {f"单位名册!J{row}": formula for row, (formula, _) in enumerate(FORMULAS, 5)}
    return session(profile, folder, workbook=str(workbook), formulas=formulas, cells=list(formulas))


FORMULAS = [
    ("=PG_VALIDATE()", "xl_perfgoals.hosts.udfs:PG_VALIDATE|missing|missing"),
    ("=PG_TOTAL(A1:B2)", "xl_perfgoals.hosts.udfs:PG_TOTAL|Range|missing|missing"),
    ('=PG_WANYUAN("3.5亿";"元")', "xl_perfgoals.hosts.udfs:PG_WANYUAN|3.5亿|元"),
    ('=PG_TARGET("≥90%")', "xl_perfgoals.hosts.udfs:PG_TARGET|≥90%|missing"),
    ('=PG_RULE("F02";2)', "xl_perfgoals.hosts.udfs:PG_RULE|F02|2"),
    ('=PG_WANYUAN("fail")', SENTENCES["PgNoAnswer"] + " broken"),
]


def test_cell_functions(functions):
    """Also those that fail give text, never an error."""
    assert list(functions["cells"].values()) == [expected for _, expected in FORMULAS]


ASKED = [
    ("=PG_VALIDATE()", "PG_VALIDATE|None|None"),
    ("=PG_TOTAL($首页.A1:B2)", "PG_TOTAL|$首页.$A$1:$B$2|None|None"),
    ('=PG_TOTAL(A1;"教育局";"财政拨款")', "PG_TOTAL|$单位名册.$A$1|'教育局'|'财政拨款'"),
    ("=PG_WANYUAN(1.5)", "PG_WANYUAN|1.5|None"),
    ('=PG_STATUS("石桥镇")', "PG_STATUS|'石桥镇'|None"),
    ('=PG_RULE("F02")', "编号"),
    ('=INDEX(PG_RULE("F02");2;2)', "1.5"),
]


@NEEDS_PYTHON
def test_cell_functions_ask_the_extension(county, profile, tmp_path):
    cells = answers(county, profile, tmp_path, [formula for formula, _ in ASKED])
    assert cells == [expected for _, expected in ASKED]


@NEEDS_PYTHON
def test_a_function_that_breaks_says_so(county, profile, tmp_path):
    (cell,) = answers(county, profile, tmp_path, ['=PG_TARGET("break")'])
    assert cell.startswith(SENTENCES["PgNoAnswer"])
    assert "broken" in cell


def test_cell_functions_without_the_extension_say_so(county, tmp_path_factory, tmp_path):
    cells = answers(county, tmp_path_factory.mktemp("empty"), tmp_path, ["=PG_VALIDATE()", "=PG_WANYUAN(1)"])
    assert cells == ["#" + SENTENCES["PgNoExtension"]] * 2


def answers(workbook, profile, folder, formulas):
    """What the cells of the built workbook show."""
    written = {f"单位名册!J{row}": formula for row, formula in enumerate(formulas, 5)}
    answer = session(profile, folder, workbook=str(workbook), formulas=written, cells=list(written))
    return list(answer["cells"].values())


def test_every_module_of_the_workbook_is_there_and_runs(county, profile, tmp_path):
    """Where one cannot be compiled, LibreOffice runs none: xlwings' own are read by it, though not used."""
    run = [
        ["XlPerfGoals.xlwings.GetBaseName", ["book.xlsm"]],
        ["XlPerfGoals.xlwings.GetDirectory", ["a/b\\c"]],
        ["XlPerfGoals.PgHost.PgInCalc", []],
        ["XlPerfGoals.PgText.PgChinese", ["7EE9"]],
        ["XlPerfGoals.PgWording.PgTitle", []],
        ["XlPerfGoals.PgUdfs.PG_RULE", ["F02"]],
    ]
    answer = session(profile, tmp_path, workbook=str(county), run=run)
    assert set(ExcelFile(county).module_names()) == set(answer["libraries"]["XlPerfGoals"])
    assert answer["run"][:5] == ["book", "a/b\\", True, "绩", "绩效目标"]
    assert answer["run"][5] is not None


def test_a_module_that_cannot_be_compiled_shows(profile, tmp_path):
    """What the tests above lean on: it gives nothing, here for a name of both branches."""
    workbook = tmp_path / "twice.xlsm"
    workbook.write_bytes(county_workbook([standard_module(TWICE)], Policy()))
    answer = session(profile, tmp_path, workbook=str(workbook), run=[["XlPerfGoals.Twice.Settings", []]])
    assert answer["run"] == [None]


@pytest.fixture(scope="module")
def saved(county, profile, tmp_path_factory):
    """The built workbook, saved by LibreOffice with a formula of ours in it."""
    folder = tmp_path_factory.mktemp("saved")
    path = folder / county.name
    session(profile, folder, workbook=str(county), formulas={"单位名册!J5": "=PG_WANYUAN(1)"}, save=str(path))
    return path


def test_saved_by_libreoffice_it_keeps_its_code(county, saved):
    """All but what the function wizard of Excel shows."""
    before, after = (ExcelFile(path).vba_modules() for path in (county, saved))
    assert set(before) == set(after)
    for name, source in before.items():
        lines = [line for line in source.rstrip().splitlines() if not line.startswith("Attribute PG_")]
        assert after[name].rstrip().splitlines() == lines, name
    assert check_file(saved).issues == ()


def test_saved_by_libreoffice_it_keeps_its_settings_and_formulas(saved):
    values, formulas = (openpyxl.load_workbook(saved, data_only=only) for only in (True, False))
    rows = [tuple(cell.value or "" for cell in row) for row in values[CONF_SHEET].iter_rows(max_col=2)]
    assert rows == [(key, value or "") for key, value in SETTINGS]
    assert values[CONF_SHEET].sheet_state != "visible"
    assert formulas["单位名册"]["J5"].value == "=PG_WANYUAN(1)"
    values.close()
    formulas.close()


@NEEDS_PYTHON
def test_saved_by_libreoffice_its_macros_still_run(saved, profile, tmp_path):
    answer = pressed(saved, profile, tmp_path)
    assert answer["cells"] == {"单位名册!J1": "、".join(command.name for command in COMMANDS)}
