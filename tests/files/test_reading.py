import datetime as dt
import hashlib
import io

import openpyxl
import pytest
import xlsxwriter
import xlwt

from tests.support.workbooks import SAVED, ods, one_sheet, texts, with_parts, xls, xlsx
from xl_perfgoals.core.cells import Area
from xl_perfgoals.core.submission import Book
from xl_perfgoals.files.reading import read_book

SHEET = "xl/worksheets/sheet1.xml"
DAY = 45291  # 2023-12-31
LABEL = ("指标值", None)


def codes(book: Book) -> list[str]:
    return [doubt.code for doubt in book.doubts]


def shown(data: bytes) -> dict[str, str]:
    book = read_book(data, "表.xlsx")
    assert book.problem is None
    assert not book.doubts
    return texts(book.grids[0])


def test_cells_stand_where_they_stand_in_the_sheet():
    def fill(book: xlsxwriter.Workbook) -> None:
        sheet = book.add_worksheet("表")
        sheet.write("C5", "项目名称")
        sheet.write("E7", 22)
        sheet.write_blank("H90", None, book.add_format({"bold": True}))

    data = xlsx(fill)
    book = read_book(data, "乡镇/表.xlsx")
    (grid,) = book.grids
    assert (book.name, book.sha256) == ("乡镇/表.xlsx", hashlib.sha256(data).hexdigest())
    assert (grid.book, grid.sheet, grid.first_row, grid.first_col) == ("乡镇/表.xlsx", "表", 1, 1)
    assert (grid.value(5, 3), grid.value(7, 5), grid.last_row) == ("项目名称", 22.0, 7)


def test_merged_areas_and_what_they_cover():
    def fill(book: xlsxwriter.Workbook) -> None:
        sheet = book.add_worksheet("表")
        sheet.merge_range("B2:D4", "标题")
        sheet.merge_range("A6:C6", "看得见")
        sheet.write("B6", "藏着")
        sheet.write("C6", 0)
        sheet.merge_range("A9:XFD9", "到头")

    book = read_book(xlsx(fill), "表")
    (grid,) = book.grids
    assert grid.merged == (Area(2, 2, 4, 4), Area(6, 1, 6, 3), Area(9, 1, 9, 16384))
    assert list(grid.filled(6)) == [(1, "看得见")]
    assert codes(book) == ["D04"]


def test_a_merge_down_the_whole_sheet_costs_nothing():
    def fill(book: xlsxwriter.Workbook) -> None:
        sheet = book.add_worksheet("表")
        sheet.merge_range("A1:A1048576", "一")
        sheet.write("B2", "二")

    (grid,) = read_book(xlsx(fill), "表").grids
    assert texts(grid) == {"A1": "一", "B2": "二"}


def test_sheets_hidden_and_empty():
    def fill(book: xlsxwriter.Workbook) -> None:
        for name in ("一", "二", "三", "四"):
            sheet = book.add_worksheet(name)
            if name != "二":
                sheet.write("A1", name)
        book.get_worksheet_by_name("三").hide()
        book.get_worksheet_by_name("四").very_hidden()
        book.add_chartsheet("图")

    book = read_book(xlsx(fill), "表")
    assert [grid.sheet for grid in book.grids] == ["一", "三", "四"]
    assert [(d.code, d.sheet) for d in book.doubts] == [("D01", "三"), ("D01", "四")]


def test_numbers_look_as_in_excel():
    assert shown(
        one_sheet(
            {
                "A1": LABEL,
                "A2": (0.95, '"≥"0%'),
                "A3": (12, '0"人"'),
                "A4": (22.5, "#,##0.00"),
                "A5": (77, None),
                "A6": (DAY, 'yyyy"年"m"月"d"日"'),
                "A7": (DAY, 14),  # by number: as Chinese Excel shows it
                "A8": (1.5, "[h]:mm"),
                "A9": (0.375, "h:mm"),
                "A10": (True, None),
                "A11": (-3, "yyyy/m/d"),
                "A12": ("=A5*2", '0"户"'),
                "A13": ("95%", "@"),
            }
        )
    ) == {
        "A1": "指标值",
        "A2": "≥95%",
        "A3": "12人",
        "A4": "22.50",
        "A5": "77",
        "A6": "2023年12月31日",
        "A7": "2023/12/31",
        "A8": "36:00",
        "A9": "9:00",
        "A10": "TRUE",
        "A11": "-3",
        "A12": "0户",
        "A13": "95%",
    }


def test_dates_are_serials_and_only_unlike_texts_are_kept():
    (grid,) = read_book(
        one_sheet({"A1": (DAY, "yyyy/m/d"), "A2": (5, "0"), "A3": (12.36, "m/d")}), "表"
    ).grids
    assert [grid.value(row, 1) for row in (1, 2, 3)] == [45291.0, 5.0, 12.36]
    assert grid.shown == {(1, 1): "2023/12/31", (3, 1): "1/12"}


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        pytest.param({"A1": (22, "0.000000"), "A2": LABEL}, {}, id="digits above the indicators: no look"),
        pytest.param({"A1": (1, '0"年"'), "A2": LABEL}, {(1, 1): "1年"}, id="words anywhere: a look"),
        pytest.param({"A1": (1, "0.0"), "A2": (1, '0"年"')}, {(1, 1): "1.0", (2, 1): "1年"}, id="and at all"),
        pytest.param({"A1": LABEL, "A2": (22, "0.000000")}, {(2, 1): "22.000000"}, id="below the heading"),
        pytest.param(
            {"A1": ("三 级\n指标", None), "A2": (2, "0.0")}, {(2, 1): "2.0"}, id="heading in pieces"
        ),
        pytest.param({"A1": LABEL, "B1": (22, "0.0")}, {(1, 2): "22.0"}, id="beside the heading"),
    ],
)
def test_looks_are_read_where_they_matter(cells: dict, expected: dict):
    (grid,) = read_book(one_sheet(cells), "表").grids
    assert grid.shown == expected


def test_days_of_1904():
    def fill_xls(book: xlwt.Workbook) -> None:
        book.dates_1904 = True
        sheet = book.add_sheet("表")
        sheet.write(0, 0, dt.date(2023, 12, 31), xlwt.easyxf(num_format_str="yyyy/m/d"))
        sheet.write(1, 0, 0.5, xlwt.easyxf(num_format_str="h:mm"))
        sheet.write(2, 0, 100, xlwt.easyxf(num_format_str='0"天"'))

    made = one_sheet(
        {
            "A1": (dt.date(2023, 12, 31), "yyyy/m/d"),
            "A2": (0.5, "h:mm"),
            "A3": (100, '0"天"'),
        },
        date_1904=True,
    )
    for data in (made, xls(fill_xls)):
        (grid,) = read_book(data, "表").grids
        assert [grid.value(row, 1) for row in (1, 2, 3)] == [45291, 0.5, 100]
        assert texts(grid) == {"A1": "2023/12/31", "A2": "12:00", "A3": "100天"}


def test_xls_by_xlwt():
    def fill(book: xlwt.Workbook) -> None:
        sheet = book.add_sheet("表")
        sheet.write_merge(1, 2, 2, 4, "项目名称")
        sheet.write(4, 2, dt.datetime(2023, 12, 31), xlwt.easyxf(num_format_str="M/D/YY"))  # noqa: DTZ001
        sheet.write(5, 2, 0.95, xlwt.easyxf(num_format_str='"≥"0%'))
        sheet.write(6, 2, 77)
        sheet.write(7, 2, "第一行\r\n第二行")
        other = book.add_sheet("隐藏")
        other.write(0, 0, "参考")
        other.visibility = 1
        book.add_sheet("空")

    book = read_book(xls(fill), "表.xls")
    assert texts(book.grids[0]) == {
        "C2": "项目名称",
        "C5": "2023/12/31",
        "C6": "≥95%",
        "C7": "77",
        "C8": "第一行\n第二行",
    }
    assert book.grids[0].merged == (Area(2, 3, 3, 5),)
    assert [(d.code, d.sheet) for d in book.doubts] == [("D01", "隐藏")]


def test_xlsx_by_openpyxl():
    made = openpyxl.Workbook()
    sheet = made.active
    sheet["B2"], sheet["B3"], sheet["B4"] = "指标值", 0.95, dt.datetime(2023, 12, 31)  # noqa: DTZ001
    sheet["B3"].number_format = "0%"
    stream = io.BytesIO()
    made.save(stream)
    assert shown(stream.getvalue())["B3"] == "95%"


def test_three_formats_of_one_workbook_read_alike():
    books = [read_book((SAVED / f"forms.{kind}").read_bytes(), "表") for kind in ("xlsx", "xls", "ods")]
    first = [(grid.sheet, texts(grid), sorted(grid.merged)) for grid in books[0].grids]
    for book in books:
        assert [(grid.sheet, texts(grid), sorted(grid.merged)) for grid in book.grids] == first
        assert codes(book) == ["D01"]
    sheet, cells, _ = first[0]
    assert (sheet, cells["E7"], cells["E8"], cells["F8"]) == ("目标表", "≥95%", "2023年12月31日", "22.00万元")
    values = [[grid.value(row, 5) for row in range(6, 18)] for grid in (book.grids[0] for book in books)]
    assert values[0] == values[1] == pytest.approx(values[2], abs=1e-9)


def sheet_xml(rows: str, *, prefix: str = "", strict: bool = False) -> bytes:
    space = (
        "http://purl.oclc.org/ooxml/spreadsheetml/main"
        if strict
        else "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    )
    mark = f"xmlns:{prefix[:-1]}" if prefix else "xmlns"
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><{prefix}worksheet {mark}="{space}">'
        f"<{prefix}sheetData>{rows}</{prefix}sheetData></{prefix}worksheet>"
    ).encode()


STYLED = one_sheet({"A1": LABEL, "A2": (0.95, "0%"), "A3": (2, '0"人"')})


@pytest.mark.parametrize(
    ("xml", "expected"),
    [
        pytest.param(
            sheet_xml(
                '<row r="1"><c r="A1" s="1"><v>0.5</v></c><c r="B1" s="2"><f>1+1</f><v>2</v></c></row>'
            ),
            {"A1": "50%", "B1": "2人"},
            id="plain",
        ),
        pytest.param(
            sheet_xml(
                '<x:row r="1"><x:c s=\'1\' r="A1" ><x:v>0.5</x:v></x:c><x:c r="C1" s="2"/>'
                '<x:c r="D1" s="2"><x:f t="shared" si="0"/><x:v>2</x:v></x:c></x:row>',
                prefix="x:",
            ),
            {"A1": "50%", "D1": "2人"},
            id="prefixed names, odd quotes and blanks",
        ),
        pytest.param(
            sheet_xml(
                '<row><c s="1"><v>0.5</v></c><c s="2"><v>2</v></c></row><row><c/><c s="2"><v>3</v></c></row>'
            ),
            {"A1": "50%", "B1": "2人", "B2": "3人"},
            id="no addresses",
        ),
        pytest.param(
            sheet_xml('<row r="2"><c r="B2" s="1"><v>0.5</v></c><!-- <c r="C2" s="1"><v>1</v></c> --></row>'),
            {"B2": "50%"},
            id="a comment",
        ),
        pytest.param(
            sheet_xml('<row r="1"><c r="A1" s="2"><v>2</v></c></row>', strict=True),
            {"A1": "2人"},
            id="strict namespace",
        ),
        pytest.param(
            sheet_xml(
                '<row r="1"><c r="A1" s="2" t="n"><v>2</v></c><c r="B1" s="1" t="b"><v>1</v></c></row>'
            ),
            {"A1": "2人", "B1": "TRUE"},
            id="types",
        ),
        pytest.param(
            sheet_xml('<row r="1"><c r="A1" s="99"><v>2</v></c><c r="B1" s="2"><v>2E0</v></c></row>'),
            {"A1": "2", "B1": "2人"},
            id="a style that does not exist",
        ),
        pytest.param(
            sheet_xml('<row r="1"><c r="A1" t="inlineStr"><is><t>甲_x000D_\n乙&#13;丙</t></is></c></row>'),
            {"A1": "甲\n乙\n丙"},
            id="carriage returns",
        ),
    ],
)
def test_xml_of_other_writers(xml: bytes, expected: dict[str, str]):
    assert shown(with_parts(STYLED, {SHEET: xml})) == expected


def test_default_style_with_a_format():
    parts = {"xl/styles.xml": b'<styleSheet><cellXfs><xf numFmtId="9"/></cellXfs></styleSheet>'}
    xml = sheet_xml('<row r="1"><c r="A1"><v>0.5</v></c></row>')
    assert shown(with_parts(STYLED, {**parts, SHEET: xml})) == {"A1": "50%"}


def test_formats_that_cannot_be_read_are_a_doubt():
    unknown = b'<styleSheet><cellXfs><xf numFmtId="&a;"/></cellXfs></styleSheet>'
    book = read_book(with_parts(STYLED, {"xl/styles.xml": unknown}), "表")
    assert codes(book) == ["D02"]
    assert book.grids[0].text(2, 1) == "0.95"


def test_a_damaged_sheet_does_not_hide_the_others():
    def fill(book: xlsxwriter.Workbook) -> None:
        for name in ("好", "坏"):
            book.add_worksheet(name).write("A1", "项目名称")

    book = read_book(
        with_parts(xlsx(fill), {"xl/worksheets/sheet2.xml": b"<worksheet><sheetData><row"}), "表"
    )
    assert [grid.sheet for grid in book.grids] == ["好"]
    assert [(d.code, d.sheet) for d in book.doubts] == [("D03", "坏")]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        pytest.param(b"", "B01", id="empty file"),
        pytest.param("项目名称：帮扶".encode("gbk"), "B02", id="text named xlsx"),
        pytest.param(STYLED[:-200], "B03", id="cut xlsx"),
        pytest.param((SAVED / "forms.xls").read_bytes()[:3000], "B03", id="cut xls"),
        pytest.param((SAVED / "locked.xlsx").read_bytes(), "B04", id="password, xlsx"),
        pytest.param((SAVED / "locked.xls").read_bytes(), "B04", id="password, xls"),
        pytest.param((SAVED / "locked.ods").read_bytes(), "B04", id="password, ods"),
        pytest.param(b"%PDF-1.7", "B03", id="pdf that breaks off"),
        pytest.param(bytes(range(256)), "B06", id="unknown"),
        pytest.param(with_parts(STYLED, {"xl/workbook.xml": None}), "B07", id="no workbook part"),
        pytest.param(with_parts(STYLED, {SHEET: b"<worksheet"}), "B07", id="its only sheet damaged"),
        pytest.param(xlsx(lambda book: book.add_worksheet("空")), "B08", id="nothing filled in"),
        pytest.param(b"<html><table></table></html>", "B14", id="web page named xls"),
        pytest.param(b"\x89PNG\r\n\x1a\n", "B15", id="picture"),
        pytest.param(b"Rar!\x1a\x07", "B16", id="archive"),
    ],
)
def test_refused(data: bytes, code: str):
    book = read_book(data, "表.xlsx")
    assert book.problem is not None
    assert (book.problem.code, book.grids) == (code, ())
    assert book.sha256 == hashlib.sha256(data).hexdigest()


ODS_ROW = '<table:table-row table:number-rows-repeated="{}">{}</table:table-row>'


def ods_cell(kind: str, value: str, text: str, more: str = "") -> str:
    name = {"date": "date-value", "time": "time-value"}.get(kind, "value")
    attributes = f'office:value-type="{kind}" office:{name}="{value}" {more}'
    return f"<table:table-cell {attributes}>{text}</table:table-cell>"


def test_ods_tables():
    rows = (
        ODS_ROW.format(2, '<table:table-cell table:number-columns-repeated="1024"/>'),
        ODS_ROW.format(
            1,
            '<table:table-cell/><table:table-cell office:value-type="string" '
            'table:number-columns-spanned="2" table:number-rows-spanned="2">'
            "<text:p>指标值</text:p></table:table-cell><table:covered-table-cell/>"
            + ods_cell("percentage", "0.95", "<text:p>≥95%</text:p>")
            + ods_cell("date", "2023-12-31", "<text:p>2023年<text:s/>底</text:p>")
            + ods_cell("date", "2023-12-31T10:30:00", "<text:p>上午</text:p>"),
        ),
        ODS_ROW.format(
            1,
            '<table:table-cell/><table:covered-table-cell table:number-columns-repeated="2"/>'
            + ods_cell("time", "PT36H30M00S", "<text:p>36:30</text:p>")
            + ods_cell(
                "float",
                "5",
                "<office:annotation><text:p>批注</text:p></office:annotation>"
                "<text:p>5<text:span>人</text:span></text:p>",
                'table:number-columns-repeated="2"',
            ),
        ),
        ODS_ROW.format(2, ods_cell("float", "7", "<text:p>7户</text:p>")),
        ODS_ROW.format(1048000, '<table:table-cell table:number-columns-repeated="1024"/>'),
    )
    book = read_book(ods(f'<table:table table:name="表">{"".join(rows)}</table:table>'), "表.ods")
    (grid,) = book.grids
    assert texts(grid) == {
        "B3": "指标值",
        "D3": "≥95%",
        "E3": "2023年 底",
        "F3": "上午",
        "D4": "36:30",
        "E4": "5人",
        "F4": "5人",
        "A5": "7户",
        "A6": "7户",
    }
    assert grid.merged == (Area(3, 2, 4, 3),)
    assert (grid.value(3, 5), grid.value(3, 6), grid.value(4, 4)) == (45291, 45291.4375, 36.5 / 24)
    assert not book.doubts
