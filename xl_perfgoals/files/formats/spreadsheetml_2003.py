"""SpreadsheetML of Excel 2003: a workbook as one XML file, which many systems export as .xls or .xml."""

import re
from collections.abc import Mapping
from datetime import datetime
from math import isfinite
from xml.parsers.expat import ExpatError

from defusedxml import DefusedXmlException

from xl_perfgoals.files.displayed import is_plain, shown_text
from xl_perfgoals.files.displayed_dates import serial_and_code
from xl_perfgoals.files.formats.broken_text import decoded_text, with_broken_text
from xl_perfgoals.files.formats.sheet_builder import LAST_COLUMN, LAST_ROW, SheetBuilder
from xl_perfgoals.files.formats.spreadsheetml_styles import Styles
from xl_perfgoals.files.raw_sheets import DamagedError, RawSheet
from xl_perfgoals.files.xml_events import local, new_parser

_DECLARATION = re.compile(r"\s*<\?xml\b[^>]*\?>")
_NAMELESS = "Sheet"


def read_sheets(data: bytes) -> tuple[RawSheet, ...]:
    """The worksheets, in order. Raises DamagedError, or RefusedError over one that is too large."""
    found = decoded_text(data)
    scan = _Scan()
    # the encoding that the file declares is not asked: it may be wrong, and expat knows few
    text = _DECLARATION.sub("", found.text, count=1)
    try:
        scan.parse(text)
    except (ExpatError, DefusedXmlException, ValueError, OverflowError) as error:
        raise DamagedError from error
    if not scan.sheets:
        raise DamagedError
    return with_broken_text(tuple(scan.sheets), found)


class _Scan:
    """One walk through the file. Places are counted on where no index is given."""

    def __init__(self) -> None:
        self.sheets: list[RawSheet] = []
        self._styles = Styles()
        self._builder = SheetBuilder()
        self._name = ""
        self._hidden = False
        self._column_styles: dict[int, str] = {}
        self._column = self._row = self._col = self._last_col = 0
        self._row_style = self._style = self._type = ""
        self._awaited = False
        self._text: list[str] = []
        self._inside: list[str] = []

    def parse(self, text: str) -> None:
        """Reads the whole file. Raises what expat raises, and ValueError for places that are no numbers."""
        parser = new_parser(self._on_start)
        parser.EndElementHandler = self._on_end
        parser.CharacterDataHandler = self._text.append
        parser.Parse(text.encode("utf-8", "replace"), True)

    def _on_start(self, name: str, attributes: dict[str, str]) -> None:
        bare = local(name)
        own = {local(key): value for key, value in attributes.items()}
        parent = self._inside[-1] if self._inside else ""
        self._inside.append(bare)
        match bare, parent:
            case ("Style", "Styles") | ("NumberFormat", "Style"):
                self._styles.add(bare, own)
            case "Worksheet", _:
                self._builder, self._name, self._hidden = SheetBuilder(), own.get("Name", ""), False
                self._column_styles = {}
                self._column = self._row = 0
            case "Column", "Table":
                self._start_column(own)
            case "Row", "Table":
                self._start_row(own)
            case "Cell", "Row":
                self._start_cell(own)
            case "Data", "Cell":
                self._type = own.get("Type", "String")
                self._text.clear()
            case "Visible", "WorksheetOptions":
                self._text.clear()

    def _on_end(self, name: str) -> None:
        bare = self._inside.pop()
        parent = self._inside[-1] if self._inside else ""
        match bare, parent:
            case "Data", "Cell":
                self._put("".join(self._text))
            case "Cell", "Row":
                if self._awaited:
                    self._builder.put_uncalculated(self._row, self._col)
            case "Visible", "WorksheetOptions":
                self._hidden = "".join(self._text).strip() not in {"", "SheetVisible"}
            case "Worksheet", _:
                name = self._name or f"{_NAMELESS}{len(self.sheets) + 1}"
                self.sheets.append(self._builder.sheet(name, hidden=self._hidden))

    def _start_column(self, own: Mapping[str, str]) -> None:
        first = _place(own, "Index", self._column + 1)
        self._column = first + _place(own, "Span", 0)
        if own.get("Hidden") == "1":
            self._builder.hidden_cols.append((first, self._column))
        if style := own.get("StyleID"):
            for col in range(first, min(self._column, LAST_COLUMN) + 1):
                self._column_styles[col] = style

    def _start_row(self, own: Mapping[str, str]) -> None:
        first = _place(own, "Index", self._row + 1)
        self._row = first + _place(own, "Span", 0)  # rows spanned are as this one, but empty
        if own.get("Hidden") == "1":
            self._builder.hidden_rows.append((first, self._row))
        self._row_style = own.get("StyleID", "")
        self._last_col = 0

    def _start_cell(self, own: Mapping[str, str]) -> None:
        self._col = _place(own, "Index", self._last_col + 1)
        across = _place(own, "MergeAcross", 0)
        self._last_col = self._col + across
        self._builder.merge(self._row, self._col, _place(own, "MergeDown", 0), across)
        self._style = own.get("StyleID") or self._row_style or self._column_styles.get(self._col, "Default")
        self._awaited = "Formula" in own

    def _put(self, text: str) -> None:
        """The cell's data, of the type that it says it has; as text where it is not of that type."""
        self._awaited = False
        try:
            match self._type:
                case "Number":
                    self._put_number(float(text), "")
                    return
                case "DateTime":
                    self._put_number(*serial_and_code(datetime.fromisoformat(text)))
                    return
                case "Boolean":
                    self._builder.put(self._row, self._col, int(text) != 0)
                    return
                case "Error":
                    self._builder.put_error(self._row, self._col, text)
                    return
        except (OverflowError, ValueError):
            pass
        self._builder.put(self._row, self._col, text)

    def _put_number(self, number: float, own_code: str) -> None:
        if not isfinite(number):
            raise ValueError(number)
        code = self._styles.code(self._style)
        if is_plain(code):
            code = own_code
        if code:
            self._builder.put_number(self._row, self._col, number, shown_text(number, code))
        else:
            self._builder.put(self._row, self._col, number)


def _place(own: Mapping[str, str], name: str, otherwise: int) -> int:
    """A place or a number of places that an attribute gives. Raises ValueError where it is none."""
    if name not in own:
        return otherwise
    number = int(own[name])
    if not 0 <= number <= LAST_ROW:
        raise ValueError(f"{name} {number}")
    return number
