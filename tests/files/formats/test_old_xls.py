import struct

import pytest

from tests.support.formats import sample_grids
from tests.support.formats.biff import biff2, biff5_stream, in_container
from tests.support.workbooks import texts
from xl_perfgoals.core.cells import Grid
from xl_perfgoals.files.reading import read_book

GRID = Grid("", "绩效表", (("项目名称", "金额"), ("帮扶“三保”", 12.5), (None, 0.1), ("1-12", "")))
STREAM = biff5_stream([GRID])
CODEPAGE, NONE = b"\x42\x00\x02\x00\xa8\x03", b"\x99\x00\x02\x00\xa8\x03"
EXPECTED = {"A1": "项目名称", "B1": "金额", "A2": "帮扶“三保”", "B2": "12.5", "B3": "0.1", "A4": "1-12"}


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(in_container(STREAM), id="Excel 95"),
        pytest.param(in_container(STREAM, "Workbook"), id="under the newer name"),
        pytest.param(STREAM, id="without its container"),
        pytest.param(
            in_container(STREAM.replace(CODEPAGE, NONE)),
            id="no code page",
        ),
    ],
)
def test_excel_95(data: bytes):
    book = read_book(data, "表.xlsx")
    assert not book.doubts
    assert [(grid.sheet, texts(grid)) for grid in book.grids] == [("绩效表", EXPECTED)]


def test_number_formats():
    percent, day = b"\x00\x00\x09\x00\x01", b"\x00\x00\x0e\x00\x01"
    data = biff5_stream([Grid("", "表", (("指标值",), (0.95,), ("时间",), (45291.0,)))])
    for row, style in ((1, percent), (3, day)):
        at = data.index(struct.pack("<3H", row, 0, 15))
        # the last style is the cells' own: give this cell one of the others
        number = 14 if row == 1 else 13
        data = data[: at + 4] + struct.pack("<H", number) + data[at + 6 :]
        first = data.index(b"\xe0\x00\x10\x00") + number * 20
        data = data[: first + 4] + style + data[first + 9 :]
    (grid,) = read_book(in_container(data), "表").grids
    assert texts(grid) == {"A1": "指标值", "A2": "95%", "A3": "时间", "A4": "2023/12/31"}


def test_excel_2():
    book = read_book(biff2([GRID]), "表.xls")
    assert texts(book.grids[0]) == EXPECTED


def test_hidden_sheets():
    data = biff5_stream([GRID, Grid("", "另", (("一",),))])
    at = data.index(b"\x85\x00")
    book = read_book(in_container(data[: at + 8] + b"\x01" + data[at + 9 :]), "表")
    assert [(doubt.code, doubt.sheet) for doubt in book.doubts] == [("D01", "绩效表")]


def test_damaged_ones_are_read_or_refused():
    data = biff5_stream(sample_grids()[:2])
    for at in range(0, len(data), 97):
        for broken in (data[:at], data[:at] + b"\xff\xff" + data[at + 2 :]):
            book = read_book(in_container(broken), "表")
            assert (book.problem is None) == bool(book.grids)
