"""单位名册: columns by heading, faults told by cell, units found by name, alias or code."""

from decimal import Decimal

import pytest

from xl_perfgoals.core.cells import Grid
from xl_perfgoals.parsing.roster_parser import parse_roster

HEADINGS = ("代码", "单位名称", "别名", "类型", "控制数（万元）", "应报项目数", "项目名单")


def roster_of(*rows, headings=HEADINGS):
    return parse_roster((Grid("名册.xlsx", "单位名册", (("平罗县单位名册",), headings, *rows)),))


def test_a_full_line_is_read_exactly():
    roster, faults = roster_of(
        (
            "056",
            "平罗县灵沙乡人民政府",
            "灵沙乡、灵沙乡政府",
            "乡镇",
            312.7584,
            11.0,
            "村委会办公经费，村干部任职补贴",
        )
    )
    assert not faults
    (unit,) = roster.units
    assert unit.code == "056"
    assert unit.aliases == ("灵沙乡", "灵沙乡政府")
    assert unit.control == Decimal("312.7584")
    assert unit.expected == 11
    assert unit.projects == ("村委会办公经费", "村干部任职补贴")


@pytest.mark.parametrize(
    ("cell", "code"), [(51.0, "051"), (7.0, "007"), (51001.0, "051001"), ("51", "51"), (None, "")]
)
def test_codes_that_excel_made_numbers_get_their_zeros_back(cell, code):
    roster, _ = roster_of((cell, "头闸镇", "", "", None, None, ""))
    assert roster.units[0].code == code


def test_a_roster_not_filled_in_yet_is_no_fault():
    roster, faults = roster_of()
    assert (roster.units, faults) == ((), ())


def test_yuan_headings_and_total_rows():
    headings = ("单位代码", "部门", "控制数(元)")
    roster, faults = roster_of(("056", "灵沙乡", "3,127,584"), (None, "合计", 3127584.0), headings=headings)
    assert not faults
    assert [(unit.name, unit.control) for unit in roster.units] == [("灵沙乡", Decimal("312.7584"))]


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("平罗县灵沙乡人民政府", ""),
        (" 平罗县 灵沙乡人民政府", ""),
        ("灵沙乡政府", ""),
        ("完全不同的名字", "056"),
    ],
)
def test_units_are_found_by_name_alias_or_code(name, code):
    roster, _ = roster_of(("056", "平罗县灵沙乡人民政府", "灵沙乡政府", "", None, None, ""))
    unit = roster.find(name, code)
    assert unit is not None
    assert unit.code == "056"


def test_an_unknown_unit_is_not_found():
    roster, _ = roster_of(("056", "平罗县灵沙乡人民政府", "", "", None, None, ""))
    assert roster.find("平罗县头闸镇人民政府", "057") is None
    assert roster.find("") is None


@pytest.mark.parametrize(
    ("row", "cell"),
    [
        (("056", "灵沙乡", "", "", "三百万", None, ""), "E4"),
        (("056", "灵沙乡", "", "", None, "很多", ""), "F4"),
        (("056", "灵沙乡", "", "", None, 1.5, ""), "F4"),
        (("056", None, "灵沙", "", None, None, ""), "B4"),
        (("057", "头闸镇", "", "", None, None, ""), "B4"),
        (("058", "黄渠桥镇", "头闸镇", "", None, None, ""), "B4"),
        (("057", "黄渠桥镇", "", "", None, None, ""), "B4"),
    ],
    ids=["text control", "text count", "broken count", "no name", "same name", "alias taken", "code taken"],
)
def test_faults_name_their_cell(row, cell):
    _, faults = roster_of(("057", "头闸镇", "", "", None, None, ""), row)
    assert {fault.at.a1 for fault in faults} == {cell}


def test_a_sheet_without_the_columns_is_a_fault():
    _, faults = parse_roster((Grid("x.xlsx", "s", (("甲", "乙"),)),))
    assert len(faults) == 1
    assert parse_roster(())[1]


def test_whom_to_ring_up():
    headings = ("单位名称", "联系人", "联系电话")
    roster, faults = roster_of(("头闸镇", "张三", 9526012345.0), headings=headings)
    assert not faults
    assert (roster.units[0].contact, roster.units[0].phone) == ("张三", "9526012345")
