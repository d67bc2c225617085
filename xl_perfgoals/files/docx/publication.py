"""What is published, as papers: a unit's forms as attachment 2, and the sentence for the budget's text."""

from xl_perfgoals.core.publication import Publication, PublicUnit
from xl_perfgoals.files.docx.looks import BODY, HEADING_1, TITLE
from xl_perfgoals.files.docx.official_form import add_forms, set_up_form_page
from xl_perfgoals.files.docx.package import docx_bytes
from xl_perfgoals.files.docx.page_numbers import official_page_numbers
from xl_perfgoals.files.docx.paper import new_paper
from xl_perfgoals.files.docx.pieces import paragraph

ATTACHMENT = "附件2"
_SENTENCE_TITLE = "项目支出绩效目标设置情况"
_WHOLE, _UNITS = "一、汇总", "二、各单位"


def write_attachment(unit: PublicUnit) -> bytes:
    """A unit's forms as a .docx file, one on each page."""
    document = new_paper()
    set_up_form_page(document.sections[0])
    add_forms(document, unit.forms, ATTACHMENT, first=True)
    official_page_numbers(document)
    return docx_bytes(document, title=unit.title, author=unit.unit, at="")


def write_sentences(publication: Publication) -> bytes:
    """The sentences for the texts of the budgets as a .docx file: the county's, then each unit's."""
    document = new_paper()
    paragraph(document, _SENTENCE_TITLE, TITLE)
    paragraph(document, _WHOLE, HEADING_1)
    paragraph(document, publication.sentence, BODY)
    paragraph(document, _UNITS, HEADING_1)
    for unit, sentence in publication.unit_sentences:
        paragraph(document, f"{unit}：{sentence}", BODY)
    official_page_numbers(document)
    return docx_bytes(document, title=_SENTENCE_TITLE, author="", at="")
