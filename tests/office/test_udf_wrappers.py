"""Wrappers of cell functions, letter by letter, and functions that cannot be wrapped."""

import pytest

from tests.office.stand_ins import PG_STATUS, PG_TOTAL, UDFS
from xl_perfgoals.office.ovba.modules import standard_module
from xl_perfgoals.office.udf_wrappers import WrapperError, wrappers_module

TOTAL = """Public Function PG_TOTAL(area, Optional department, Optional column)
Attribute PG_TOTAL.VB_Description = "Exact total of a department; says ""none"" without one."
Attribute PG_TOTAL.VB_ProcData.VB_Invoke_Func = " \\n14"
    On Error GoTo failed
    If PgInCalc() Then
        PG_TOTAL = PgAnswerInCalc("PG_TOTAL", Array(area, department, column))
    Else
        PG_TOTAL = XLPy.CallUDF("some.udfs", "PG_TOTAL", Array(area, department, column), PgCallerBook(), _
            Application.Caller)
    End If
    Exit Function
failed:
    PG_TOTAL = PgFailure(Err.Description)
End Function
"""


def named(name, function):
    function.__name__ = name
    return function


def test_a_wrapper():
    assert wrappers_module([PG_TOTAL], "some.udfs") == (
        'Attribute VB_Name = "PgUdfs"\n'
        "' Written by the build from the functions of some.udfs.\n"
        "Option Explicit\n\n" + TOTAL
    )


def test_the_caller_is_not_a_parameter_of_the_formula():
    text = wrappers_module([PG_STATUS])
    assert "Function PG_STATUS(unit)\n" in text
    assert '"PG_STATUS", Array(unit, Nothing), PgCallerBook()' in text


def PG_LOOK(area=None, caller=None):  # noqa: N802
    """Looks at its own sheet without an area."""


def test_without_its_area_it_follows_the_whole_sheet():
    text = wrappers_module([PG_LOOK])
    assert "    If IsMissing(area) Then Application.Volatile\n" in text
    assert "Volatile" not in wrappers_module([PG_TOTAL, PG_STATUS])


def test_all_are_a_module():
    module = standard_module(wrappers_module(UDFS))
    assert module.source.count("Public Function PG_") == len(UDFS)
    assert '"xl_perfgoals.hosts.udfs"' in module.source


def with_dim(dim):
    """A word of VBA's as a parameter."""


def with_rest(*rest):
    """Any number of values."""


def with_keyword(*, unit):
    """A value that must be named."""


def with_private(_unit):
    """A name that VBA does not allow."""


def with_chinese(单位):  # noqa: N803, PLC2401
    """A Chinese name."""


def chinese(unit):
    """校验。"""


def silent(unit):
    pass


def wordy(unit):
    pass


wordy.__doc__ = "x" * 256


@pytest.mark.parametrize(
    "function",
    [with_dim, with_rest, with_keyword, with_private, with_chinese, chinese, silent, wordy],
    ids=lambda function: function.__name__,
)
def test_refused(function):
    with pytest.raises(WrapperError):
        wrappers_module([function])


@pytest.mark.parametrize("name", ["PG1", "ABC123", "R1C1", "RC", "Function", "_PG"])
def test_names_that_a_formula_cannot_have(name):
    def function(unit):
        """Says something."""

    with pytest.raises(WrapperError):
        wrappers_module([named(name, function)])


def test_names_differ_in_more_than_case():
    def first():
        """Says something."""

    def second():
        """Says something."""

    with pytest.raises(WrapperError):
        wrappers_module([named("PG_A", first), named("Pg_a", second)])
