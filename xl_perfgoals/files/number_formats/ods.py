"""Looks of .ods sheets: the file itself holds the displayed text; merged areas are read on the way."""

import re
import zipfile
from collections.abc import Mapping
from datetime import datetime
from io import BytesIO

from xl_perfgoals.core.cells import Area
from xl_perfgoals.files.displayed_dates import day_fraction, serial_of_day
from xl_perfgoals.files.number_formats.looks import Look, Looks, Place
from xl_perfgoals.files.number_formats.xml_events import local, new_parser

_DURATION = re.compile(r"(-?)P(?:(\d+)D)?T?(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?")
_CELLS = {"table-cell", "covered-table-cell"}
_ASIDE = {"shapes", "tracked-changes", "annotation"}
"""Elements that hold text, or tables of their own, that is not in the cells."""
_MOST_COLUMNS = 1024
_MOST_BLANKS = 255


def read_looks(data: bytes, heights: Mapping[str, int]) -> dict[str, Looks]:
    """The looks and merged areas of all sheets. heights: how many rows of each are known to be filled."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        content = archive.read("content.xml")
    return {
        name: Looks(table.cells, tuple(table.merged))
        for name, table in _Scan(content, heights).tables.items()
    }


class _Table:
    """What is found in one table: numbers with their texts, and merged areas.

    Rows and cells that the file says are repeated count no further than the sheet is filled.
    """

    def __init__(self, height: int) -> None:
        self.cells: dict[Place, Look] = {}
        self.merged: list[Area] = []
        self._height = height
        self._row = self._col = 1
        self._rows = 1

    def start_row(self, repeated: int) -> None:
        """A row, or several alike."""
        self._rows, self._col = repeated, 1

    def end_row(self) -> None:
        """The row is complete."""
        self._row += self._rows

    def add(self, attributes: Mapping[str, str], text: str, *, covered: bool) -> None:
        """The next cell of the row, or several alike."""
        repeated = int(attributes.get("number-columns-repeated", 1))
        down = int(attributes.get("number-rows-spanned", 1)) - 1
        across = int(attributes.get("number-columns-spanned", 1)) - 1
        number = _number(attributes)
        for row in range(self._row, self._row + max(1, min(self._rows, self._height - self._row + 1))):
            if number is not None and text:
                for col in range(self._col, self._col + min(repeated, _MOST_COLUMNS)):
                    self.cells[row, col] = Look(number, text)
            if not covered and (down or across):
                self.merged.append(Area(row, self._col, row + down, self._col + across))
        self._col += repeated


class _Scan:
    """One walk through content.xml."""

    def __init__(self, xml: bytes, heights: Mapping[str, int]) -> None:
        self.tables: dict[str, _Table] = {}
        self._heights = heights
        self._table = _Table(0)
        self._cell: dict[str, str] | None = None
        self._inside: list[str] = []
        self._text: list[str] = []
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
        elif bare == "table":
            sheet = _bare(attributes)["name"]
            self._table = self.tables[sheet] = _Table(self._heights.get(sheet, 0))
        elif bare == "table-row":
            self._table.start_row(int(_bare(attributes).get("number-rows-repeated", 1)))
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
            self._table.add(self._cell, "".join(self._text), covered=covered)
            self._cell = None
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
