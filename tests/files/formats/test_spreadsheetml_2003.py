import re

import pytest

from tests.support.formats.xml_2003 import document
from tests.support.workbooks import texts
from xl_perfgoals.core.cells import Area
from xl_perfgoals.files.reading import read_book

STYLES = (
    '<Style ss:ID="p"><NumberFormat ss:Format="Percent"/></Style>'
    '<Style ss:ID="p0"><NumberFormat ss:Format="0%"/></Style>'
    '<Style ss:ID="child" ss:Parent="p0"><Font/></Style>'
    '<Style ss:ID="ge"><NumberFormat ss:Format="&quot;≥&quot;0&quot;人&quot;"/></Style>'
    '<Style ss:ID="day"><NumberFormat ss:Format="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/></Style>'
    '<Style ss:ID="short"><NumberFormat ss:Format="Short Date"/></Style>'
    '<Style ss:ID="loop" ss:Parent="loop"/>'
)


def sheet(rows: str, name: str = "表", more: str = "", before: str = "") -> str:
    return f'<Worksheet ss:Name="{name}"><Table>{before}{rows}</Table>{more}</Worksheet>'


def cell(text: str, kind: str = "String", **attributes: object) -> str:
    given = "".join(f' ss:{name}="{value}"' for name, value in attributes.items())
    return f'<Cell{given}><Data ss:Type="{kind}">{text}</Data></Cell>'


def row(*cells: str, **attributes: object) -> str:
    given = "".join(f' ss:{name}="{value}"' for name, value in attributes.items())
    return f"<Row{given}>{''.join(cells)}</Row>"


A = cell("甲")


def book_of(sheets: str):
    return read_book(document(sheets, STYLES), "表.xls")


@pytest.mark.parametrize(
    ("kind", "style", "text", "expected"),
    [
        pytest.param("Number", "p", "0.95", "95.00%", id="percent by name"),
        pytest.param("Number", "p0", "0.95", "95%", id="percent by code"),
        pytest.param("Number", "child", "0.95", "95%", id="the style it is based on"),
        pytest.param("Number", "loop", "0.95", "0.95", id="a style based on itself"),
        pytest.param("Number", "none", "0.95", "0.95", id="a style that is not there"),
        pytest.param("Number", "ge", "12", "≥12人", id="words in the format"),
        pytest.param("DateTime", "day", "2023-12-31T00:00:00.000", "2023年12月31日", id="date"),
        pytest.param("DateTime", "short", "2023-12-31T00:00:00.000", "2023/12/31", id="date by name"),
        pytest.param(
            "DateTime", "none", "2023-12-31T00:00:00.000", "2023/12/31 0:00", id="date without a format"
        ),
        pytest.param("DateTime", "day", "明天", "明天", id="no date"),
        pytest.param("Number", "p", "约5", "约5", id="no number"),
        pytest.param("Number", "p", "INF", "INF", id="no finite number"),
        pytest.param("Boolean", "p", "1", "TRUE", id="truth"),
        pytest.param("String", "p", "1-12", "1-12", id="text"),
        pytest.param("String", "p", "=1+1", "=1+1", id="text like a formula"),
        pytest.param(
            "String", "p", "三<html:B>保</html:B>&#10;支出", "三保\n支出", id="text in several looks"
        ),
    ],
)
def test_cells(kind: str, style: str, text: str, expected: str):
    book = book_of(sheet(row(cell(text, kind, StyleID=style))))
    assert not book.doubts
    assert texts(book.grids[0]) == {"A1": expected}


def test_styles_of_rows_and_columns():
    columns = '<Column ss:Index="2" ss:StyleID="p0" ss:Span="1"/><Column/>'
    seven = cell("7", "Number")
    rows = row(*[cell("0.5", "Number")] * 5) + row(
        seven, seven, cell("7", "Number", StyleID="p0"), StyleID="ge"
    )
    assert texts(book_of(sheet(rows, before=columns)).grids[0]) == {
        "A1": "0.5",
        "B1": "50%",
        "C1": "50%",
        "D1": "0.5",
        "E1": "0.5",
        "A2": "≥7人",
        "B2": "≥7人",
        "C2": "700%",
    }


def test_places_are_counted_on_from_the_last_index():
    merged = cell("甲", Index=2, MergeAcross=2, MergeDown=1)
    (grid,) = book_of(sheet(row(merged, cell("乙"), Index=3) + row(Span=2) + row(cell("丙")))).grids
    assert texts(grid) == {"B3": "甲", "E3": "乙", "A7": "丙"}
    assert grid.merged == (Area(3, 2, 4, 4),)


def test_what_is_hidden_wrong_or_missing():
    error, figure = cell("#REF!", "Error", Formula="=X"), cell("5", "Number", Formula="=1")
    rows = row(cell("藏"), Hidden=1) + row(error, '<Cell ss:Formula="=A1"/>', figure)
    more = "<WorksheetOptions><Visible>SheetHidden</Visible></WorksheetOptions>"
    book = book_of(sheet(rows, more=more))
    assert {doubt.code for doubt in book.doubts} == {"D01", "D10", "D11", "D12"}
    assert book.grids[0].text(2, 1) == "#REF!"
    assert book.grids[0].value(2, 3) == 5


def test_notes_are_no_cells():
    note = '<Comment><ss:Data xmlns="http://www.w3.org/TR/REC-html40">批注</ss:Data></Comment>'
    noted = f'<Cell><Data ss:Type="String">甲</Data>{note}</Cell>'
    assert texts(book_of(sheet(row(noted))).grids[0]) == {"A1": "甲"}


def test_sheets_in_order_and_names_with_a_prefix():
    data = document(sheet(row(cell("一")), "甲&amp;乙") + sheet(row(cell("二")), "丙")).decode()
    prefixed = re.sub(r"<(/?)(Workbook|Worksheet|Row|Table|Cell|Data)\b", r"<\1ss:\2", data)
    for text in (data, prefixed):
        book = read_book(text.encode("utf-16"), "表")  # whatever it declares
        assert [(grid.sheet, texts(grid)) for grid in book.grids] == [
            ("甲&乙", {"A1": "一"}),
            ("丙", {"A1": "二"}),
        ]


BOMB = '<!DOCTYPE Workbook [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><Workbook'


@pytest.mark.parametrize(
    ("data", "code"),
    [
        pytest.param(document(""), "B07", id="no sheet"),
        pytest.param(document(sheet("")), "B08", id="an empty sheet"),
        pytest.param(document(sheet(row(A)))[:-20], "B07", id="cut"),
        pytest.param(document(sheet(row(A))).replace(b"<Workbook", BOMB.encode()), "B07", id="entities"),
        pytest.param(document(sheet(row(A, Index="x"))), "B07", id="a row at no number"),
        pytest.param(document(sheet(row(A, Index=9_999_999))), "B07", id="a row below all"),
        pytest.param(document(sheet(row(A, Index=900_000))), "B28", id="a stray cell far below"),
        pytest.param(document(sheet(row(cell("甲", Index=99_999)))), "B28", id="a stray cell far beside"),
        pytest.param(document(sheet(row(*[A] * 500) * 401)), "B28", id="too many"),
    ],
)
def test_refused(data: bytes, code: str):
    refused = read_book(data, "表.xml").problem
    assert refused is not None
    assert refused.code == code
