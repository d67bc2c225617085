"""Looks: how the county workbook looks, and what each of its sheets begins with."""

from collections.abc import Sequence
from typing import NamedTuple

from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from xl_perfgoals.ops.present.text_size import room, text_height

FRONT, SETTINGS, ROSTER, RULES_SHEET, WAIVERS = "首页", "设置", "单位名册", "规则", "豁免"
"""Names of the sheets. The last four are read back under these names by parsing.policy_sheets."""

INK, GREY, EDGE = "#1F3864", "#7F7F7F", "#BFBFBF"
HEAD_FILL, INPUT_FILL = "#D9E4F1", "#FFFBE6"
_A4 = 9
_SIZE = 10

HEAD_ROW = 2
FIRST_ROW = 3
"""0-based, as XlsxWriter counts: title, note, headings, then rows."""

UNLOCKING = {"format_columns": True, "format_rows": True, "autofilter": True, "sort": True}
"""What stays possible on a protected sheet. There is no password: it guards against slips, not people."""


class Column(NamedTuple):
    """A column of a table: heading and width in digits."""

    title: str
    width: float


class Looks:
    """The formats of one workbook."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self.title = self._made(font_name="黑体", font_size=18, font_color=INK, align="center")
        self.note = self._made(font_size=9, font_color=GREY, text_wrap=True)
        self.note_center = self._made(font_size=9, font_color=GREY, align="center")
        self.section = self._made(font_name="黑体", font_size=12, font_color=INK, bottom=1, bottom_color=INK)
        self.head = self._cell(
            font_name="黑体", font_color=INK, bg_color=HEAD_FILL, align="center", text_wrap=True
        )
        self.text = self._cell(text_wrap=True)
        self.left = self._cell(align="left", indent=1)
        self.center = self._cell(align="center", text_wrap=True)
        self.label = self._cell(font_name="黑体", font_color=INK, bg_color="#F6F9FC")
        self.input = self._cell(bg_color=INPUT_FILL, locked=False, text_wrap=True)
        self.input_left = self._cell(
            bg_color=INPUT_FILL, locked=False, text_wrap=True, align="left", indent=1
        )
        self.input_center = self._cell(bg_color=INPUT_FILL, locked=False, align="center")
        self.input_name = self._cell(bg_color=INPUT_FILL, locked=False, align="center", text_wrap=True)
        self.input_day = self._cell(
            bg_color=INPUT_FILL, locked=False, align="center", num_format="yyyy-mm-dd"
        )
        self.input_code = self._cell(bg_color=INPUT_FILL, locked=False, align="center", num_format="@")
        self.input_money = self._cell(bg_color=INPUT_FILL, locked=False, num_format="#,##0.00????")
        self.off = book.add_format({"font_color": "#A6A6A6"})

    def _made(self, **properties: object) -> Format:
        return self._book.add_format(
            {"font_name": "宋体", "font_size": _SIZE, "valign": "vcenter", **properties}
        )

    def _cell(self, **properties: object) -> Format:
        return self._made(border=1, border_color=EDGE, **properties)


def set_up(sheet: Worksheet, widths: Sequence[float], *, landscape: bool = False) -> None:
    """Widths, and A4 as wide as one page."""
    sheet.hide_gridlines(2)
    for col, width in enumerate(widths):
        sheet.set_column(col, col, width)
    if landscape:
        sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.set_margins(left=0.5, right=0.5, top=0.7, bottom=0.7)
    sheet.center_horizontally()
    sheet.fit_to_pages(1, 0)
    sheet.set_footer('&C&9&"宋体,常规"第 &P 页 共 &N 页')


def open_table(sheet: Worksheet, looks: Looks, title: str, note: str, columns: Sequence[Column]) -> None:
    """Draws what stands above a table, and keeps it in sight and on every page."""
    last = len(columns) - 1
    sheet.merge_range(0, 0, 0, last, title, looks.title)
    sheet.set_row(0, 36)
    sheet.merge_range(1, 0, 1, last, note, looks.note)
    sheet.set_row(1, height(note, sum(column.width for column in columns), 9))
    for col, column in enumerate(columns):
        sheet.write_string(HEAD_ROW, col, column.title, looks.head)
    sheet.set_row(HEAD_ROW, 26)
    sheet.freeze_panes(FIRST_ROW, 0)
    sheet.repeat_rows(HEAD_ROW)


def height(text: str, width: float, size: float = _SIZE, least: float = 20) -> float:
    """The height of a row that shows the text."""
    return max(least, text_height(text, room(width, size), size))
