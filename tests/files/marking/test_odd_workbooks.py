"""Workbooks as other programs write them: marks find their place in each, or it is said why not."""

import io
import re

import openpyxl
import pytest

from tests.support.formats.strict import made_strict
from tests.support.packages import assert_sound
from tests.support.stored_findings import HINT, stored
from tests.support.workbooks import one_sheet, parts_of, with_parts, xlsx
from xl_perfgoals.core.own_sheets import RETURNED_LIST
from xl_perfgoals.files.marking import marked_copy
from xl_perfgoals.files.marking.wording import NOW_SHOWN
from xl_perfgoals.files.reading import read_book

pytestmark = pytest.mark.filterwarnings("ignore:.*extension is not supported:UserWarning")  # openpyxl's
SHEET = "xl/worksheets/sheet1.xml"
PLAIN = one_sheet({"B2": ("甲", None), "D2": (1, None), "B5": ("乙", None)})


def marked(data, *findings, name="x.xlsx"):
    copy = marked_copy(data, name, findings or (stored("表", "C2"),))
    assert_sound(parts_of(copy.data))
    return copy


def opened(copy):
    return openpyxl.load_workbook(io.BytesIO(copy.data))


def edited(data, part, *changes):
    text = parts_of(data)[part].decode()
    for pattern, new in changes:
        text, count = re.subn(pattern, new, text)
        assert count, pattern
    return with_parts(data, {part: text.encode()})


def notes(copy, sheet="表"):
    return {c.coordinate: c.comment.text for row in opened(copy)[sheet].iter_rows() for c in row if c.comment}


@pytest.mark.parametrize("at", ["A1", "A2", "C2", "E2", "C3", "A9", "XFD1048576"])
def test_missing_cells_are_made_in_order(at):
    copy = marked(PLAIN, stored("表", at))
    text = parts_of(copy.data)[SHEET].decode()
    rows = [int(row) for row in re.findall(r'<row r="(\d+)"', text)]
    cells = re.findall(r'<c r="([A-Z]+)(\d+)"', text)
    assert rows == sorted(set(rows))
    assert cells == sorted(cells, key=lambda cell: (int(cell[1]), len(cell[0]), cell[0]))
    assert f'<comment ref="{at}"' in parts_of(copy.data)["xl/comments1.xml"].decode()
    assert re.search(f'<c r="{at}" s="[1-9]', text)
    assert read_book(copy.data, "x").grids[1].rows == read_book(PLAIN, "x").grids[0].rows


def test_cells_and_rows_without_references():
    bare = edited(PLAIN, SHEET, (r'<(row|c) r="\w+"', r"<\1"), (' spans="[^"]*"', ""))
    copy = marked(bare, stored("表", "B1"), stored("表", "C1"))
    sheet = opened(copy)["表"]
    assert [[cell.value for cell in row] for row in sheet["A1:C2"]] == [["甲", 1, None], ["乙", None, None]]
    assert (sheet["B1"].fill.fgColor.rgb, sheet["C1"].fill.fgColor.rgb) == ("FFFFC7CE", "FFFFC7CE")
    assert sheet["A1"].fill.patternType is None


def test_strict():
    copy = marked(made_strict(PLAIN))
    text = b"".join(parts_of(copy.data)[name] for name in ("xl/workbook.xml", SHEET, "xl/comments1.xml"))
    assert b"schemas.openxmlformats.org/spreadsheetml" not in text
    rels = parts_of(copy.data)["xl/worksheets/_rels/sheet1.xml.rels"]
    assert rels.count(b"http://purl.oclc.org/ooxml/officeDocument/relationships/") == 2
    book = read_book(copy.data, "x")
    assert book.grids[1].rows == read_book(PLAIN, "x").grids[0].rows
    assert "缺代码" in str(book.grids[0].rows)


def test_a_prefix_for_every_element():
    text = parts_of(PLAIN)[SHEET].decode().replace('xmlns="', 'xmlns:x="')
    text = re.sub(r"<(/?)(?=\w)", r"<\1x:", text)
    assert "缺代码" in notes(marked(with_parts(PLAIN, {SHEET: text.encode()})))["C2"]


def test_no_styles():
    types = parts_of(PLAIN)["[Content_Types].xml"].decode()
    rels = parts_of(PLAIN)["xl/_rels/workbook.xml.rels"].decode()
    bare = with_parts(
        PLAIN,
        {
            "xl/styles.xml": None,
            "[Content_Types].xml": re.sub(r"<Override[^>]*styles[^>]*>", "", types).encode(),
            "xl/_rels/workbook.xml.rels": re.sub(r"<Relationship [^>]*styles[^>]*>", "", rels).encode(),
        },
    )
    assert opened(marked(bare))["表"]["C2"].fill.fgColor.rgb == "FFFFC7CE"


def test_looks_come_from_rows_and_columns_too():
    def fill(book):
        sheet = book.add_worksheet("表")
        sheet.set_column("C:C", 10, book.add_format({"num_format": "0.00%"}))
        sheet.set_row(4, 20, book.add_format({"num_format": "0.000"}))
        sheet.write("A1", 1)

    sheet = opened(marked(xlsx(fill), stored("表", "C2"), stored("表", "C5")))["表"]
    assert [sheet[at].number_format for at in ("C2", "C5")] == ["0.00%", "0.000"]


@pytest.mark.parametrize(
    ("look", "pattern", "said"),
    [
        pytest.param({"bg_color": "#FFFFFF"}, "solid", 0, id="white is no colour"),
        pytest.param({"bg_color": "#00FF00"}, "lightUp", 0, id="a colour stays behind lines"),
        pytest.param({"pattern": 4, "bg_color": "#00FF00"}, "darkGray", 1, id="a pattern is left alone"),
    ],
)
def test_a_colour_of_the_senders(look, pattern, said):
    def fill(book):
        book.add_worksheet("表").write("C2", 1, book.add_format(look))

    copy = marked(xlsx(fill))
    assert len(copy.lost) == said
    assert "缺代码" in notes(copy)["C2"]
    if not said:
        assert opened(copy)["表"]["C2"].fill.patternType == pattern


def test_rules_of_the_sender_do_not_hide_the_colour():
    def fill(book):
        sheet = book.add_worksheet("表")
        white = book.add_format({"bg_color": "#FFFFFF"})
        for area in ("A1:C5", "E1:E5"):
            sheet.conditional_format(area, {"type": "no_blanks", "format": white, "stop_if_true": True})
        sheet.conditional_format("G1:G5", {"type": "data_bar", "data_bar_2010": True})

    found = [stored("表", at) for at in ("A1", "C2", "E3", "F1")]
    copy = marked(xlsx(fill), *found, stored("表", "B2", HINT), stored("表", "G1", HINT))
    rules = opened(copy)["表"].conditional_formatting
    ranked = {
        str(block.sqref): sorted((r.priority, r.dxf is not None) for r in block.rules) for block in rules
    }
    assert ranked == {
        "A1:C5": [(1, True), (2, True), (5, True)],
        "E1:E5": [(3, True), (6, True)],
        "G1:G5": [(4, True), (7, False)],
    }
    formulas = [rule.formula[0] for block in rules for rule in block.rules if rule.priority < 5]
    assert sum("AND(ROW()=2,COLUMN()=3)" in formula for formula in formulas) == 1
    assert not any("COLUMN()=6)" in formula for formula in formulas)
    again = opened(marked(copy.data, stored("表", "C4")))["表"].conditional_formatting
    assert {str(block.sqref): len(block.rules) for block in again} == {"A1:C5": 2, "E1:E5": 1, "G1:G5": 1}


def test_a_discussion_keeps_its_cell():
    data = xlsx(lambda book: book.add_worksheet("表").write_comment("C2", "[Threaded comment]"))
    rels = parts_of(data)["xl/worksheets/_rels/sheet1.xml.rels"].decode()
    kind = "http://schemas.microsoft.com/office/2017/10/relationships/threadedComment"
    target = f'<Relationship Id="rId9" Type="{kind}" Target="../threadedComments/threadedComment1.xml"/>'
    thread = (
        '<ThreadedComments xmlns="http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments">'
        '<threadedComment ref="C2" id="{1}"><text>谈</text></threadedComment></ThreadedComments>'
    )
    data = with_parts(
        data,
        {
            "xl/worksheets/_rels/sheet1.xml.rels": rels.replace("</Rel", f"{target}</Rel").encode(),
            "xl/threadedComments/threadedComment1.xml": thread.encode(),
        },
    )
    copy = marked(data, stored("表", "C2"), stored("表", "D2"))
    assert len(copy.lost) == 1
    assert "C2" in copy.lost[0]
    assert notes(copy)["C2"] == "[Threaded comment]"
    assert "缺代码" in notes(copy)["D2"]
    assert copy.lost[0] in str(read_book(copy.data, "x").grids[0].rows)


def test_boxes_of_two_sheets_never_share_a_block():
    def fill(book):
        for name in ("甲", "乙", "丙"):
            book.add_worksheet(name).write_comment("A1", "原有")

    data = edited(xlsx(fill), "xl/drawings/vmlDrawing2.vml", ('data="2"', 'data="2,9"'))
    copy = marked(data, *(stored(name, at) for name in ("甲", "乙", "丙") for at in ("B1", "B2")))
    drawings = [data.decode() for name, data in parts_of(copy.data).items() if name.endswith(".vml")]
    blocks = [set(re.search('data="([^"]*)"', drawing)[1].split(",")) for drawing in drawings]
    assert blocks == [{"1", "10"}, {"2", "9", "11"}, {"3", "12"}]
    for drawing, own in zip(drawings, blocks, strict=True):
        assert {str(int(number) // 1024) for number in re.findall(r'id="_x0000_s(\d+)"', drawing)} <= own


def test_a_drawing_that_is_none_costs_the_notes_only():
    data = xlsx(lambda book: book.add_worksheet("表").write_comment("A1", "原有"))
    copy = marked(with_parts(data, {"xl/drawings/vmlDrawing1.vml": b"<xml><br>"}))
    assert len(copy.lost) == 1
    assert notes(copy) == {"A1": "原有"}
    assert opened(copy)["表"]["C2"].fill.fgColor.rgb == "FFFFC7CE"


def test_notes_of_the_sender_keep_their_fonts():
    data = xlsx(lambda book: book.add_worksheet("表").write_comment("C2", "原有", {"font_name": "楷体"}))
    text = parts_of(marked(data).data)["xl/comments1.xml"].decode()
    assert text.index("楷体") < text.index("原有") < text.index("缺代码")
    assert text.count("<comment ") == 1


def test_a_sheet_called_like_ours():
    def fill(book):
        book.add_worksheet("问题清单").write("A1", "单位自己的")
        book.add_worksheet("表")

    copy = marked(xlsx(fill))
    book = opened(copy)
    assert book.sheetnames == ["问题清单（2）", "问题清单", "表"]
    assert book["问题清单"]["A1"].value == "单位自己的"


def test_hostile_text_stays_text():
    nasty = ["=1+1", "<b>&amp;", "_x0041_", "\x07\x00", "]]>", "+cmd|' /C calc'!A0", "长" * 40_000]
    data = xlsx(lambda book: book.add_worksheet("甲'乙 & <丙>").write("A1", 1))
    found = [stored("甲'乙 & <丙>", "A1", HINT, message=text, value=text, project=text) for text in nasty]
    copy = marked(data, *found)
    sheet = opened(copy)["问题清单"]
    rows = [list(row) for row in sheet.iter_rows(min_row=5)]
    assert {cell.data_type for row in rows for cell in row} == {"n", "s"}  # "n" also where nothing stands
    read = read_book(copy.data, "x").grids[0]
    assert [read.value(row, 7) for row in (5, 6, 7, 8, 9)] == ["=1+1", "<b>&amp;", "_x0041_", "␇␀", "]]>"]
    assert rows[0][3].hyperlink.location == "'甲''乙 & <丙>'!A1"
    assert "␇" in notes(copy, "甲'乙 & <丙>")["A1"]


@pytest.mark.parametrize(
    "part",
    [
        pytest.param({"xl/worksheets/sheet1.xml": b"<worksheet"}, id="a sheet that is no XML"),
        pytest.param({"xl/styles.xml": b"\xff"}, id="styles that are none"),
        pytest.param({"docProps/app.xml": b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"}, id="a document type"),
    ],
)
def test_what_cannot_be_changed_is_made_anew(part):
    copy = marked(with_parts(PLAIN, part))
    assert len(copy.lost) == 1
    assert opened(copy).sheetnames[0] == "问题清单"


def test_signed():
    copy = marked_copy(with_parts(PLAIN, {"_xmlsignatures/sig1.xml": b"<s/>"}), "x.xlsx", ())
    assert len(copy.lost) == 1
    assert copy.lost[0] in str(read_book(copy.data, "x").grids[0].rows)


def test_waived_findings_are_not_told():
    copy = marked(PLAIN, stored("表", "C2", waived="已说明"), stored("表", "B2"))
    assert set(notes(copy)) == {"B2"}


def test_the_same_input_gives_the_same_bytes():
    assert marked(PLAIN).data == marked(PLAIN).data


@pytest.mark.parametrize("state", ["hidden", "veryHidden"])
def test_a_hidden_sheet_with_findings_is_shown_and_that_is_said(state):
    book = openpyxl.load_workbook(io.BytesIO(PLAIN))
    for name in ("附表", "旧表"):
        book.create_sheet(name)["B2"] = "丙"
        book[name].sheet_state = state
    stream = io.BytesIO()
    book.save(stream)
    copy = marked(stream.getvalue(), stored("附表", "B2"))
    assert {sheet.title: sheet.sheet_state for sheet in opened(copy)} == {
        RETURNED_LIST: "visible",
        "表": "visible",
        "附表": "visible",
        "旧表": state,
    }
    assert copy.lost == (NOW_SHOWN.format(sheet="附表"),)
