"""Writes the module of Basic that makes Python functions cell functions of LibreOffice: one wrapper each.

The module lies in the user's own library Standard: functions of a library that comes with an extension are
not used for cells. Asked for VBA's ways, LibreOffice hands over areas as objects and not as bare values.
"""

from collections.abc import Sequence

from xl_perfgoals.hosts.calc.cell_functions import parameters_of
from xl_perfgoals.office.udf_wrappers import Udf

MODULE = "XlPerfGoals"
OURS = "' xl_perfgoals"
"""How the module begins, by which it is known to be ours."""

NO_ANSWER = "#绩效目标程序没有应答，请运行 xl-perfgoals doctor："
TOO_DEEP = "公式互相引用得太深"

_DEEPEST = 40
_HEAD = """{ours}
' Written by the installer; what is changed here is lost with the next version.
Option VBASupport 1

' Python's side of each call under way. Formulas may wait for one another, and LibreOffice crashes when a
' method is called again, on the same object, while a call of it is under way.
Global PgAskers({deepest})
Global PgDepth As Integer

Private Function PgAnswer(asked, arguments)
    On Error GoTo failed
    PgDepth = PgDepth + 1
    If PgDepth > {deepest} Then Err.Raise 1000, "", "{too_deep}"
    If IsEmpty(PgAskers(PgDepth)) Then
        Set macros = CreateUnoService("com.sun.star.script.provider.MasterScriptProviderFactory")
        Set script = macros.createScriptProvider("").getScript( _
            "vnd.sun.star.script:pg_functions.py$asker?language=Python&location=user")
        Set PgAskers(PgDepth) = script.invoke(Array(), Array(), Array())
    End If
    For i = 0 To UBound(arguments)
        If IsMissing(arguments(i)) Then arguments(i) = Empty
    Next i
    PgAnswer = PgTable(PgAskers(PgDepth).answer(asked, arguments))
    PgDepth = PgDepth - 1
    Exit Function
failed:
    PgDepth = PgDepth - 1
    PgAnswer = "{no_answer}" & Err.Description
End Function

' Rows within rows, as Python gives a table, in the one form that Calc puts into cells.
Private Function PgTable(answer)
    PgTable = answer
    If Not IsArray(answer) Then Exit Function
    If Not IsArray(answer(0)) Then Exit Function
    Dim table()
    ReDim table(UBound(answer), UBound(answer(0)))
    For i = 0 To UBound(answer)
        For j = 0 To UBound(answer(0))
            table(i, j) = answer(i)(j)
        Next j
    Next i
    PgTable = table
End Function
"""
_FUNCTION = """
Public Function {name}({shown})
{follow}    On Error GoTo failed
    {name} = PgAnswer("{name}", Array({passed}))
    Exit Function
failed:
    {name} = "{no_answer}" & Err.Description
End Function
"""
_FOLLOW = """    ' Asked without an area it looks at its own sheet, which Calc cannot know.
    On Error Resume Next
    CreateUnoService("ooo.vba.excel.Application").Volatile IsMissing({first})
"""


def functions_module(functions: Sequence[Udf]) -> str:
    """The module's text."""
    head = _HEAD.format(ours=OURS, deepest=_DEEPEST, too_deep=TOO_DEEP, no_answer=NO_ANSWER)
    return head + "".join(map(_wrapper, functions))


def _wrapper(function: Udf) -> str:
    parameters = parameters_of(function)
    optional = [parameter.default is not parameter.empty for parameter in parameters]
    shown = (
        f"Optional {parameter.name}" if left_out else parameter.name
        for parameter, left_out in zip(parameters, optional, strict=True)
    )
    first = parameters[0].name
    return _FUNCTION.format(
        name=function.__name__,
        shown=", ".join(shown),
        passed=", ".join(parameter.name for parameter in parameters),
        follow=_FOLLOW.format(first=first) if optional[0] else "",
        no_answer=NO_ANSWER,
    )
