"""xlwings' VBA as we ship it."""

import re
from itertools import pairwise

import pytest

from xl_perfgoals.office import xlwings_vba
from xl_perfgoals.office.ovba.modules import ModuleKind
from xl_perfgoals.office.xlwings_settings import SETTINGS
from xl_perfgoals.office.xlwings_vba import PatchError, Serves, xlwings_module

BOTH = pytest.mark.parametrize("serves", Serves)


def source(serves):
    return xlwings_module(serves).source


@BOTH
def test_module(serves):
    module = xlwings_module(serves)
    assert (module.name, module.kind) == ("xlwings", ModuleKind.STANDARD)
    assert "BSD 3-clause license" in module.source


def test_only_the_add_in_looks_at_the_workbook_in_front():
    def lines(serves):
        return [line.strip() for line in source(serves).split("\r\n") if "ActiveWorkbook" in line]

    assert lines(Serves.OWN) == []
    assert lines(Serves.FRONT) == [
        'XLPy.SetAttr XLPy.Module("xlwings._xlwindows"), "BOOK_CALLER", ActiveWorkbook',
        'ParameterString = ParameterString + "|" + ActiveWorkbook.Name',
    ]


@BOTH
def test_what_could_be_misused_is_gone(serves):
    code = [line.strip() for line in source(serves).split("\r\n") if not line.strip().startswith("'")]
    for word in (
        "VBProject",
        "VBComponents",
        "WScript.Run",
        "ExecuteWindows(",
        "SaveConfigToFile",
        "FileCopy",
    ):
        assert not [line for line in code if word in line]


@BOTH
def test_no_call_from_a_cell_runs_python(serves):
    lines = source(serves).split("\r\n")
    at = lines.index("Public Function RunPython(PythonCommand As String)")
    assert lines[at + 1].strip() == 'If TypeName(Application.Caller) = "Range" Then Exit Function'
    assert lines[1] == "Option Private Module"


@BOTH
def test_blocks_stay_balanced(serves):
    """Cutting took whole procedures and whole conditions."""
    lines = [line.strip() for line in source(serves).split("\r\n")]
    assert sum(line.startswith("#If") for line in lines) == lines.count("#End If")
    depth = 0
    for before, line in pairwise(lines):
        if re.match(r"(Public |Private )?(Function|Sub) \w", line) and before != "#Else":
            depth += 1
        elif line in {"End Function", "End Sub"}:
            depth -= 1
        assert depth in {0, 1}
    assert depth == 0


@BOTH
def test_every_setting_that_is_asked_for_is_on_our_sheet(serves):
    """Else xlwings would look for it in files that lie beside the workbook."""
    asked = set(re.findall(r'GetConfig\("([^"]+)"', source(serves)))
    assert asked == {key for key, _ in SETTINGS}


def test_settings_have_no_gap_and_capital_letters():
    keys = [key for key, _ in SETTINGS]
    assert all(keys)
    assert keys == [key.upper() for key in keys]
    assert len(set(keys)) == len(keys)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="not there"),
        pytest.param('PROJECT_NAME As String = "myaddin"\n' * 2, id="twice"),
    ],
)
def test_another_xlwings_is_refused(text, monkeypatch):
    version = f'XLWINGS_VERSION As String = "{xlwings_vba.version("xlwings")}"\n'
    monkeypatch.setattr(xlwings_vba, "_read", lambda _: version + text)
    with pytest.raises(PatchError):
        xlwings_module(Serves.OWN)


def test_a_condition_that_is_new_is_refused(monkeypatch):
    read = xlwings_vba._read
    monkeypatch.setattr(xlwings_vba, "_read", lambda path: read(path) + "#If Office365 Then\n#End If\n")
    with pytest.raises(PatchError, match="Office365"):
        xlwings_module(Serves.OWN)


def test_another_version_is_refused(monkeypatch):
    monkeypatch.setattr(xlwings_vba, "version", lambda _: "0.0.1")
    with pytest.raises(PatchError, match="version"):
        xlwings_module(Serves.OWN)
