"""Errors, missing results and what is hidden in .xls, .ods and .xlsb."""

import pytest
import xlwt

from tests.support.formats import written_as
from tests.support.workbooks import ods, texts, xls
from xl_perfgoals.core.cells import Grid
from xl_perfgoals.core.submission import Book
from xl_perfgoals.files.reading import read_book
from xl_perfgoals.wording import NOT_CALCULATED


def codes(book: Book) -> list[str]:
    return [doubt.code for doubt in book.doubts]


def test_xls():
    def fill(book: xlwt.Workbook) -> None:
        sheet = book.add_sheet("表")
        sheet.write(0, 0, "总额")
        sheet.row(0).set_cell_error(1, 0x17)
        sheet.row(4).set_cell_error(3, "#DIV/0!")
        sheet.write(2, 0, "藏")
        sheet.row(2).hidden = True
        sheet.write(2, 4, 5)
        sheet.col(4).hidden = True

    book = read_book(xls(fill), "表.xls")
    assert texts(book.grids[0]) == {
        "A1": "总额",
        "B1": "#REF!",
        "A3": "藏",
        "E3": "5",
        "D5": "#DIV/0!",
    }
    assert codes(book) == ["D10", "D12"]
    assert "：B1、D5。" in book.doubts[0].text
    assert "（第 3 行、E 列）" in book.doubts[1].text


TABLE = '<table:table table:name="表">{}</table:table>'
ROW = "<table:table-row{}>{}</table:table-row>"


def formula(text: str, attributes: str = 'office:value-type="string" office:string-value=""') -> str:
    return f'<table:table-cell table:formula="of:=[.A1]" {attributes}>{text}</table:table-cell>'


@pytest.mark.parametrize(
    ("cell", "shown", "told"),
    [
        (formula("<text:p>#REF!</text:p>"), "#REF!", ["D10"]),
        (
            formula("<text:p>#DIV/0!</text:p>", 'office:value-type="float" office:value="0"'),
            "#DIV/0!",
            ["D10"],
        ),
        (formula("<text:p>Err:502</text:p>"), "Err:502", ["D10"]),
        (formula("<text:p>错误:508</text:p>"), "错误:508", ["D10"]),
        (formula("", ""), NOT_CALCULATED, ["D11"]),
        (formula("<text:p/>", ""), None, []),
        (formula("<text:p>7</text:p>", 'office:value-type="float" office:value="7"'), "7", []),
    ],
)
def test_ods_formulas(cell: str, shown: str | None, told: list[str]):
    body = ROW.format("", '<table:table-cell office:value-type="float" office:value="1"/>' + cell)
    book = read_book(ods(TABLE.format(body)), "表.ods")
    assert texts(book.grids[0]).get("B1") == shown
    assert codes(book) == told


def test_ods_hidden_rows_and_columns():
    cell = '<table:table-cell office:value-type="string"><text:p>文</text:p></table:table-cell>'
    body = (
        '<table:table-column/><table:table-column table:visibility="collapse"/>'
        '<table:table-column table:number-columns-repeated="9" table:visibility="filter"/>'
        + ROW.format("", cell)
        + ROW.format(' table:visibility="filter" table:number-rows-repeated="2"', cell * 2)
        + ROW.format(' table:visibility="collapse" table:number-rows-repeated="1000"', "<table:table-cell/>")
    )
    book = read_book(ods(TABLE.format(body)), "表.ods")
    assert codes(book) == ["D12"]
    assert "（第 2–3 行、B 列）" in book.doubts[0].text


def test_of_xlsb_nobody_can_tell():
    grid = Grid("表", "表", (("项目名称", "甲"),))
    book = read_book(written_as("xlsb", [grid]), "表.xlsb")
    assert (texts(book.grids[0]), codes(book)) == ({"A1": "项目名称", "B1": "甲"}, ["D02"])
