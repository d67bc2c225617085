"""The official 附件2 form on an XlsxWriter sheet, A4 upright, from a FormContent; it touches no files."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from workbook.form_styles import TEXT, FormStyles
from workbook.row_height import row_height
from workbook.typed_entry import typed_value

TITLE = "部门项目支出预算绩效目标表"
COLUMN_WIDTHS = (9.0, 11.5, 27.0, 30.0, 20.0)
"""名称, 一级指标, 二级指标, 三级指标, 指标值. Their sum fills an A4 page upright at full size."""

LAST_COLUMN = len(COLUMN_WIDTHS) - 1
GOAL_HEIGHT = 66.0
"""The least height of 年度总体目标, so that an empty one still looks like a place to write in."""


class IndicatorRow(NamedTuple):
    """One row of 绩效指标. level2 carries the template's mark: 数量指标(必填硬性指标)."""

    level1: str
    level2: str
    name: str
    value: str


@dataclass(frozen=True, slots=True)
class FormContent:
    """What is written into one form. Amounts are texts as printed: "22.000000" shows six decimals."""

    project: str
    department_and_code: str
    unit: str
    attribute: str
    period: str
    year: str
    total: str
    fiscal: str
    other: str
    goal: str
    rows: Sequence[IndicatorRow]


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
        page.line(row, 26, attachment, align="left", font_size=12)
        row += 1
    page.line(row, 36, TITLE, align="center", bold=1, font_size=18)
    page.line(row + 1, 22, f"({form.year or '     '} 年度)", align="center", font_size=12)
    row = _write_header(page, form, row + 2)
    row = _write_funding(page, form, row)
    row = _write_goal(page, form, row)
    row = _write_indicators(page, form.rows, row)
    sheet.ignore_errors({"number_stored_as_text": f"A1:E{row}"})
    return row


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

    def line(self, row: int, height: float, text: str, **look: str | float) -> None:
        """A line above the form."""
        self.block((row, 0, row, LAST_COLUMN), text, self.styles.line(**look))
        self.sheet.set_row(row, height)

    def label(self, area: tuple[int, int, int, int], text: str) -> None:
        self.block(area, text, self.styles.cell())

    def cells(self, row: int, *parts: tuple[int, int, str]) -> None:
        """Texts of one row, each from a column to a column; the row as high as the longest needs."""
        for left, right, text in parts:
            self.label((row, left, row, right), text)
        widths = [sum(COLUMN_WIDTHS[left : right + 1]) for left, right, _ in parts]
        needed = [row_height(text, width) for (*_, text), width in zip(parts, widths, strict=True)]
        self.sheet.set_row(row, max(needed))

    def figure(self, row: int, left: int, right: int, text: str) -> None:
        """A number that shows as the text does; what is no plain figure stays text."""
        entry = typed_value(text)
        style = self.styles.cell(num_format=entry[1] if entry else TEXT if text else "General")
        self.block((row, left, row, right), "" if entry else text, style)
        if entry:
            self.sheet.write_number(row, left, entry[0], style)

    def entry(self, row: int, col: int, text: str) -> None:
        """What a clerk fills in beside an indicator: text, or a figure if the sheet is to look typed."""
        if self.typed and typed_value(text):
            self.figure(row, col, col, text)
        else:
            self.label((row, col, row, col), text)


def _write_header(page: _Page, form: FormContent, row: int) -> int:
    page.cells(row, (0, 1, "项目名称"), (2, LAST_COLUMN, form.project))
    page.cells(
        row + 1,
        (0, 1, "主管部门及代码"),
        (2, 2, form.department_and_code),
        (3, 3, "实施单位"),
        (4, 4, form.unit),
    )
    page.cells(row + 2, (0, 1, "项目属性"), (2, 2, form.attribute), (3, 3, "项目期"))
    page.entry(row + 2, 4, form.period)
    return row + 3


def _write_funding(page: _Page, form: FormContent, row: int) -> int:
    page.label((row, 0, row + 2, 0), "项目资金\n(万元)")
    parts = (("年度资金总额:", form.total), ("其中:财政拨款", form.fiscal), ("其他资金", form.other))
    for here, (label, amount) in enumerate(parts, row):
        page.cells(here, (1, 2, label))
        page.figure(here, 3, LAST_COLUMN, amount)
    return row + 3


def _write_goal(page: _Page, form: FormContent, row: int) -> int:
    page.label((row, 0, row, 0), "年度总体\n目标")
    page.block((row, 1, row, LAST_COLUMN), form.goal, page.styles.cell("left"))
    page.sheet.set_row(row, max(GOAL_HEIGHT, row_height(form.goal, sum(COLUMN_WIDTHS[1:]))))
    return row + 1


def _write_indicators(page: _Page, rows: Sequence[IndicatorRow], row: int) -> int:
    head = ("名称", "一级指标", "二级指标", "三级指标", "指标值")
    page.cells(row, *((col, col, text) for col, text in enumerate(head)))
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
            page.block((here, 3, here, 3), line.name, page.styles.cell("left"))
            page.entry(here, 4, line.value)
            heights = row_height(line.name, COLUMN_WIDTHS[3]), row_height(line.value, COLUMN_WIDTHS[4])
            page.sheet.set_row(here, max(share, *heights))
    return first + len(rows)


def _runs(keys: Sequence[object]) -> Iterator[tuple[int, int]]:
    """First and last position of each run of equal keys."""
    for _, run in groupby(range(len(keys)), key=lambda position: keys[position]):
        positions = list(run)
        yield positions[0], positions[-1]
