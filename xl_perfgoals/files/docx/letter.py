"""A return letter as a paper: a template filled with the letter's sentences and the table of findings."""

from collections.abc import Mapping

from docx.document import Document

from xl_perfgoals.core.finding import Severity
from xl_perfgoals.core.letter import Letter, LetterGroup, LetterItem, LetterPlace
from xl_perfgoals.files.docx.filling import fill
from xl_perfgoals.files.docx.letter_template import LetterTemplate
from xl_perfgoals.files.docx.looks import NOTE, Align, Look
from xl_perfgoals.files.docx.package import docx_bytes
from xl_perfgoals.files.docx.pieces import paragraph
from xl_perfgoals.files.docx.plain_text import shortened
from xl_perfgoals.files.docx.tables import CELL, Cell, Row, table
from xl_perfgoals.wording import SEVERITY

_TITLE = "退回修改意见（{unit}，第{round}轮）"
_HEADINGS = ("序号", "单元格", "填报内容", "问题", "怎样修改")
_WIDTHS = (13, 17, 31, 52, 43)
_GROUP = "《{project}》"
_NO_PROJECT = "（没有填写项目名称的表）"
_WHOLE_UNIT = "（单位整体）"
_FILE = "　文件“{file}”"
_SHEET = "　工作表“{sheet}”"
_WHOLE_FORM = "整张表"
_BLANK = "（空白）"
_LEVEL = "【{level}】"
_STILL_OPEN = "【上轮未改】"
_TOTAL = "以上列出{listed}个，全部问题共{total}个。"
_GROUP_COLOUR = "EDEDED"
_MIDDLE = Look(size=CELL.size, align=Align.CENTRE, line=CELL.line)

_LONGEST_VALUE, _LONGEST_REASON, _LONGEST_NAME = 60, 300, 60
"""Characters of a table's cells: what a unit wrote may be long, a row must fit a page."""


def write_letter(template: LetterTemplate, letter: Letter, texts: Mapping[LetterPlace, str]) -> bytes:
    """The letter as a .docx file. texts are the letter's sentences, place by place of the template."""

    def findings(document: Document) -> None:
        rows: list[Row] = [_HEADINGS]
        many = len({group.file for group in letter.groups if group.file}) > 1
        for group in letter.groups:
            heading = _heading(group, with_file=many)
            rows.append([Cell(heading, across=len(_HEADINGS), fill=_GROUP_COLOUR, with_next=True)])
            rows += (_row(item) for item in group.items)
        table(document, _WIDTHS, rows)
        paragraph(document, _TOTAL.format(listed=letter.listed, total=letter.total), NOTE)

    document = template.document()
    fill(document, {place.value: text for place, text in texts.items()}, {LetterPlace.FINDINGS: findings})
    title = _TITLE.format(unit=letter.unit, round=letter.round)
    return docx_bytes(document, title=title, author=letter.office, at=f"{letter.date}T00:00:00+00:00")


def _heading(group: LetterGroup, *, with_file: bool) -> str:
    """Which form the findings below it are about, and where it is."""
    if group.project:
        name = _GROUP.format(project=shortened(group.project, _LONGEST_NAME))
    else:
        name = _NO_PROJECT if group.file else _WHOLE_UNIT
    if group.file and (with_file or not group.sheet):
        name += _FILE.format(file=shortened(group.file, _LONGEST_NAME))
    if group.sheet:
        name += _SHEET.format(sheet=shortened(group.sheet, _LONGEST_NAME))
    return name


def _row(item: LetterItem) -> list[Cell | str]:
    is_error = item.severity is Severity.ERROR
    level = "" if is_error else _LEVEL.format(level=SEVERITY[item.severity])
    return [
        Cell(str(item.number), _MIDDLE),
        Cell(item.cell or _WHOLE_FORM, _MIDDLE),
        shortened(item.value, _LONGEST_VALUE) or (_BLANK if item.cell else ""),
        Cell(_sentence(item.reason), lead=(_STILL_OPEN if item.still_open else "") + level),
        _sentence(item.fix),
    ]


def _sentence(text: str) -> str:
    """Messages come without their final stop."""
    short = shortened(text, _LONGEST_REASON)
    return short if not short or short.endswith(("。", "……", "？", "！")) else f"{short}。"
