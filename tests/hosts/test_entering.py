"""What is assigned to cells: text stays text in Excel, whatever it looks like."""

from decimal import Decimal

import openpyxl
import pytest

from xl_perfgoals.core.cell_text import CUT_MARK, MAX_TEXT
from xl_perfgoals.core.cells import Area, CellRef
from xl_perfgoals.core.sheet import Block, Cell, Choice, Formula, Link, Merge, Sheet, Style
from xl_perfgoals.hosts.entering import entered
from xl_perfgoals.hosts.links import linked_value
from xl_perfgoals.hosts.sheets import write_sheet

PLAIN, TITLE = Style("文字"), Style("标题", bold=True, fill="#D9E4F1", edges="none")
HOSTILE = (
    "=1+1",
    '=HYPERLINK("http://x","y")',
    "+1",
    "-1",
    "@SUM(A1)",
    "＝1+1",
    "＋1",
    "－1",
    "＠A1",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    " =1+1",
    "'=1+1",
    "0012",
    "1/2",
    "2023-11",
    "2023年11月",
    "95%",
    "１２",
    "TRUE",
    "真",
    "1e5",
    "#REF!",
    "二〇二三年",
    "=cmd|' /C calc'!A0",
    "a\x00b\x07c",
    "\ud800",
    "=" + "1" * 40_000,
    "长" * 40_000,
)


@pytest.fixture
def book(opened, tmp_path):
    openpyxl.Workbook().save(tmp_path / "book.xlsx")
    return opened(tmp_path / "book.xlsx")


def stored(book, name, address):
    cell = book.impl.workbook[name][address]
    return cell.data_type, cell.value


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: repr(text[:20]))
def test_hostile_text_is_stored_as_text(book, text):
    write_sheet(book, Sheet("表", blocks=(Block(1, 1, ((text, "后面"),), (PLAIN, PLAIN)),)))
    kind, value = stored(book, "表", "A1")
    assert kind == "s"
    assert len(value) <= MAX_TEXT
    expected = text.replace("\r", "\n").replace("\x00", "␀").replace("\x07", "␇").replace("\ud800", "\ufffd")
    assert value == expected or (value.endswith(CUT_MARK) and expected.startswith(value[:100]))
    assert stored(book, "表", "B1") == ("s", "后面")


@pytest.mark.parametrize(
    ("value", "given"),
    [
        ("平罗县灵沙乡人民政府", "平罗县灵沙乡人民政府"),
        ("", None),
        (None, None),
        (Decimal("6.590400"), 6.5904),
        (3, 3.0),
        (True, True),
        (Formula("=SUM(A1:A3)", 6), "=SUM(A1:A3)"),
        (10**400, "'" + str(10**400)),
    ],
)
def test_what_is_assigned(value, given):
    assert entered(value) == given


def test_a_sheet_is_written_in_a_few_calls(book, app):
    rows = tuple((number, f"第{number}行", Decimal(number) / 8) for number in range(1, 2001))
    before = app.impl.calls
    write_sheet(
        book, Sheet("表", blocks=(Block(1, 1, rows, (PLAIN, PLAIN, TITLE)),), widths={1: 5, 2: 30, 3: 9})
    )
    assert app.impl.calls - before < 150
    assert book.sheets["表"]["A2000:C2000"].value == [2000, "第2000行", 250]


def test_a_sheet_with_all_it_can_have(book):
    sheet = Sheet(
        "甲'乙",
        cells=(
            Cell(1, 1, "标题", TITLE),
            Cell(2, 1, Formula("=1+1", 2), PLAIN),
            Cell(2, 2, "B7", PLAIN),
            Cell(2, 3, 5, PLAIN),
            Cell(3, 2, Decimal("1.5"), PLAIN),
        ),
        merges=(Merge(Area(1, 1, 1, 3), TITLE),),
        links=(
            Link(2, 2, CellRef("石桥镇.xlsx", "表'1", 7, 2)),
            Link(2, 3, CellRef("", "甲'乙", 1, 1)),
            Link(3, 2, CellRef("", "甲'乙", 1, 1)),
            Link(2, 1, CellRef("没有这个文件.xlsx", "表", 1, 1)),
        ),
        widths={1: 12.5},
        heights={1: 34.0},
        freeze=(3, 2),
        filter=Area(2, 1, 3, 3),
        choices=(Choice(Area(3, 1, 3, 1), ("是", "否")),),
    )
    write_sheet(book, sheet, lambda name: rf"D:\报送\{name}" if name == "石桥镇.xlsx" else None)
    ws = book.impl.workbook["甲'乙"]
    assert (ws["A1"].value, ws["A1"].font.bold, ws["A1"].fill.fgColor.rgb) == ("标题", True, "FFD9E4F1")
    assert ws["A2"].value == "=1+1"
    assert ws["B2"].value == "=HYPERLINK(\"D:\\报送\\石桥镇.xlsx#'表''1'!B7\",\"B7\")"
    assert ws["C2"].value == "=HYPERLINK(\"#'甲''乙'!A1\",5)"
    assert ws["B3"].value == 1.5
    assert [str(area) for area in ws.merged_cells.ranges] == ["A1:C1"]
    assert (ws.column_dimensions["A"].width, ws.row_dimensions[1].height) == (12.5, 34.0)
    assert ws["B3"].border.left.style == "thin"
    assert ws["A1"].border.left is None or ws["A1"].border.left.style is None


def test_writing_again_leaves_nothing_of_before(book):
    write_sheet(book, Sheet("表", cells=(Cell(5, 5, "旧", TITLE),), merges=(Merge(Area(1, 1, 1, 4), TITLE),)))
    write_sheet(book, Sheet("表", cells=(Cell(1, 1, "新", PLAIN),)))
    ws = book.impl.workbook["表"]
    assert ws["E5"].value is None
    assert not ws.merged_cells.ranges
    assert book.sheet_names.count("表") == 1


@pytest.mark.parametrize(
    ("value", "to"),
    [
        (Decimal(5), CellRef("", "表", 1, 1)),
        (Formula("=1", 1), CellRef("", "表", 1, 1)),
        (None, CellRef("", "表", 1, 1)),
        (True, CellRef("", "表", 1, 1)),
        ("字" * 256, CellRef("", "表", 1, 1)),
        ("甲", CellRef("#1.xlsx", "表", 1, 1)),
        ("甲", CellRef("石桥镇.xlsx", "长" * 300, 1, 1)),
    ],
)
def test_what_gets_no_link(value, to):
    assert linked_value(value, to, lambda name: name) is None


def test_quotes_in_a_link_stay_inside_it():
    formula = linked_value('说"是"', CellRef('甲"乙.xlsx', "表", 1, 1), lambda name: name)
    assert formula == '=HYPERLINK("甲""乙.xlsx#\'表\'!A1","说""是""")'
