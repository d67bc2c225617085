"""Forms as .xls older than Excel 97: BIFF2 (one sheet, no container) and BIFF5 (stream Book)."""

import io
import struct
from collections.abc import Iterable, Sequence

from xlwt.CompoundDoc import XlsDoc

from tests.support.formats.samples import stacked
from xl_perfgoals.core.cells import Grid, Scalar

CHINESE = 936
_EOF = 0x0A


def biff2(grids: Sequence[Grid]) -> bytes:
    """All sheets one below the other in the one sheet that Excel 2 knows."""
    records = [_record(0x09, struct.pack("<2H", 2, 0x10)), _record(0x42, struct.pack("<H", CHINESE))]
    for row, texts in enumerate(stacked(list(grids))):
        for col, text in enumerate(texts):
            content = _gbk(text)
            if content:
                head = struct.pack("<2H3xB", row, col, len(content))
                records.append(_record(0x04, head + content))
    return b"".join([*records, _record(_EOF)])


def biff5(grids: Sequence[Grid]) -> bytes:
    """A workbook of Excel 95."""
    return in_container(biff5_stream(grids))


def biff5_stream(grids: Sequence[Grid]) -> bytes:
    """What is in the stream Book of a workbook of Excel 95; numbers as numbers."""
    names = [_gbk(grid.sheet, 31) for grid in grids]
    head = (
        _record(0x0809, struct.pack("<4H", 0x0500, 0x0005, 0x0DBB, 1996))
        + _record(0x42, struct.pack("<H", CHINESE))
        + _record(0x31, struct.pack("<5H4xB", 200, 0, 0x7FFF, 400, 0, 5) + b"Arial") * 5
        + _record(0xE0, struct.pack("<3H10x", 0, 0, 0xFFF5)) * 15
        + _record(0xE0, struct.pack("<3H10x", 0, 0, 1))
    )
    sheets = [_sheet(grid) for grid in grids]
    at = len(head) + sum(4 + 7 + len(name) for name in names) + 4
    bounds = b""
    for name, sheet in zip(names, sheets, strict=True):
        bounds += _record(0x85, struct.pack("<IHB", at, 0, len(name)) + name)
        at += len(sheet)
    return head + bounds + _record(_EOF) + b"".join(sheets)


def in_container(book: bytes, name: str = "Book") -> bytes:
    """An OLE container whose one stream has this name (as long as Workbook at most)."""
    stream = io.BytesIO()
    XlsDoc().save(stream, book.ljust(0x1000, b"\0"))
    entry, renamed = (text.encode("utf-16-le") for text in ("Workbook\0", f"{name}\0"))
    head = struct.pack("<H", len(entry))
    made = stream.getvalue()
    at = made.index(entry)
    made = made[:at] + renamed.ljust(64, b"\0") + made[at + 64 :]
    assert made[at + 64 : at + 66] == head
    return made[: at + 64] + struct.pack("<H", len(renamed)) + made[at + 66 :]


def _sheet(grid: Grid) -> bytes:
    width = max(map(len, grid.rows), default=0)
    return b"".join(
        [
            _record(0x0809, struct.pack("<4H", 0x0500, 0x0010, 0x0DBB, 1996)),
            _record(0x0200, struct.pack("<5H", 0, len(grid.rows), 0, width, 0)),
            *_cells(grid),
            _record(_EOF),
        ]
    )


def _cells(grid: Grid) -> Iterable[bytes]:
    for row, cells in enumerate(grid.rows):
        for col, value in enumerate(cells):
            if value not in {None, ""}:
                yield _cell(row, col, value)


def _cell(row: int, col: int, value: Scalar) -> bytes:
    place = struct.pack("<3H", row, col, 15)
    if isinstance(value, float | int):
        return _record(0x0203, place + struct.pack("<d", value))
    content = _gbk(str(value), 2000)
    return _record(0x0204, place + struct.pack("<H", len(content)) + content)


def _record(number: int, content: bytes = b"") -> bytes:
    return struct.pack("<2H", number, len(content)) + content


def _gbk(text: str, most: int = 255) -> bytes:
    return text.encode("gbk")[:most].decode("gbk", "ignore").encode("gbk")
