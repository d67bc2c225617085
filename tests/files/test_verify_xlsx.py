"""A workbook that was not written whole, or does not hold what it should, never gets into place."""

import zipfile
from pathlib import Path

import pytest

from tests.support.summaries import County
from xl_perfgoals.core.sheet import Block, Cell, Formula, Properties, Sheet, Style
from xl_perfgoals.files import write_xlsx as module
from xl_perfgoals.files.sheet_content import Content, ContentCount, content_of
from xl_perfgoals.files.verify_xlsx import UnreadableOutputError, verify_xlsx
from xl_perfgoals.files.write_xlsx import render_xlsx, write_xlsx
from xl_perfgoals.files.xlsx_rows import RowWriter

PLAIN = Style("文字")


def cell(value, row=1, col=1):
    return Cell(row, col, value, PLAIN)


def render(path, *sheets):
    return render_xlsx(path, sheets, properties=Properties(), locate=lambda book: book)


@pytest.fixture
def target(tmp_path):
    return tmp_path / "全县.xlsx"


@pytest.mark.parametrize(
    "other",
    [
        [Sheet("别的")],
        [Sheet("表"), Sheet("二")],
        [Sheet("表", cells=(cell("x", 9),))],
        [Sheet("表", cells=(cell(1), cell("x", 1, 2), cell(2, 2)))],
        [Sheet("表", blocks=(Block(1, 1, ((1, 2), (3, None)), (PLAIN, PLAIN)),))],
    ],
    ids=["another name", "a sheet more", "a row more", "a value more", "a value more in a block"],
)
def test_a_workbook_that_does_not_hold_the_sheets_is_refused(target, other):
    written = render(target, Sheet("表", cells=(cell(1), cell("", 1, 2), cell(None, 1, 3), cell(2, 2))))
    with pytest.raises(UnreadableOutputError):
        verify_xlsx(target, other, written)


def test_every_byte_that_is_not_as_it_was_written_is_noticed(target):
    sheets = list(County().sheets().values())
    written = render(target, *sheets)
    verify_xlsx(target, sheets, written)
    whole = target.read_bytes()
    for place in (*range(0, len(whole), 997), len(whole) - 1):
        damaged = bytearray(whole)
        damaged[place] ^= 0x20
        target.write_bytes(damaged)
        with pytest.raises(UnreadableOutputError):
            verify_xlsx(target, sheets, written)


@pytest.mark.parametrize(
    "damage",
    [lambda data: data[:-1], lambda data: data[:3000], lambda _: b"", lambda data: data + b"\0"],
    ids=["a byte missing", "cut off", "empty", "a byte more"],
)
def test_a_file_that_is_longer_or_shorter_than_written_is_refused(target, damage):
    sheets = [Sheet("表", cells=(cell(1),))]
    written = render(target, *sheets)
    target.write_bytes(damage(target.read_bytes()))
    with pytest.raises(UnreadableOutputError):
        verify_xlsx(target, sheets, written)


def test_what_is_no_workbook_is_refused_even_if_it_is_what_was_written(target, monkeypatch):
    sheets = [Sheet("表", cells=(cell(1),))]
    written = render(target, *sheets)
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("xl/none.xml", "")
    monkeypatch.setattr(type(written.file), "is_on_disk", lambda *_: True)
    with pytest.raises(UnreadableOutputError):
        verify_xlsx(target, sheets, written)


@pytest.mark.parametrize("lost", ["rows", "values"])
def test_a_writer_that_loses_something_replaces_nothing(target, monkeypatch, lost):
    sheets = [Sheet("表", blocks=(Block(1, 1, tuple((n, f"第{n}") for n in range(9)), (PLAIN, PLAIN)),))]
    write_xlsx(target, sheets)
    before = target.read_bytes()
    rows = RowWriter.rows

    def fewer(self, sheet):
        text = "".join(rows(self, sheet))
        yield text[: text.rindex("<row ")] if lost == "rows" else text.replace("<v>7</v></c>", "</c>", 1)

    monkeypatch.setattr(RowWriter, "rows", fewer)
    with pytest.raises(UnreadableOutputError):
        write_xlsx(target, [*sheets])
    assert target.read_bytes() == before
    assert [path.name for path in target.parent.iterdir()] == [target.name]


def test_a_disk_that_keeps_something_else_replaces_nothing(target, monkeypatch):
    write_xlsx(target, [Sheet("表", cells=(cell("先"),))])
    before = target.read_bytes()

    def spoiled(path: Path, *args, **options):
        written = render_xlsx(path, *args, **options)
        data = bytearray(path.read_bytes())
        data[len(data) // 2] ^= 1
        path.write_bytes(data)
        return written

    monkeypatch.setattr(module, "render_xlsx", spoiled)
    with pytest.raises(UnreadableOutputError):
        write_xlsx(target, [Sheet("表", cells=(cell("后"),))])
    assert target.read_bytes() == before


@pytest.mark.parametrize("size", [64, 1000, 1 << 20])
def test_both_counts_agree(target, size):
    """What is counted in XML, however it is cut between elements, is what is counted in sheets."""
    block = Block(
        3, 2, ((0, "", None), ("零", 0, Formula("=0", 0)), (True, "<v>1</v></c>", "x")), (PLAIN,) * 3
    )
    odd = Sheet(
        "零", cells=(cell(False), cell("", 3, 2), cell("上", 5, 4), cell("外", 5, 9)), blocks=(block,)
    )
    sheets = [*County().sheets().values(), odd]
    render(target, *sheets)
    with zipfile.ZipFile(target) as archive:
        for number, sheet in enumerate(sheets, 1):
            count, piece = ContentCount(), b""
            for tag in (
                archive.read(f"xl/worksheets/sheet{number}.xml").replace(b"</c>", b"</c>\0").split(b"\0")
            ):
                piece += tag
                if len(piece) > size:
                    count.add(piece)
                    piece = b""
            count.add(piece)
            assert count.content == content_of(sheet), sheet.name


def test_cells_lie_over_blocks():
    block = Block(2, 2, (("甲", None), (1, "乙"), ("丙", "丁")), (PLAIN, PLAIN))
    over = (cell("", 2, 2), cell("新", 2, 3), cell("x", 4, 9), cell("y", 3, 1))
    sheet = Sheet("表", cells=over, blocks=(block, block._replace(top=9)))
    assert content_of(sheet) == Content(11, 7 + 5)
