"""What is assigned to cells: text stays text in Excel, whatever it looks like."""

from decimal import Decimal

import openpyxl
import pytest

from xl_perfgoals.core.cell_text import CUT_MARK, MAX_TEXT
from xl_perfgoals.core.cells import Area, CellRef
from xl_perfgoals.core.sheet import Block, Cell, Choice, Formula, Link, Merge, Sheet, Style
from xl_perfgoals.hosts.entering import entered, text_entered
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


@pytest.fixture
def stored(host):
    """What kind of content a cell is saved with, and what."""

    def stored(book, name, address):
        cell = host.saved(book)[name][address]
        return cell.data_type, cell.value

    return stored


def held(text):
    """A text as a cell can hold it; one that is too long up to where it is cut."""
    for before, after in (("\r", "\n"), ("\x00", "␀"), ("\x07", "␇"), ("\ud800", "\ufffd")):
        text = text.replace(before, after)
    return text


@pytest.mark.parametrize("alone", [True, False], ids=["alone", "in a block"])
def test_hostile_text_is_stored_as_text(book, host, alone):
    rows = tuple((text, "后面") for text in HOSTILE)
    write_sheet(book, Sheet("表", blocks=(Block(1, 1, rows, (PLAIN, PLAIN)),)))
    if alone:
        for row, text in enumerate(HOSTILE, 1):
            book.sheets["表"].range((row, 1)).value = text_entered(text)
    ws = host.saved(book)["表"]
    for row, text in enumerate(HOSTILE, 1):
        cell = ws.cell(row, 1)
        assert cell.data_type == "s", text[:20]
        assert len(cell.value) <= MAX_TEXT
        cut = cell.value.endswith(CUT_MARK) and held(text).startswith(cell.value[:100])
        assert cut or cell.value == held(text)
        assert (ws.cell(row, 2).data_type, ws.cell(row, 2).value) == ("s", "后面")


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


def test_a_sheet_is_written_in_a_few_calls(book, host):
    rows = tuple((number, f"第{number}行", Decimal(number) / 8) for number in range(1, 2001))
    before = host.calls()
    write_sheet(
        book, Sheet("表", blocks=(Block(1, 1, rows, (PLAIN, PLAIN, TITLE)),), widths={1: 5, 2: 30, 3: 9})
    )
    assert host.calls() - before < 150
    assert book.sheets["表"]["A2000:C2000"].value == [2000, "第2000行", 250]


def test_a_sheet_with_all_it_can_have(book, host):
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
    ws = host.saved(book)["甲'乙"]
    assert (ws["A1"].value, ws["A1"].font.bold, ws["A1"].fill.fgColor.rgb) == ("标题", True, "FFD9E4F1")
    assert ws["A2"].value == "=1+1"
    assert ws["B2"].value == "=HYPERLINK(\"D:\\报送\\石桥镇.xlsx#'表''1'!B7\",\"B7\")"
    assert ws["C2"].value == "=HYPERLINK(\"#'甲''乙'!A1\",5)"
    assert ws["B3"].value == 1.5
    assert [str(area) for area in ws.merged_cells.ranges] == ["A1:C1"]
    assert ws.column_dimensions["A"].width == pytest.approx(12.5, abs=1)
    assert ws.row_dimensions[1].height == pytest.approx(34.0, abs=0.1)
    assert ws["B3"].border.left.style == "thin"
    assert ws["A1"].border.left is None or ws["A1"].border.left.style is None
    own = book.sheets["甲'乙"]
    assert (own["A1"].column_width, own["A1"].row_height) == (12.5, 34.0)


def test_writing_again_leaves_nothing_of_before(book, host):
    write_sheet(book, Sheet("表", cells=(Cell(5, 5, "旧", TITLE),), merges=(Merge(Area(1, 1, 1, 4), TITLE),)))
    write_sheet(book, Sheet("表", cells=(Cell(1, 1, "新", PLAIN),)))
    ws = host.saved(book)["表"]
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
