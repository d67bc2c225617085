"""Conditions of compilation: what Excel compiles stays the same, line by line, on every machine."""

import re
from importlib.util import find_spec
from pathlib import Path

import pytest

from xl_perfgoals.office.conditional_vba import LEFT, ConditionError, resolved
from xl_perfgoals.office.xlwings_vba import Serves, xlwings_module

XLWINGS = Path(find_spec("xlwings").origin).parent
MACHINES = {
    "Windows, Excel of 32 bits": {"Mac": False, "Win64": False},
    "Windows, Excel of 64 bits": {"Mac": False, "Win64": True},
    "Mac": {"Mac": True, "Win64": True},
}
machines = pytest.mark.parametrize("machine", MACHINES.values(), ids=MACHINES)


def compiled(text, machine):
    """The lines that Excel compiles there."""
    names = {"VBA7": True, "App": "Microsoft Excel", "MAC_OFFICE_VERSION": 16} | machine
    lines, branches = [], []  # of each open block: is this branch shown, was any
    for line in text.splitlines():
        word = line.strip()
        if word.startswith(("#If", "#ElseIf")):
            condition = re.sub(r"(?<![><])=", "==", re.match(r"#\w+ (.+) Then", word)[1])
            condition = condition.replace("Not ", "not ").replace(" Or ", " or ")
            holds = bool(eval(condition, {}, names))  # noqa: S307 - conditions of an installed package
            if word.startswith("#If"):
                branches.append([holds, holds])
            else:
                branches[-1] = [holds and not branches[-1][1], holds or branches[-1][1]]
        elif word.startswith("#Else"):
            branches[-1] = [not branches[-1][1], True]
        elif word.startswith("#End If"):
            branches.pop()
        elif not word.startswith("#Const") and all(shown for shown, _ in branches):
            lines.append(line)
    assert branches == []
    return lines


@machines
def test_excel_compiles_what_it_compiled(machine):
    text = (XLWINGS / "xlwings_custom_addin.bas").read_text("ascii")
    assert compiled(resolved(text), machine) == compiled(text, machine)


@pytest.mark.parametrize("serves", Serves)
def test_what_is_left_is_for_the_machine_to_answer(serves):
    source = xlwings_module(serves).source
    assert set(re.findall(r"(?m)^\s*#(?:Else)?If (.+?) Then", source)) == LEFT


@machines
def test_every_machine_has_its_names_once(machine):
    """Our own changes to what LibreOffice would meet twice."""
    lines = compiled(xlwings_module(Serves.OWN).source, machine)
    text = "\n".join(lines)
    bits = "64" if machine["Win64"] else "32"
    assert re.findall(r"XLPyDLLName = (\w+)", text) == [f"XLPyDLLName{bits}"]
    assert re.findall(r"Const XLPyDLLName(\d\d) As String = \"xlwings(\d\d)-", text) == [(bits, bits)]
    declared = re.findall(r"Declare PtrSafe Function (\w+)", text)
    assert len(set(declared)) == len(declared)
    assert re.findall(r"(?m)^.*\bDeclare (?!PtrSafe).*$", text) == []


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("#If Office365 Then\n#End If", id="unheard of"),
        pytest.param("#If VBA7 Then", id="never closed"),
        pytest.param("#Else", id="never opened"),
        pytest.param("#End If", id="closed too often"),
        pytest.param("#If VBA7 Then\n#ElseIf Mac Then\n#End If", id="known, then unknown"),
    ],
)
def test_refused(text):
    with pytest.raises(ConditionError):
        resolved(text)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("#If VBA7 Then\na\n#Else\nb\n#End If\nc", "a\nc"),
        ('#If App = "Microsoft Word" Then\na\n#ElseIf VBA7 Then\nb\n#Else\nc\n#End If', "b"),
        ("#If VBA7 Then\na\n#ElseIf VBA7 Then\nb\n#End If", "a"),
        ("#If Mac Then ' a remark\na\n#Else\nb\n#End If", "#If Mac Then ' a remark\na\n#Else\nb\n#End If"),
        ('#If App = "Microsoft Word" Then\n#If Mac Then\na\n#End If\n#End If\nb', "b"),
        ("#Const App = 1\n#If VBA7 Then\n#If Mac Then\na\n#End If\n#End If", "#If Mac Then\na\n#End If"),
    ],
)
def test_left(text, left):
    assert resolved(text) == left


def test_dates_and_numbers_are_no_directives():
    assert resolved("x = #1/1/2000#\nPrint #1, x") == "x = #1/1/2000#\nPrint #1, x"
