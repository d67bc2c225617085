"""A marked copy keeps all that the sender put into the workbook: what is not marked is the same bytes."""

import io

import openpyxl
import pytest

from tests.support.libreoffice import SOFFICE
from tests.support.macro_books import load_macro_book
from tests.support.packages import assert_sound, content_types, relations
from tests.support.rich_book import FORM, OTHER, QUOTED, rich_book
from tests.support.stored_findings import HINT, WARNING, stored
from tests.support.workbooks import parts_of
from xl_perfgoals.files.libreoffice.convert import convert
from xl_perfgoals.files.marking import marked_copy
from xl_perfgoals.files.reading import read_book

pytestmark = pytest.mark.filterwarnings("ignore:.*extension is not supported:UserWarning")  # openpyxl's
FINDINGS = (
    stored(FORM, "B2"),
    stored(FORM, "B4", WARNING, message="金额不符"),
    stored(FORM, "B5", HINT),
    stored(FORM, "F3", message="合并格里的"),
    stored(FORM, "D20", message="没有填"),
    stored(FORM, "B2", HINT, message="第二条"),
    stored("不在的表", "A1"),
    stored(FORM, "", message="整张表的"),
)
TOUCHED = {
    "[Content_Types].xml",
    "docProps/app.xml",
    "xl/_rels/workbook.xml.rels",
    "xl/comments1.xml",
    "xl/drawings/vmlDrawing1.vml",
    "xl/styles.xml",
    "xl/workbook.xml",
    "xl/worksheets/sheet1.xml",
    "xl/worksheets/sheet2.xml",  # it was the chosen sheet, and is no longer
}


@pytest.fixture(scope="module")
def original():
    return rich_book()


@pytest.fixture(scope="module")
def copy(original):
    return marked_copy(original, "乡镇/石桥镇.xlsm", FINDINGS)


@pytest.fixture(scope="module")
def book(copy):
    return load_macro_book(io.BytesIO(copy.data))


def test_name_and_losses(copy):
    assert copy.name == "石桥镇（审核标注）.xlsm"
    assert copy.lost == ()


def test_only_marked_parts_differ(original, copy):
    before, after = parts_of(original), parts_of(copy.data)
    assert {name for name in before if after.get(name) != before[name]} == TOUCHED
    assert set(after) - set(before) == {"xl/worksheets/sheet4.xml"}
    kept = {name.rpartition("/")[2] for name in before} - {name.rpartition("/")[2] for name in TOUCHED}
    assert {"vbaProject.bin", "chart1.xml", "image1.png", "table1.xml", "vmlDrawing2.vml"} <= kept


def test_the_package_is_sound(copy):
    parts = parts_of(copy.data)
    assert_sound(parts)
    assert content_types(parts)["xl/workbook.xml"].endswith("sheet.macroEnabled.main+xml")
    assert sum("vmlDrawing" in kind for _, kind, _ in relations(parts, "xl/worksheets/sheet1.xml")) == 2


def test_readers_find_the_same_values(original, copy):
    before, after = (read_book(data, "x") for data in (original, copy.data))
    assert [(g.sheet, g.rows, g.merged, dict(g.shown)) for g in after.grids[1:]] == [
        (g.sheet, g.rows, g.merged, dict(g.shown)) for g in before.grids
    ]
    assert after.grids[0].sheet == "问题清单"


def test_formulas_keep_the_results_that_were_saved(copy):
    values = openpyxl.load_workbook(io.BytesIO(copy.data), data_only=True)
    assert values[FORM]["C3"].value == 777


def test_names_still_point_right(book):
    assert book.sheetnames == ["问题清单", FORM, OTHER, QUOTED]
    assert book.defined_names["全局"].attr_text == f"'{FORM}'!$B$5"
    assert list(book[OTHER].defined_names) == ["局部"]
    assert book[FORM].print_area == f"'{FORM}'!$A$1:$G$12"
    assert book[OTHER].print_title_rows == "$1:$1"
    assert book["问题清单"].print_title_rows == "$4:$4"


def test_the_list_alone_is_chosen(book):
    assert book.active.title == "问题清单"
    assert [sheet.sheet_view.tabSelected for sheet in book] == [True, None, None, None]


def test_protection_and_validation_stay(book):
    assert book[FORM].protection.sheet
    assert [str(v.sqref) for v in book[FORM].data_validations.dataValidation] == ["B1:B12"]
    assert list(book[OTHER].tables) == ["Table1"]


def test_cells_are_coloured(book):
    fills = {at: book[FORM][at].fill for at in ("B2", "B4", "B5", "E2", "D20", "A1")}
    assert {at: (f.patternType, f.fgColor.rgb) for at, f in fills.items()} == {
        "B2": ("solid", "FFFFC7CE"),
        "B4": ("solid", "FFFFEB9C"),
        "B5": ("lightUp", "FF0070C0"),
        "E2": ("solid", "FFFFC7CE"),
        "D20": ("solid", "FFFFC7CE"),
        "A1": (None, "00000000"),
    }
    assert fills["B5"].bgColor.rgb == "FFFFFF00"
    assert book[FORM]["B5"].number_format == "0.00"
    assert book[FORM]["E2"].border.left.style == "thin"


def test_notes_hold_all_findings_of_their_cell_behind_what_stood_there(book):
    notes = {c.coordinate: c.comment for row in book[FORM].iter_rows() for c in row if c.comment}
    assert set(notes) == {"A9", "B2", "B4", "B5", "E2", "D20"}
    assert notes["A9"].text == "另一个批注"
    assert notes["B4"].text.startswith("单位自己的批注\n")
    assert (notes["B4"].author, notes["B2"].author) == ("单位", "财政审核")
    assert "金额不符" in notes["B4"].text
    assert notes["B2"].text.splitlines() == [
        "【财政审核意见】",
        "1.【错误 H05】缺代码",
        "　改法：补填",
        "6.【提示 H05】第二条",
        "　改法：补填",
    ]


def test_every_note_has_one_box_and_the_button_stays(copy):
    drawing = parts_of(copy.data)["xl/drawings/vmlDrawing1.vml"].decode()
    assert drawing.count('ObjectType="Note"') == 6
    assert drawing.count('ObjectType="Button"') == 1
    numbers = [piece.partition('"')[0] for piece in drawing.split('id="_x0000_s')[1:]]
    assert len(set(numbers)) == len(numbers) == 7
    assert 'data="1,' in drawing


def test_the_list_leads_to_the_cells(book):
    sheet = book["问题清单"]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=5)]
    assert rows[0] == [1, "饮水项目", FORM, "B2", "错误", "H05", None, "缺代码", "补填"]
    assert len(rows) == len(FINDINGS)
    linked = [cell for row in sheet.iter_rows() for cell in row if cell.hyperlink]
    links = {cell.coordinate: cell.hyperlink.location for cell in linked}
    assert links["D5"] == links["C5"] == f"'{FORM}'!B2"
    assert links["D9"] == f"'{FORM}'!D20"
    assert not {"D11", "D12"} & set(links)


@pytest.mark.parametrize("kind", ["xlsx", "pdf"])
class TestLibreOffice:
    pytestmark = SOFFICE

    def test_it_opens_the_copy(self, kind, copy, tmp_path):
        source = tmp_path / "copy.xlsm"
        source.write_bytes(copy.data)
        made = convert(source, kind, tmp_path / "made", recalculate=True)
        if kind == "xlsx":
            book = openpyxl.load_workbook(made, data_only=True)
            assert book.sheetnames == ["问题清单", FORM, OTHER, QUOTED]
            assert [book[FORM][at].value for at in ("C1", "C3", "C12")] == [1, 5, 23]
            assert "金额不符" in book[FORM]["B4"].comment.text
            assert len(book[OTHER]._charts) == 1
            assert len(book[FORM]._images) == 1
