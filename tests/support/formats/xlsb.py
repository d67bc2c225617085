"""Forms as .xlsb: the fewest binary records that make a workbook."""

import struct
from collections.abc import Iterable, Sequence

from tests.support.workbooks import zipped
from xl_perfgoals.core.cells import Grid, Scalar

_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="bin" ContentType="application/vnd.ms-excel.sheet.binary.macroEnabled.main"/></Types>'
)
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def workbook(grids: Sequence[Grid]) -> bytes:
    """Each grid a worksheet; texts in the cells, without shared strings."""
    names = [f"{number}" for number in range(1, len(grids) + 1)]
    book = _record(131) + _record(143)
    for number, name in enumerate(names, 1):
        book += _record(156, struct.pack("<2I", 0, number) + _text(f"rId{number}") + _text(name))
    book += _record(144) + _record(132)
    sheets = {f"xl/worksheets/sheet{n}.bin": _sheet(grid) for n, grid in enumerate(grids, 1)}
    return zipped(
        {
            "[Content_Types].xml": _TYPES.encode(),
            "_rels/.rels": _relations([("officeDocument", "xl/workbook.bin")]),
            "xl/workbook.bin": book,
            "xl/_rels/workbook.bin.rels": _relations(
                [("worksheet", f"worksheets/sheet{n}.bin") for n in range(1, len(grids) + 1)]
            ),
            **sheets,
        }
    )


def _relations(targets: Iterable[tuple[str, str]]) -> bytes:
    entries = "".join(
        f'<Relationship Id="rId{n}" Type="{_RELATIONS}/{kind}" Target="{target}"/>'
        for n, (kind, target) in enumerate(targets, 1)
    )
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'<Relationships xmlns="{space}">{entries}</Relationships>'.encode()


def _sheet(grid: Grid) -> bytes:
    width = max(map(len, grid.rows), default=1)
    content = (
        _record(129) + _record(148, struct.pack("<4I", 0, len(grid.rows) - 1, 0, width - 1)) + _record(145)
    )
    for row, cells in enumerate(grid.rows):
        content += _record(0, struct.pack("<2IHHB", row, 0, 300, 0, 0) + struct.pack("<I", 0))
        for col, value in enumerate(cells):
            if value not in {None, ""}:
                content += _cell(col, value)
    content += _record(146)
    if grid.merged:
        content += _record(177, struct.pack("<I", len(grid.merged)))
        for area in grid.merged:
            rows, cols = (area.first_row - 1, area.last_row - 1), (area.first_col - 1, area.last_col - 1)
            content += _record(176, struct.pack("<4I", *rows, *cols))
        content += _record(178)
    return content + _record(130)


def _cell(col: int, value: Scalar) -> bytes:
    place = struct.pack("<2I", col, 0)
    if isinstance(value, float | int):
        return _record(5, place + struct.pack("<d", value))
    return _record(6, place + _text(str(value)))


def _text(text: str) -> bytes:
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")


def _record(number: int, content: bytes = b"") -> bytes:
    """Number and length in the form that keeps seven bits to a byte."""
    head = bytes([number]) if number < 128 else bytes([number & 0x7F | 0x80, number >> 7])
    length = len(content)
    size = b""
    while True:
        size += bytes([length & 0x7F | (0x80 if length > 0x7F else 0)])
        length >>= 7
        if not length:
            return head + size + content
