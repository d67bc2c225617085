"""Rules on the money of a form: cells and exact figures."""

from decimal import Decimal

import pytest

from tests.support.forms import submitted
from xl_perfgoals.core.finding import Severity
from xl_perfgoals.core.policy import Policy, Roster, Unit
from xl_perfgoals.ops.check import check


def found(code, edits, roster=None):
    return [f for f in check(submitted([edits]), Policy(), roster) if f.code == code]


@pytest.mark.parametrize(
    ("edits", "places"),
    [
        ({"年度资金总额": None}, [("C7", "")]),
        ({"年度资金总额": "无"}, [("C7", "")]),
        ({"年度资金总额": 0}, [("C7", "not_positive")]),
        ({"年度资金总额": -0.01}, [("C7", "negative")]),
        ({"年度资金总额": 0.000001}, []),
        ({"年度资金总额": "一百"}, [("C7", "unreadable")]),
        ({"财政拨款": "约90", "其他资金": "待定"}, [("C8", "unreadable"), ("C9", "unreadable")]),
        ({"财政拨款": None, "其他资金": None}, []),
        ({"单位资金": "#REF!"}, [("C10", "unreadable")]),
        ({"项目资金总额": "见批复"}, [("C10", "unreadable")]),
        ({"中央财政资金": "60左右", "县级资金": 30}, [("C10", "unreadable")]),
    ],
)
def test_missing_and_unreadable_money(edits, places):
    assert [(f.at.a1, f.variant) for f in found("F01", edits)] == places


def wan(*amounts):
    return tuple(Decimal(amount) for amount in amounts)


@pytest.mark.parametrize(
    ("edits", "facts"),
    [
        ({"财政拨款": 80}, {"total": 100, "sum": 90, "difference": 10, "parts": wan(80, 10)}),
        ({"财政拨款": 95}, {"total": 100, "sum": 105, "difference": 5, "parts": wan(95, 10)}),
        (
            {"其他资金": 9.999999},
            {
                "total": 100,
                "sum": Decimal("99.999999"),
                "difference": Decimal("0.000001"),
                "parts": wan(90, "9.999999"),
            },
        ),
        (
            {"上年结转资金": 5, "单位资金": "20000元"},
            {"total": 100, "sum": 107, "difference": 7, "parts": wan(90, 10, 5, 2)},
        ),
        ({"财政拨款": None, "其他资金": "-"}, {"total": 100, "sum": 0, "difference": 100, "parts": ()}),
        ({"上年结转资金": 5, "财政拨款": 85}, None),
        ({"其他资金": None, "财政拨款": 100}, None),
        ({"财政拨款": "八十"}, None),
    ],
)
def test_the_sum_of_the_parts(edits, facts):
    assert [(f.at.a1, f.facts) for f in found("F02", edits)] == ([("C7", facts)] if facts else [])


def test_a_form_without_any_part_is_silent_about_their_sum():
    sources = {"中央财政资金": 60, "县级资金": 30}
    assert not found("F02", sources)
    assert not found("F07", sources)


@pytest.mark.parametrize(
    ("edits", "hits"),
    [
        ({"财政拨款": 900}, [("C8", "", 900)]),
        ({"财政拨款": 100.000001}, [("C8", "", Decimal("100.000001"))]),
        ({"财政拨款": 100, "其他资金": 0}, []),
        ({"财政拨款": 110, "其他资金": -10}, [("C8", "", 110), ("C9", "negative", -10)]),
        ({"上年结转资金": -5}, [("C10", "negative", -5)]),
        ({"年度资金总额": 0}, []),
    ],
)
def test_parts_out_of_range(edits, hits):
    assert [(f.at.a1, f.variant, f.facts["amount"]) for f in found("F03", edits)] == hits


@pytest.mark.parametrize(
    ("edits", "cells"),
    [
        ({"年度资金总额": 100.000001}, []),
        ({"年度资金总额": 100.0000011}, [("C7", 6)]),
        ({"年度资金总额": "22.000000"}, []),
        ({"财政拨款": 90.12345678, "其他资金": 9.87654322}, [("C8", 6), ("C9", 6)]),
        ({"资金单位": "元", "财政拨款": 90.01}, []),
        ({"资金单位": "元", "财政拨款": 90.001}, [("C8", 2)]),
    ],
)
def test_digits_below_one_fen(edits, cells):
    assert [(f.at.a1, f.facts["places"]) for f in found("F04", edits)] == cells


TEN_THOUSAND_FOLD = {"年度资金总额": 1000000, "财政拨款": 900000, "其他资金": 100000}


@pytest.mark.parametrize(
    ("edits", "control", "variant", "facts"),
    [
        (TEN_THOUSAND_FOLD, None, "", {"total": 1000000, "cost": 100, "as_yuan": 100}),
        ({**TEN_THOUSAND_FOLD, "成本指标.指标值": "≤100.1万元"}, None, "", {"as_yuan": 100}),
        ({**TEN_THOUSAND_FOLD, "成本指标.指标值": "≤100.2万元"}, None, None, {}),
        ({"资金单位": "元"}, None, "wan", {"total": Decimal("0.01"), "cost": 100, "as_wan": 100}),
        ({"成本指标.指标值": "100元"}, None, None, {}),
        ({**TEN_THOUSAND_FOLD, "成本指标.指标值": "100"}, 300, "control", {"control": 300}),
        ({}, 10, None, {}),
        ({}, "9.99", "control", {"control": Decimal("9.99")}),
        ({}, 0, None, {}),
    ],
)
def test_doubtful_units_of_money(edits, control, variant, facts):
    unit = Unit(name="石桥镇人民政府", code="061", control=None if control is None else Decimal(control))
    findings = found("F05", edits, Roster(units=(unit,)))
    assert [(f.at.a1, f.variant) for f in findings] == ([] if variant is None else [("C7", variant)])
    for finding in findings:
        assert finding.facts.items() >= facts.items()


@pytest.mark.parametrize(
    ("value", "cell"), [(None, "C9"), ("—", "C9"), (0, None), ("0.00", None), ("约", None)]
)
def test_other_funds_left_blank(value, cell):
    assert [f.at.a1 for f in found("F06", {"其他资金": value})] == ([cell] if cell else [])


@pytest.mark.parametrize(
    ("edits", "severity", "difference"),
    [
        ({"中央财政资金": 60, "县级资金": 20}, Severity.ERROR, 10),
        ({"中央财政资金": 60, "自治区": 20, "县级资金": 15}, Severity.ERROR, 5),
        ({"中央财政资金": 60, "县级资金": 30}, None, None),
        ({"中央财政资金": 60, "县级资金": None}, Severity.ERROR, 30),
        ({"中央财政资金": 60, "县级资金": 40}, None, None),
        ({"财政拨款": None, "中央财政资金": 60}, None, None),
        ({"项目名称": "2023年中央财政饮水补助项目"}, Severity.HINT, None),
        ({"项目名称": "上级提前下达专项资金"}, Severity.HINT, None),
        ({"项目名称": "县级配套饮水补助项目"}, None, None),
    ],
)
def test_sources(edits, severity, difference):
    findings = found("F07", edits)
    assert [(f.severity, f.at.a1, f.facts.get("difference")) for f in findings] == (
        [(severity, "C8", difference)] if severity else []
    )


@pytest.mark.parametrize(
    ("value", "variant", "total"),
    [
        ("854万(400+295+159)", "", 854),
        ("854万(400+295+160)", "sum", 855),
        ("854万元（高标准农田400万元，节水灌溉454万元）", "", 854),
        ("854万元（高标准农田400万元，节水灌溉400万元）", "sum", 800),
        ("854万元（高标准农田400，节水灌溉400）", "", 0),
        ("854万元（含质保金）", "", 0),
        ("854万元（4,000,000元+4,540,000元）", "", 854),
        ("854万元", None, None),
        (854, None, None),
        ("约854万（暂估）", None, None),
    ],
)
def test_amounts_with_remarks(value, variant, total):
    findings = found("F08", {"年度资金总额": value})
    assert [(f.at.a1, f.variant, f.facts["amount"], f.facts["sum"]) for f in findings] == (
        [] if variant is None else [("C7", variant, 854, total)]
    )


@pytest.mark.parametrize(("whole", "difference"), [(80, 20), (99.999999, Decimal("0.000001")), (100, None)])
def test_more_in_the_year_than_in_all(whole, difference):
    findings = found("F09", {"项目资金总额": whole})
    assert [(f.at.a1, f.also[0].a1, f.facts["difference"]) for f in findings] == (
        [("C7", "C10", difference)] if difference else []
    )
