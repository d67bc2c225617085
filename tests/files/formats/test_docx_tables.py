import pytest

from tests.support.formats.word import WORD
from tests.support.workbooks import texts, zipped
from xl_perfgoals.core.cells import Area
from xl_perfgoals.core.submission import Book
from xl_perfgoals.files.reading import read_book

MATH = "http://schemas.openxmlformats.org/officeDocument/2006/math"
CHOICE = "http://schemas.openxmlformats.org/markup-compatibility/2006"
HEADINGS = ("一级指标", "二级指标", "三级指标", "指标值")


def docx(body: str, *, place: str = "word/document.xml", relations: str | None = None) -> bytes:
    names = f'xmlns:w="{WORD}" xmlns:m="{MATH}" xmlns:mc="{CHOICE}"'
    document = f"<w:document {names}><w:body>{body}<w:sectPr/></w:body></w:document>"
    parts = {"[Content_Types].xml": "<Types/>", place: document}
    if relations:
        parts["_rels/.rels"] = f"<Relationships>{relations}</Relationships>"
    return zipped({name: part.encode() for name, part in parts.items()})


def read(body: str) -> Book:
    return read_book(docx(body), "表.docx")


def p(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def tc(text: str = "", **properties: str) -> str:
    inner = "".join(f'<w:{name} w:val="{value}"/>' for name, value in properties.items())
    return f"<w:tc><w:tcPr>{inner}</w:tcPr>{p(text)}</w:tc>"


def row(*cells: str, properties: str = "") -> str:
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def table(*rows: str, widths: tuple[int, ...] = ()) -> str:
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"


def form(name: str) -> str:
    return table(
        row(tc("项目名称"), tc(name, gridSpan="3")),
        row(tc("年度资金总额"), tc("22", gridSpan="3")),
        row(*map(tc, HEADINGS)),
        row(*map(tc, ("产出指标", "数量指标", "培训", "≥2次"))),
    )


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(table(row(tc("甲"), tc("乙"))), {"A1": "甲", "B1": "乙"}, id="a row"),
        pytest.param(
            table(row(tc("甲", gridSpan="2"), tc("乙")), row(tc("丙"), tc("丁"), tc("戊"))),
            {"A1": "甲", "C1": "乙", "A2": "丙", "B2": "丁", "C2": "戊"},
            id="a cell over two columns",
        ),
        pytest.param(
            table(row(tc("甲", vMerge="restart"), tc("乙")), row(tc("不见", vMerge="continue"), tc("丙"))),
            {"A1": "甲", "B1": "乙", "B2": "丙"},
            id="a cell over two rows",
        ),
        pytest.param(
            table(row(tc("甲"), tc("乙")), row(tc("丙", vMerge="continue", gridSpan="2"))),
            {"A1": "甲", "B1": "乙", "A2": "丙"},
            id="a merged cell that has no beginning",
        ),
        pytest.param(
            table(row(tc("甲", hMerge="restart"), tc("", hMerge="continue"), tc("乙"))),
            {"A1": "甲", "B1": "乙"},
            id="merged as of old",
        ),
        pytest.param(
            table(row(tc("甲"), tc("乙"), tc("丙")), row(tc("丁"), properties='<w:gridBefore w:val="2"/>')),
            {"A1": "甲", "B1": "乙", "C1": "丙", "C2": "丁"},
            id="a row that begins later",
        ),
        pytest.param(
            table(row(f"<w:sdt><w:sdtPr/><w:sdtContent>{tc('甲')}</w:sdtContent></w:sdt>", tc("乙"))),
            {"A1": "甲", "B1": "乙"},
            id="a control around a cell",
        ),
        pytest.param(
            f"<w:sdt><w:sdtContent>{table(row(tc('甲')))}</w:sdtContent></w:sdt>",
            {"A1": "甲"},
            id="a control around a table",
        ),
        pytest.param(
            table(row(tc("甲")), row(tc("删"), properties="<w:del/>")), {"A1": "甲"}, id="a deleted row"
        ),
        pytest.param(
            table(
                row(
                    "<w:tc><w:p><w:r><w:t>1</w:t></w:r><w:del><w:r><w:delText>2</w:delText></w:r></w:del>"
                    "<w:ins><w:r><w:t>3</w:t></w:r></w:ins><w:r><w:rPr><w:vanish/></w:rPr><w:t>4</w:t></w:r>"
                    "<w:r><w:rPr><w:vanish w:val='0'/></w:rPr><w:t>5</w:t></w:r></w:p></w:tc>"
                )
            ),
            {"A1": "135"},
            id="changes and hidden text",
        ),
        pytest.param(
            table(
                row(
                    f"<w:tc>{p('目标一')}{p('2次')}<w:p><w:r><w:t>目标二</w:t><w:br/><w:t>目标三</w:t></w:r></w:p></w:tc>"
                )
            ),
            {"A1": "目标一\n2次\n目标二\n目标三"},
            id="paragraphs and lines",
        ),
        pytest.param(
            table(
                row(f"<w:tc>{p('绩')}{p('效')}{p('指标')}</w:tc>", f"<w:tc>{p('年度总体')}{p('目标')}</w:tc>")
            ),
            {"A1": "绩效指标", "B1": "年度总体目标"},
            id="words broken by hand",
        ),
        pytest.param(
            p("填报单位：灵沙乡\t2024年度\t单位：元") + p("绩  效  目  标") + table(row(tc("甲"))),
            {
                "A1": "填报单位：灵沙乡",
                "B1": "2024年度",
                "C1": "单位：元",
                "A2": "绩  效  目  标",
                "A3": "甲",
            },
            id="a line of several blanks to be filled",
        ),
        pytest.param(
            table(
                row(
                    "<w:tc><w:p><w:r><w:sym w:font='Wingdings' w:char='F0FE'/><w:t>新增</w:t>"
                    "<w:sym w:font='Wingdings' w:char='F0A8'/><w:t>延续</w:t></w:r></w:p></w:tc>"
                )
            ),
            {"A1": "☑新增□延续"},
            id="boxes of a symbol font",
        ),
        pytest.param(
            table(
                row(
                    "<w:tc><w:p><w:r><w:fldChar><w:ffData><w:checkBox><w:default w:val='0'/><w:checked/>"
                    "</w:checkBox></w:ffData></w:fldChar><w:instrText>FORMCHECKBOX</w:instrText></w:r>"
                    "<w:r><w:fldChar><w:ffData><w:ddList><w:result w:val='1'/><w:listEntry w:val='一'/>"
                    "<w:listEntry w:val='二'/></w:ddList></w:ffData></w:fldChar></w:r></w:p></w:tc>"
                )
            ),
            {"A1": "☑二"},
            id="fields of old forms",
        ),
        pytest.param(
            table(
                row(
                    "<w:tc><w:p><m:oMath><m:r><m:t>≥</m:t></m:r></m:oMath><w:r><w:t>95%</w:t></w:r></w:p></w:tc>"
                )
            ),
            {"A1": "≥95%"},
            id="a formula",
        ),
        pytest.param(
            f"{p('附件 2')}{p('')}{p('绩效目标表')}{p('单位：万元')}{table(row(tc('甲')))}",
            {"A1": "附件 2", "A2": "绩效目标表", "A3": "单位：万元", "A4": "甲"},
            id="lines above",
        ),
        pytest.param(
            table(row(tc("甲"), f"<w:tc>{table(row(tc('乙'), tc('丙')), row(tc('丁')))}<w:p/></w:tc>")),
            {"A1": "甲", "A2": "乙", "B2": "丙", "A3": "丁"},
            id="a table that arranges tables",
        ),
        pytest.param(
            table(row(tc("甲"), tc("乙")), widths=(2000, 3000))
            + table(row(tc("丙"), tc("丁"), tc("戊")), widths=(1000, 1000, 3000)),
            {"A1": "甲", "C1": "乙", "A2": "丙", "B2": "丁", "C2": "戊"},
            id="tables as wide as each other have columns in common",
        ),
        pytest.param(
            table(
                row(tc("甲", gridSpan="2"), tc("乙")),
                row(tc("丙"), tc("丁", gridSpan="2")),
                widths=(2000, 40, 3000),
            ),
            {"A1": "甲", "B1": "乙", "A2": "丙", "B2": "丁"},
            id="edges that nearly meet",
        ),
        pytest.param(
            table(row(tc("=1+1"), tc("@SUM(A1)"), tc("1-12"), tc("007"))),
            {"A1": "=1+1", "B1": "@SUM(A1)", "C1": "1-12", "D1": "007"},
            id="texts stay texts",
        ),
    ],
)
def test_cells(body: str, expected: dict[str, str]):
    book = read(body)
    assert book.problem is None
    assert not book.doubts
    assert texts(book.grids[0]) == expected


def test_merged_areas():
    (grid,) = read(
        table(
            row(tc("甲", vMerge="restart", gridSpan="2"), tc("乙")),
            row(tc("", vMerge="continue", gridSpan="2"), tc("丙")),
            row(tc("丁"), tc("戊"), tc("己")),
        )
    ).grids
    assert grid.merged == (Area(1, 1, 2, 2),)


def test_each_form_is_a_sheet():
    lines = p("绩效目标表"), p("填表人：张三"), p("绩效目标表（二）")
    book = read(f"{lines[0]}{form('甲')}{lines[1]}{lines[2]}{form('乙')}")
    assert [grid.sheet for grid in book.grids] == ["表1", "表2"]
    columns = [[grid.text(number, 1) for number in range(1, grid.last_row + 1)] for grid in book.grids]
    assert columns[0] == ["绩效目标表", "项目名称", "年度资金总额", "一级指标", "产出指标", "填表人：张三"]
    assert columns[1][:2] == ["绩效目标表（二）", "项目名称"]


def test_a_form_in_several_tables_is_one_sheet():
    book = read(
        table(row(tc("项目名称"), tc("甲")), row(tc("年度资金总额"), tc("22")))
        + p("绩效指标")
        + table(row(*map(tc, HEADINGS)))
        + table(row(*map(tc, ("产出指标", "数量指标", "培训", "≥2次"))))
    )
    assert [grid.sheet for grid in book.grids] == ["表1"]
    assert texts(book.grids[0])["D5"] == "≥2次"


def test_hidden_rows_are_doubted():
    book = read(table(row(tc("甲")), row(tc("乙"), properties="<w:hidden/>")))
    assert [doubt.code for doubt in book.doubts] == ["D12"]


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(
            table(row(tc("甲")))
            + "<w:p><w:r><mc:AlternateContent><mc:Choice><w:drawing><w:txbxContent>"
            + p("框")
            + "</w:txbxContent></w:drawing></mc:Choice></mc:AlternateContent></w:r></w:p>",
            id="a text box",
        ),
        pytest.param(
            table(row(tc("甲"), tc("乙"), f"<w:tc>{p('丙')}{table(row(tc('丁')))}</w:tc>")),
            id="a table inside a cell",
        ),
        pytest.param(
            form("甲")
            + p("项目名称　乙")
            + p("一级指标  二级指标  三级指标  指标值")
            + p("产出  数量  培训  2次"),
            id="a form without a table",
        ),
    ],
)
def test_what_is_not_read_as_a_table_is_doubted(body: str):
    assert [(doubt.code, doubt.sheet) for doubt in read(body).doubts] == [("D18", "表1")]


def test_pictures_and_empty_boxes_are_not_doubted():
    body = "<w:p><w:r><w:pict><w:txbxContent><w:p/></w:txbxContent></w:pict><w:drawing/></w:r></w:p>"
    assert not read(table(row(tc("甲"))) + body).doubts


def test_the_part_that_the_package_names():
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
    data = docx(
        table(row(tc("甲"))),
        place="word/document2.xml",
        relations=f'<Relationship Type="{kind}" Target="/word/document2.xml"/>',
    )
    assert texts(read_book(data, "表").grids[0]) == {"A1": "甲"}


@pytest.mark.parametrize(
    ("data", "code"),
    [
        pytest.param(docx(p("请见附件")), "B09", id="no table"),
        pytest.param(docx(table(row(tc(), tc()))), "B09", id="an empty table"),
        pytest.param(docx("", place="word/other.xml"), "B07", id="no main part"),
        pytest.param(
            zipped({"[Content_Types].xml": b"", "word/document.xml": b"<w:document><w:body>"}),
            "B07",
            id="cut",
        ),
        pytest.param(
            zipped({"[Content_Types].xml": b"", "word/document.xml": b"<document/>"}), "B07", id="no body"
        ),
        pytest.param(
            b'<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]>'
            b'<w:wordDocument xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml">&b;</w:wordDocument>',
            "B07",
            id="entities",
        ),
        pytest.param(docx(table(row(tc("甲", gridSpan="99999")))), "B28", id="too wide"),
        pytest.param(docx(table(*(row(*["<w:tc/>"] * 500),) * 401)), "B28", id="too many cells"),
        pytest.param(docx("<w:sdt>" * 5000 + "</w:sdt>" * 5000), "B07", id="too deep"),
    ],
)
def test_refused(data: bytes, code: str):
    refused = read_book(data, "表.docx").problem
    assert refused is not None
    assert refused.code == code
