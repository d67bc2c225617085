"""What the officer typed into a result is read back as he saw it; the other sheets are left alone."""

from datetime import date
from io import BytesIO
from zipfile import ZipFile

import pytest
import xlsxwriter

from xl_perfgoals.core.texts import squeeze
from xl_perfgoals.files import reading
from xl_perfgoals.files.result_sheets import _is_text, read_result_sheets

HEADINGS = ("序号", "问题", "备注")
KNOWN_BY = ("别的表", "问题清单")


def book(*remarks):
    """Two sheets with the same table; remarks are (value, number format)."""
    stream = BytesIO()
    with xlsxwriter.Workbook(stream) as workbook:
        for name in ("问题清单", "别的表"):
            sheet = workbook.add_worksheet(name)
            sheet.write_row(0, 0, HEADINGS)
            for row, (value, code) in enumerate(remarks, 1):
                sheet.write_row(row, 0, (row, "缺单位"))
                look = workbook.add_format({"num_format": code} if code else {})
                sheet.write(row, 2, value, look)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("value", "code", "seen"),
    [
        ("已电话核实\n下周补", "", "已电话核实\n下周补"),
        ("", "", ""),
        (1, "0%", "100%"),
        (date(2023, 5, 1), "yyyy/m/d", "2023/5/1"),
        (0.5, "0.00%", "50.00%"),
        (True, "", "TRUE"),
    ],
)
def test_remarks_as_seen(value, code, seen):
    (grid,) = read_result_sheets(book((value, code)), "汇总.xlsx", KNOWN_BY, {"问题清单"}, {"备注"})
    assert (grid.book, grid.sheet) == ("汇总.xlsx", "问题清单")
    assert [grid.text(1, col) for col in (1, 2, 3)] == list(HEADINGS)
    assert [grid.text(2, col) for col in (1, 2, 3)] == ["1", "缺单位", seen]


def test_text_alone_needs_no_second_look(monkeypatch):
    monkeypatch.setattr(reading, "read_book", None)
    (grid,) = read_result_sheets(book(("好", "")), "汇总.xlsx", KNOWN_BY, {"问题清单"}, {"备注"})
    assert grid.text(2, 3) == "好"


@pytest.mark.parametrize("heading", ["备注", "备\n注", " 备 注　", "㊟注", "备注备注"])
def test_a_heading_is_known_as_it_is_compared(heading):
    rows = [["序号", heading], [1.0, 2.0], [2.0, "好" * 500]]
    assert _is_text(rows, {"备注"}) == (squeeze(heading) != "备注")


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", book(("好", ""))[:900]], ids=["nothing", "zip", "half"])
def test_no_workbook(data):
    assert read_result_sheets(data, "汇总.xlsx", KNOWN_BY, {"问题清单"}, {"备注"}) is None


def test_not_ours():
    known_by = (*KNOWN_BY, "来源")
    assert read_result_sheets(book(("好", "")), "汇总.xlsx", known_by, {"问题清单"}, {"备注"}) is None


def test_a_damaged_sheet_costs_itself_only():
    whole, stream = BytesIO(book(("好", ""))), BytesIO()
    with ZipFile(whole) as parts, ZipFile(stream, "w") as damaged:
        for name in parts.namelist():
            content = parts.read(name)
            damaged.writestr(name, content[:400] if name.endswith("sheet1.xml") else content)
    grids = read_result_sheets(stream.getvalue(), "汇总.xlsx", KNOWN_BY, set(KNOWN_BY), {"备注"})
    assert [(grid.sheet, grid.text(2, 3)) for grid in grids] == [("别的表", "好")]
