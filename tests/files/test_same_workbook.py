"""Two workbooks of ours are told apart by all that they say, their own time left out."""

from io import BytesIO
from zipfile import ZipFile

import pytest

from xl_perfgoals.core.sheet import Cell, Properties, Sheet, Style
from xl_perfgoals.files.same_workbook import say_the_same
from xl_perfgoals.files.write_xlsx import write_xlsx

EARLY, LATE = "2026-11-20T09:05:00", "2026-11-21T18:40:59"


def workbook(folder, made_at, *texts, title="汇总"):
    shown = f"编制时间：{made_at[:16].replace('T', ' ')}"
    cells = tuple(Cell(row, 1, text, Style("文字")) for row, text in enumerate((shown, *texts), 1))
    target = folder / f"{made_at[:10]} {len(list(folder.iterdir()))}.xlsx"
    write_xlsx(target, [Sheet("首页", cells)], properties=Properties(title=title, made_at=made_at))
    return target.read_bytes()


def test_another_time_says_the_same(tmp_path):
    one, other = workbook(tmp_path, EARLY, "8283.3488"), workbook(tmp_path, LATE, "8283.3488")
    assert one != other
    assert say_the_same(one, other)


@pytest.mark.parametrize(
    "texts",
    [["8283.3489"], ["8283.348"], ["8283.3488", "备注"], ["2026-11-20 09:04"], []],
    ids=["figure", "shorter", "more", "another time", "less"],
)
def test_another_content_does_not(tmp_path, texts):
    assert not say_the_same(workbook(tmp_path, EARLY, "8283.3488"), workbook(tmp_path, LATE, *texts))


def test_what_the_file_says_of_itself_counts(tmp_path):
    assert not say_the_same(workbook(tmp_path, EARLY, title="一县"), workbook(tmp_path, LATE, title="二县"))


def test_a_time_of_the_content_is_not_the_workbook_s_own(tmp_path):
    one, other = workbook(tmp_path, EARLY, "2026-11-19 08:00"), workbook(tmp_path, LATE, "2026-11-19 08:01")
    assert not say_the_same(one, other)


def without_properties(data):
    made = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(made, "w") as new:
        for name in old.namelist():
            if name != "docProps/core.xml":
                new.writestr(name, old.read(name))
    return made.getvalue()


def test_what_is_no_workbook_of_ours_says_something_else(tmp_path):
    ours = workbook(tmp_path, EARLY, "x")
    for other in (b"", b"no zip", ours[: len(ours) // 2], without_properties(ours)):
        assert not say_the_same(other, ours)
        assert not say_the_same(ours, other)
    assert not say_the_same(without_properties(ours), without_properties(ours))
