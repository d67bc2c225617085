"""One Sheet onto one XlsxWriter worksheet."""

from collections.abc import Callable

from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from xl_perfgoals.core.cell_text import cell_text
from xl_perfgoals.core.cells import Area
from xl_perfgoals.core.sheet import MAX_LINKS, Page, Sheet
from xl_perfgoals.files.xlsx_charts import add_chart
from xl_perfgoals.files.xlsx_links import Source, link, source
from xl_perfgoals.files.xlsx_rows import RowsSheet, RowWriter
from xl_perfgoals.files.xlsx_styles import Formats

_A4 = 9
_MARGINS = {"left": 0.4, "right": 0.4, "top": 0.6, "bottom": 0.6}


class SheetWriter:
    """Writes sheets into one workbook. Coordinates become 0-based here and nowhere else."""

    def __init__(self, book: Workbook, locate: Callable[[str], str | None]) -> None:
        self._book = book
        self._formats = Formats(book)
        self._rows = RowWriter(book.str_table, self._formats)
        self._locate = locate
        self._sources: dict[str, Source | None] = {}

    def write(self, sheet: Sheet) -> None:
        """Adds a sheet to the workbook."""
        target = self._book.add_worksheet(sheet.name, worksheet_class=RowsSheet)
        self._lay_out(target, sheet)
        # Not merge_range: it would also write a cell for each place, and remember it.
        target.merge.extend([*_zero(merge.area)] for merge in sheet.merges)
        target.take(self._rows.rows(sheet), *_extent(sheet))
        self._link(target, sheet)
        self._offer(target, sheet)
        for chart in sheet.charts:
            add_chart(self._book, target, chart, {(c.row, c.col): c.value for c in sheet.cells})

    def _lay_out(self, target: Worksheet, sheet: Sheet) -> None:
        target.hide_gridlines(2)
        for col, width in sheet.widths.items():
            target.set_column(col - 1, col - 1, width, None, {"hidden": col in sheet.hidden})
        target.set_default_row(sheet.row_height)
        if sheet.charts:  # a chart is placed by the heights of the rows above it
            for row, height in sheet.heights.items():
                target.set_row(row - 1, height)
        if sheet.freeze:
            target.freeze_panes(sheet.freeze[0] - 1, sheet.freeze[1] - 1)
        if sheet.filter:
            target.autofilter(*_zero(sheet.filter))
        if sheet.tab_color:
            target.set_tab_color(sheet.tab_color)
        if last_row := _extent(sheet)[0]:  # codes like 056 are texts on purpose: no green corners
            target.ignore_errors({"number_stored_as_text": f"A1:XFD{last_row}"})
        _set_page(target, sheet.page)

    def _link(self, target: Worksheet, sheet: Sheet) -> None:
        for row, col, to, tip in sheet.links[:MAX_LINKS]:
            if to.book and to.book not in self._sources:
                path = self._locate(to.book)
                self._sources[to.book] = None if path is None else source(path)
            url = link(to, self._sources.get(to.book), cell_text(tip)[:255])
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


def _zero(area: Area) -> tuple[int, int, int, int]:
    return (area.first_row - 1, area.first_col - 1, area.last_row - 1, area.last_col - 1)


def _extent(sheet: Sheet) -> tuple[int, int]:
    """The last row and the last column in use."""
    rows, cols = [0], [0]
    for cell in sheet.cells:
        rows.append(cell.row)
        cols.append(cell.col)
    for block in sheet.blocks:
        rows.append(block.top + len(block.rows) - 1)
        cols.append(block.left + len(block.styles) - 1)
    for area, _ in sheet.merges:
        rows.append(area.last_row)
        cols.append(area.last_col)
    return max(rows), max(cols)
