"""Rows are as high as their highest text needs, however many cells are measured together."""

import random
from decimal import Decimal

import pytest

from xl_perfgoals.core.sheet import Formula, Style
from xl_perfgoals.ops.present.canvas import ROW_HEIGHT, Canvas
from xl_perfgoals.ops.present.looks import CENTER, COUNT, NOTE, TEXT, linked
from xl_perfgoals.ops.present.row_heights import Wrapped, high_rows
from xl_perfgoals.ops.present.text_size import HeightByWidth, room, text_height, text_width, text_widths

ODD = [
    None, "", "一", "一二三四五六七八九十", "a" * 9, "a" * 40, "一\n二", "\n", "\n\n", "一" * 500,
    "𠮷" * 7, "a\udc80b" * 9,
    "é" * 12, "甲乙\r丙" * 6, "　" * 14, "·×÷" * 5, 7, Decimal("1.5"), True, Formula("=1", "一" * 90),
]  # fmt: skip
WIDTHS = (2, 5, 9.5, 20, 44)
STYLES = (TEXT, CENTER, COUNT, NOTE, Style("大", size=20, wrap=True))


def needed(values, widths, styles):
    """How high a row must be, cell by cell."""
    cells = zip(values, widths, styles, strict=True)
    return max(
        text_height(value, room(width, style.size), style.size)
        if isinstance(value, str) and style.wrap
        else 0
        for value, width, style in cells
    )


@pytest.mark.parametrize("seed", range(200))
def test_rows_are_measured_as_cell_by_cell(seed):
    chance = random.Random(seed)
    texts = chance.sample(ODD, chance.randint(1, len(ODD)))
    styles = tuple(chance.choices(STYLES, k=5))
    rows = [tuple(chance.choices(texts, k=5)) for _ in range(chance.randint(1, 30))]
    expected = {
        row: height
        for row, values in enumerate(rows, 4)
        if (height := needed(values, WIDTHS, styles)) > ROW_HEIGHT
    }

    by_lines, by_columns = Canvas(WIDTHS), Canvas(WIDTHS)
    for row, values in enumerate(rows, 4):
        by_lines.line(row, values, styles)
    by_columns.table(4, [*zip(*rows, strict=True)], [styles] * len(rows))
    assert by_lines.sheet("一").heights == expected
    assert by_columns.sheet("一") == by_lines.sheet("一")


def test_a_row_that_is_high_already_never_becomes_lower():
    canvas = Canvas([20])
    canvas.put(4, 1, "一" * 100, TEXT)
    before = canvas.heights[4]
    canvas.table(4, [["一" * 30, "一" * 30]], [(TEXT,), (TEXT,)])
    assert canvas.heights == {4: before, 5: text_height("一" * 30, room(20, 10), 10)}


def test_every_row_is_as_high_as_the_lowest_text_of_a_column_in_which_all_are_high():
    columns = [Wrapped(["一" * 11, "一" * 31], 20, 10), Wrapped(["一", "二"], 20, 10)]
    low, high = (text_height("一" * count, room(20, 10), 10) for count in (11, 31))
    assert high_rows([7, 9], columns, ROW_HEIGHT) == {7: low, 9: high}


def test_runs_of_one_look_are_one_block():
    plain, way = (TEXT, COUNT), (linked(TEXT), COUNT)
    canvas = Canvas([20, 5])
    canvas.table(4, [["甲", "乙", "丙"], range(1, 4)], [plain, plain, way])
    assert [(block.top, block.rows, block.styles) for block in canvas.blocks] == [
        (4, (("甲", 1), ("乙", 2)), plain),
        (6, (("丙", 3),), way),
    ]


@pytest.mark.parametrize(
    ("columns", "looks"),
    [
        ([["甲"], [1]], [(TEXT, COUNT)] * 2),
        ([["甲", "乙"]], [(TEXT,), (COUNT,)]),
        ([["甲"], []], [(TEXT, TEXT)]),
    ],
)
def test_a_table_whose_columns_and_looks_do_not_fit_is_a_bug(columns, looks):
    with pytest.raises(ValueError, match=r"."):
        Canvas([20, 5]).table(4, columns, looks)


def test_texts_measured_together_have_their_own_widths():
    texts = [text for text in ODD if isinstance(text, str) and "\n" not in text]
    assert text_widths(texts) == [*map(text_width, texts)]
    assert text_widths([]) == []
    by_width = HeightByWidth(10, 10)
    assert [by_width[text_width(text)] for text in texts] == [text_height(text, 10, 10) for text in texts]
