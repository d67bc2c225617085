"""What the tests of the samples read from a sheet, through either of two readers."""

from collections.abc import Sequence
from pathlib import Path

import openpyxl
from python_calamine import CalamineWorkbook

Cell = str | int | float | None
Rows = list[list[Cell]]
DATA = Path(__file__).parents[1] / "data"


def openpyxl_sheets(path: Path) -> dict[str, Rows]:
    book = openpyxl.load_workbook(path)
    return {sheet.title: [list(row) for row in sheet.iter_rows(values_only=True)] for sheet in book}


def calamine_sheets(path: Path) -> dict[str, Rows]:
    book = CalamineWorkbook.from_path(path)
    return {
        name: [
            [None if cell == "" else cell for cell in row]
            for row in book.get_sheet_by_name(name).to_python(skip_empty_area=False)
        ]
        for name in book.sheet_names
    }


def beside(rows: Rows, label: str) -> Cell:
    """The first filled cell to the right of a label."""
    row = next(row for row in rows if label in row)
    return next((cell for cell in row[row.index(label) + 1 :] if cell is not None), None)


def indicator_rows(rows: Rows) -> list[list[str]]:
    """一级, 二级 without mark, mark, 三级, 指标值; what stands merged above is carried down."""
    head = next(number for number, row in enumerate(rows) if row[0] == "名称")
    found, above = [], ["", ""]
    for row in rows[head + 1 :]:
        above = [text_of(cell) or kept for cell, kept in zip(row[1:3], above, strict=True)]
        level2, _, mark = above[1].replace("（", "(").replace("）", ")").partition("(")
        found.append([above[0], level2, mark.rstrip(")"), text_of(row[3]), text_of(row[4])])
    return found


def text_of(cell: Cell) -> str:
    return "" if cell is None else str(cell)


def places(rows: Sequence[Sequence[Cell]], text: str) -> list[tuple[int, int]]:
    """Every 1-based (row, column) where a text stands alone in a cell."""
    return [(r, c) for r, row in enumerate(rows, 1) for c, cell in enumerate(row, 1) if cell == text]
