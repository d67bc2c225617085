"""Places of a paper filled: cut into pieces by Word, in tables and headers, with hostile texts."""

import pytest
from docx.document import Document
from docx.oxml.ns import qn

from xl_perfgoals.files.docx import new_paper, paragraph, table
from xl_perfgoals.files.docx.filling import fill, places_of


def lines(*pieces: str) -> Document:
    """A paper with one paragraph in so many runs."""
    paper = new_paper()
    made = paper.add_paragraph()
    for piece in pieces:
        made.add_run(piece)
    return paper


def text_of(paper: Document) -> list[str]:
    return [p.text for p in paper.paragraphs]


TEXTS = {"单位": "灵沙乡", "截止日期": "11月15日", "附件": "", "联系方式": ""}


@pytest.mark.parametrize(
    ("pieces", "filled"),
    [
        pytest.param(["「单位」："], "灵沙乡：", id="whole"),
        pytest.param(["请", "「单", "位", "」于「截止", "日期」前"], "请灵沙乡于11月15日前", id="in pieces"),
        pytest.param(["「 单位 」"], "灵沙乡", id="blanks"),
        pytest.param(["「单位」「单位」"], "灵沙乡灵沙乡", id="twice"),
        pytest.param(["「别的」「单位」"], "「别的」灵沙乡", id="unknown ones stay"),
        pytest.param(["「「单位」」"], "「灵沙乡」", id="quoted"),
    ],
)
def test_places_are_filled(pieces: list[str], filled: str) -> None:
    paper = lines(*pieces)
    fill(paper, TEXTS, {})
    assert text_of(paper) == [filled]


def test_what_is_put_in_is_not_filled_again() -> None:
    paper = lines("「单位」「截止日期」")
    fill(paper, {**TEXTS, "单位": "「截止日期」<w:br/>\n第二行"}, {})
    assert text_of(paper) == ["「截止日期」<w:br/>\n第二行11月15日"]
    assert len(paper.paragraphs[0]._p.findall(f".//{qn('w:br')}")) == 1


def test_it_looks_as_the_place_did() -> None:
    paper = new_paper()
    made = paper.add_paragraph()
    made.add_run("请于")
    made.add_run("「截止").bold = True
    made.add_run("日期」前报")
    fill(paper, TEXTS, {})
    assert [(run.text, run.bold) for run in made.runs] == [("请于", None), ("11月15日", True), ("前报", None)]


def test_paragraphs_with_nothing_to_say_are_left_out() -> None:
    paper = lines("附件：「附件」")
    paper.add_paragraph("电话「联系方式」，「截止日期」前")
    paper.add_table(1, 1).cell(0, 0).text = "「附件」"
    fill(paper, TEXTS, {})
    assert text_of(paper) == ["电话，11月15日前"]
    assert paper.tables[0].cell(0, 0).text == ""
    assert len(paper.tables[0].cell(0, 0).paragraphs) == 1


def test_tables_headers_and_footers_are_filled() -> None:
    paper = new_paper()
    table(paper, [50], [["「单位」"]], head=0)
    paper.sections[0].header.paragraphs[0].text = "「单位」"
    paper.sections[0].footer.paragraphs[0].text = "「截止日期」"
    assert places_of(paper) == {"单位", "截止日期"}
    fill(paper, TEXTS, {})
    assert paper.tables[0].cell(0, 0).text == paper.sections[0].header.paragraphs[0].text == "灵沙乡"
    assert paper.sections[0].footer.paragraphs[0].text == "11月15日"


def block(document: Document) -> None:
    table(document, [50], [["「单位」"]], head=0)
    paragraph(document, "共1个")


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("「清单」", ["p 前", "table", "p 共1个", "p 后"]),
        ("如下「清单」：", ["p 前", "p 如下：", "table", "p 共1个", "p 后"]),
    ],
)
def test_a_block_stands_where_its_place_stood(text: str, left: list[str]) -> None:
    paper = lines("前")
    paper.add_paragraph(text)
    paper.add_paragraph("后")
    fill(paper, TEXTS, {"清单": block})
    body = []
    for child in paper.element.body.iterchildren(qn("w:p"), qn("w:tbl")):
        is_text = child.tag == qn("w:p")
        body.append("p " + "".join(child.itertext(qn("w:t"))) if is_text else "table")
    assert body == left
    assert paper.tables[0].cell(0, 0).text == "「单位」"


def test_a_block_in_a_cell_stays_in_it() -> None:
    paper = new_paper()
    paper.add_table(1, 1).cell(0, 0).text = "「清单」"
    fill(paper, TEXTS, {"清单": block})
    cell = paper.tables[0].cell(0, 0)
    assert [child.tag.rpartition("}")[2] for child in cell._tc][-2:] == ["tbl", "p"]
    assert len(paper.tables) == 1
