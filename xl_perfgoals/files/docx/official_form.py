"""The official 附件2 as pages of a paper: each form on a page of its own, as large as fits there."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from docx.document import Document
from docx.section import Section
from docx.shared import Mm

from xl_perfgoals.core.printed_form import PrintedForm, PrintedRow
from xl_perfgoals.files.docx.fonts import FANG_SONG, HEI_TI, XIAO_BIAO_SONG
from xl_perfgoals.files.docx.looks import Align, Look
from xl_perfgoals.files.docx.paper import HEIGHT, WIDTH
from xl_perfgoals.files.docx.pieces import paragraph
from xl_perfgoals.files.docx.plain_text import plain
from xl_perfgoals.files.docx.tables import Cell, Row, table

TITLE = "部门项目支出预算绩效目标表"
_YEAR = "（{year}年度）"
_HEADINGS = ("名称", "一级指标", "二级指标", "三级指标", "指标值")
_MARGINS = (20, 18, 20, 18)
"""Of a form's page, in millimetres: top, right, bottom, left."""
_WIDTHS = (17, 25, 38, 55, 39)
_ABOVE = 37
"""Millimetres of a page that the lines above the table take."""
_SPARE = 9
"""Millimetres left free: fonts that stand in for ours may be a little higher."""
_SIZES = (12, 10.5, 9, 8, 7.5)
_LONG = 10.5
"""The size of a form that does not fit a page even in the smallest letters: it goes on on the next."""
_LINE = 1.3
_MOST_STRETCHED = 1.35
"""Rows of a short form are so much higher at most, to fill the page."""
_POINT = 25.4 / 72
_CELL_MARGINS = 3.6
_ROW_MARGINS = 1.2


@dataclass(frozen=True, slots=True)
class _Size:
    """Letters of so many points, and the least heights in millimetres of a row and of the goal."""

    points: float

    @property
    def row(self) -> float:
        return 0.7 * self.points

    @property
    def goal(self) -> float:
        return 2.2 * self.points

    def look(self, align: Align = Align.CENTRE) -> Look:
        return Look(FANG_SONG, self.points, align, line=self.points * _LINE)

    def height(self, text: str, width: float) -> float:
        """Millimetres that a text needs in a cell."""
        # A comma must not begin a line, and letters of other widths than the average cost some more.
        across = max(1.0, (width - _CELL_MARGINS) / (self.points * _POINT) - 0.5)
        lines = sum(max(1, math.ceil(_width(line) / across)) for line in plain(text).split("\n"))
        return lines * self.points * _LINE * _POINT + _ROW_MARGINS


def add_forms(document: Document, forms: Sequence[PrintedForm], attachment: str = "", *, first: bool) -> None:
    """Adds forms to a paper, each on a new page. first: the paper is empty, so the first needs no new page.

    attachment is the line above the title.
    """
    for number, form in enumerate(forms):
        _add_form(document, form, attachment, new_page=bool(number) or not first)


def set_up_form_page(section: Section) -> None:
    """A4 upright with margins that leave room for a form."""
    section.page_width, section.page_height = Mm(WIDTH), Mm(HEIGHT)
    top, right, bottom, left = map(Mm, _MARGINS)
    section.top_margin, section.right_margin = top, right
    section.bottom_margin, section.left_margin = bottom, left
    section.header_distance = section.footer_distance = Mm(10)


def _add_form(document: Document, form: PrintedForm, attachment: str, *, new_page: bool) -> None:
    top = paragraph(document, attachment, Look(HEI_TI, 14, Align.LEFT, line=22))
    top.paragraph_format.page_break_before = new_page
    paragraph(document, TITLE, Look(XIAO_BIAO_SONG, 20, Align.CENTRE, line=32, outline=1))
    paragraph(document, _YEAR.format(year=form.year or "　　"), Look(size=12, align=Align.CENTRE, line=22))
    room = HEIGHT - _MARGINS[0] - _MARGINS[2] - _ABOVE - _SPARE
    for points in _SIZES:
        size = _Size(points)
        rows, heights = _rows(form, size)
        if sum(heights) <= room:
            stretched = min(_MOST_STRETCHED, room / sum(heights))
            table(document, _WIDTHS, rows, head=0, heights=[height * stretched for height in heights])
            _end(document)
            return
    size = _Size(_LONG)
    head, head_heights = _head_rows(form, size)
    body, body_heights = _body_rows(form, size, split=True)
    table(document, _WIDTHS, head, head=0, torn=True, heights=head_heights)
    table(document, _WIDTHS, body, head=1, torn=True, heights=body_heights)
    _end(document)


def _end(document: Document) -> None:
    """Programs want a paragraph after a table; it must not begin a page of its own."""
    paragraph(document, "", Look(size=1, line=1))


_Rows = tuple[list[Row], list[float]]


def _rows(form: PrintedForm, size: _Size) -> _Rows:
    head, body = _head_rows(form, size), _body_rows(form, size)
    return [*head[0], *body[0]], [*head[1], *body[1]]


def _head_rows(form: PrintedForm, size: _Size) -> _Rows:
    """The rows above 绩效指标."""
    label, left = size.look(), size.look(Align.LEFT)

    def cell(text: str, across: int = 1, down: int = 1) -> Cell:
        return Cell(text, label, across, down)

    rows: list[Row] = [
        [cell("项目名称", 2), cell(form.project, 3)],
        [cell("主管部门及代码", 2), cell(form.department), cell("实施单位"), cell(form.unit)],
        [cell("项目属性", 2), cell(form.attribute), cell("项目期"), cell(form.period)],
        [cell("项目\n资金\n（万元）", 1, 3), cell("年度资金总额：", 2), cell(form.total, 2)],
        [cell("其中：财政拨款", 2), cell(form.fiscal, 2)],
        [cell("其他资金", 2), cell(form.other, 2)],
        [cell("年度\n总体\n目标"), Cell(form.goal, left, 4)],
    ]
    widths = ((0, 2), (2, 3)), ((2, 1), (4, 1)), ((2, 1), (4, 1)), ((1, 2),), ((1, 2),), ((1, 2),)
    texts = (
        ("", form.project),
        (form.department, form.unit),
        (form.attribute, form.period),
        (form.total,),
        (form.fiscal,),
        (form.other,),
    )
    heights = [
        max(size.row, *(size.height(text, sum(_WIDTHS[at : at + across])) for text, (at, across) in pairs))
        for pairs in (tuple(zip(own, places, strict=True)) for own, places in zip(texts, widths, strict=True))
    ]
    return rows, [*heights, max(size.goal, size.height(form.goal, sum(_WIDTHS[1:])))]


def _body_rows(form: PrintedForm, size: _Size, *, split: bool = False) -> _Rows:
    """绩效指标 with its headings, and the opinion. split: every row says what it belongs to."""
    look, left = size.look(), size.look(Align.LEFT)
    rows: list[Row] = [[Cell(text, look) for text in _HEADINGS]]
    heights = [size.row]
    level1 = _runs([row.level1 for row in form.rows])
    level2 = _runs([(row.level1, row.level2) for row in form.rows])
    for place, row in enumerate(form.rows):
        cells: list[Cell | str] = []
        if not place:
            cells.append(Cell("绩效\n指标", look, down=len(form.rows)))
        for text, runs in ((row.level1, level1), (row.level2, level2)):
            if split:
                cells.append(Cell(text, look))
            elif place in runs:
                cells.append(Cell(text, look, down=runs[place]))
        rows.append([*cells, Cell(row.name, left), Cell(row.value, look)])
        heights.append(_row_height(row, size, level1, level2, place))
    if form.opinion:
        rows.append([Cell("批复\n意见", look), Cell(form.opinion, left, 4)])
        heights.append(max(1.6 * size.row, size.height(form.opinion, sum(_WIDTHS[1:]))))
    return rows, heights


def _row_height(
    row: PrintedRow, size: _Size, level1: dict[int, int], level2: dict[int, int], place: int
) -> float:
    """A merged text needs its height of all its rows together."""
    shares = [
        size.height(text, width) / runs[place]
        for text, width, runs in ((row.level1, _WIDTHS[1], level1), (row.level2, _WIDTHS[2], level2))
        if place in runs
    ]
    own = size.height(row.name, _WIDTHS[3]), size.height(row.value, _WIDTHS[4])
    return max(size.row, *own, *shares)


def _runs(keys: Sequence[object]) -> dict[int, int]:
    """By the first place of each run of equal keys how long it is."""
    return dict(_lengths(keys))


def _lengths(keys: Sequence[object]) -> Iterator[tuple[int, int]]:
    start = 0
    for _, run in groupby(keys):
        length = len(list(run))
        yield start, length
        start += length


def _width(text: str) -> float:
    """In Chinese characters; a figure is half as wide."""
    return sum(0.55 if char.isascii() else 1 for char in text)
