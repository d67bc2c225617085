"""Files in which nothing can be marked: their contents are, in a new workbook, which says what it lacks."""

import io

import openpyxl
import pytest

from tests.support.formats import sample_grids, written_as
from tests.support.formats.locked import locked
from tests.support.packages import assert_sound
from tests.support.stored_findings import stored
from tests.support.workbooks import SAVED, one_sheet, parts_of, texts
from xl_perfgoals.files.marking import marked_copy
from xl_perfgoals.files.reading import read_book

ANEW = ("html-gbk", "mhtml", "xml2003", "csv-gbk", "biff5", "fods", "docx", "pdf-lines", "xlsb")


def told(copy):
    return {text for grid in read_book(copy.data, "x").grids[:1] for text in texts(grid).values()}


@pytest.mark.parametrize("kind", ANEW)
def test_contents_stand_where_they_stood(kind):
    data = written_as(kind, sample_grids()[:1])
    grid = read_book(data, "x").grids[0]
    at = next(iter(texts(grid)))
    copy = marked_copy(data, f"甲.{kind}", [stored(grid.sheet, at)])
    assert_sound(parts_of(copy.data))
    assert copy.name.endswith(".xlsx")
    assert len(copy.lost) == 1
    assert any(copy.lost[0] in text for text in told(copy))
    after = read_book(copy.data, "x").grids[1]
    assert texts(after) == texts(grid)
    assert set(after.merged) == {area for area in grid.merged if area.last_row <= grid.last_row}
    marked = openpyxl.load_workbook(io.BytesIO(copy.data)).worksheets[1][at]
    assert marked.fill.fgColor.rgb == "FFFFC7CE"
    assert "缺代码" in marked.comment.text


@pytest.mark.parametrize("ending", ["xls", "ods"])
def test_numbers_stay_numbers(ending):
    data = (SAVED / f"forms.{ending}").read_bytes()
    before = read_book(data, "x").grids
    copy = marked_copy(data, f"forms.{ending}", [])
    assert copy.name == f"forms（审核标注，原为{ending}）.xlsx"
    after = read_book(copy.data, "x").grids[1:]
    assert [texts(grid) for grid in after] == [texts(grid) for grid in before]
    numbers = [
        [sum(isinstance(value, int | float) for row in grid.rows for value in row) for grid in grids]
        for grids in (before, after)
    ]
    assert numbers[0] == numbers[1] or numbers[1] > [0]


def test_a_macro_workbook_called_xls():
    copy = marked_copy(one_sheet({"A1": (1, None)}), "旧名.xls", [stored("表", "A1")])
    assert (copy.name, copy.lost) == ("旧名（审核标注，原为xls）.xlsx", ())


@pytest.mark.parametrize(
    "name", ["报表", "a/b\\甲.xlsx", "CON?.xlsx", "长" * 300 + ".xlsx", ".xlsx", "a\x00b.xlsx"]
)
def test_names_that_a_file_can_have(name):
    made = marked_copy(one_sheet({"A1": (1, None)}), name, []).name
    assert made.endswith("（审核标注）.xlsx")
    assert len(made) < 140
    assert not set(made) & set('/\\?\x00<>|*":')


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"", id="empty"),
        pytest.param(b"\x89PNG\r\n\x1a\n" + bytes(99), id="a picture"),
        pytest.param(b"PK\3\4" + bytes(99), id="a torn zip"),
        pytest.param((SAVED / "locked.xlsx").read_bytes(), id="locked"),
    ],
)
def test_what_cannot_be_read_gives_the_list_alone(data):
    copy = marked_copy(data, "甲.xlsx", [stored("表", "B2"), stored("", "")])
    assert len(copy.lost) == 1
    assert {"缺代码", "B2"} <= told(copy)


def test_a_password_is_gone_from_the_copy():
    data = locked(one_sheet({"A1": (1, None)}), "secret")
    copy = marked_copy(data, "甲.xlsx", [stored("表", "A1")], ["secret"])
    assert len(copy.lost) == 1
    assert read_book(copy.data, "x").grids[1].value(1, 1) == 1


def test_excels_own_password_is_no_password():
    copy = marked_copy(written_as("locked-by-excel", sample_grids()[:1]), "甲.xlsx", [])
    assert copy.lost == ()


def test_names_that_excel_does_not_allow():
    data = written_as("fods", sample_grids()[:1])
    long = "名" * 40
    text = data.decode().replace(f'table:name="{sample_grids()[0].sheet}"', f'table:name="{long}"')
    copy = marked_copy(text.encode(), "甲.fods", [stored(long, "A1")])
    book = openpyxl.load_workbook(io.BytesIO(copy.data))
    assert book.sheetnames == ["问题清单", long[:31]]
    assert len(copy.lost) == 2
    assert book[long[:31]]["A1"].comment is not None
