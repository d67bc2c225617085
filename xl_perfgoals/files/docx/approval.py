"""项目支出绩效目标批复表 as a paper: what is approved, the opinion, and each form on a page of its own."""

from docx.enum.section import WD_SECTION

from xl_perfgoals.core.amount import format_amount
from xl_perfgoals.core.approval_paper import ApprovalPaper
from xl_perfgoals.files.docx.looks import BODY, DOCUMENT_NUMBER, HEADING_1, NOTE, TITLE, Align, Look
from xl_perfgoals.files.docx.official_form import add_forms, set_up_form_page
from xl_perfgoals.files.docx.package import docx_bytes
from xl_perfgoals.files.docx.page_numbers import official_page_numbers
from xl_perfgoals.files.docx.paper import new_paper
from xl_perfgoals.files.docx.pieces import paragraph, signature
from xl_perfgoals.files.docx.tables import CELL, HEAD_CELL, Cell, Row, table

_HEADINGS = (
    "序号",
    "项目名称",
    "年度资金总额\n（万元）",
    "财政拨款\n（万元）",
    "其他资金\n（万元）",
    "指标\n条数",
)
_WIDTHS = (12, 50, 28, 27, 24, 15)
_TOTAL = "合计"
_LIST, _OPINION = "一、批复的项目", "二、批复意见"
_ATTACHMENT = "批复的绩效目标附后，共{count}张表。"
_STAMP = "批复时间：{at}　审核规则版本：{rules}"
_RIGHT = Look(size=CELL.size, align=Align.RIGHT, line=CELL.line)
_MIDDLE = Look(size=CELL.size, align=Align.CENTRE, line=CELL.line)


def write_approval(paper: ApprovalPaper) -> bytes:
    """The paper as a .docx file."""
    document = new_paper()
    paragraph(document, paper.title, TITLE)
    if paper.number:
        paragraph(document, paper.number, DOCUMENT_NUMBER)
    paragraph(document, _LIST, HEADING_1)
    table(document, _WIDTHS, _rows(paper))
    paragraph(document, _OPINION, HEADING_1)
    for text in paper.texts:
        paragraph(document, text, BODY)
    paragraph(document, _ATTACHMENT.format(count=len(paper.forms)), BODY)
    signature(document, paper.office, paper.date)
    first = paper.lines[0]
    stamp = paragraph(document, _STAMP.format(rules=first.rules, at=first.at[:16].replace("T", " ")), NOTE)
    stamp.paragraph_format.space_before = BODY.size
    set_up_form_page(document.add_section(WD_SECTION.NEW_PAGE))
    add_forms(document, paper.forms, first=True)
    official_page_numbers(document)
    return docx_bytes(document, title=paper.title, author=paper.office, at=first.at)


def _rows(paper: ApprovalPaper) -> list[Row]:
    rows: list[Row] = [[Cell(text, HEAD_CELL) for text in _HEADINGS]]
    for number, line in enumerate(paper.lines, 1):
        amounts = (line.total, line.fiscal, line.other)
        rows.append(
            [
                Cell(str(number), _MIDDLE),
                line.project,
                *(Cell(format_amount(amount), _RIGHT) for amount in amounts),
                Cell(str(line.indicators), _MIDDLE),
            ]
        )
    sums = [Cell(format_amount(amount), _RIGHT) for amount in paper.sums]
    count = str(sum(line.indicators for line in paper.lines))
    rows.append([Cell(_TOTAL, _MIDDLE, across=2), *sums, Cell(count, _MIDDLE)])
    return rows
