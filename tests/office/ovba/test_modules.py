"""What is a module, and what Excel would not take."""

import pytest

from xl_perfgoals.office.ovba.modules import (
    ModuleKind,
    VbaModule,
    VbaSourceError,
    class_module,
    document_module,
    standard_module,
)
from xl_perfgoals.office.ovba.project import VbaProject

CLASS_FILE = """VERSION 1.0 CLASS
BEGIN
  MultiUse = -1  'True
END
Attribute VB_Name = "Box"
Attribute VB_GlobalNameSpace = False
Attribute VB_Creatable = False
Attribute VB_PredeclaredId = False
Attribute VB_Exposed = True
Option Explicit
Public Size As Long
"""


def bas(body, name="M"):
    return f'Attribute VB_Name = "{name}"\n{body}'


def test_standard_module():
    module = standard_module(bas("Sub A()\r\nEnd Sub\n"))
    assert module.name == "M"
    assert module.source == 'Attribute VB_Name = "M"\r\nSub A()\r\nEnd Sub\r\n'


def test_class_module_loses_its_head_and_names_its_base():
    module = class_module(CLASS_FILE)
    lines = module.source.split("\r\n")
    assert module.kind is ModuleKind.CLASS
    assert lines[:2] == [
        'Attribute VB_Name = "Box"',
        'Attribute VB_Base = "0{FCFB3D2A-A0FA-1068-A738-08002B3371B5}"',
    ]
    assert "Attribute VB_Exposed = True" in lines
    assert lines[8:] == ["Option Explicit", "Public Size As Long", ""]


def test_document_module_is_as_excel_writes_it():
    assert document_module(ModuleKind.SHEET, "Sheet1").source == (
        'Attribute VB_Name = "Sheet1"\r\n'
        'Attribute VB_Base = "0{00020820-0000-0000-C000-000000000046}"\r\n'
        "Attribute VB_GlobalNameSpace = False\r\n"
        "Attribute VB_Creatable = False\r\n"
        "Attribute VB_PredeclaredId = True\r\n"
        "Attribute VB_Exposed = True\r\n"
        "Attribute VB_TemplateDerived = False\r\n"
        "Attribute VB_Customizable = True\r\n"
    )


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Sub A()\nEnd Sub\n", id="does not say its name"),
        pytest.param(bas("' 绩效"), id="Chinese"),
        pytest.param(bas("' é"), id="not ASCII"),
        pytest.param(bas("'" + "x" * 1023), id="line of 1024"),
        pytest.param(bas("x = 1 + _\n" * 25 + "2"), id="25 continuations"),
        pytest.param(bas("' a\rb"), id="bare carriage return"),
        pytest.param(bas("' \0"), id="zero character"),
        pytest.param(bas("", "x" * 32), id="name of 32"),
        pytest.param(bas("", "1a"), id="name begins with a digit"),
        pytest.param(bas("", "表"), id="Chinese name"),
        pytest.param(bas("", "a b"), id="name with a blank"),
    ],
)
def test_refused(text):
    with pytest.raises(VbaSourceError):
        standard_module(text)


@pytest.mark.parametrize("text", [bas("'" + "x" * 1022), bas("x = 1 + _\n" * 24 + "2"), bas("", "x" * 31)])
def test_just_allowed(text):
    assert isinstance(standard_module(text), VbaModule)


@pytest.mark.parametrize(
    ("project", "names"), [("P", ["A", "a"]), ("A", ["B", "a"]), ("绩效", ["A"]), ("P P", ["A"])]
)
def test_project_names(project, names):
    with pytest.raises(VbaSourceError):
        VbaProject(project, tuple(standard_module(bas("", name)) for name in names))
