"""What calamine does not tell of a sheet, in .xlsx as several programs write it."""

import io
import re

import openpyxl
import pytest
import xlsxwriter

from tests.support.workbooks import one_sheet, parts_of, texts, with_parts, xlsx
from xl_perfgoals.core.submission import Book
from xl_perfgoals.files.reading import read_book
from xl_perfgoals.wording import NOT_CALCULATED

SHEET = "xl/worksheets/sheet1.xml"
STYLED = one_sheet({"A1": ("指标值", None), "A2": (0.95, "0%"), "A3": (2, '0"人"')})
SPACE = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def sheet_xml(rows: str, *, prefix: str = "", cols: str = "") -> str:
    mark = f"xmlns:{prefix[:-1]}" if prefix else "xmlns"
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><{prefix}worksheet {mark}="{SPACE}">{cols}'
        f"<{prefix}sheetData>{rows}</{prefix}sheetData></{prefix}worksheet>"
    )


def book_of(xml: str | bytes) -> Book:
    return read_book(with_parts(STYLED, {SHEET: xml.encode() if isinstance(xml, str) else xml}), "表.xlsx")


def cells(book: Book) -> dict[str, str]:
    assert book.problem is None
    return texts(book.grids[0])


def codes(book: Book) -> list[str]:
    return [doubt.code for doubt in book.doubts]


def test_every_error_is_a_text_and_told():
    errors = "#REF! #DIV/0! #VALUE! #NAME? #NUM! #N/A #NULL! #SPILL! #CALC! #GETTING_DATA".split()
    rows = "".join(
        f'<row r="{row}"><c r="B{row}" t="e"><v>{text}</v></c></row>' for row, text in enumerate(errors, 1)
    )
    book = book_of(sheet_xml(rows))
    assert cells(book) == {f"B{row}": text for row, text in enumerate(errors, 1)}
    assert codes(book) == ["D10"]
    assert "10 个" in book.doubts[0].text
    assert "B1、B2、B3、B4、B5 等" in book.doubts[0].text


@pytest.mark.parametrize(
    ("rows", "expected", "told"),
    [
        pytest.param(
            '<row r="1"><c r="A1" t="e"><f>1/0</f><v>#DIV/0!</v></c><c r="B1"><v>7</v></c></row>',
            {"A1": "#DIV/0!", "B1": "7"},
            ["D10"],
            id="of a formula",
        ),
        pytest.param(
            "<row r='1'><c r='A1' t='e'><v>#REF!</v></c></row>", {"A1": "#REF!"}, ["D10"], id="other quotes"
        ),
        pytest.param(
            '<row r="1"><c s="2" t = "e" r="A1" ><v> #REF! </v></c></row>',
            {"A1": "#REF!"},
            ["D10"],
            id="other blanks",
        ),
        pytest.param("<row><c/><c t='e'><v>#REF!</v></c></row>", {"B1": "#REF!"}, ["D10"], id="no addresses"),
        pytest.param(
            '<row r="1"><c r="A1" t="str"><v>#REF!</v></c></row>', {"A1": "#REF!"}, [], id="a text, not told"
        ),
        pytest.param(
            '<row r="1"><c r="A1"><f>1+1</f></c><c r="B1"><v>1</v></c></row>',
            {"A1": NOT_CALCULATED, "B1": "1"},
            ["D11"],
            id="a formula alone",
        ),
        pytest.param(
            '<row r="1"><c r="A1"><f>1+1</f><v></v></c><c r="B1"><f>2</f><v/></c></row>',
            {"A1": NOT_CALCULATED, "B1": NOT_CALCULATED},
            ["D11"],
            id="empty values",
        ),
        pytest.param(
            '<row r="1"><c r="A1"><f t="shared" si="0"/></c></row>',
            {"A1": NOT_CALCULATED},
            ["D11"],
            id="a shared formula",
        ),
        pytest.param(
            '<row r="1">\n <c r="A1">\n  <f>1+1</f>\n  <v/>\n </c>\n</row>',
            {"A1": NOT_CALCULATED},
            ["D11"],
            id="set in lines",
        ),
        pytest.param(
            '<row r="1"><c r="A1"><f>1</f><!-- --></c></row>',
            {"A1": NOT_CALCULATED},
            ["D11"],
            id="with a comment",
        ),
        pytest.param(
            '<row r="1"><c r="A1" t="str"><f>""</f><v></v></c><c t="str" r="B1"><f>A1</f><v></v></c>'
            '<c r="C1"><v>1</v></c></row>',
            {"C1": "1"},
            [],
            id="a text without characters is a result",
        ),
        pytest.param(
            '<row r="1"><c r="A1" t="str"><f>A2</f><v>文</v></c><c r="B1" t="b"><f>1=1</f><v>1</v></c>'
            '<c r="C1"><f>1+1</f><v>2</v></c></row>',
            {"A1": "文", "B1": "TRUE", "C1": "2"},
            [],
            id="results of every type",
        ),
        pytest.param(
            '<row r="1"><c r="A1"><v>-1</v></c>'
            '<c r="B1" t="inlineStr"><is><r><t>甲</t></r><r><t>乙</t></r></is></c></row>',
            {"A1": "-1", "B1": "甲乙"},
            [],
            id="nothing odd",
        ),
    ],
)
def test_errors_and_formulas_without_a_result(rows: str, expected: dict[str, str], told: list[str]):
    for xml in (
        sheet_xml(rows),
        sheet_xml(re.sub(r"<(/?)(?=[rcvfit])", r"<\1x:", rows), prefix="x:"),
    ):
        book = book_of(xml)
        assert (cells(book), codes(book)) == (expected, told)


@pytest.mark.parametrize("note", ["", "<!-- not plain -->"])
def test_the_footer_of_a_page_is_not_the_text_of_its_last_cell(note: str):
    rows = '<row r="1"><c r="A1" t="e"><v>#N/A</v></c><c r="B1"><f>1+1</f></c></row>'
    footer = "<headerFooter><oddFooter>&amp;P</oddFooter></headerFooter></worksheet>"
    book = book_of(sheet_xml(rows).removesuffix("</worksheet>") + note + footer)
    assert cells(book) == {"A1": "#N/A", "B1": NOT_CALCULATED}


def test_a_sheet_of_nothing_but_formulas_is_not_empty():
    book = book_of(sheet_xml('<row r="1"><c r="A1"><f>表二!A1</f></c></row>'))
    assert cells(book) == {"A1": NOT_CALCULATED}


def test_formats_and_oddities_together():
    book = book_of(
        sheet_xml(
            '<row r="1"><c r="A1" s="1"><v>0.5</v></c><c r="B1" s="2"><f>1</f></c>'
            '<c r="C1" s="1" t="e"><v>#N/A</v></c><c r="D1" s="2"><v>3</v></c></row>'
        )
    )
    assert cells(book) == {"A1": "50%", "B1": NOT_CALCULATED, "C1": "#N/A", "D1": "3人"}
    assert codes(book) == ["D10", "D11"]


def test_errors_under_merged_cells_are_told_as_hidden_only():
    def fill(book: xlsxwriter.Workbook) -> None:
        sheet = book.add_worksheet("表")
        sheet.merge_range("A1:B1", "题")
        sheet.write_formula("B1", "=1/0", None, "#DIV/0!")

    book = read_book(xlsx(fill), "表")
    assert (texts(book.grids[0]), codes(book)) == ({"A1": "题"}, ["D04"])


@pytest.mark.parametrize("saved_by", ["XlsxWriter", "openpyxl"])
def test_hidden_rows_and_columns_are_read_and_told(saved_by: str):
    def fill(book: xlsxwriter.Workbook) -> None:
        sheet = book.add_worksheet("表")
        for row in range(12):
            sheet.write_row(row, 0, ["甲", row, "丙", "丁"])
        for row in (2, 3, 4, 8, 200):  # the last has nothing to hide
            sheet.set_row(row, None, None, {"hidden": True})
        sheet.set_column("C:D", None, None, {"hidden": True})
        sheet.set_column("H:K", None, None, {"hidden": True})

    data = xlsx(fill)
    if saved_by == "openpyxl":
        stream = io.BytesIO()
        openpyxl.load_workbook(io.BytesIO(data)).save(stream)
        data = stream.getvalue()
    book = read_book(data, "表")
    assert book.grids[0].text(4, 3) == "丙"
    assert codes(book) == ["D12"]
    assert "（第 3–5、9 行、C–D 列）" in book.doubts[0].text


@pytest.mark.parametrize(
    ("xml", "told"),
    [
        ('<row r="1" hidden="true"><c r="A1"><v>1</v></c></row>', ["D12"]),
        ("<row hidden='1'><c><v>1</v></c></row>", ["D12"]),
        ('<row hidden="1"><c><v>1</v></c></row>', ["D12"]),
        ('<row r="1" hidden="false"><c r="A1"><v>1</v></c></row>', []),
        ('<row r="1"><c r="A1"><v>1</v></c></row><row r="2" hidden="1"/>', []),
    ],
)
def test_hidden_rows_of_other_writers(xml: str, told: list[str]):
    assert codes(book_of(sheet_xml(xml))) == told


def test_hidden_columns_of_other_writers():
    for cols in (
        '<cols><col max="3" min="1" hidden="1"/></cols>',
        "<cols><col min='1' max='3' hidden='1'/></cols>",
    ):
        book = book_of(sheet_xml('<row r="1"><c r="B1"><v>1</v></c></row>', cols=cols))
        assert codes(book) == ["D12"]
        assert "（B 列）" in book.doubts[0].text


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "gb18030"])
def test_parts_in_other_encodings(encoding: str):
    xml = sheet_xml('<row r="1"><c r="A1" t="str"><v>项目名称</v></c><c r="B1" s="1"><v>0.5</v></c></row>')
    stated = xml.replace("UTF-8", "GB18030" if encoding == "gb18030" else "UTF-16")
    parts = parts_of(STYLED)
    styles = parts["xl/styles.xml"].decode().replace('encoding="UTF-8"', f'encoding="{encoding}"')
    data = with_parts(STYLED, {SHEET: stated.encode(encoding), "xl/styles.xml": styles.encode(encoding)})
    book = read_book(data, "表")
    assert (cells(book), codes(book)) == ({"A1": "项目名称", "B1": "50%"}, [])


@pytest.mark.parametrize("number", ["-1", "99", "-0", "4294967296"])
def test_a_shared_string_that_does_not_exist_is_no_other_string(number: str):
    broken = sheet_xml(f'<row r="1"><c r="A1" t="s"><v>{number}</v></c></row>')
    book = book_of(broken)
    assert book.problem is not None
    assert book.problem.code == "B07"


def test_a_protected_sheet_reads_as_any_other():
    def fill(book: xlsxwriter.Workbook) -> None:
        sheet = book.add_worksheet("表")
        sheet.write("A1", "项目名称")
        sheet.protect("secret")

    book = read_book(xlsx(fill), "表")
    assert (cells(book), codes(book)) == ({"A1": "项目名称"}, [])


def test_a_package_that_is_odd_is_left_to_calamine():
    """Without the relations of the workbook nobody knows which part is which sheet."""
    book = read_book(with_parts(STYLED, {"_rels/.rels": None}), "表")
    assert "D02" in codes(book) or book.problem is not None
