"""Doubts about one file, told in few lines."""

from xl_perfgoals.core.submission import Doubt
from xl_perfgoals.ops.present.doubt_lines import doubt_lines


def test_few_are_told_in_full_and_know_their_sheet():
    doubts = (
        Doubt("D01", "是隐藏的", "表二"),
        Doubt("D02", "整个文件"),
        Doubt("D01", "“三”是隐藏的", "三"),
    )
    assert list(doubt_lines(doubts)) == ["表二：是隐藏的", "“三”是隐藏的", "整个文件"]


def test_of_many_alike_the_sheets_are_named():
    doubts = tuple(Doubt("D10", f"“表{number}”有错", f"表{number}") for number in range(1, 31))
    lines = list(doubt_lines(doubts))
    assert len(lines) == 3
    assert "28 张" in lines[2]
    assert "表3、表4、表5、表6、表7 等" in lines[2]
