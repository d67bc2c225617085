"""Rows made many at once say what rows made cell by cell say."""

import random
import re
from decimal import Decimal
from enum import StrEnum
from io import BytesIO

import pytest

from xl_perfgoals.core.cells import Area
from xl_perfgoals.core.sheet import Block, Cell, Formula, Merge, Sheet, Style
from xl_perfgoals.files import xlsx_cells, xlsx_rows
from xl_perfgoals.files.xlsx_book import NewBook
from xl_perfgoals.files.xlsx_cells import CellWriter
from xl_perfgoals.files.xlsx_rows import RowWriter
from xl_perfgoals.files.xlsx_styles import Formats

STYLES = (Style("文字"), Style("金额", number_format="0.00"), Style("黑体", font="黑体"))


class Level(StrEnum):
    FIRST = "一级"
    SIGN = "=等级"


VALUES = (
    None, "", 0, 1, -7, 12, 10**13, 10**14, 10**15 + 1, -(10**14), 10**400, True, False,
    Decimal(0), Decimal("0.00"), Decimal(1), Decimal("1.00"), Decimal("-12.50"), Decimal("1E+3"),
    Decimal("1E-7"), Decimal("123456789.123456"), Decimal("1234567890.1234564"), Decimal("0E-9"),
    Decimal(10) ** 400,
    Formula("=A1", 1), Formula("=A1<2", "<是>"), Formula("=1", Decimal("0.30")), Formula("=B1", ""),
    "甲", "乙", "甲", "=1+1", "=", "＝", "+1", "-", "@", "\t缩进", "\n",
    "1", "1.00", "True", " 空 格 ", "一\n二", "一\r\n二",
    "<b>&\"'", "_x0041_", "\x00", "\ud800", "\ufffe", "　", "长" * 40_000, Level.FIRST, Level.SIGN,
)  # fmt: skip
ALIKE = {kind: [value for value in VALUES if type(value) is kind] for kind in map(type, VALUES)}


def said(sheet):
    """What the rows of a sheet say: each with its tag and its cells, texts and formats by themselves."""
    book = NewBook(BytesIO(), {})
    formats = Formats(book)
    xml = "".join(RowWriter(CellWriter(book.texts, formats)).rows(sheet))
    texts = list(book.texts)
    styles = {
        formats.number(style, quoted=quoted): f"{style.name} {quoted}"
        for style in STYLES
        for quoted in (False, True)
    }
    whole = re.compile(r'<c r="([A-Z]+)([0-9]+)" s="([0-9]+)"(?:/>|( t="[a-z]+")?>(.*?)</c>)')
    rows = re.findall(r'<row (r="([0-9]+)".*?)>(.*?)</row>', xml)
    assert "".join(f"<row {tag}>{cells}</row>" for tag, _, cells in rows) == xml
    shown = []
    for tag, number, cells in rows:
        assert "".join(found[0] for found in whole.finditer(cells)) == cells
        shown.append(tag)
        for letters, row, style, kind, content in whole.findall(cells):
            assert row == number
            text = texts[int(content[3:-4])] if kind == ' t="s"' else content
            shown.append((letters, styles[int(style)], kind, text))
    return shown


def cell_by_cell(sheet):
    """The same sheet with nothing but single cells."""
    over = {(cell.row, cell.col) for cell in sheet.cells}
    cells = (
        Cell(row, col, value, style)
        for block in sheet.blocks
        for row, values in enumerate(block.rows, block.top)
        for col, (value, style) in enumerate(zip(values, block.styles, strict=True), block.left)
        if (row, col) not in over
    )
    return Sheet(sheet.name, cells=(*cells, *sheet.cells), heights=sheet.heights)


def drawn(chance, like):
    """A sheet of random blocks. like: how likely a value is of the kind that its column began with."""
    blocks, row = [], chance.randint(1, 4)
    looks = [tuple(chance.choices(STYLES, k=width)) for width in (1, 3, 7)]
    for _ in range(chance.randint(1, 12)):
        styles = chance.choice(looks)
        first = chance.choices(VALUES, k=len(styles))
        rows = [
            tuple(
                chance.choice(
                    [v for v in VALUES if type(v) is type(one)] if chance.random() < like else VALUES
                )
                for one in first
            )
            for _ in range(chance.choice((0, 1, 2, 9)))
        ]
        blocks.append(Block(row, chance.choice((1, 1, 1, 26)), tuple(rows), styles))
        row += len(rows) + chance.choice((0, 0, 1))
    cells = tuple(
        Cell(chance.randint(1, row + 2), chance.randint(1, 9), chance.choice(VALUES), chance.choice(STYLES))
        for _ in range(chance.choice((0, 0, 1, 4)))
    )
    heights = {n: chance.choice((12.0, 30.0, 47.6)) for n in range(1, row + 2) if chance.random() < 0.7}
    return Sheet("表", cells=cells, blocks=tuple(blocks), heights=heights)


@pytest.mark.parametrize("seed", range(60))
def test_rows_made_at_once_are_the_rows_made_cell_by_cell(monkeypatch, seed):
    chance = random.Random(seed)
    monkeypatch.setattr(xlsx_rows, "_MANY", chance.choice((1, 5, 128)))
    monkeypatch.setattr(xlsx_cells, "_KEPT", chance.choice((3, 1 << 12)))
    sheet = drawn(chance, chance.choice((0.0, 0.8, 1.0)))
    assert said(sheet) == said(cell_by_cell(sheet))


def test_blocks_that_are_no_stack_and_merges_go_cell_by_cell():
    rows = (("甲", 1), ("=", True))
    beside = (Block(2, 1, rows, STYLES[:2]), Block(3, 3, rows, STYLES[1:]))
    assert said(Sheet("表", blocks=beside)) == said(cell_by_cell(Sheet("表", blocks=beside)))
    merged = said(Sheet("表", blocks=beside[:1], merges=(Merge(Area(3, 2, 3, 4), STYLES[2]),)))
    assert [cell[0] for cell in merged if isinstance(cell, tuple)] == ["A", "B", "A", "B", "C", "D"]
    assert merged[-3:] == [
        ("B", "金额 False", ' t="b"', "<v>1</v>"),
        ("C", "黑体 False", "", ""),
        ("D", "黑体 False", "", ""),
    ]


@pytest.mark.parametrize("rows", [(("甲",),), (("甲", 1, 2),), (("甲", 1), ("乙",))])
def test_a_row_with_more_or_fewer_values_than_styles_is_a_bug(rows):
    with pytest.raises(ValueError, match="zip"):
        said(Sheet("表", blocks=(Block(1, 1, rows, STYLES[:2]),)))


def test_texts_have_the_same_numbers_whether_equal_ones_are_one_object_or_not():
    def numbered(text):
        rows = [(f"县{number}", text(), f"部门{number}") for number in range(200)]
        book = NewBook(BytesIO(), {})
        sheet = Sheet("表", blocks=(Block(1, 1, tuple(rows), STYLES),))
        xml = "".join(RowWriter(CellWriter(book.texts, Formats(book))).rows(sheet))
        return xml, list(book.texts)

    assert numbered(lambda: "退回") == numbered(lambda: "".join(["退", "回"]))
