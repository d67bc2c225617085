"""A unit corrects the marked copy and sends it back: the next copy shows this round's marks only."""

import io
from pathlib import Path

import openpyxl
import pytest

from tests.support.packages import assert_sound
from tests.support.stored_findings import WARNING, stored
from tests.support.workbooks import parts_of, xlsx
from xl_perfgoals.core.own_sheets import is_added
from xl_perfgoals.files.marking import marked_copy
from xl_perfgoals.files.reading import read_book
from xl_perfgoals.pipeline.book_forms import book_forms

SAMPLE = Path(__file__).parents[3] / "workbook" / "samples" / "平罗县灵沙乡人民政府.xlsx"


@pytest.fixture
def second():
    """B1 mended, B2 still open, B3 new; a colour of the sender's under B1; a reply in B4's note, mended."""

    def fill(book):
        sheet = book.add_worksheet("表")
        sheet.write("B1", 1, book.add_format({"bg_color": "#00FF00"}))
        sheet.write_comment("B2", "单位原有的话")
        sheet.write("B4", "丁")

    first = marked_copy(xlsx(fill), "甲.xlsx", [stored("表", at) for at in ("B1", "B2", "B4")])
    book = openpyxl.load_workbook(io.BytesIO(first.data))
    book["表"]["B4"].comment.text += "\n单位答复：已核对"
    stream = io.BytesIO()
    book.save(stream)
    found = [stored("表", "B2", WARNING, message="仍未改"), stored("表", "B3", message="新问题")]
    copy = marked_copy(stream.getvalue(), first.name, found)
    return openpyxl.load_workbook(io.BytesIO(copy.data))


def test_notes(second):
    notes = {c.coordinate: c.comment.text for row in second["表"].iter_rows() for c in row if c.comment}
    assert set(notes) == {"B2", "B3", "B4"}
    assert notes["B4"] == "单位答复：已核对"
    assert notes["B2"].startswith("单位原有的话")
    assert "仍未改" in notes["B2"]
    assert "缺代码" not in notes["B2"]
    assert "新问题" in notes["B3"]


def test_colours(second):
    sheet = second["表"]
    assert sheet["B1"].fill.patternType == "solid"
    assert sheet["B1"].fill.fgColor.rgb == "FF00FF00"
    assert sheet["B2"].fill.fgColor.rgb == "FFFFEB9C"
    assert sheet["B3"].fill.fgColor.rgb == "FFFFC7CE"
    assert sheet["B4"].fill.patternType is None


def test_the_earlier_list_stays_and_is_no_form(second):
    assert second.sheetnames == ["问题清单（2）", "问题清单", "表"]
    assert [is_added(name) for name in second.sheetnames] == [True, True, False]


def test_the_copy_is_read_as_the_original_was():
    data = SAMPLE.read_bytes()
    found = [stored(grid.sheet, at) for grid in read_book(data, "x").grids for at in ("B10", "D14", "E20")]
    copy = marked_copy(data, "x", found)
    assert_sound(parts_of(copy.data))
    (before, forms), (after, again) = (book_forms(read_book(d, "x")) for d in (data, copy.data))
    assert again == forms
    assert (after.status, after.doubts) == (before.status, before.doubts)
