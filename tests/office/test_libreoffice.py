"""LibreOffice opens what is built, compiles our VBA and runs it."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.office.stand_ins import UDFS
from xl_perfgoals.core.policy import Policy
from xl_perfgoals.files.assets import asset
from xl_perfgoals.hosts.commands import COMMANDS
from xl_perfgoals.office.county.workbook import county_workbook
from xl_perfgoals.office.ovba.modules import class_module, standard_module
from xl_perfgoals.office.udf_wrappers import wrappers_module
from xl_perfgoals.office.vba_wording import SENTENCES, wording_module

SOFFICE = shutil.which("soffice")
PYTHON_MACROS = SOFFICE and Path(SOFFICE).resolve().with_name("pythonscript.py").exists()
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


@pytest.fixture(scope="module")
def profile(tmp_path_factory):
    """A profile of its own, with our macros where the extension will have them."""
    folder = tmp_path_factory.mktemp("profile")
    scripts = folder / "user" / "Scripts" / "python"
    scripts.mkdir(parents=True)
    (scripts / "pg_buttons.py").write_text(MACROS, encoding="utf-8")
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


@pytest.mark.skipif(not PYTHON_MACROS, reason="LibreOffice's package for macros of Python is not installed")
def test_buttons_run_the_macros_of_their_names(calc, profile, tmp_path):
    answer = pressed(calc, profile, tmp_path)
    assert answer["cells"] == {"单位名册!J1": "、".join(command.name for command in COMMANDS)}


def test_buttons_reach_a_macro_with_their_workbook(profile, tmp_path):
    """The same with macros of Basic, which need no further package."""
    host = own("PgHost").replace("pg_buttons.py$", "XlPerfGoals.Macros.")
    host = host.replace("language=Python&location=user", "language=Basic&location=document")
    modules = [*map(standard_module, [own("PgButtons"), host, own("PgText"), wording_module(), BASIC_MACROS])]
    modules.append(standard_module(own("XlwingsAbsent")))
    workbook = tmp_path / "basic.xlsm"
    workbook.write_bytes(county_workbook(modules, Policy()))
    answer = pressed(workbook, profile, tmp_path)
    assert answer["cells"] == {"单位名册!J1": "、".join(command.name for command in COMMANDS)}


def test_a_button_without_the_extension_says_so(tmp_path_factory, tmp_path):
    text = own("PgText").split("' Shows a sentence.")[0] + SAY
    modules = [own("PgButtons"), own("PgHost"), text, wording_module(), own("XlwingsAbsent")]
    workbook = tmp_path / "lonely.xlsm"
    workbook.write_bytes(county_workbook([*map(standard_module, modules)], Policy()))
    answer = pressed(workbook, tmp_path_factory.mktemp("empty"), tmp_path)
    assert answer["cells"]["单位名册!J1"].startswith(SENTENCES["PgNoExtension"])


def pressed(workbook, profile, folder):
    """Every button of the workbook, one after the other."""
    run = [[f"XlPerfGoals.PgButtons.{command.name}", []] for command in COMMANDS]
    return session(profile, folder, workbook=str(workbook), run=run, cells=["单位名册!J1"])


def test_sentences_and_formulas(calc, profile, tmp_path):
    answer = session(
        profile,
        tmp_path,
        workbook=str(calc),
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
    """What the wrappers of cell functions give, in formulas; the ribbon's callback compiled beside them."""
    ribbon = own("PgRibbon").replace("As IRibbonControl", "As Object")
    texts = [
        *map(own, ("PgButtons", "PgHost", "PgText")),
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
