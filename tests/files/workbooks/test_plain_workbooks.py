"""Plain workbooks, read without calamine: they must read as calamine would read them."""

import random
from dataclasses import replace

import pytest
import xlsxwriter

from tests.support.workbooks import one_sheet, parts_of, with_parts, xlsx as written
from xl_perfgoals.core.cells import Grid
from xl_perfgoals.core.submission import Book
from xl_perfgoals.files.reading import read_book
from xl_perfgoals.files.workbooks import xlsx

SHEET, STRINGS = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"
STYLED = one_sheet(
    {
        "A1": ("三级指标", None),
        "B1": ("指标值", None),
        "A2": ("占比", None),
        "B2": (0.95, "0%"),
        "B3": (2, '"≥"0"人"'),
        "B4": (45000, "yyyy/m/d"),
        "B5": (0.5, "h:mm"),
        "B6": (1.5, "0.00_m"),
    }
)


def workbook(rows: str, strings: str = "") -> bytes:
    parts = parts_of(STYLED)
    before, _, _ = parts[SHEET].decode().partition("<sheetData>")
    sheet = f"{before}<sheetData>{rows}</sheetData></worksheet>"
    changed = {SHEET: sheet.encode()}
    if strings:
        head, _, _ = parts[STRINGS].decode().partition("<si>")
        changed[STRINGS] = f"{head}{strings}</sst>".encode()
    return with_parts(STYLED, changed)


def read(data: bytes, monkeypatch: pytest.MonkeyPatch, *, by_calamine: bool) -> tuple[Book, bool]:
    """The book; and whether it was read as a plain one."""
    plain: list[bool] = []

    def watched(package: xlsx.Package) -> xlsx.Workbook | None:
        found = None if by_calamine else plain_workbook(package)
        plain.append(found is not None)
        return found

    plain_workbook = xlsx.plain_workbook
    with monkeypatch.context() as patch:
        patch.setattr(xlsx, "plain_workbook", watched)
        book = read_book(data, "表")
    for grid in book.grids:
        assert grid.kept_lines() == replace(grid).kept_lines()
    return book, plain == [True]


def test_lines_are_known_beforehand(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(Grid, "_texts", None)
    (grid,) = read_book(workbook(b2('<c r="B2" s="1"><v>0.95</v></c>')), "表").grids
    assert grid.kept_lines() == [((1, "三级指标"), (2, "指标值")), ((1, "占比"), (2, "95%"))]


ROW = '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row>'


def b2(value: str) -> str:
    return f'{ROW}<row r="2"><c r="A2" t="s"><v>2</v></c>{value}</row>'


@pytest.mark.parametrize(
    ("rows", "plain"),
    [
        ("", True),
        (ROW, True),
        (b2('<c r="B2"><v>7</v></c>'), True),
        (b2('<c r="B2" t="n"><v>-0.30000000000000004</v></c>'), True),
        (b2('<c r="B2"><v>1.5E-5</v></c>'), True),
        (b2('<c r="B2" s="1"><v>0.95</v></c>'), True),
        (b2('<c r="B2" s="2"><v>12</v></c>'), True),
        (b2('<c r="B2" s="5"><v>1.5</v></c>'), True),
        (b2('<c r="B2" s="99"><v>1.5</v></c>'), True),
        (b2('<c r="D2" s="1" t="s"><v>1</v></c>'), True),
        (b2('<c r="B2" s="1"/><c r="C2" s="1"/>') + '<row r="9" ht="20"/>', True),
        (b2('<c r="B2" s="1" /><c r="C2" />') + '<row r="3" /><row r="4"></row>', True),
        (b2('<c r="B2"><f t="shared" si="0" /><v>2</v></c>'), True),
        (b2('<c r="B2" s="3"><v>45000</v></c>'), False),
        (b2('<c r="B2" s="4"><v>0.5</v></c>'), False),
        (b2('<c r="B2" t="b"><v>1</v></c>'), False),
        (b2('<c r="B2" t="e"><v>#N/A</v></c>'), False),
        (b2('<c r="B2" s="1"><f>A1&lt;1</f><v>2</v></c>'), True),
        (b2('<c r="B2" t="n"><f t="shared" ref="B2:B9" si="0"/><v>2</v></c>'), True),
        (b2('<c r="B2"><f>1+1</f></c>'), False),
        (b2('<c r="B2"><f>1+1</f><v></v></c>'), False),
        (b2('<c r="B2"><f>1+1</f><v/></c>'), False),
        (b2('<c r="B2" t="s"><f>1+1</f><v>1</v></c>'), False),
        (b2('<c r="B2" t="str"><f>1+1</f><v>1</v></c>'), False),
        (b2('<c r="B2" t="inlineStr"><is><t>人</t></is></c>'), False),
        (b2('<c r="B2" t="s"><v>99</v></c>'), False),
        (b2('<c r="B2" t="s"><v>01</v></c>'), False),
        (b2('<c r="B2"><v>1E400</v></c>'), False),
        (b2('<c r="B2"><v>1_000</v></c>'), False),
        (b2('<c r="B2"><v>1-2</v></c>'), False),
        (b2("") + '<row r="4999"><c r="ZZ4999"><v>1</v></c></row>', False),
        (b2('<c r="B5000"><v>1</v></c>'), False),
        (b2('<c r="AAA2"><v>1</v></c>'), False),
        ('<row r="2" hidden="1"><c r="A2" t="s"><v>2</v></c></row>', False),
        ('<row r="2"><c r="A2" t="s"><v>2</v></c></row>' + ROW, False),
        ('<row r="1"><c r="B1" t="s"><v>1</v></c><c r="A1" t="s"><v>0</v></c></row>', False),
        ('<row r="1"><c r="A1" t="s"><v>0</v></c><c r="A1" t="s"><v>1</v></c></row>', False),
        ('<row r="3"><c r="C3" t="s"><v>0</v></c></row>', True),
        ('<row r="1"><c r="A1" s="1"><v>0.5</v></c></row>' + b2("").replace(ROW, ""), True),
        ('<row r="1"><c r="A1" s="1"><v>0.5</v></c><c r="B1" t="s"><v>1</v></c></row>', True),
    ],
)
def test_cells_are_those_that_calamine_gives(rows: str, plain: bool, monkeypatch: pytest.MonkeyPatch):
    data = workbook(rows)
    ours, was_plain = read(data, monkeypatch, by_calamine=False)
    theirs, _ = read(data, monkeypatch, by_calamine=True)
    assert was_plain is plain
    assert repr(ours) == repr(theirs)


@pytest.mark.parametrize(
    ("merged", "covered"),
    [
        ("A1:A2", 1),
        ("A1:B2", 3),
        ("B1:B2", 1),
        ("B2:C3", 0),
        ("A3:IV40", 0),
        ("A2:IV40", 1),
        ("A1:C2000", 3),
        ("A1:B1 A2:B2", 2),
    ],
)
def test_what_merged_areas_cover_is_left_out(merged: str, covered: int, monkeypatch: pytest.MonkeyPatch):
    areas = "".join(
        f'<mergeCell ref="{area}"{end}' for area, end in zip(merged.split(), ("/>", " />"), strict=False)
    )
    data = workbook(b2('<c r="B2"><v>7</v></c>'))
    parts = parts_of(data)
    xml = parts[SHEET].replace(b"</sheetData>", f"</sheetData><mergeCells>{areas}</mergeCells>".encode())
    data = with_parts(data, {SHEET: xml})
    ours, was_plain = read(data, monkeypatch, by_calamine=False)
    theirs, _ = read(data, monkeypatch, by_calamine=True)
    assert was_plain
    assert repr(ours) == repr(theirs)
    assert sum(cell != "" for row in ours.grids[0].rows for cell in row) == 4 - covered
    assert [doubt.code for doubt in ours.doubts] == ["D04"] * bool(covered)


@pytest.mark.parametrize(
    ("strings", "plain"),
    [
        ("<si><t>一</t></si><si><t>二</t></si><si><t>三</t></si>", True),
        ('<si><t xml:space="preserve"> 一 </t></si><si><t>二</t></si><si><t>a\nb</t></si>', True),
        ("".join(f'<si><t xml:space="preserve">{text}</t></si>' for text in "一二三"), True),
        ('<si><t>一</t></si><si><t xml:space="preserve">二</t></si><si><t>三</t></si>', True),
        ("<si><t>\u3000一\u3000</t></si><si><t>\u00a0二</t></si><si><t>\u2003三</t></si>", True),
        ("<si><t> 一</t></si><si><t>二</t></si><si><t>三</t></si>", False),
        ("<si><t>一\n</t></si><si><t>二</t></si><si><t>三</t></si>", False),
        ("<si><t>一\t</t></si><si><t>二</t></si><si><t>三</t></si>", False),
        (
            '<si><t>一</t><phoneticPr fontId="1"/></si><si><t></t></si><si><t>三</t></si>',
            True,
        ),
        ("<si><t>&lt;p&gt;&amp;amp;</t></si><si><t>&quot;&apos;</t></si><si><t>=1+1</t></si>", True),
        ("<si><t>a&#10;b</t></si><si><t>二</t></si><si><t>三</t></si>", False),
        ("<si><t>a\r\nb</t></si><si><t>二</t></si><si><t>三</t></si>", False),
        ("<si><t>a_x000D_b</t></si><si><t>二</t></si><si><t>三</t></si>", False),
        ("<si><r><t>富</t></r><r><t>文本</t></r></si><si><t>二</t></si><si><t>三</t></si>", False),
        ("<si><t/></si><si><t>二</t></si><si><t>三</t></si>", False),
        ("<si><t>&nbsp;</t></si><si><t>二</t></si><si><t>三</t></si>", False),
        ("<!-- <si><t>零</t></si> --><si><t>一</t></si><si><t>二</t></si><si><t>三</t></si>", False),
    ],
)
def test_texts_are_those_that_calamine_gives(strings: str, plain: bool, monkeypatch: pytest.MonkeyPatch):
    data = workbook(b2('<c r="B2" t="s"><v>2</v></c>'), strings)
    ours, was_plain = read(data, monkeypatch, by_calamine=False)
    theirs, _ = read(data, monkeypatch, by_calamine=True)
    assert was_plain is plain
    assert repr(ours) == repr(theirs)


def test_sheets_without_cells_are_plain(monkeypatch: pytest.MonkeyPatch):
    def fill(book: xlsxwriter.Workbook) -> None:
        book.add_worksheet().write_row(0, 0, ("三级指标", 7))
        book.add_worksheet()

    data = written(fill)
    parts = parts_of(data)
    second = SHEET.replace("1", "2")
    assert b"<sheetData/>" in parts[second]
    ours, was_plain = read(data, monkeypatch, by_calamine=False)
    theirs, _ = read(data, monkeypatch, by_calamine=True)
    assert was_plain
    assert repr(ours) == repr(theirs)


def test_hidden_sheets_are_told(monkeypatch: pytest.MonkeyPatch):
    parts = parts_of(STYLED)
    book = parts["xl/workbook.xml"].replace(b"<sheet ", b'<sheet state="hidden" ')
    data = with_parts(workbook(b2("")), {"xl/workbook.xml": book})
    ours, was_plain = read(data, monkeypatch, by_calamine=False)
    assert was_plain
    assert [doubt.code for doubt in ours.doubts] == ["D01"]


ROWS = ("", ' spans="1:9"', ' s="1" customFormat="1" ht="24" x:dyDescent="0.2"', ' hidden="false"')
CELLS = (
    *('s="1" t="s"><v>0</v></c>', 't="s"><v>2</v></c>', 's="1"><v>0.95</v></c>', "><v>2</v></c>"),
    *(
        's="1" t="n"><v>-7.5E-3</v></c>',
        's="2"/>',
        's="1"/>',
        "/>",
        's="2" />',
        's="1"><f>A1+1</f><v>7</v></c>',
    ),
    *('><f t="shared" si="0"/><v>0.5</v></c>',),
)
ODD_PIECES = (
    *("<", ">", '"', "/", "v", "</v>", "<v>", "</c>", "</row>", "<row>", '<row r="7">', '<row r="8"/>'),
    *("<v/>", "<v></v>", "<f>1</f>", "<!-- -->", "0", "12", "-", "E", "&#49;", " ", "\n", ' hidden="1"'),
    *('<c r="C9" s="1"/>', '<c r="B1"><v>3</v></c>', "<c><v>1</v></c>", '<c r="ZZZ9" t="s"><v>1</v></c>'),
    *("<sheetData>", "</sheetData>", "<x:c/>", 's="3"', 't="s"', 't="str"', 'r="A1"', "A", "\u0100"),
)


def any_rows(rng: random.Random) -> str:
    """Rows as programs write them."""
    written: list[str] = []
    row = 0
    for _ in range(rng.randint(0, 6)):
        row += rng.choice((1, 1, 1, 4))
        cells = [f'<c r="{col}{row}" {rng.choice(CELLS)}' for col in "ABDZ" if rng.random() < 0.7]
        written.append(
            f'<row r="{row}"{rng.choice(ROWS)}>{"".join(cells)}</row>'.replace(" >", ">").replace(" />", "/>")
        )
    return "".join(written)


@pytest.mark.parametrize("seed", range(40))
def test_whatever_is_written_reads_as_by_calamine(seed: int, monkeypatch: pytest.MonkeyPatch):
    rng = random.Random(seed)
    plain = 0
    for turn in range(20):
        cells = any_rows(rng)
        if turn % 2:
            start = rng.randrange(len(cells) + 1)
            end = min(start + rng.choice((0, 0, 1, 2, 5, 20)), len(cells))
            cells = cells[:start] + rng.choice(("", *ODD_PIECES)) + cells[end:]
        data = workbook(cells)
        ours, was_plain = read(data, monkeypatch, by_calamine=False)
        theirs, _ = read(data, monkeypatch, by_calamine=True)
        assert repr(ours) == repr(theirs), cells
        plain += was_plain
    assert 0 < plain < 20
