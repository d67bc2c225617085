"""Files that would hurt a reader, and how each must end: its status, and its code."""

import io
import struct
import zipfile
from collections.abc import Iterator, Mapping
from typing import NamedTuple

import xlwt

from tests.support.formats import sample_grids
from tests.support.workbooks import SAVED, parts_of, with_parts, xls, zipped
from xl_perfgoals.core.submission import Status
from xl_perfgoals.files.assets import asset

READ, DOUBTS, REFUSED = Status.READ, Status.DOUBTS, Status.REFUSED
GOOD = next(path for path in sorted(asset("workbook", "samples").glob("*服务中心.xlsx"))).read_bytes()
ODS = next(path for path in sorted((SAVED.parent / "libreoffice").glob("*服务中心.ods"))).read_bytes()
OLE = next(path for path in sorted((SAVED.parent / "libreoffice").glob("*服务中心.xls"))).read_bytes()
SHEET, STRINGS, STYLES = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml"
_PARTS = parts_of(GOOD)
_END = b"</sheetData>"


class Hostile(NamedTuple):
    """A file, and how it ends. code: that of the refusal, or of a doubt; "" for a file read as if clean."""

    data: bytes
    status: Status
    code: str = ""


def hostile_files() -> dict[str, Hostile]:
    """All of them by name."""
    return dict(_files())


def _files() -> Iterator[tuple[str, Hostile]]:
    yield "clean.xlsx", Hostile(GOOD, READ)
    yield from _far_cells()
    yield from _merges_and_rows()
    yield from _bombs()
    yield from _names_of_parts()
    yield from _document_types()
    yield from _odd_cells()
    yield from _chains()
    yield from _cut_files()


def rows_added(rows: bytes) -> bytes:
    """The clean workbook with rows at the end of its first sheet."""
    return with_parts(GOOD, {SHEET: _PARTS[SHEET].replace(_END, rows + _END)})


def _far_cells() -> Iterator[tuple[str, Hostile]]:
    far = b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    yield "far cell.xlsx", Hostile(rows_added(far), DOUBTS, "D07")
    impossible = b'<row r="4294967295"><c r="ZZZZZ4294967295"><v>1</v></c></row>'
    yield "impossible cell.xlsx", Hostile(rows_added(impossible), DOUBTS, "D07")
    no_address = b'<row r="1048576"><c><v>1</v></c></row>'
    yield "far row, cell without address.xlsx", Hostile(rows_added(no_address), DOUBTS, "D07")
    formula = b'<row r="1048576"><c r="XFD1048576"><f>1+1</f></c></row>'
    yield "far formula.xlsx", Hostile(rows_added(formula), DOUBTS, "D07")
    prefixed = rows_added(far)
    xml = parts_of(prefixed)[SHEET].replace(far, far.replace(b"<", b"<x:").replace(b"<x:/", b"</x:"))
    xml = xml.replace(
        b"<worksheet ", b'<worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main" '
    )
    yield "far cell with prefix.xlsx", Hostile(with_parts(GOOD, {SHEET: xml}), DOUBTS, "D07")
    styled = b'<row r="1048576"><c r="XFD1048576" s="1"/></row>'
    yield "far cell, only styled.xlsx", Hostile(rows_added(styled), READ)
    dimension = _PARTS[SHEET].replace(b'<dimension ref="', b'<dimension ref="A1:XFD99999999999" was="')
    yield "lying dimension.xlsx", Hostile(with_parts(GOOD, {SHEET: dimension}), READ)
    spread = b"".join(
        b'<row r="%d"><c r="XFD%d"><v>1</v></c></row>' % (row, row) for row in range(9000, 9200)
    )
    yield "many far cells.xlsx", Hostile(rows_added(spread), REFUSED, "B21")
    yield "far cell.xls", Hostile(_xls_with((65535, 255)), DOUBTS, "D07")
    yield "far cell.ods", Hostile(_ods_with(_ODS_FAR), DOUBTS, "D07")
    yield "a row a million times.ods", Hostile(_ods_with(_ODS_REPEATED), REFUSED, "B21")


_ODS_CELL = (
    b'<table:table-cell office:value-type="float" office:value="1"><text:p>1</text:p></table:table-cell>'
)
_ODS_FAR = (
    b'<table:table-row table:number-rows-repeated="900000"><table:table-cell/></table:table-row>'
    b'<table:table-row><table:table-cell table:number-columns-repeated="900"/>%b</table:table-row>'
    % _ODS_CELL
)
_ODS_REPEATED = b'<table:table-row table:number-rows-repeated="900000">%b</table:table-row>' % _ODS_CELL


def _ods_with(rows: bytes) -> bytes:
    """The rows put in front of the blank end of the first table."""
    content = parts_of(ODS)["content.xml"]
    blank = content.index(
        b"<table:table-row", content.rindex(b"</text:p>", 0, content.index(b"</table:table>"))
    )
    return with_parts(ODS, {"content.xml": content[:blank] + rows + content[blank:]})


def _xls_with(*places: tuple[int, int]) -> bytes:
    """A form as .xls, with numbers at these places."""

    def fill(book: xlwt.Workbook) -> None:
        sheet = book.add_sheet("表")
        for row, cells in enumerate(sample_grids()[0].rows):
            for col, value in enumerate(cells):
                sheet.write(row, col, value)
        for row, col in places:
            sheet.write(row, col, 1)

    return xls(fill)


def _merges_and_rows() -> Iterator[tuple[str, Hostile]]:
    merge = b'<mergeCell ref="%b"/>'
    for name, areas, end in (
        ("merge down a column", (b"Z1:Z1048576",), Hostile(b"", READ)),
        ("merge of impossible cells", (b"ZZZ1:ZZZZZ99999999999",), Hostile(b"", READ)),
        (
            "too many merges",
            tuple(b"Z%d:AA%d" % (n, n) for n in range(1, 6000)),
            Hostile(b"", REFUSED, "B21"),
        ),
    ):
        xml = _PARTS[SHEET].replace(
            b"</mergeCells>", b"".join(merge % area for area in areas) + b"</mergeCells>"
        )
        yield f"{name}.xlsx", end._replace(data=with_parts(GOOD, {SHEET: xml}))
    blank = b"".join(
        b'<row r="%d" s="1"><c r="A%d" s="1"/><c r="B%d" s="1"/></row>' % (n, n, n) for n in range(100, 60100)
    )
    yield "60,000 styled rows.xlsx", Hostile(rows_added(blank), READ)
    filled = b"".join(b'<row r="%d">%b</row>' % (n, b"<c><v>1</v></c>" * 60) for n in range(100, 4000))
    yield "too many cells.xlsx", Hostile(rows_added(filled), REFUSED, "B21")
    many = ((row, col) for row in range(100, 1000) for col in range(230))
    yield "too many cells.xls", Hostile(_xls_with(*many), REFUSED, "B21")


def _bombs() -> Iterator[tuple[str, Hostile]]:
    many = {f"xl/media/{number}.txt": b"" for number in range(1001)}
    yield "many parts.xlsx", Hostile(with_parts(GOOD, many), REFUSED, "B19")
    yield "one long part.xlsx", Hostile(rows_added(b" " * (65 << 20)), REFUSED, "B19")
    yield "one part that grows.xlsx", Hostile(rows_added(b" " * (12 << 20)), REFUSED, "B19")
    strings = _PARTS[STRINGS].replace(b"</sst>", b"<si><t/></si>" * 6_000_000 + b"</sst>")
    yield "six million strings.xlsx", Hostile(with_parts(GOOD, {STRINGS: strings}), REFUSED, "B19")
    yield "lying size.xlsx", Hostile(_lying(rows_added(b" " * (65 << 20)), SHEET), REFUSED, "B19")
    inner = with_parts(GOOD, {STRINGS: strings})
    yield "zip in a zip.xlsx", Hostile(with_parts(GOOD, {"xl/embeddings/inner.xlsx": inner}), READ)


def _lying(data: bytes, name: str) -> bytes:
    """The directory says that the part has one byte."""
    raw = bytearray(data)
    at = data.rindex(name.encode()) - 46
    struct.pack_into("<I", raw, at + 24, 1)
    return bytes(raw)


def _names_of_parts() -> Iterator[tuple[str, Hostile]]:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in [*_PARTS.items(), (SHEET.replace("1", "9"), _PARTS[SHEET])]:
            archive.writestr(name, part)
    twice = stream.getvalue().replace(b"sheet9.xml", b"sheet1.xml")
    yield "a part twice.xlsx", Hostile(twice, REFUSED, "B20")
    yield "a part twice, in capitals.xlsx", Hostile(with_parts(GOOD, {SHEET.upper(): b""}), REFUSED, "B20")
    yield "absolute name.xlsx", Hostile(with_parts(GOOD, {"/etc/passwd": b""}), REFUSED, "B20")
    yield "name outside.xlsx", Hostile(with_parts(GOOD, {"xl/../../passwd": b""}), REFUSED, "B20")
    yield "drive.xlsx", Hostile(with_parts(GOOD, {"C:\\windows\\a.dll": b""}), REFUSED, "B20")
    yield "backslashes.xlsx", Hostile(zipped(_with_backslashes(_PARTS)), READ)
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_LZMA) as archive:
        for name, part in _PARTS.items():
            archive.writestr(name, part)
    yield "other compression.xlsx", Hostile(stream.getvalue(), REFUSED, "B20")


def _with_backslashes(parts: Mapping[str, bytes]) -> dict[str, bytes]:
    return {name.replace("/", "\\"): part for name, part in parts.items()}


def _document_types() -> Iterator[tuple[str, Hostile]]:
    laughs = b'<!DOCTYPE l [<!ENTITY a "ha">' + b"".join(
        b'<!ENTITY %c "%b">' % (98 + n, b"&%c;" % (97 + n) * 10) for n in range(9)
    )
    laughing = laughs + b"]><sst><si><t>&j;</t></si></sst>"
    yield "billion laughs.xlsx", Hostile(with_parts(GOOD, {STRINGS: laughing}), REFUSED, "B20")
    outside = b'<?xml version="1.0"?><!-- a --><!DOCTYPE s [<!ENTITY e SYSTEM "file:///etc/passwd">]><styleSheet>&e;</styleSheet>'
    yield "external entity.xlsx", Hostile(with_parts(GOOD, {STYLES: outside}), REFUSED, "B20")
    hidden = laughing.decode().encode("utf-16")
    yield "document type in UTF-16.xlsx", Hostile(with_parts(GOOD, {STRINGS: hidden}), REFUSED, "B20")
    content = parts_of(ODS)["content.xml"].replace(
        b"<office:document-content", b"<!DOCTYPE a><office:document-content", 1
    )
    yield "document type.ods", Hostile(with_parts(ODS, {"content.xml": content}), REFUSED, "B20")


def _odd_cells() -> Iterator[tuple[str, Hostile]]:
    row = b'<row r="60"><c r="A60"%b><v>%b</v></c></row>'
    yield "string out of range.xlsx", Hostile(rows_added(row % (b' t="s"', b"99999")), DOUBTS, "D03")
    for name, number in (("NaN", b"NaN"), ("1E400", b"1E400"), ("minus infinity", b"-INF")):
        yield f"{name}.xlsx", Hostile(rows_added(row % (b"", number)), READ)
    control = b'<row r="60"><c r="A60" t="inlineStr"><is><t>_x0007_&#x9;\xef\xbf\xbe</t></is></c></row>'
    yield "control characters.xlsx", Hostile(rows_added(control), READ)
    book = _PARTS["xl/workbook.xml"]
    start = book.index(b'name="') + 6
    quoted = book[:start] + "甲's “乙”&quot;=1+1&quot;".encode() + book[book.index(b'"', start) :]
    yield "sheet name with quotes.xlsx", Hostile(with_parts(GOOD, {"xl/workbook.xml": quoted}), READ)


def _chains() -> Iterator[tuple[str, Hostile]]:
    (table,) = struct.unpack_from("<I", OLE, 76)
    (directory,) = struct.unpack_from("<I", OLE, 48)
    start = (table + 1) * 512
    looping = bytearray(OLE)
    struct.pack_into("<2I", looping, start + 4, 2, 1)
    yield "loop of sectors.xls", Hostile(bytes(looping), REFUSED, "B25")
    listed = bytearray(OLE) + struct.pack("<128I", *[0xFFFFFFFF] * 127, len(OLE) // 512 - 1)
    struct.pack_into("<I", listed, 68, len(OLE) // 512 - 1)
    yield "loop of tables.xls", Hostile(bytes(listed), REFUSED, "B25")
    lying = bytearray(OLE)
    at = (directory + 1) * 512 + 128
    struct.pack_into("<I", lying, at + 120, 0xF0000000)
    yield "lying length.xls", Hostile(bytes(lying), DOUBTS, "D02")
    dimensions = OLE.index(struct.pack("<2H", 0x0200, 14)) + 4
    claims = bytearray(OLE)
    struct.pack_into("<2I2H", claims, dimensions, 0, 0xFFFFFFF0, 0, 0xFFFF)
    yield "lying dimensions.xls", Hostile(bytes(claims), READ)


def _cut_files() -> Iterator[tuple[str, Hostile]]:
    yield "cut.xlsx", Hostile(GOOD[:-500], REFUSED, "B03")
    yield "cut.xls", Hostile(OLE[:3000], REFUSED, "B03")
    content = parts_of(ODS)["content.xml"]
    yield (
        "cut content.ods",
        Hostile(with_parts(ODS, {"content.xml": content[: len(content) // 2]}), REFUSED, "B07"),
    )
    yield "cut sheet.xlsx", Hostile(with_parts(GOOD, {SHEET: _PARTS[SHEET][:900]}), DOUBTS, "D03")
