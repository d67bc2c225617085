"""Memory: tables of texts that a workbook carries along out of sight, on hidden sheets of its own."""

import json
from collections.abc import Sequence
from typing import TypeAlias

import xlwings as xw

from xl_perfgoals.core.cells import Area
from xl_perfgoals.core.own_sheets import HIDDEN_PREFIX
from xl_perfgoals.hosts import native
from xl_perfgoals.hosts.areas import range_of
from xl_perfgoals.hosts.grids import rows_of
from xl_perfgoals.hosts.refusals import check_extensible
from xl_perfgoals.hosts.sheets import last_shown, sheet_named

Row: TypeAlias = tuple[str, ...]


def recall(book: xw.Book, name: str) -> tuple[Row, ...]:
    """The rows of a table, () when there is none. Blanks at the end of a row are left out."""
    sheet = sheet_named(book, HIDDEN_PREFIX + name)
    if sheet is None:
        return ()
    return tuple(
        tuple(json.loads(cell) for cell in row if isinstance(cell, str)) for row in rows_of(sheet.used_range)
    )


def remember(book: xw.Book, name: str, rows: Sequence[Row]) -> None:
    """Keeps a table in place of an earlier one of the name; without rows it is forgotten."""
    sheet = sheet_named(book, HIDDEN_PREFIX + name)
    if not rows:
        if sheet is not None:
            sheet.delete()
        return
    if sheet is None:
        check_extensible(book)
        front = book.sheets.active
        sheet = book.sheets.add(HIDDEN_PREFIX + name, after=last_shown(book))
        native.hide(sheet)
        front.activate()
    sheet.clear()
    width = max(map(len, rows))
    # As JSON a text begins with a quotation mark: no host takes it for anything but text.
    range_of(sheet, Area(1, 1, len(rows), width)).value = [
        [json.dumps(text, ensure_ascii=False) for text in row] + [None] * (width - len(row)) for row in rows
    ]
