"""Sheets pared down for the reader: nothing of what they hold may be lost by it."""

import re
from collections.abc import Callable, Sequence

import pytest

from tests.support.formats import sample_grids
from tests.support.formats.strict import strict_xlsx
from tests.support.formats.xlsx import workbook
from tests.support.workbooks import parts_of, with_parts
from xl_perfgoals.core.cells import Area, Grid
from xl_perfgoals.files.prescan.pared_sheets import pared
from xl_perfgoals.files.reading import read_book

HEAD = b'<?xml version="1.0" encoding="UTF-8"?>\n<worksheet xmlns="x"><cols><col min="1" max="2"/></cols>'
CELLS = b'<row r="1"><c r="A1" s="1" t="s"><v>0</v></c><c r="B1" s="2"/><c r="C1" s="2"/></row>'
MERGED = b'<mergeCells count="1"><mergeCell ref="A1:C1"/></mergeCells>'


def sheet(cells: bytes = CELLS, behind: bytes = MERGED, head: bytes = HEAD) -> bytes:
    return head + b"<sheetData>" + cells + b"</sheetData>" + behind + b"</worksheet>"


@pytest.mark.parametrize(
    ("behind", "merged"),
    [
        (MERGED, (Area(1, 1, 1, 3),)),
        (b'<pageMargins left="0.7"/>', ()),
        (b"<mergeCells/>", ()),
        (
            b'<mergeCells><mergeCell ref="B7:AZ12"/><mergeCell ref="A1:A2"/></mergeCells>',
            ((7, 2, 12, 52), (1, 1, 2, 1)),
        ),
    ],
)
def test_filled_cells_and_merged_areas_are_kept(behind: bytes, merged: tuple[Area, ...]):
    found = pared(sheet(behind=behind))
    assert found is not None
    assert found.merged == merged
    filled = b'<row r="1"><c r="A1" s="1" t="s"><v>0</v></c></row>'
    assert found.xml == HEAD + b"<sheetData>" + filled + b"</sheetData></worksheet>"


@pytest.mark.parametrize(
    "cell",
    [
        b'<c r="B1" s="2" t="e"/>',
        b'<c r="B1" s="2"><f>1+1</f></c>',
        b'<c r="B1" s="2"><v/></c>',
        b'<c s="2"/>',
        b"<c r='B1' s='2'/>",
    ],
)
def test_other_cells_are_left_alone(cell: bytes):
    found = pared(sheet(cell))
    assert found is not None
    assert cell in found.xml


@pytest.mark.parametrize(
    "xml",
    [
        pytest.param(sheet(behind=b"<!-- " + MERGED + b" -->"), id="a comment"),
        pytest.param(sheet(head=HEAD.replace(b"UTF-8", b"GBK")), id="another encoding"),
        pytest.param(sheet(head=HEAD.replace(b"<w", b"<x:w")), id="a prefix"),
        pytest.param(sheet(behind=MERGED.replace(b"A1:C1", b"$A$1:$C$1")), id="another address"),
        pytest.param(sheet(behind=MERGED.replace(b"A1:C1", b"C1:A1")), id="an address from right to left"),
        pytest.param(sheet(behind=MERGED.replace(b" ref", b"\tref")), id="a tab"),
        pytest.param(
            sheet(behind=MERGED.replace(b"<m", b"<x:m").replace(b"</m", b"</x:m")), id="a prefix there"
        ),
        pytest.param(sheet().removesuffix(b"</worksheet>"), id="cut off"),
        pytest.param(b"", id="nothing"),
    ],
)
def test_what_is_written_in_another_way_is_not_pared(xml: bytes):
    assert pared(xml) is None


@pytest.mark.parametrize("write", [workbook, strict_xlsx])
def test_whole_and_pared_sheets_read_the_same(write: Callable[[Sequence[Grid]], bytes]):
    data = write(sample_grids())
    whole = {
        name: part.replace(b"<sheetData>", b"<!-- --><sheetData>")
        for name, part in parts_of(data).items()
        if re.match(r"xl/worksheets/.*\.xml$", name)
    }
    assert whole
    assert read_book(data, "表").grids == read_book(with_parts(data, whole), "表").grids
