import zlib

import pytest

from tests.support.formats.pdf import bar, line, pdf, written
from tests.support.workbooks import texts
from xl_perfgoals.core.submission import Book
from xl_perfgoals.files.formats.pdf_text import UNKNOWN, plain
from xl_perfgoals.files.reading import read_book

HEADINGS = ("一级指标", "二级指标", "三级指标", "指标值")
UPRIGHT = (40, 120, 240, 420, 540)
RULED = "一级指标  二级指标  三级指标  指标值"


def read(*pages: str, **options) -> Book:
    return read_book(pdf(pages, **options), "表.pdf")


def box(left: float, top: float, right: float, bottom: float, draw=line) -> str:
    sides = (
        (left, top, right, top),
        (left, bottom, right, bottom),
        (left, top, left, bottom),
        (right, top, right, bottom),
    )
    return "\n".join(draw(*side) for side in sides)


def cell(text: str, left: float, top: float, right: float, bottom: float, *, draw=line) -> str:
    """A box with text in it, one line below the other."""
    lines = [
        written(one, left + 2, top + 14 + 12 * number)
        for number, one in enumerate(text.split("\n") if text else ())
    ]
    return "\n".join([box(left, top, right, bottom, draw), *lines])


def rows(top: float, *cells: tuple[str, ...], draw=line) -> str:
    """A table, its rows 20 points high; a text may have None beside it, which is the same box."""
    parts = []
    for number, row in enumerate(cells):
        y = top + 20 * number
        for col, text in enumerate(row):
            if text is not None:
                end = col + 1
                while end < len(row) and row[end] is None:
                    end += 1
                parts.append(cell(text, UPRIGHT[col], y, UPRIGHT[end], y + 20, draw=draw))
    return "\n".join(parts)


def head(name: str, total: str = "22") -> tuple[tuple[str | None, ...], ...]:
    return ("项目名称", name, None, None), ("年度资金总额", total, None, None)


def form(top: float, name: str, *indicators: tuple[str, ...]) -> str:
    return rows(top, *head(name), HEADINGS, *indicators)


PLAIN = ("产出指标", "数量指标", "培训", "≥2次")


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        pytest.param(rows(100, ("甲", "乙")), {"A1": "甲", "B1": "乙"}, id="lines"),
        pytest.param(
            rows(100, ("甲", "乙"), ("丙", "丁"), draw=bar),
            {"A1": "甲", "B1": "乙", "A2": "丙", "B2": "丁"},
            id="thin rectangles, as Excel draws lines",
        ),
        pytest.param(
            f"0.9 g 40 600 500 150 re f 0 g\n{rows(100, ('甲', '乙'))}",
            {"A1": "甲", "B1": "乙"},
            id="a background is no box",
        ),
        pytest.param(
            f"{rows(100, ('甲', '乙'))}\n1 G 60 842 m 60 700 l S",
            {"A1": "甲", "B1": "乙"},
            id="white lines are not seen",
        ),
        pytest.param(
            f"{box(20, 20, 580, 820)}\n{rows(100, ('甲', '乙'))}", {"A1": "甲", "B1": "乙"}, id="a frame"
        ),
        pytest.param(
            "\n".join(
                (
                    cell("甲", 40, 100, 120, 140),
                    cell("乙", 120, 100, 240, 120),
                    cell("丙", 120, 120, 240, 140),
                )
            ),
            {"A1": "甲", "B1": "乙", "B2": "丙"},
            id="a cell over two rows",
        ),
        pytest.param(
            cell("甲", 40, 100, 140, 120)
            + cell("乙", 140, 100, 240, 120)
            + cell("丙", 41.5, 121, 138, 140)
            + cell("丁", 138, 121, 240, 140),
            {"A1": "甲", "B1": "乙", "A2": "丙", "B2": "丁"},
            id="edges that nearly meet",
        ),
        pytest.param(
            "\n".join(
                (
                    *(line(40, y, 540, y) for y in (100, 120, 140)),
                    *(line(x, 100, x, 140) for x in (120, 240)),
                    *(written(text, x + 2, 114) for text, x in zip("甲乙丙", (40, 120, 240), strict=True)),
                    *(written(text, x + 2, 134) for text, x in zip("丁戊己", (40, 120, 240), strict=True)),
                )
            ),
            {"A1": "甲", "B1": "乙", "C1": "丙", "A2": "丁", "B2": "戊", "C2": "己"},
            id="open sides",
        ),
        pytest.param(
            f"{rows(100, ('甲', '乙'))}\n{written('旁', 400, 114)}",
            {"A1": "甲", "B1": "乙", "C1": "旁"},
            id="a text beside the table",
        ),
        pytest.param(
            f"{rows(100, ('', '乙'))}\n{written('甲', 42, 114)} {written('甲', 42.3, 114.2)}",
            {"A1": "甲", "B1": "乙"},
            id="drawn twice to look bold",
        ),
        pytest.param(
            f"{rows(100, ('甲', '乙'))}\nBT /F 60 Tf 0.7 0.7 -0.7 0.7 60 700 Tm <68377a3f> Tj ET",
            {"A1": "甲", "B1": "乙"},
            id="a watermark",
        ),
        pytest.param(
            "\n".join(
                (written("绩效目标表", 200, 60), written("单位：万元", 440, 80), rows(100, ("甲", "乙")))
            ),
            {"A1": "绩效目标表", "A2": "单位：万元", "A3": "甲", "B3": "乙"},
            id="lines above",
        ),
        pytest.param(
            "\n".join(
                (written("填报单位：灵沙乡", 40, 80), written("单位：万元", 440, 80), rows(100, ("甲", "乙")))
            ),
            {"A1": "填报单位：灵沙乡", "B1": "单位：万元", "A2": "甲", "B2": "乙"},
            id="texts at both ends of a line",
        ),
        pytest.param(rows(100, ("⼀级⻓效", "＝1+1")), {"A1": "一级长效", "B1": "＝1+1"}, id="radicals"),
    ],
)
def test_cells(page: str, expected: dict[str, str]):
    book = read(page)
    assert book.problem is None
    assert [doubt.code for doubt in book.doubts] == ["D16"]
    assert [grid.sheet for grid in book.grids] == ["第1页"]
    assert texts(book.grids[0]) == expected


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        pytest.param("保障全年社区\n工作有序", "保障全年社区工作有序", id="a full line goes on"),
        pytest.param("目标一\n目标二", "目标一\n目标二", id="a short one does not"),
        pytest.param("659040000000\n12", "65904000000012", id="a number goes on"),
        pytest.param("education and\nhealth", "education and health", id="words are parted"),
    ],
)
def test_lines_of_a_cell(text: str, joined: str):
    book = read(cell(text, 40, 100, 108, 140) + cell("乙", 108, 100, 200, 140))
    assert texts(book.grids[0])["A1"] == joined


def test_fields_of_a_form_to_be_filled_in():
    fields = (
        "<< /Type /Annot /Subtype /Widget /FT /Tx /Rect [122 722 240 742] /V (7970.5904) >>",
        "<< /Type /Annot /Subtype /Widget /FT /Btn /Rect [122 722 240 742] /V /Yes >>",
    )
    book = read(rows(100, ("年度资金总额", "")), objects=fields, page_keys="/Annots [5 0 R 6 0 R]")
    assert texts(book.grids[0]) == {"A1": "年度资金总额", "B1": "7970.5904"}


def test_a_page_that_is_turned():
    page = f"0 1 -1 0 595 0 cm\n{rows(100, ('甲', '乙'))}"
    assert texts(read(page, page_keys="/Rotate 90").grids[0]) == {"A1": "甲", "B1": "乙"}


def test_each_form_is_a_sheet():
    first = form(100, "甲", PLAIN) + written("填表人：张三", 40, 220) + written("绩效目标表", 200, 260)
    book = read(first + form(300, "乙", PLAIN), written("绩效目标表", 200, 60) + form(100, "丙", PLAIN))
    assert [grid.sheet for grid in book.grids] == ["第1页", "第1页-2", "第2页"]
    assert [[grid.text(row, 2) for row in (1, 2)] for grid in book.grids] == [
        ["甲", "22"],
        ["", "乙"],
        ["", "丙"],
    ]
    assert texts(book.grids[0])["A5"] == "填表人：张三"
    assert texts(book.grids[1])["A1"] == "绩效目标表"
    assert [doubt.code for doubt in book.doubts] == ["D16"]


MORE = ("", "质量指标", "合格率", "≥95%")


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        pytest.param(form(600, "甲", PLAIN), rows(40, MORE), (PLAIN, MORE), id="the next row"),
        pytest.param(
            form(600, "甲", PLAIN) + written("- 1 -", 290, 820),
            rows(40, MORE) + written("第 2 页 共 2 页", 290, 820),
            (PLAIN, MORE),
            id="page numbers",
        ),
        pytest.param(
            written("财政局", 40, 30) + form(600, "甲", PLAIN) + written("填表人：张三", 40, 820),
            written("财政局", 40, 30) + rows(40, MORE) + written("填表人：张三", 40, 820),
            (PLAIN, MORE),
            id="lines that stand on each page",
        ),
        pytest.param(
            form(600, "甲", PLAIN),
            written("续表", 40, 30) + rows(40, HEADINGS, MORE),
            (PLAIN, MORE),
            id="headings that stand again",
        ),
        pytest.param(
            form(600, "甲", PLAIN), form(40, "甲", MORE), (PLAIN, MORE), id="all the head stands again"
        ),
        pytest.param(
            rows(600, *head("甲")), rows(40, HEADINGS, PLAIN, MORE), (PLAIN, MORE), id="before the headings"
        ),
        pytest.param(
            form(600, "甲", ("", "", "培训", "≥2次")),
            rows(40, ("产出指标", "数量指标", "讲座", "≥1次")),
            (PLAIN, ("", "", "讲座", "≥1次")),
            id="labels drawn on the second page",
        ),
        pytest.param(
            form(600, "甲", ("产出", "数量指标", "培训", "≥2次")),
            rows(40, ("指标", "", "讲座", "≥1次")),
            (PLAIN, ("", "", "讲座", "≥1次")),
            id="a label parted",
        ),
        pytest.param(
            form(600, "甲", ("产出指标", "数量指标", "组织全体网格员参加集中培训全年次数", "≥2次")),
            rows(40, ("", "", "不少于规定", ""), MORE),
            (("产出指标", "数量指标", "组织全体网格员参加集中培训全年次数不少于规定", "≥2次"), MORE),
            id="a text parted",
        ),
        pytest.param(
            form(600, "甲", PLAIN),
            rows(40, ("", "", "没有指标值的一行", "")),
            (PLAIN, ("", "", "没有指标值的一行", "")),
            id="a row without a value is a row",
        ),
    ],
)
def test_a_form_that_goes_on_over_the_page(first: str, second: str, expected: tuple[tuple[str, ...], ...]):
    book = read(first, second)
    (grid,) = book.grids
    assert [(doubt.code, doubt.sheet) for doubt in book.doubts] == [("D16", None), ("D17", "第1页")]
    lines = [tuple(grid.text(row, col) for col in range(1, 5)) for row in range(1, grid.last_row + 1)]
    start = lines.index(HEADINGS) + 1
    assert tuple(lines[start : start + len(expected)]) == expected
    assert all(line[0].startswith("填表人") for line in lines[start + len(expected) :])


def test_the_goal_parted_by_the_page():
    for label, below in (("年度总体目标", ""), ("年度总体", "目标")):
        first = rows(600, *head("甲"), (label, "保障工作有序开展。", None, None))
        second = rows(40, (below, "建好网格。", None, None), HEADINGS, PLAIN)
        (grid,) = read(first, second).grids
        assert grid.text(3, 1) == "年度总体目标"
        assert grid.text(3, 2) == "保障工作有序开展。建好网格。"


def test_boxes_that_the_page_leaves_open():
    label = written("产出指标", 42, 690)
    open_box = "\n".join(
        (
            *(line(120, y, 540, y) for y in (660, 680, 700)),
            *(line(x, 660, x, 700) for x in UPRIGHT),
        )
    )
    cells = [
        written(text, UPRIGHT[col] + 2, y)
        for y, row in ((674, PLAIN[1:]), (694, MORE[1:]))
        for col, text in enumerate(row, 1)
    ]
    page = "\n".join((form(600, "甲"), open_box, label, *cells))
    (grid,) = read(page).grids
    assert [grid.text(row, 1) for row in (4, 5)] == ["产出指标", ""]
    assert [grid.text(row, 4) for row in (4, 5)] == ["≥2次", "≥95%"]


def test_what_ends_a_form_parts_the_pages():
    first = form(600, "甲", PLAIN) + written("填表人：张三", 40, 720)
    book = read(first, rows(40, ("名单", "张三", "", "1")))
    assert [texts(book.grids[0])[address] for address in ("A5", "A6")] == ["填表人：张三", "名单"]


IMAGE = (
    "<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceGray "
    "/Length 1 >>\nstream\n0\nendstream"
)
SCAN = "q 595 0 0 842 0 0 cm BI /W 1 /H 1 /BPC 8 /CS /G ID 0 EI Q"
LOCK = f"<< /Filter /Standard /V 1 /R 2 /P -4 /O <{'00' * 32}> /U <{'01' * 32}> >>"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        pytest.param(pdf([written("项目名称：培训", 40, 100)]), "B29", id="text without lines"),
        pytest.param(pdf([SCAN]), "B29", id="a scan"),
        pytest.param(pdf([""]), "B29", id="an empty page"),
        pytest.param(pdf([rows(100, ("", ""))]), "B29", id="an empty table"),
        pytest.param(pdf([box(40, 100, 200, 200) + written("盖章处", 50, 150)]), "B29", id="one box alone"),
        pytest.param(
            pdf([rows(100, ("甲", "乙")).replace("/F", "/N")]),
            "B29",
            id="characters that only the font knows",
        ),
        pytest.param(
            pdf([rows(100, ("甲", "乙"))], objects=(LOCK,), trailer_keys="/Encrypt 5 0 R /ID [<00> <00>]"),
            "B30",
            id="a password",
        ),
        pytest.param(pdf([""] * 301), "B31", id="too many pages"),
        pytest.param(b"%PDF-1.7\n", "B03", id="the beginning alone"),
        pytest.param(pdf([rows(100, ("甲", "乙"))])[:900], "B03", id="breaks off"),
        pytest.param(
            pdf([rows(100, ("甲", "乙"))] * 2).replace(b"/Kids [6", b"/Kids [9"), "B07", id="a page lost"
        ),
        pytest.param(pdf([]), "B07", id="no page"),
    ],
)
def test_refused(data: bytes, code: str):
    refused = read_book(data, "表.pdf").problem
    assert refused is not None
    assert refused.code == code


@pytest.mark.parametrize(
    "page",
    [
        pytest.param(SCAN, id="a scanned page"),
        pytest.param(
            written(RULED, 40, 100) + written("产出  数量  培训  2次", 40, 120), id="a form without lines"
        ),
    ],
)
def test_pages_that_cannot_be_read_are_doubted(page: str):
    book = read(form(100, "甲", PLAIN), page)
    assert [doubt.code for doubt in book.doubts] == ["D16", "D18"]


def test_a_page_that_is_damaged_is_doubted():
    packed = zlib.compress(rows(100, ("甲", "乙")).encode())
    damaged = packed[:40] + b"\xff\xff\xff\xff" + packed[44:]
    for stream, code in ((packed, "D17"), (damaged, "D18")):
        hexed = stream.hex()
        data = pdf([form(100, "甲", PLAIN), hexed]).replace(
            f"<< /Length {len(hexed)} >>\nstream\n{hexed}\n".encode(),
            b"<< /Length %d /Filter /FlateDecode >>\nstream\n%b\n" % (len(stream), stream),
        )
        assert [doubt.code for doubt in read_book(data, "表").doubts] == ["D16", code]


def test_single_characters_that_only_the_font_knows():
    unknown = written("甲", 42, 114).replace("/F", "/N")
    book = read(rows(100, ("", "乙丙丁戊己庚辛")) + unknown)
    assert [doubt.code for doubt in book.doubts] == ["D16", "D15"]
    assert texts(book.grids[0])["A1"] == "\ufffd"


def test_boxes_of_a_symbol_font():
    assert [plain(character) for character in "\uf0fe\uf0a8\uf04a"] == ["☑", "□", UNKNOWN]


def test_many_pages_take_their_time(monkeypatch):
    asked = []
    monkeypatch.setattr("xl_perfgoals.files.formats.pdf_tables.longer", asked.append)
    read(*[rows(100, ("甲", "乙"))] * 50)
    assert asked == [pytest.approx(10)]
