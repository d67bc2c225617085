"""Papers as they are read again: text, type, page, tables."""

import io
import zipfile

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn
from docx.shared import Mm
from lxml import etree

from xl_perfgoals.files.docx import (
    BODY,
    HEADING_1,
    TITLE,
    Cell,
    counted_page_numbers,
    docx_bytes,
    is_untouched,
    new_paper,
    official_page_numbers,
    paragraph,
    signature,
    table,
)
from xl_perfgoals.files.docx.plain_text import shortened

AT = "2025-11-03T10:00:00+08:00"


def saved(document: Document) -> bytes:
    return docx_bytes(document, title="试", author="平罗县财政局", at=AT)


def again(document: Document) -> Document:
    return docx.Document(io.BytesIO(saved(document)))


def test_page_and_type_are_those_of_official_papers() -> None:
    paper = new_paper()
    paragraph(paper, "标题", TITLE)
    paragraph(paper, "正文", BODY)
    read = again(paper)
    section = read.sections[0]
    margins = (section.top_margin, section.left_margin, section.right_margin, section.bottom_margin)
    assert [round(margin.mm) for margin in margins if margin is not None] == [37, 28, 26, 35]
    assert (section.page_width, section.page_height) == pytest.approx((Mm(210), Mm(297)), abs=700)
    looks = [
        (run._r.rPr.rFonts.get(qn("w:eastAsia")), run.font.size.pt)
        for p in read.paragraphs
        for run in p.runs
        if run.font.size
    ]
    assert looks == [("方正小标宋简体", 22), ("仿宋", 16)]
    assert read.paragraphs[1]._p.pPr.ind.get(qn("w:firstLineChars")) == "200"


def test_every_font_has_stand_ins() -> None:
    with zipfile.ZipFile(io.BytesIO(saved(new_paper()))) as package:
        fonts = etree.fromstring(package.read("word/fontTable.xml"))
    names = {font.get(qn("w:name")): font.find(qn("w:altName")) for font in fonts}
    assert set(names) == {"方正小标宋简体", "仿宋", "楷体", "黑体", "宋体"}
    assert "黑体" in str(names["方正小标宋简体"].get(qn("w:val")))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("<w:p>&amp;", "<w:p>&amp;"),
        ("a\x00b\x1f", "a␀b␟"),
        ("\ud800", "\ufffd"),
        ("甲\u202e乙\u200b", "甲乙"),
        ('=HYPERLINK("http://x")', '=HYPERLINK("http://x")'),
        ("{ INCLUDETEXT c:\\\\x }", "{ INCLUDETEXT c:\\\\x }"),
    ],
)
def test_anybodys_text_stays_text(text: str, shown: str) -> None:
    paper = new_paper()
    paragraph(paper, text)
    table(paper, [50], [[text]])
    read = again(paper)
    assert read.paragraphs[0].text == read.tables[0].cell(0, 0).text == shown


def test_the_same_paper_is_the_same_bytes_and_an_edited_one_is_known() -> None:
    def paper() -> Document:
        made = new_paper()
        paragraph(made, "一、问题", HEADING_1)
        official_page_numbers(made)
        return made

    data = saved(paper())
    assert data == saved(paper())
    assert is_untouched(data)
    edited = docx.Document(io.BytesIO(data))
    edited.paragraphs[0].add_run("改")
    stream = io.BytesIO()
    edited.save(stream)
    assert not is_untouched(stream.getvalue())
    assert not is_untouched(b"something else")


def test_a_table_has_its_widths_its_head_again_and_no_torn_rows() -> None:
    paper = new_paper()
    rows = [["序号", "问题"], [Cell("全行", across=2)], ["1", Cell("说明", lead="上轮未改：")]]
    table(paper, [16, 140], rows)
    made = again(paper).tables[0]
    assert [round(column.width.mm) for column in made.columns if column.width] == [16, 140]
    heads = [row._tr.find(f".//{qn('w:tblHeader')}") is not None for row in made.rows]
    assert heads == [True, False, False]
    assert all(row._tr.find(f".//{qn('w:cantSplit')}") is not None for row in made.rows)
    assert made.cell(1, 0)._tc is made.cell(1, 1)._tc
    assert [run.bold for run in made.cell(2, 1).paragraphs[0].runs] == [True, None]


def test_cells_go_down_and_across() -> None:
    paper = new_paper()
    rows = [["a", Cell("b", across=2)], [Cell("c", down=2), Cell("d", across=2, down=2)], [], ["e", "f", "g"]]
    table(paper, [30, 30, 30], rows, head=0)
    made = again(paper).tables[0]
    assert [[cell.text for cell in row.cells] for row in made.rows] == [
        ["a", "b", "b"],
        ["c", "d", "d"],
        ["c", "d", "d"],
        ["e", "f", "g"],
    ]


@pytest.mark.parametrize("row", [["1", "2", "3"], [Cell("1", across=3)]])
def test_too_many_cells_are_a_bug(row: list[Cell | str]) -> None:
    with pytest.raises(ValueError, match="more cells"):
        table(new_paper(), [30, 30], [row])


def test_two_tables_stay_two() -> None:
    paper = new_paper()
    table(paper, [30], [["甲"]])
    table(paper, [50], [["乙"]])
    body = [child.tag.rpartition("}")[2] for child in paper.element.body]
    assert body == ["tbl", "p", "tbl", "sectPr"]


def test_page_numbers_stand_outside() -> None:
    paper = new_paper()
    official_page_numbers(paper)
    section = again(paper).sections[0]
    texts = {p.paragraphs[0].text for p in (section.footer, section.even_page_footer)}
    assert texts == {"— 1 —"}
    assert [p.paragraphs[0].alignment for p in (section.footer, section.even_page_footer)] == [2, 0]
    counted = new_paper(lying=True)
    counted_page_numbers(counted.sections[0])
    assert counted.sections[0].footer.paragraphs[0].text == "第 1 页　共 1 页"


def test_the_date_stands_four_characters_in_and_the_office_over_its_middle() -> None:
    paper = new_paper()
    signature(paper, "平罗县财政局", "2025年11月3日")
    insets = [p._p.pPr.ind.get(qn("w:rightChars")) for p in paper.paragraphs]
    assert insets == ["425", "400"]


def test_long_text_is_cut_visibly() -> None:
    assert shortened("一二\n三四五六七八", 6) == "一二 三……"
    assert shortened("一二三", 6) == "一二三"
