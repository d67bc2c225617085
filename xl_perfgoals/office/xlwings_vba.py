"""xlwings' own VBA, taken from the installed xlwings and fitted to us; it carries its licence in its text.

LibreOffice never runs it, but where it cannot compile one module it runs none of a workbook's.
"""

from collections.abc import Sequence
from enum import Enum
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

from xl_perfgoals.office.conditional_vba import ConditionError, resolved
from xl_perfgoals.office.ovba.modules import VbaModule, standard_module

PROJECT = "XlPerfGoals"
"""Name of the VBA project, and to xlwings the name of the program: its settings are on XlPerfGoals.conf."""


class PatchError(Exception):
    """xlwings' VBA is not what it was when our changes to it were made: look at them again."""


class Serves(Enum):
    """The workbook that a button acts on: the one in front (add-in), or the one that has the code."""

    FRONT = "ActiveWorkbook"
    OWN = "ThisWorkbook"


class Patch(NamedTuple):
    """One change. `old` stands in the source exactly once."""

    old: str
    new: str


class Cut(NamedTuple):
    """Procedures that are left out, from the first line of one to the last line of another."""

    first: str
    last: str


_NOT_FROM_A_CELL = '\n    If TypeName(Application.Caller) = "Range" Then Exit Function\n'
"""An add-in's functions can be called by the formula of any workbook, also one sent by a stranger."""

_VALID_TOGETHER = (
    # LibreOffice compiles the branches of all machines, and would meet the same name twice in one place.
    Patch(' Const XLPyDLLName As String = "xlwings64-', ' Const XLPyDLLName64 As String = "xlwings64-'),
    Patch(
        'Private Const XLPyDLLName As String = "xlwings32-',
        'Private Const XLPyDLLName32 As String = "xlwings32-',
    ),
    Patch(
        "Private Sub XLPyLoadDLL()\n",
        """Private Function XLPyDLLName() As String
    #If Win64 Then
        XLPyDLLName = XLPyDLLName64
    #Else
        XLPyDLLName = XLPyDLLName32
    #End If
End Function

Private Sub XLPyLoadDLL()
""",
    ),
    # Nor does a class outlive being saved by LibreOffice, so there is none: a setting is sought in its sheet.
    Patch(
        "Function GetConfigFromSheet(wb As Workbook)\n",
        "Function GetConfigFromSheet(wb As Workbook, configKey As String) As Range\n",
    ),
    Patch(
        """    #If Mac Then
    Dim d As Dictionary
    Set d = New Dictionary
    #Else
    Dim d As Object
    Set d = CreateObject("Scripting.Dictionary")
    #End If
""",
        "",
    ),
    Patch(
        "        d.Add UCase(cell.Value), cell.Offset(0, 1).Value\n",
        "        If UCase(cell.Value) = configKey Then Set GetConfigFromSheet = cell.Offset(0, 1)\n",
    ),
    Patch("    Set GetConfigFromSheet = d\n", ""),
    *(
        Patch(
            f"""If GetConfigFromSheet({book}).Exists(configKey) = True Then
                    GetConfig = GetConfigFromSheet({book}).Item(configKey)
""",
            f"""If Not GetConfigFromSheet({book}, configKey) Is Nothing Then
                    GetConfig = GetConfigFromSheet({book}, configKey).Value
""",
        )
        for book in ("ActiveWorkbook", "ThisWorkbook")
    ),
)
_PATCHES = (
    Patch('PROJECT_NAME As String = "myaddin"', f'PROJECT_NAME As String = "{PROJECT}"'),
    Patch('Attribute VB_Name = "xlwings"\n', 'Attribute VB_Name = "xlwings"\nOption Private Module\n'),
    # The DLL keeps one Python for each command line, so no workbook's name may be in it. Nor may Python look
    # for modules in the current folder (-I): that is where the workbook in front came from.
    Patch(
        r'"import sys, os;" & LicenseKeyEnvString & "import xlwings.utils;xlwings.utils.prepare_sys_path('
        r'\""" & PYTHONPATH & "\"");import xlwings; ',
        '"import xlwings; ',
    ),
    Patch('tail = " -B -c "', 'tail = " -I -B -c "'),
    Patch(
        "Public Function RunPython(PythonCommand As String)\n",
        "Public Function RunPython(PythonCommand As String)" + _NOT_FROM_A_CELL,
    ),
    Patch(
        "RunPython = ExecuteWindows(False, PythonCommand, interpreter, PYTHONPATH)",
        'Err.Raise 1, Description:="USE UDF SERVER must be TRUE"',
    ),
    *_VALID_TOGETHER,
)
_CUTS = (
    # What we have no use for, and others could misuse: it runs commands, writes code, writes files.
    Cut("Function ExecuteWindows(", "Function GetUdfModules("),
    Cut("Sub ImportPythonUDFsBase(", "Private Sub GetDLLVersion("),
    Cut("Function SaveConfigToFile(", "Function GetConfigFromFile("),
)
_FRONT = (
    Patch('"BOOK_CALLER", ThisWorkbook\n', '"BOOK_CALLER", ActiveWorkbook\n'),
    Patch('ParameterString + "|" + ThisWorkbook.Name\n', 'ParameterString + "|" + ActiveWorkbook.Name\n'),
)
"""Where the add-in means the workbook in front. Everywhere else its own: a workbook in front, or a file
beside it, may come from anyone and must not say which Python is started."""


def xlwings_module(serves: Serves) -> VbaModule:
    """The module xlwings. Raises PatchError."""
    main = _read(_folder() / "xlwings_custom_addin.bas")
    if f'XLWINGS_VERSION As String = "{version("xlwings")}"' not in main:
        raise PatchError("xlwings' VBA and xlwings' package differ in version")
    main = _patched(_resolved(main), _PATCHES)
    for cut in _CUTS:
        main = _without(main, cut)
    main = main.replace("ActiveWorkbook", "ThisWorkbook")
    if serves is Serves.FRONT:
        main = _patched(main, _FRONT)
    return standard_module(main)


def _folder() -> Path:
    # Not by import: that would look for Excel.
    spec = find_spec("xlwings")
    if spec is None or spec.origin is None:
        raise PatchError("xlwings is not installed")
    return Path(spec.origin).parent


def _read(path: Path) -> str:
    return path.read_text(encoding="ascii")


def _resolved(text: str) -> str:
    try:
        return resolved(text)
    except ConditionError as unknown:
        raise PatchError(f"a condition that was not there before: {unknown}") from unknown


def _patched(text: str, patches: Sequence[Patch]) -> str:
    for patch in patches:
        if text.count(patch.old) != 1:
            raise PatchError(f"found {text.count(patch.old)} times: {patch.old}")
        text = text.replace(patch.old, patch.new)
    return text


def _without(text: str, cut: Cut) -> str:
    """The text without what stands from the first mark up to the next one."""
    if text.count(cut.first) != 1 or text.count(cut.last) != 1:
        raise PatchError(f"not found once: {cut}")
    start, end = text.index(cut.first), text.index(cut.last)
    if start > end:
        raise PatchError(f"in another order: {cut}")
    return text[:start] + text[end:]
