"""The letter as a paper, read again and printed by LibreOffice."""

import io
from dataclasses import replace
from pathlib import Path

import docx
import pdfplumber
import pytest
from docx.document import Document

from tests.support.libreoffice import needs_soffice
from tests.support.pictures import pdf_of
from xl_perfgoals.core.finding import Severity
from xl_perfgoals.core.letter import Letter, LetterGroup, LetterItem
from xl_perfgoals.files.docx import docx_bytes, new_paper, paragraph
from xl_perfgoals.files.docx.letter import write_letter
from xl_perfgoals.files.docx.letter_template import LetterTemplate, built_in_template
from xl_perfgoals.ops.season.letter_wording import letter_texts

HOSTILE = "「截止日期」<w:br/>\x00=cmd|'/c calc'!A1 \u202e" + "长" * 400


def item(number: int, **more: object) -> LetterItem:
    facts = {
        "cell": "E9",
        "value": "55",
        "reason": "没有计量单位",
        "fix": "请补上单位",
        "severity": Severity.ERROR,
    }
    return LetterItem(number, **{**facts, **more})  # type: ignore[arg-type]


def letter(*groups: LetterGroup, total: int = 30) -> Letter:
    return Letter(
        unit="石桥镇",
        number="财绩退〔2025〕3号",
        year=2025,
        round=2,
        received_on="2025-11-01",
        groups=groups,
        total=total,
        errors=total,
        warnings=0,
        projects=2,
        deadline="2025-11-15",
        office="平罗县财政局",
        date="2025-11-03",
        contact="0952-1",
        returned_on="2025-10-20",
        open=1,
        fixed=2,
        attachments=("甲（审核标注）.xlsx",),
    )


GROUPS = (
    LetterGroup("饮水项目", "甲.xlsx", "表1", (item(1, still_open=True), item(2, cell="", value=""))),
    LetterGroup("", "乙.xlsx", "", (item(3, value="", severity=Severity.WARNING),)),
)


def paper(written: Letter, template: LetterTemplate | None = None) -> Document:
    data = write_letter(template or built_in_template(), written, letter_texts(written))
    return docx.Document(io.BytesIO(data))


def test_the_table_has_every_finding_with_its_cell_value_reason_and_remedy() -> None:
    (table,) = paper(letter(*GROUPS)).tables
    rows = [[cell.text for cell in row.cells] for row in table.rows]
    assert rows[0] == ["序号", "单元格", "填报内容", "问题", "怎样修改"]
    assert [row[0] for row in rows if row[0].isdigit()] == ["1", "2", "3"]
    assert rows[2] == ["1", "E9", "55", "【上轮未改】没有计量单位。", "请补上单位。"]
    assert rows[3][1:3] == ["整张表", ""]
    assert rows[5][2:4] == ["（空白）", "【警告】没有计量单位。"]
    assert "甲.xlsx" in rows[1][0]
    assert "乙.xlsx" in rows[4][0]


def test_the_letter_says_for_whom_until_when_and_how_many() -> None:
    text = "\n".join(p.text for p in paper(letter(*GROUPS)).paragraphs)
    for part in (
        "石桥镇：",
        "财绩退〔2025〕3号",
        "2025年11月15日",
        "共有30个问题",
        "全部问题共30个",
        "平罗县财政局",
    ):
        assert part in text
    assert "「" not in text


def test_without_attachment_and_contact_their_lines_are_left_out() -> None:
    bare = replace(letter(*GROUPS), attachments=(), contact="")
    text = "\n".join(p.text for p in paper(bare).paragraphs)
    assert "附件" not in text
    assert "联系人" not in text
    assert "（三）" not in text


def test_what_a_unit_wrote_stays_text_and_short() -> None:
    group = LetterGroup(HOSTILE, HOSTILE, HOSTILE, (item(1, value=HOSTILE, reason=HOSTILE, fix=HOSTILE),))
    made = paper(letter(group))
    texts = [cell.text for row in made.tables[0].rows[1:] for cell in row.cells]
    assert all("「截止日期」<w:br/>␀=cmd" in text for text in texts[-3:])
    assert all(len(text) <= 301 for text in texts[-3:])
    assert len(made.tables[0].columns) == 5


def test_an_officers_template_keeps_its_own_text() -> None:
    own = new_paper()
    for text in ("【样稿】「单位」", "「问题清单」", "「截止日期」前。「错误个数」个错误，「别的」"):
        paragraph(own, text)
    template = LetterTemplate("我的.docx", docx_bytes(own, title="", author="", at=""))
    made = paper(letter(*GROUPS), template)
    assert [p.text for p in made.paragraphs] == [
        "【样稿】石桥镇",
        "以上列出3个，全部问题共30个。",
        "2025年11月15日前。30个错误，「别的」",
    ]


def test_the_same_letter_is_the_same_bytes() -> None:
    template = built_in_template()
    first = write_letter(template, letter(*GROUPS), letter_texts(letter(*GROUPS)))
    assert write_letter(template, letter(*GROUPS), letter_texts(letter(*GROUPS))) == first


@pytest.mark.soffice
@needs_soffice
def test_libreoffice_prints_it_with_page_numbers_and_the_head_on_each_page(tmp_path: Path) -> None:
    items = tuple(item(number, reason="没有计量单位，" * 12) for number in range(1, 21))
    written = letter(LetterGroup("饮水项目", "甲.xlsx", "表1", items))
    source = tmp_path / "退回修改意见.docx"
    source.write_bytes(write_letter(built_in_template(), written, letter_texts(written)))
    with pdfplumber.open(pdf_of(source, tmp_path / "pdf")) as pdf:
        texts = [page.extract_text().replace(" ", "") for page in pdf.pages]
        size = (round(pdf.pages[0].width / 72 * 25.4), round(pdf.pages[0].height / 72 * 25.4))
        fonts = {char["size"] for char in pdf.pages[0].chars}
    assert size == (210, 297)
    assert {22.0, 16.0, 12.0} <= {round(size, 0) for size in fonts}
    assert len(texts) > 2
    for number, text in enumerate(texts, 1):
        assert text.splitlines()[-1] == f"—{number}—"
    with_table = [text for text in texts if "没有计量单位" in text]
    assert all("序号" in text and "怎样修改" in text for text in with_table)
    assert "平罗县财政局" in texts[-1]
