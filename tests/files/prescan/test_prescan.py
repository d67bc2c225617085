from dataclasses import replace

import pytest

from tests.files.hostile.hostile_files import GOOD, ODS, OLE
from tests.support.formats import sample_grids, written_as
from tests.support.workbooks import parts_of, with_parts
from xl_perfgoals.core.submission import Problem
from xl_perfgoals.files.limits import LIMITS
from xl_perfgoals.files.prescan import Scan, prescan
from xl_perfgoals.files.prescan.document_type import has_document_type
from xl_perfgoals.files.prescan.extents import Place, stray_places
from xl_perfgoals.files.prescan.scan import RefusedScanError
from xl_perfgoals.files.sniffing import FileKind

KINDS = {FileKind.XLSX: GOOD, FileKind.ODS: ODS, FileKind.XLS: OLE}


@pytest.mark.parametrize("kind", KINDS, ids=str)
@pytest.mark.parametrize("guarded", [True, False])
def test_clean_files_pass_as_they_are(kind: FileKind, guarded: bool):
    scan = prescan(KINDS[kind], kind, replace(LIMITS, guarded=guarded))
    assert isinstance(scan, Scan)
    assert (scan.doubts, scan.odd) == ((), "")
    if kind is FileKind.XLS:
        assert scan.data == OLE
    else:
        before = {name: part for name, part in parts_of(KINDS[kind]).items() if not name.endswith("/")}
        assert parts_of(scan.data) == before


@pytest.mark.parametrize("limits", [replace(LIMITS, cells=20), replace(LIMITS, cells=20, guarded=False)])
@pytest.mark.parametrize("kind", KINDS, ids=str)
def test_filled_cells_are_counted(kind: FileKind, limits):
    refused = prescan(KINDS[kind], kind, limits)
    assert isinstance(refused, Problem)
    assert refused.code == "B21"


def test_cells_of_xlsb_are_counted():
    data = written_as("xlsb", sample_grids()[:2])
    assert isinstance(prescan(data, FileKind.XLSB, LIMITS), Scan)
    refused = prescan(data, FileKind.XLSB, replace(LIMITS, cells=20))
    assert isinstance(refused, Problem)
    assert refused.code == "B21"


def test_cells_without_addresses_are_counted_too():
    sheet = "xl/worksheets/sheet1.xml"
    xml = parts_of(GOOD)[sheet].replace(
        b"</sheetData>", b"<row>%b</row></sheetData>" % (b"<c><v>1</v></c>" * 5000)
    )
    scan = prescan(with_parts(GOOD, {sheet: xml}), FileKind.XLSX, LIMITS)
    assert isinstance(scan, Scan)
    refused = prescan(with_parts(GOOD, {sheet: xml}), FileKind.XLSX, replace(LIMITS, cells=4000))
    assert isinstance(refused, Problem)
    assert refused.code == "B21"


BODY = [Place(row, col) for row in range(1, 31) for col in range(1, 6)]


@pytest.mark.parametrize(
    ("more", "stray"),
    [
        ([], ()),
        ([Place(1500, 3)], ()),
        ([Place(2, 150)], ()),
        ([Place(2031, 1)], (Place(2031, 1),)),
        ([Place(3, 300)], (Place(3, 300),)),
        ([Place(1_048_576, 16_384)], (Place(1_048_576, 16_384),)),
        ([Place(1_048_577, 2), Place(0, 2)], (Place(0, 2), Place(1_048_577, 2))),
        ([Place(9000, 1), Place(9001, 2)], (Place(9000, 1), Place(9001, 2))),
        ([Place(row, 1) for row in range(9000, 9060)], ()),
    ],
)
def test_stray_places(more: list[Place], stray: tuple[Place, ...]):
    assert stray_places([*BODY, *more], LIMITS, "表") == stray


def test_a_table_far_down_is_no_stray_one_but_the_note_above_it_is():
    table = [Place(row + 5000, col) for row, col in BODY]
    assert stray_places([Place(1, 1), *table], LIMITS, "表") == (Place(1, 1),)


def test_too_many_far_cells_for_the_room_that_they_take():
    with pytest.raises(RefusedScanError) as refused:
        stray_places([*BODY, *(Place(300 * n, 150 * n) for n in range(1, 100))], LIMITS, "表")
    assert refused.value.problem.code == "B21"


@pytest.mark.parametrize(
    ("xml", "found"),
    [
        (b"<a/>", False),
        (b"\xef\xbb\xbf <?xml version='1.0' encoding='UTF-8'?>\n<a/>", False),
        ("<?xml version='1.0' encoding='GBK'?><表/>".encode("gbk"), False),
        (b"<a><!DOCTYPE a></a>", False),
        (b"<!-- <!DOCTYPE a> --><a/>", False),
        (b"<!DOCTYPE a><a/>", True),
        ("<?xml version='1.0' encoding='gb2312'?><!-- 表 --><!DOCTYPE a><a/>".encode("gbk"), True),
        (b"<?xml version='1.0'?><?p?><!-- --><!DOCTYPE a><a/>", True),
        ("<!DOCTYPE a><a/>".encode("utf-16"), True),
        ("<?xml version='1.0' encoding='utf-16le'?><!DOCTYPE a><a/>".encode("utf-16"), True),
        (b"<?xml version='1.0' encoding='no-such'?><!DOCTYPE a><a/>", False),
        (b"", False),
        (b"\0\0", False),
    ],
)
def test_document_types(xml: bytes, found: bool):
    assert has_document_type(xml) is found
