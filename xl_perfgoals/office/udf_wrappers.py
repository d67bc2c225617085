"""Writes the VBA that makes Python functions cell functions: one wrapper each, as xlwings would write it.

In LibreOffice the same wrapper asks the macros of our extension.
"""

import inspect
import re
from collections.abc import Callable, Sequence
from typing import TypeAlias

from xl_perfgoals.hosts.commands import UDFS_MODULE

Udf: TypeAlias = Callable[..., object]
"""A function for cells. Its name and parameters are those of the formula; a parameter called `caller` is
not: Python is given the calling range in its place. The first line of its docstring, in ASCII, is what
the function wizard says. It returns error text and never raises."""

MODULE = "PgUdfs"

_LONGEST_DESCRIPTION = 255
_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_]{0,254}")
_LOOKS_LIKE_A_CELL = re.compile(r"[A-Za-z]{1,3}[0-9]+|[Rr][0-9]*[Cc][0-9]*")
_RESERVED_WORDS = """
abs addressof and any array as attribute boolean byref byte byval call case cbool cbyte ccur cdate cdbl cint
clng clnglng clngptr close const csng cstr currency cvar cverr date debug decimal declare defbool defbyte
defcur defdate defdbl defint deflng defobj defsng defstr defvar dim do double each else elseif empty end
endif enum eqv erase event exit false fix for friend function get global gosub goto if imp implements in
input inputb int integer is lbound len lenb let like local lock long longlong longptr loop lset me mod new
next not nothing null object on open option optional or paramarray preserve print private pscale ptrsafe
public put raiseevent redim rem resume return rset scale seek select set sgn shared single spc static step
stop string sub tab then to true type typeof ubound unlock until variant wend while with withevents write xor
"""
_RESERVED = frozenset(_RESERVED_WORDS.split())


class WrapperError(ValueError):
    """A Python function that cannot be a cell function as it is."""


def wrappers_module(functions: Sequence[Udf], called: str = UDFS_MODULE) -> str:
    """The text of the module PgUdfs; `called` is the Python module that the functions are found in."""
    names = [function.__name__.lower() for function in functions]
    if len(set(names)) < len(names):
        raise WrapperError("two cell functions have the same name")
    head = (
        f'Attribute VB_Name = "{MODULE}"\n'
        f"' Written by the build from the functions of {called}.\n"
        "Option Explicit\n"
    )
    return head + "".join(f"\n{_wrapper(function, called)}" for function in functions)


def _wrapper(function: Udf, called: str) -> str:
    name = function.__name__
    _check_name(name, name)
    shown, passed = [], []
    parameters = inspect.signature(function).parameters
    first = next(iter(parameters.values()), None)
    looks_around = "caller" in parameters and first is not None and first.default is None
    for parameter in parameters.values():
        if parameter.name == "caller":
            passed.append("Nothing")
            continue
        shown.append(_declared(parameter, name))
        passed.append(parameter.name)
    arguments = ", ".join(passed)
    # Asked without an area it looks at its own sheet, which neither program knows that it depends on.
    volatile = f"    If IsMissing({first.name}) Then Application.Volatile\n" if looks_around and first else ""
    return (
        f"Public Function {name}({', '.join(shown)})\n"
        f'Attribute {name}.VB_Description = "{_description(function)}"\n'
        f'Attribute {name}.VB_ProcData.VB_Invoke_Func = " \\n14"\n'
        "    On Error GoTo failed\n"
        f"{volatile}"
        "    If PgInCalc() Then\n"
        f'        {name} = PgAnswerInCalc("{name}", Array({arguments}))\n'
        "    Else\n"
        f'        {name} = XLPy.CallUDF("{called}", "{name}", Array({arguments}), PgCallerBook(), _\n'
        "            Application.Caller)\n"
        "    End If\n"
        "    Exit Function\n"
        "failed:\n"
        f"    {name} = PgFailure(Err.Description)\n"
        "End Function\n"
    )


def _declared(parameter: inspect.Parameter, function: str) -> str:
    """A parameter as VBA declares it. Left untyped, so that a range arrives as a range."""
    _check_name(parameter.name, function)
    if parameter.kind is not inspect.Parameter.POSITIONAL_OR_KEYWORD:
        raise WrapperError(f"{parameter.name} of {function} is not a plain parameter")
    optional = parameter.default is not inspect.Parameter.empty
    return f"Optional {parameter.name}" if optional else parameter.name


def _check_name(name: str, function: str) -> None:
    if not _NAME.fullmatch(name) or name.lower() in _RESERVED:
        raise WrapperError(f"{name} in {function} is no name that VBA allows")
    if name == function and _LOOKS_LIKE_A_CELL.fullmatch(name):
        raise WrapperError(f"{name} would be read as a cell in a formula")


def _description(function: Udf) -> str:
    lines = (inspect.getdoc(function) or "").splitlines()
    if not lines or not lines[0].isascii():
        raise WrapperError(f"the docstring of {function.__name__} must open with a line of ASCII")
    if len(lines[0]) > _LONGEST_DESCRIPTION:
        raise WrapperError(f"the first line of the docstring of {function.__name__} is too long")
    return lines[0].replace('"', '""')
