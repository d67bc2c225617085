import pytest

from xl_perfgoals.ops.present.text_size import line_count, room, text_height, text_width


@pytest.mark.parametrize(
    ("text", "width"), [("", 0), ("abc", 3), ("项目", 4), ("（A）", 5), ("𠮷", 4), ("a\udc80", 2)]
)
def test_full_width_counts_two(text, width):
    assert text_width(text) == width


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", 1),
        ("一二三四五", 1),
        ("一二三四五六", 2),
        ("a" * 11, 2),
        ("一\n二", 2),
        ("一\n\n二", 3),
        ("一" * 21, 5),
    ],
)
def test_lines_of_ten_half_characters(text, lines):
    assert line_count(text, 10) == lines


def test_room_is_even_and_never_nothing():
    assert [room(width, 10) for width in (0.5, 5, 20)] == [2, 2, 20]


def test_no_row_is_higher_than_excel_allows():
    assert text_height("一" * 5000, 10, 10) == 409
