"""Formulas between Excel's way of writing and LibreOffice's; no LibreOffice is needed for that."""

import pytest

from xl_perfgoals.hosts.calc.formulas import moved, to_calc, to_excel


@pytest.mark.parametrize(
    ("excel", "calc"),
    [
        ("=SUM(A1:A3)", "=SUM(A1:A3)"),
        ('=HYPERLINK("#\'规则\'!A5","T,01;""是""")', '=HYPERLINK("#\'规则\'!A5";"T,01;""是""")'),
        ("=SUM('部门 汇''总'!A1:B3,汇总概览!$A$1)", "=SUM($'部门 汇''总'.A1:B3;$'汇总概览'.$A$1)"),
        ("=COUNTIFS('12月'!A:A,\">1\",'a.b'!2:3,0)", "=COUNTIFS($'12月'.A:A;\">1\";$'a.b'.2:3;0)"),
        ("=SUM({1,2;3,4})", "=SUM({1;2|3;4})"),
        ("=SUM((A1,B2),C3)", "=SUM((A1~B2);C3)"),
        ("=IF(A1>1.5,-2%,STDEV.S(B1:B9))", "=IF(A1>1.5;-2%;STDEV.S(B1:B9))"),
        ("=Sheet1!A1*'R1C1'!B2", "=$'Sheet1'.A1*$'R1C1'.B2"),
        ("=ROWS(表1[[#Headers],[金额]])", "=ROWS(表1[[#Headers];[金额]])"),
        ("=#REF!+A1", "=#REF!+A1"),
    ],
)
def test_both_ways(excel, calc):
    assert to_calc(excel) == calc
    assert to_excel(calc) == excel


@pytest.mark.parametrize(
    ("excel", "calc"),
    [
        ("=IF(true,1,FALSE)", "=IF(TRUE();1;FALSE())"),
        ('=_xlfn.TEXTJOIN(",",TRUE,A1:B2)', '=TEXTJOIN(",";TRUE();A1:B2)'),
        ("=_xlfn._xlws.SORT(A1:A3)", "=SORT(A1:A3)"),
        ('=PG_TOTAL(A1:F20,"061")', '=PG_TOTAL(A1:F20;"061")'),
    ],
)
def test_into_calc(excel, calc):
    assert to_calc(excel) == calc


@pytest.mark.parametrize(
    ("calc", "excel"),
    [
        ("=$12月.B3:B4+Ünï.A1+$表_1.$A$1", "='12月'!B3:B4+Ünï!A1+表_1!$A$1"),
        ("=$'A1'.B2", "='A1'!B2"),
        ("=1.5+LOG10(A1)+F.DIST.RT(A1;2;3)", "=1.5+LOG10(A1)+F.DIST.RT(A1,2,3)"),
    ],
)
def test_out_of_calc(calc, excel):
    assert to_excel(calc) == excel


@pytest.mark.parametrize(
    ("formula", "result"),
    [
        ("=A1*$B$2", "=C2*$B$2"),
        ("=$A1+A$1", "=$A2+C$1"),
        ("='A1'!C3&\"A1\"&Sheet1!A1", "='A1'!E4&\"A1\"&Sheet1!C2"),
        ("=LOG10(AA9)+SUM(B:B)", "=LOG10(AC10)+SUM(B:B)"),
    ],
)
def test_moved_down_and_right(formula, result):
    assert moved(formula, 1, 2) == result


def test_moved_off_the_sheet():
    assert moved("=A1", -1, 0) == "=#REF!"
