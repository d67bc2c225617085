"""Forms as an ordinary .xlsx: what strict and locked workbooks are made of."""

from collections.abc import Sequence

import xlsxwriter

from tests.support.workbooks import xlsx
from xl_perfgoals.core.cells import Grid


def workbook(grids: Sequence[Grid]) -> bytes:
    """Each grid a worksheet, with its merged areas."""

    def fill(book: xlsxwriter.Workbook) -> None:
        for number, grid in enumerate(grids, 1):
            sheet = book.add_worksheet(f"{number}")
            for area in grid.merged:
                sheet.merge_range(
                    area.first_row - 1, area.first_col - 1, area.last_row - 1, area.last_col - 1, ""
                )
            for row, cells in enumerate(grid.rows):
                for col, value in enumerate(cells):
                    if isinstance(value, float | int):
                        sheet.write_number(row, col, value)
                    elif value:
                        sheet.write_string(row, col, str(value))

    return xlsx(fill)
