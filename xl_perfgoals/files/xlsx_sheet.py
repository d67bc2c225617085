"""One Sheet onto one XlsxWriter worksheet."""

import math
from collections.abc import Callable
from decimal import Decimal

from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from xl_perfgoals.core.cell_text import cell_text
from xl_perfgoals.core.cells import Area
from xl_perfgoals.core.sheet import MAX_LINKS, Formula, Page, Sheet, Value
from xl_perfgoals.files.xlsx_charts import add_chart
from xl_perfgoals.files.xlsx_links import link
from xl_perfgoals.files.xlsx_styles import Formats

_A4 = 9
_MARGINS = {"left": 0.4, "right": 0.4, "top": 0.6, "bottom": 0.6}


class SheetWriter:
    """Writes sheets into one workbook. Coordinates become 0-based here and nowhere else."""

    def __init__(self, book: Workbook, formats: Formats, locate: Callable[[str], str | None]) -> None:
        self._book = book
        self._formats = formats
        self._locate = locate

    def write(self, sheet: Sheet) -> None:
        """Adds a sheet to the workbook."""
        target = self._book.add_worksheet(sheet.name)
        self._lay_out(target, sheet)
        for merge in sheet.merges:  # before the cells: merging writes blanks, and the value comes over them
            target.merge_range(*_zero(merge.area), "", self._formats.of(merge.style))
        for block in sheet.blocks:
            formats = [self._formats.of(style) for style in block.styles]
            for row, values in enumerate(block.rows, block.top - 1):
                for col, value in enumerate(values):
                    put(target, row, block.left - 1 + col, value, formats[col])
        for cell in sheet.cells:
            put(target, cell.row - 1, cell.col - 1, cell.value, self._formats.of(cell.style))
        self._link(target, sheet)
        self._offer(target, sheet)
        for chart in sheet.charts:
            add_chart(self._book, target, chart)

    def _lay_out(self, target: Worksheet, sheet: Sheet) -> None:
        target.hide_gridlines(2)
        for col, width in sheet.widths.items():
            target.set_column(col - 1, col - 1, width)
        target.set_default_row(sheet.row_height)
        for row, height in sheet.heights.items():
            target.set_row(row - 1, height)
        if sheet.freeze:
            target.freeze_panes(sheet.freeze[0] - 1, sheet.freeze[1] - 1)
        if sheet.filter:
            target.autofilter(*_zero(sheet.filter))
        if sheet.tab_color:
            target.set_tab_color(sheet.tab_color)
        target.set_zoom(sheet.zoom)
        _set_page(target, sheet.page)

    def _link(self, target: Worksheet, sheet: Sheet) -> None:
        paths: dict[str, str | None] = {}
        for row, col, to, tip in sheet.links[:MAX_LINKS]:
            if to.book not in paths:
                paths[to.book] = self._locate(to.book)
            url = link(to, paths[to.book], cell_text(tip)[:255])
            if url is not None:
                # Not write_url: it would also write a text over the cell's number or formula.
                target.hyperlinks[row - 1][col - 1] = url

    def _offer(self, target: Worksheet, sheet: Sheet) -> None:
        for choice in sheet.choices:
            target.data_validation(
                *_zero(choice.area),
                {
                    "validate": "list",
                    "source": list(choice.options),
                    "input_title": choice.title,
                    "input_message": choice.prompt,
                    "error_type": "warning",
                },
            )
        for mark in sheet.marks:
            target.conditional_format(
                *_zero(mark.area),
                {
                    "type": "cell",
                    "criteria": "equal to",
                    "value": f'"{mark.text}"',
                    "format": self._formats.mark(mark.style),
                },
            )


def put(target: Worksheet, row: int, col: int, value: Value, cell_format: Format) -> None:
    """Writes one value by its type: a str is text, whatever it looks like."""
    if isinstance(value, str):
        if value:
            target.write_string(row, col, cell_text(value), cell_format)
        else:
            target.write_blank(row, col, None, cell_format)
    elif value is None:
        target.write_blank(row, col, None, cell_format)
    elif isinstance(value, bool):
        target.write_boolean(row, col, value, cell_format)
    elif isinstance(value, Formula):
        target.write_formula(row, col, value.text, cell_format, cached(value.value))
    else:
        number = number_of(value)
        if math.isfinite(number):
            target.write_number(row, col, number, cell_format)
        else:
            target.write_string(row, col, f"{value:f}", cell_format)


def number_of(value: Decimal | int) -> float:
    """The number that a cell holds: exact up to 15 digits, which is all that Excel keeps."""
    try:
        return float(f"{float(value):.15g}")
    except OverflowError:
        return math.inf


def cached(value: Decimal | int | str) -> float | int | str:
    """A formula's value as it is stored beside it."""
    return cell_text(value) if isinstance(value, str) else number_of(value)


def _set_page(target: Worksheet, page: Page) -> None:
    if page.landscape:
        target.set_landscape()
    target.set_paper(_A4)
    target.set_margins(**_MARGINS)
    target.center_horizontally()
    target.fit_to_pages(1, page.tall)
    if page.repeat:
        target.repeat_rows(page.repeat[0] - 1, page.repeat[1] - 1)
    if page.area:
        target.print_area(*_zero(page.area))
    if page.header:
        target.set_header(page.header, {"margin": 0.3})
    if page.footer:
        target.set_footer(page.footer, {"margin": 0.3})
    if page.breaks:
        target.set_h_pagebreaks([row - 1 for row in page.breaks])


def _zero(area: Area) -> tuple[int, int, int, int]:
    return (area.first_row - 1, area.first_col - 1, area.last_row - 1, area.last_col - 1)
