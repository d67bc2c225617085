"""Workbooks in .ods: calamine's sheets, and what the file's XML tells beside, displayed texts included."""

import re
import zipfile
from collections.abc import Mapping
from datetime import datetime
from io import BytesIO

from xl_perfgoals.core.cells import Area
from xl_perfgoals.files.displayed_dates import day_fraction, serial_of_day
from xl_perfgoals.files.number_formats.looks import Look, Place
from xl_perfgoals.files.raw_sheets import RawSheet, Span, read_sheets
from xl_perfgoals.files.workbooks.broken import BROKEN
from xl_perfgoals.files.workbooks.sight import Sight, with_sight
from xl_perfgoals.files.workbooks.workbook import Workbook, unseen
from xl_perfgoals.files.xml_events import local, new_parser

_DURATION = re.compile(r"(-?)P(?:(\d+)D)?T?(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?")
_CELLS = {"table-cell", "covered-table-cell"}
_ASIDE = {"shapes", "tracked-changes", "annotation"}
"""Elements that hold text, or tables of their own, that is not in the cells."""
_HIDDEN = {"collapse", "filter"}
_ERROR = re.compile(r"#[A-Z][A-Z0-9/]*[!?]?|(?:Err|错误|错误代码):?\s?\d{3}")
"""What a formula displays that has come to nothing; LibreOffice numbers errors that Excel has no name for."""
_MOST_COLUMNS = 1024
_MOST_BLANKS = 255


def read_workbook(data: bytes) -> Workbook:
    """The sheets of a workbook, looked at twice. Raises DamagedError."""
    sheets = read_sheets(data)
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            tables = _Scan(archive.read("content.xml"), {s.name: len(s.rows) for s in sheets}).tables
    except BROKEN:
        return unseen(sheets)
    return Workbook(tuple(_seen(sheet, tables.get(sheet.name)) for sheet in sheets))


def _seen(sheet: RawSheet, table: "_Table | None") -> RawSheet:
    if table is None or sheet.damaged:
        return sheet
    sight = Sight(
        table.cells,
        table.errors,
        tuple(table.uncalculated),
        tuple(table.hidden_rows),
        tuple(table.hidden_cols),
        tuple(table.merged),
    )
    return with_sight(sheet, sight)


class _Table:
    """What is found in one table.

    Rows and cells that the file says are repeated count no further than the sheet is filled.
    """

    def __init__(self, height: int) -> None:
        self.cells: dict[Place, Look] = {}
        self.merged: list[Area] = []
        self.errors: dict[Place, str] = {}
        self.uncalculated: list[Place] = []
        self.hidden_rows: list[Span] = []
        self.hidden_cols: list[Span] = []
        self._height = height
        self._next_col = 1
        self._row = self._col = 1
        self._rows = 1

    def add_column(self, attributes: Mapping[str, str]) -> None:
        """A column, or several alike."""
        after = self._next_col + int(attributes.get("number-columns-repeated", 1))
        if attributes.get("visibility") in _HIDDEN:
            self.hidden_cols.append((self._next_col, after - 1))
        self._next_col = after

    def start_row(self, attributes: Mapping[str, str]) -> None:
        """A row, or several alike."""
        self._rows, self._col = int(attributes.get("number-rows-repeated", 1)), 1
        if attributes.get("visibility") in _HIDDEN:
            self.hidden_rows.append((self._row, self._row + self._rows - 1))

    def end_row(self) -> None:
        """The row is complete."""
        self._row += self._rows

    def add(self, attributes: Mapping[str, str], text: str | None, *, covered: bool) -> None:
        """The next cell of the row, or several alike. text: what it displays, None if it says nothing."""
        repeated = int(attributes.get("number-columns-repeated", 1))
        down = int(attributes.get("number-rows-spanned", 1)) - 1
        across = int(attributes.get("number-columns-spanned", 1)) - 1
        rows = range(self._row, self._row + max(1, min(self._rows, self._height - self._row + 1)))
        if "formula" in attributes or "value-type" in attributes:
            cols = range(self._col, self._col + min(repeated, _MOST_COLUMNS))
            self._take(attributes, text, [(row, col) for row in rows for col in cols])
        if not covered and (down or across):
            self.merged += [Area(row, self._col, row + down, self._col + across) for row in rows]
        self._col += repeated

    def _take(self, attributes: Mapping[str, str], text: str | None, places: list[Place]) -> None:
        is_formula = "formula" in attributes
        if is_formula and text is None and "value-type" not in attributes:
            self.uncalculated += places
        elif is_formula and text and _ERROR.fullmatch(text):
            self.errors.update(dict.fromkeys(places, text))
        elif text and (number := _number(attributes)) is not None:
            self.cells.update(dict.fromkeys(places, Look(number, text)))


class _Scan:
    """One walk through content.xml."""

    def __init__(self, xml: bytes, heights: Mapping[str, int]) -> None:
        self.tables: dict[str, _Table] = {}
        self._heights = heights
        self._table = _Table(0)
        self._cell: dict[str, str] | None = None
        self._inside: list[str] = []
        self._text: list[str] = []
        self._says = False
        parser = new_parser(self._on_start)
        parser.EndElementHandler = self._on_end
        parser.CharacterDataHandler = self._on_text
        parser.Parse(xml, True)

    def _on_start(self, name: str, attributes: dict[str, str]) -> None:
        bare = local(name)
        if self._inside or self._cell is not None or bare in _ASIDE:
            if bare == "s":  # blanks in a row are counted, not written
                self._on_text(" " * min(int(_bare(attributes).get("c", 1)), _MOST_BLANKS))
            self._inside.append(bare)
            self._says |= bare == "p"
        elif bare == "table":
            sheet = _bare(attributes)["name"]
            self._table = self.tables[sheet] = _Table(self._heights.get(sheet, 0))
        elif bare == "table-row":
            self._table.start_row(_bare(attributes))
        elif bare == "table-column":
            self._table.add_column(_bare(attributes))
        elif bare in _CELLS:
            self._cell = _bare(attributes)

    def _on_text(self, piece: str) -> None:
        if "p" in self._inside and not _ASIDE.intersection(self._inside):
            self._text.append(piece)

    def _on_end(self, name: str) -> None:
        if self._inside:
            self._inside.pop()
        elif self._cell is not None:
            covered = local(name) == "covered-table-cell"
            self._table.add(self._cell, "".join(self._text) if self._says else None, covered=covered)
            self._cell, self._says = None, False
            self._text.clear()
        elif local(name) == "table-row":
            self._table.end_row()


def _bare(attributes: Mapping[str, str]) -> dict[str, str]:
    """Attributes by local name; LibreOffice's own doubles (calcext:value-type) left out."""
    return {local(key): value for key, value in attributes.items() if not key.startswith("calcext:")}


def _number(attributes: Mapping[str, str]) -> float | None:
    """The number of a cell that holds one; a date or time as its serial."""
    try:
        match attributes.get("value-type"):
            case "float" | "percentage" | "currency":
                return float(attributes["value"])
            case "date":
                moment = datetime.fromisoformat(attributes["date-value"])
                return serial_of_day(moment.date()) + day_fraction(moment.time())
            case "time":
                return _duration(attributes["time-value"])
    except (KeyError, OverflowError, ValueError):
        pass  # the value as calamine has it must do
    return None


def _duration(text: str) -> float | None:
    match = _DURATION.fullmatch(text)
    if match is None:
        return None
    sign, days, hours, minutes, seconds = match.groups(default="0")
    total = int(days) * 86400 + int(hours) * 3600 + int(minutes) * 60 + float(seconds)
    return (-total if sign == "-" else total) / 86400
