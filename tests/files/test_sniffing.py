import gzip
import struct

import pytest

from tests.support.workbooks import SAVED, ods, ole, one_sheet, parts_of, with_parts, xls, zipped
from xl_perfgoals.files.ole import top_streams
from xl_perfgoals.files.sniffing import FileKind, sniff

XLSX = one_sheet({"A1": ("项目名称", None)})
XLS = xls(lambda book: book.add_sheet("表").write(0, 0, "项目名称"))
ODS = ods('<table:table table:name="表"/>')
TYPES = "[Content_Types].xml"


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        pytest.param(b"", FileKind.EMPTY, id="nothing"),
        pytest.param(b" \r\n\t", FileKind.EMPTY, id="blanks"),
        pytest.param(bytes(4096), FileKind.EMPTY, id="zeros of a broken disk"),
        pytest.param(XLSX, FileKind.XLSX, id="xlsx"),
        pytest.param(
            zipped({name.replace("/", "\\"): part for name, part in parts_of(XLSX).items()}),
            FileKind.XLSX,
            id="xlsx with backslashes in the part names",
        ),
        pytest.param(zipped({TYPES: b"", "xl/workbook.bin": b""}), FileKind.XLSB, id="xlsb"),
        pytest.param(
            zipped({TYPES: b"...spreadsheetml.sheet.main+xml...", "book.xml": b""}),
            FileKind.XLSX,
            id="xlsx with parts at unusual places",
        ),
        pytest.param(zipped({TYPES: b"", "word/document.xml": b""}), FileKind.DOCX, id="docx"),
        pytest.param(zipped({TYPES: b"", "ppt/presentation.xml": b""}), FileKind.OTHER_OFFICE, id="pptx"),
        pytest.param(zipped({"OFD.xml": b"", "Doc_0/Document.xml": b""}), FileKind.OFD, id="ofd"),
        pytest.param(zipped({"a.xlsx": XLSX}), FileKind.ARCHIVE, id="zip with a workbook"),
        pytest.param(zipped({}), FileKind.ARCHIVE, id="empty zip"),
        pytest.param(XLSX[: len(XLSX) // 2], FileKind.DAMAGED_ZIP, id="half an xlsx"),
        pytest.param(ODS, FileKind.ODS, id="ods"),
        pytest.param(
            with_parts(ODS, {"mimetype": b"application/vnd.oasis.opendocument.text"}),
            FileKind.ODT,
            id="odt",
        ),
        pytest.param(
            with_parts(ODS, {"mimetype": b"application/vnd.oasis.opendocument.presentation"}),
            FileKind.OTHER_OFFICE,
            id="odp",
        ),
        pytest.param(XLS, FileKind.XLS, id="xls"),
        pytest.param(ole("Book"), FileKind.XLS, id="xls of Excel 95"),
        pytest.param(ole("CompObj", "workbook"), FileKind.XLS, id="xls, name in small letters"),
        pytest.param(ole("EncryptionInfo", "EncryptedPackage"), FileKind.ENCRYPTED, id="locked xlsx"),
        pytest.param(ole("1Table", "WordDocument"), FileKind.DOC, id="doc"),
        pytest.param(ole("PowerPoint Document"), FileKind.OTHER_OFFICE, id="ppt"),
        pytest.param(ole(), FileKind.OTHER_OFFICE, id="ole with nothing in it"),
        pytest.param(ole("Workbook", next_of_directory=1), FileKind.XLS, id="ole directory in a loop"),
        pytest.param(ole("Workbook", next_of_directory=99), FileKind.DAMAGED_OLE, id="ole pointing outside"),
        pytest.param(ole("Workbook")[:700], FileKind.DAMAGED_OLE, id="half an xls"),
        pytest.param(ole()[:20], FileKind.DAMAGED_OLE, id="ole signature alone"),
        pytest.param(b"\x09\x08\x10\x00\x00\x06\x05\x00" + bytes(100), FileKind.OLD_XLS, id="bare BIFF"),
        pytest.param("项目名称,金额\n帮扶,12".encode(), FileKind.TEXT, id="csv, utf-8"),
        pytest.param("\ufeff项目名称,金额\n".encode(), FileKind.TEXT, id="csv, utf-8 with mark"),
        pytest.param("项目名称\t金额\n".encode("gb18030"), FileKind.TEXT, id="text, gbk"),
        pytest.param("项目名称\t金额\n".encode("utf-16"), FileKind.TEXT, id="text, utf-16"),
        pytest.param("项目名称\t金额\n".encode("utf-16-le"), FileKind.TEXT, id="text, utf-16, no mark"),
        pytest.param("项目名称\t金额\n".encode("utf-16-be"), FileKind.TEXT, id="the other way round"),
        pytest.param("项目名称\t金额\n\x1a".encode("gbk"), FileKind.TEXT, id="text with the end mark of DOS"),
        pytest.param("金额，万元。".encode("gbk") * 50 + b"\x81", FileKind.TEXT, id="text with one bad byte"),
        pytest.param("金".encode() * 4096, FileKind.TEXT, id="head ends inside a character"),
        pytest.param(b"<html><table><tr><td>1</td></tr></table></html>", FileKind.HTML, id="html"),
        pytest.param(b"\xef\xbb\xbf\r\n <TABLE border=1>", FileKind.HTML, id="html table alone"),
        pytest.param(b"MIME-Version: 1.0\r\nContent-Type: multipart", FileKind.MHTML, id="mhtml"),
        pytest.param(
            b"From: <Saved by WPS>\r\nSubject: =?gb2312?B?\r\n x?=\r\nMIME-Version: 1.0\r\n",
            FileKind.MHTML,
            id="mhtml with other lines first",
        ),
        pytest.param(
            b"Warning: x\n<table border=1><tbody>\n<tr><td>", FileKind.HTML, id="a page behind a line"
        ),
        pytest.param(b"a,<table> b\n", FileKind.TEXT, id="text that speaks of tables"),
        pytest.param(b"\n<div><tr><td>1</td></tr></div>", FileKind.HTML, id="rows of a page"),
        pytest.param(
            b'<html xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><table>',
            FileKind.HTML,
            id="html that names the spaces of others",
        ),
        pytest.param(
            b'<?xml version="1.0"?><office:document office:mimetype="application/vnd.oasis.opendocument.'
            b'spreadsheet">',
            FileKind.FLAT_ODS,
            id="flat ods",
        ),
        pytest.param(
            b'<?xml version="1.0"?><?mso-application progid="Word.Document"?><w:wordDocument>',
            FileKind.WORD_XML,
            id="word 2003 xml",
        ),
        pytest.param(
            b'<pkg:package xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage">',
            FileKind.WORD_XML,
            id="docx as one xml file",
        ),
        pytest.param(b'<?xml version="1.0"?><uof:UOF>', FileKind.OTHER_XML, id="xml of other programs"),
        pytest.param(
            b'<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>',
            FileKind.XML_TABLE,
            id="SpreadsheetML 2003",
        ),
        pytest.param(
            '<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">'.encode(
                "utf-16"
            ),
            FileKind.XML_TABLE,
            id="SpreadsheetML in utf-16",
        ),
        pytest.param(b"%PDF-1.7\n%\xe2\xe3", FileKind.PDF, id="pdf"),
        pytest.param(b"\r\n\r\n%PDF-1.4", FileKind.PDF, id="pdf behind blank lines"),
        pytest.param(rb"{\rtf1\ansi}", FileKind.RTF, id="rtf"),
        pytest.param(b"\x89PNG\r\n\x1a\n" + bytes(9), FileKind.IMAGE, id="png"),
        pytest.param(b"\xff\xd8\xff\xe0" + bytes(9), FileKind.IMAGE, id="jpeg"),
        pytest.param(b"BM\x36\x00\x0c\x00" + bytes(20), FileKind.IMAGE, id="bmp"),
        pytest.param(b"RIFF\x24\x00\x00\x00WEBPVP8 ", FileKind.IMAGE, id="webp"),
        pytest.param(b"\0\0\0\x18ftypheic" + bytes(9), FileKind.IMAGE, id="heic"),
        pytest.param(b"BM,2023\n", FileKind.TEXT, id="text that starts like a bmp"),
        pytest.param(b"Rar!\x1a\x07\x01\x00", FileKind.ARCHIVE, id="rar"),
        pytest.param(b"7z\xbc\xaf\x27\x1c\0\x04", FileKind.ARCHIVE, id="7z"),
        pytest.param(gzip.compress(b"x"), FileKind.ARCHIVE, id="gz"),
        pytest.param(b"MZ\x90\x00\x03" + bytes(60), FileKind.UNKNOWN, id="exe"),
        pytest.param(b"\x01\x02\xff\xfe\x81\x20", FileKind.UNKNOWN, id="noise"),
    ],
)
def test_kind(data: bytes, kind: FileKind):
    assert sniff(data) is kind


@pytest.mark.parametrize("name", ["locked.xlsx", "locked.xls", "locked.ods"])
def test_passwords_are_seen(name: str):
    assert sniff((SAVED / name).read_bytes()) is FileKind.ENCRYPTED


def test_streams_of_real_container():
    streams = top_streams(XLS)
    assert streams is not None
    assert list(streams) == ["WORKBOOK"]
    assert streams["WORKBOOK"].startswith(b"\x09\x08")


def test_a_container_too_large_to_list_its_tables_in_the_header():
    """The directory lies where only the 110th table tells what follows it."""
    small = ole("Workbook")
    header, directory = bytearray(small[:512]), small[1024:]
    at = 109 * 128
    header[48:52] = struct.pack("<I", at)
    header[68:72] = struct.pack("<I", 1)
    tables = struct.pack("<128I", 0xFFFFFFFE, *[0xFFFFFFFF] * 127)
    more = struct.pack("<128I", 0, *[0xFFFFFFFF] * 126, 0xFFFFFFFE)
    assert sniff(bytes(header) + tables + more + bytes((at - 2) * 512) + directory) is FileKind.XLS


def test_a_container_with_impossible_sectors_is_damaged():
    odd = bytearray(ole("Workbook"))
    odd[30] = 200
    assert sniff(bytes(odd)) is FileKind.DAMAGED_OLE


def test_cut_container_is_damaged_or_still_told():
    for length in range(8, len(XLS), 97):
        assert sniff(XLS[:length]) in {FileKind.DAMAGED_OLE, FileKind.XLS}
