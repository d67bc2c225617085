"""Snapshot: how things were before a button worked, kept in the workbook until the next one, for undoing."""

from collections.abc import Iterable
from dataclasses import dataclass, field

import xlwings as xw

from xl_perfgoals.core.own_sheets import HIDDEN_PREFIX
from xl_perfgoals.hosts import native
from xl_perfgoals.hosts.entering import text_entered
from xl_perfgoals.hosts.marks import Look, look_of, wear
from xl_perfgoals.hosts.memory import Row, recall, remember
from xl_perfgoals.hosts.refusals import NOTHING_TO_UNDO, UNSAFE_UNDO, check_extensible, check_writable, refuse
from xl_perfgoals.hosts.sheets import last_shown, sheet_named

TABLE = "undo"
_TITLE, _CELL, _TEXT, _TABLE_ROW, _COPY, _NEW = "title", "look", "text", "row", "copy", "new"


@dataclass(slots=True)
class Snapshot:
    """What is kept so far. Nothing may be changed before it is finished."""

    book: xw.Book
    rows: list[Row] = field(default_factory=list)

    def keep_looks(self, cells: Iterable[xw.Range]) -> None:
        """Keeps colour and note of cells."""
        for cell in cells:
            address = cell.get_address(row_absolute=False, column_absolute=False)
            self.rows.append((_CELL, cell.sheet.name, address, *look_of(cell)))

    def keep_text(self, cell: xw.Range, text: str) -> None:
        """Keeps what stands in a cell."""
        address = cell.get_address(row_absolute=False, column_absolute=False)
        self.rows.append((_TEXT, cell.sheet.name, address, text))

    def keep_table(self, name: str) -> None:
        """Keeps a table that the workbook remembers."""
        self.rows.append((_TABLE_ROW, name))
        self.rows += [(_TABLE_ROW, name, *row) for row in recall(self.book, name)]

    def keep_sheet(self, name: str) -> None:
        """Keeps a whole sheet as a hidden copy; of one that is not there yet, that it was not."""
        sheet = sheet_named(self.book, name)
        if sheet is None:
            self.rows.append((_NEW, name))
            return
        check_extensible(self.book)
        copied = sheet.copy(after=last_shown(self.book), name=f"{HIDDEN_PREFIX}{TABLE}_{len(self.rows)}")
        native.hide(copied)
        self.rows.append((_COPY, name, copied.name))

    def finish(self) -> None:
        """Writes down what was kept."""
        remember(self.book, TABLE, self.rows)


def begin(book: xw.Book, title: str) -> Snapshot:
    """A new snapshot, named after the button; the one before it is forgotten."""
    forget(book)
    return Snapshot(book, [(_TITLE, title)])


def forget(book: xw.Book) -> None:
    """Drops the snapshot and its hidden copies."""
    kept = {row[2] for row in recall(book, TABLE) if row[0] == _COPY}
    for name in kept:
        if (sheet := sheet_named(book, name)) is not None:
            sheet.delete()
    remember(book, TABLE, ())


def restore(book: xw.Book) -> str:
    """Puts back what the last snapshot kept; the name of the button that is undone. Raises RefusalError."""
    rows = recall(book, TABLE)
    if not rows:
        raise refuse(NOTHING_TO_UNDO)
    touched = {row[1] for row in rows if row[0] in {_CELL, _TEXT, _COPY}}
    sheets = {name: sheet_named(book, name) for name in touched}
    for name, sheet in sheets.items():
        if sheet is None:
            raise refuse(UNSAFE_UNDO, sheet=name)
    check_writable(book, [sheet for sheet in sheets.values() if sheet is not None])
    for row in reversed(rows):
        _restore(book, (*row, "", ""))
    for name in dict.fromkeys(row[1] for row in rows if row[0] == _TABLE_ROW):
        remember(book, name, [row[2:] for row in rows if row[:2] == (_TABLE_ROW, name) and len(row) > 2])
    forget(book)
    return rows[0][1]


def _restore(book: xw.Book, row: Row) -> None:
    kind, name, what = row[:3]
    sheet = sheet_named(book, name)
    if sheet is None:
        return
    if kind == _CELL:
        wear(sheet.range(what), Look(row[3], row[4]))
    elif kind == _TEXT:
        sheet.range(what).value = text_entered(row[3])
    elif kind == _NEW:
        sheet.delete()
    elif kind == _COPY and (copied := sheet_named(book, what)) is not None:
        native.end_filter(sheet)
        sheet.clear()
        copied.cells.copy(sheet.cells)
