"""A workbook that cannot be written to its end: the reason is told, and nothing is left open behind it."""

import errno
import gc
import sys
import weakref
import zipfile
from io import BytesIO, FileIO
from pathlib import Path

import pytest
from xlsxwriter.exceptions import DuplicateWorksheetName

from xl_perfgoals.core.cells import CellRef
from xl_perfgoals.core.policy import Policy
from xl_perfgoals.core.sheet import Cell, Link, Properties, Sheet, Style
from xl_perfgoals.files.write_xlsx import render_xlsx, write_xlsx
from xl_perfgoals.files.xlsx_book import NewBook
from xl_perfgoals.templates import blank_template, render_template

PLAIN = Style("文字")
SHEETS = [Sheet("表", cells=tuple(Cell(row, 1, f"第 {row} 行", PLAIN) for row in range(1, 9000)))]


class SmallDisk(FileIO):
    """A file on a disk that takes so many bytes and no more."""

    room = 0

    def write(self, data: bytes) -> int:  # type: ignore[override]
        if self.tell() + len(data) > self.room:
            raise OSError(errno.ENOSPC, "No space left on device")
        return super().write(data)


@pytest.fixture
def complaints(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """What the garbage collector could not finalize."""
    heard: list[object] = []
    monkeypatch.setattr(sys, "unraisablehook", heard.append)
    return heard


def fill(disk: SmallDisk) -> None:
    with NewBook(disk, {}) as book:
        sheet = book.add_worksheet("表")
        for row in range(3000):
            sheet.write_string(row, 0, f"第 {row} 行 {row * 7919 % 104729}")


@pytest.mark.parametrize("room", [0, 10, 1000, 5000, 20_000])
def test_a_disk_that_fills_up_is_told_and_leaves_nothing_open(
    tmp_path: Path, complaints: list[object], room: int
) -> None:
    disk = SmallDisk(tmp_path / "表.xlsx", "w")
    disk.room = room
    with pytest.raises(OSError, match="No space") as failed:
        fill(disk)
    failed.value.itself = failed.value  # type: ignore[attr-defined]  # whatever it holds is now in a cycle
    disk.close()
    del failed
    gc.collect()
    assert complaints == []


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a system without a full disk at hand")
@pytest.mark.parametrize(
    "render",
    [
        lambda path: render_xlsx(path, SHEETS, properties=Properties(), locate=lambda _: None),
        lambda path: render_template(path, blank_template(Policy(), 3)),
    ],
    ids=["summary", "template"],
)
def test_a_full_disk_is_an_os_error(complaints, render):
    with pytest.raises(OSError, match="No space") as failed:
        render(Path("/dev/full"))
    assert failed.value.errno == errno.ENOSPC
    del failed
    gc.collect()
    assert complaints == []


def test_a_bug_while_a_sheet_is_drawn_writes_nothing(tmp_path: Path, complaints: list[object]) -> None:
    target = tmp_path / "表.xlsx"
    target.write_bytes(b"as it was")
    with pytest.raises(DuplicateWorksheetName) as failed:
        write_xlsx(target, [Sheet("表"), Sheet("表")])
    del failed
    gc.collect()
    assert target.read_bytes() == b"as it was"
    assert [path.name for path in tmp_path.iterdir()] == ["表.xlsx"]
    assert complaints == []


def test_nothing_is_written_where_the_block_fails() -> None:
    stream = BytesIO()
    with pytest.raises(DuplicateWorksheetName), NewBook(stream, {}) as book:
        list(map(book.add_worksheet, ("表", "表")))
    assert stream.getvalue() == b""


def test_what_the_sheets_hold_goes_without_the_garbage_collector(tmp_path: Path) -> None:
    class Locate:
        def __call__(self, book: str) -> str:
            return f"../{book}"

    locate = Locate()  # links keep it
    kept = weakref.ref(locate)
    links = (Link(1, 1, CellRef("平罗县.xlsx", "表", 1, 1)),)
    gc.disable()
    try:
        written = render_xlsx(
            tmp_path / "表.xlsx", [Sheet("表", links=links)], properties=Properties(), locate=locate
        )
        del locate
        assert kept() is None
    finally:
        gc.enable()
    assert written.contents


def test_parts_come_whole_and_dated_alike() -> None:
    stream = BytesIO()
    with NewBook(stream, {}) as book:
        sheet = book.add_worksheet("表")
        for row in range(20_000):
            sheet.write_string(row, 0, f"第{row}行")
    with zipfile.ZipFile(stream) as archive:
        assert archive.testzip() is None
        assert {part.date_time for part in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        text = archive.read("xl/sharedStrings.xml").decode()
    assert text.count("<si>") == 20_000
    assert text.endswith("<t>第19999行</t></si></sst>")
