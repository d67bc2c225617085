"""The official 附件2 form on an XlsxWriter sheet, A4 upright, from a FormContent; it touches no files."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from xl_perfgoals.templates.form_content import FormContent, IndicatorRow
from xl_perfgoals.templates.form_styles import TEXT, FormStyles
from xl_perfgoals.templates.row_height import fitting_size, row_height
from xl_perfgoals.templates.typed_entry import typed_value

TITLE = "部门项目支出预算绩效目标表"
COLUMN_WIDTHS = (9.0, 11.5, 27.0, 30.0, 20.0)
"""名称, 一级指标, 二级指标, 三级指标, 指标值. Their sum fills an A4 page upright at full size."""

LAST_COLUMN = len(COLUMN_WIDTHS) - 1
_FIGURE = re.compile(r"-?[0-9][0-9,]*(?:\.[0-9]+)?")
INDICATOR_HEAD = ("名称", "一级指标", "二级指标", "三级指标", "指标值")
GOAL_HEIGHT = 66.0
"""The least height of 年度总体目标, so that an empty one still looks like a place to write in."""


def set_up_page(sheet: Worksheet) -> None:
    """A4 upright, one page wide, centred; columns of the official form."""
    sheet.set_paper(9)
    sheet.set_portrait()
    sheet.set_margins(left=0.6, right=0.6, top=0.7, bottom=0.6)
    sheet.center_horizontally()
    sheet.fit_to_pages(1, 0)
    sheet.hide_gridlines(2)
    for col, width in enumerate(COLUMN_WIDTHS):
        sheet.set_column(col, col, width)


def write_form(
    sheet: Worksheet,
    styles: FormStyles,
    form: FormContent,
    first_row: int = 0,
    attachment: str = "",
    *,
    typed: bool = False,
) -> int:
    """Write the form from 0-based first_row on; the row after its last one.

    attachment is the line above the title. typed stores 项目期 and the 指标值 as Excel stores what a
    clerk types: "100%" as the number 1 with the format 0%.
    """
    page = _Page(sheet, styles, typed)
    row = first_row
    if attachment:
        page.line(row, 26, attachment, styles.line(align="left", font_size=12))
        row += 1
    page.line(row, 36, TITLE, styles.line(align="center", bold=1, font_size=18))
    page.line(row + 1, 22, f"({form.year or '     '} 年度)", styles.year(align="center", font_size=12))
    row = _write_header(page, form, row + 2)
    row = _write_funding(page, form, row)
    row = _write_goal(page, form, row)
    row = _write_indicators(page, form.rows, row)
    sheet.ignore_errors({"number_stored_as_text": f"A1:E{row}"})
    return row


class _Part(NamedTuple):
    """Text of one row from a column to a column; filled_in tells an entry from a printed label."""

    left: int
    right: int
    text: str
    filled_in: bool = False


class _Page(NamedTuple):
    """Where the form goes, and the strokes it is drawn with; rows and columns are 0-based."""

    sheet: Worksheet
    styles: FormStyles
    typed: bool

    def block(self, area: tuple[int, int, int, int], text: str, style: Format) -> None:
        """Text in one cell or in several merged ones. Never read as a formula or a number."""
        top, left, bottom, right = area
        if (top, left) != (bottom, right):
            self.sheet.merge_range(top, left, bottom, right, "", style)
        if text:
            self.sheet.write_string(top, left, text, style)
        else:
            self.sheet.write_blank(top, left, None, style)

    def line(self, row: int, height: float, text: str, style: Format) -> None:
        """A line above the form."""
        self.block((row, 0, row, LAST_COLUMN), text, style)
        self.sheet.set_row(row, height)

    def label(self, area: tuple[int, int, int, int], text: str) -> None:
        self.block(area, text, self.styles.cell())

    def cells(self, row: int, *parts: _Part) -> None:
        """Texts of one row; the row as high as the longest needs."""
        for left, right, text, filled_in in parts:
            if filled_in:
                self.text_entry(row, left, right, text)
            else:
                self.block((row, left, row, right), text, self.styles.cell())
        widths = [sum(COLUMN_WIDTHS[part.left : part.right + 1]) for part in parts]
        needed = [row_height(part.text, width) for part, width in zip(parts, widths, strict=True)]
        self.sheet.set_row(row, max(needed))

    def text_entry(self, row: int, left: int, right: int, text: str, align: str = "center") -> None:
        """What a clerk fills in; in smaller letters where no row is high enough for it."""
        size = fitting_size(text, sum(COLUMN_WIDTHS[left : right + 1]))
        self.block((row, left, row, right), text, self.styles.entry(align, font_size=size))

    def amount(self, row: int, left: int, right: int, text: str) -> None:
        """An amount of money; whatever is more than digits stays the text that it is."""
        if text and not _FIGURE.fullmatch(text):
            self.text_entry(row, left, right, text)
        else:
            self.figure(row, left, right, text)

    def figure(self, row: int, left: int, right: int, text: str) -> None:
        """A number that shows as the text does; what is no plain figure stays text."""
        entry = typed_value(text)
        style = self.styles.entry(num_format=entry[1] if entry else TEXT if text else "General")
        self.block((row, left, row, right), "" if entry else text, style)
        if entry:
            self.sheet.write_number(row, left, entry[0], style)

    def entry(self, row: int, col: int, text: str) -> None:
        """What a clerk fills in beside an indicator: text, or a figure if the sheet is to look typed."""
        if self.typed and typed_value(text):
            self.figure(row, col, col, text)
        else:
            self.text_entry(row, col, col, text)


def _write_header(page: _Page, form: FormContent, row: int) -> int:
    page.cells(row, _Part(0, 1, "项目名称"), _Part(2, LAST_COLUMN, form.project, filled_in=True))
    page.cells(
        row + 1,
        _Part(0, 1, "主管部门及代码"),
        _Part(2, 2, form.department_and_code, filled_in=True),
        _Part(3, 3, "实施单位"),
        _Part(4, 4, form.unit, filled_in=True),
    )
    page.cells(
        row + 2,
        _Part(0, 1, "项目属性"),
        _Part(2, 2, form.attribute, filled_in=True),
        _Part(3, 3, "项目期"),
    )
    page.entry(row + 2, 4, form.period)
    return row + 3


def _write_funding(page: _Page, form: FormContent, row: int) -> int:
    page.label((row, 0, row + 2, 0), "项目资金\n(万元)")
    parts = (("年度资金总额:", form.total), ("其中:财政拨款", form.fiscal), ("其他资金", form.other))
    for here, (label, amount) in enumerate(parts, row):
        page.cells(here, _Part(1, 2, label))
        page.amount(here, 3, LAST_COLUMN, amount)
    return row + 3


def _write_goal(page: _Page, form: FormContent, row: int) -> int:
    page.label((row, 0, row, 0), "年度总体\n目标")
    page.text_entry(row, 1, LAST_COLUMN, form.goal, "left")
    page.sheet.set_row(row, max(GOAL_HEIGHT, row_height(form.goal, sum(COLUMN_WIDTHS[1:]))))
    return row + 1


def _write_indicators(page: _Page, rows: Sequence[IndicatorRow], row: int) -> int:
    page.cells(row, *(_Part(col, col, text) for col, text in enumerate(INDICATOR_HEAD)))
    first = row + 1
    if not rows:
        return first
    page.label((first, 0, row + len(rows), 0), "绩效指标")
    for start, stop in _runs([line.level1 for line in rows]):
        page.label((first + start, 1, first + stop, 1), rows[start].level1)
    for start, stop in _runs([(line.level1, line.level2) for line in rows]):
        page.label((first + start, 2, first + stop, 2), rows[start].level2)
        share = row_height(rows[start].level2, COLUMN_WIDTHS[2]) / (stop - start + 1)
        for here, line in enumerate(rows[start : stop + 1], first + start):
            page.text_entry(here, 3, 3, line.name, "left")
            page.entry(here, 4, line.value)
            heights = row_height(line.name, COLUMN_WIDTHS[3]), row_height(line.value, COLUMN_WIDTHS[4])
            page.sheet.set_row(here, max(share, *heights))
    return first + len(rows)


def _runs(keys: Sequence[object]) -> Iterator[tuple[int, int]]:
    """First and last position of each run of equal keys."""
    for _, run in groupby(range(len(keys)), key=lambda position: keys[position]):
        positions = list(run)
        yield positions[0], positions[-1]
