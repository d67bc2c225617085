"""One Sheet onto one XlsxWriter worksheet."""

from collections.abc import Callable, Iterable

from xlsxwriter.worksheet import Worksheet

from xl_perfgoals.core.cells import Area
from xl_perfgoals.core.column_names import column_letters
from xl_perfgoals.core.sheet import MAX_LINKS, Link, Page, Sheet
from xl_perfgoals.files.xlsx_book import NewBook
from xl_perfgoals.files.xlsx_cells import CellWriter
from xl_perfgoals.files.xlsx_charts import add_chart
from xl_perfgoals.files.xlsx_links import LinkWriter, Source, source
from xl_perfgoals.files.xlsx_rows import RowWriter
from xl_perfgoals.files.xlsx_styles import Formats

_A4 = 9
_MARGINS = {"left": 0.4, "right": 0.4, "top": 0.6, "bottom": 0.6}


class SheetWriter:
    """Writes sheets into one workbook. Coordinates become 0-based here and nowhere else."""

    def __init__(self, book: NewBook, locate: Callable[[str], str | None]) -> None:
        self._book = book
        self._formats = Formats(book)
        self._rows = RowWriter(CellWriter(book.texts, self._formats))
        self._locate = locate
        self._sources: dict[str, Source | None] = {}

    def write(self, sheet: Sheet) -> None:
        """Adds a sheet to the workbook."""
        target = self._book.add_worksheet(sheet.name, worksheet_class=_LongSheet)
        extent = _extent(sheet)
        self._lay_out(target, sheet, extent[0])
        # Not merge_range: it would also write a cell for each place, and remember it.
        target.take_merges([merge.area for merge in sheet.merges])
        target.take_rows(self._rows.rows(sheet), *extent)
        if sheet.links:
            target.take_links(sheet.links[:MAX_LINKS], LinkWriter(self._source))
        self._offer(target, sheet)
        for chart in sheet.charts:
            add_chart(self._book, target, chart, {(c.row, c.col): c.value for c in sheet.cells})

    def _lay_out(self, target: Worksheet, sheet: Sheet, last_row: int) -> None:
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
        if last_row:  # codes like 056 are texts on purpose: no green corners
            target.ignore_errors({"number_stored_as_text": f"A1:XFD{last_row}"})
        _set_page(target, sheet.page)

    def _source(self, book: str) -> Source | None:
        if book not in self._sources:
            path = self._locate(book)
            self._sources[book] = None if path is None else source(path)
        return self._sources[book]

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


class _LongSheet(Worksheet):  # type: ignore[misc]  # XlsxWriter ships no types
    """A worksheet whose rows and links are XML, made when the sheet is written and not before."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: Iterable[str] = ()
        self._links: tuple[Link, ...] = ()
        self._link_writer: LinkWriter | None = None

    def take_rows(self, rows: Iterable[str], last_row: int, last_col: int) -> None:
        """Takes the rows, and the 1-based number of the last row and column in use."""
        self._rows = rows
        self.dim_rowmin = self.dim_colmin = 0
        self.dim_rowmax, self.dim_colmax = max(last_row, 1) - 1, max(last_col, 1) - 1

    def take_merges(self, areas: list[Area]) -> None:
        """Takes the merged areas."""
        self.merge = areas

    def take_links(self, links: tuple[Link, ...], writer: LinkWriter) -> None:
        """Takes the links."""
        self._links, self._link_writer = links, writer

    def _prepare_formula(self, formula: str, expand_future_functions: bool = False) -> str:
        # Asked for every mark: XlsxWriter looks for thirty functions by name, and each has a parenthesis.
        if "(" in formula:
            return str(super()._prepare_formula(formula, expand_future_functions))
        return formula.removeprefix("{").removeprefix("=").removesuffix("}")

    def _write_sheet_data(self) -> None:
        self.fh.write("<sheetData>")
        self.fh.writelines(self._rows)
        self.fh.write("</sheetData>")

    def _write_merge_cells(self) -> None:
        if self.merge:
            areas = "".join([f'<mergeCell ref="{_a1(area)}"/>' for area in self.merge])
            self.fh.write(f'<mergeCells count="{len(self.merge)}">{areas}</mergeCells>')

    def _write_hyperlinks(self) -> None:
        if self._link_writer is None:
            return
        begun = False
        for links in self._link_writer.xml(self._links):
            if not begun:
                self.fh.write("<hyperlinks>")
                begun = True
            self.fh.write_bytes(links)
        if begun:
            self.fh.write("</hyperlinks>")
        for address in self._link_writer.addresses:
            self.external_hyper_links.append(["/hyperlink", address, "External"])
        self.rel_count += len(self._link_writer.addresses)


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


def _a1(area: Area) -> str:
    first_row, first_col, last_row, last_col = area
    return f"{column_letters(first_col)}{first_row}:{column_letters(last_col)}{last_row}"


def _zero(area: Area) -> tuple[int, int, int, int]:
    return (area.first_row - 1, area.first_col - 1, area.last_row - 1, area.last_col - 1)


def _extent(sheet: Sheet) -> tuple[int, int]:
    """The last row and the last column in use."""
    blocks = sheet.blocks
    ends = [(area.last_row, area.last_col) for area, _ in sheet.merges]
    ends += [(cell.row, cell.col) for cell in sheet.cells]
    ends += {(0, block.left + len(block.styles) - 1) for block in blocks}
    rows, cols = zip((0, 0), *ends, strict=True)
    return max([*rows, *(block.top + len(block.rows) - 1 for block in blocks)]), max(cols)
