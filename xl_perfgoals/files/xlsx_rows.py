"""The rows of a Sheet as XML. XlsxWriter does the rest; cell by cell it would take six times as long."""

import math
from collections.abc import Iterable, Iterator
from decimal import Decimal
from html import escape  # that of xml.sax brings in the network, which takes a tenth of a second

from xlsxwriter.sharedstrings import SharedStringTable
from xlsxwriter.worksheet import Worksheet

from xl_perfgoals.core.cell_text import cell_text
from xl_perfgoals.core.cells import column_letters
from xl_perfgoals.core.sheet import Formula, Sheet, Style, Value
from xl_perfgoals.files.xlsx_styles import Formats

_COMMANDS = frozenset("=+-@＝＋－＠\t\r\n")
"""A text that begins so would become a formula as soon as somebody opens its cell and leaves it again."""
_EXACT_DIGITS = 15
"""So many digits Excel keeps of a number."""


class RowsSheet(Worksheet):  # type: ignore[misc]  # XlsxWriter ships no types
    """A worksheet whose rows are given as XML instead of cell by cell."""

    def __init__(self) -> None:
        super().__init__()
        self.rows_xml: list[str] = []

    def take(self, rows: list[str], last_row: int, last_col: int) -> None:
        """Takes the rows, and the 1-based number of the last row and column in use."""
        self.rows_xml = rows
        self.dim_rowmin = self.dim_colmin = 0
        self.dim_rowmax, self.dim_colmax = max(last_row, 1) - 1, max(last_col, 1) - 1

    def _write_sheet_data(self) -> None:
        self.fh.write("<sheetData>")
        self.fh.writelines(self.rows_xml)
        self.fh.write("</sheetData>")
        self.rows_xml.clear()


class RowWriter:
    """Makes rows; all sheets of a workbook share its strings and formats."""

    def __init__(self, strings: SharedStringTable, formats: Formats) -> None:
        self._table = strings
        self._formats = formats
        self._known: dict[str, int] = {}
        self._frames: dict[tuple[int, int], tuple[tuple[Style, ...], list[tuple[str, str]]]] = {}

    def rows(self, sheet: Sheet) -> list[str]:
        """All rows of a sheet that hold a cell or have a height of their own."""
        pieces: dict[int, list[tuple[int, list[str]]]] = {row: [] for row in sheet.heights}
        for row, left, values, styles in _lines(sheet):
            cells = self._cells(row, left, values, styles)
            pieces.setdefault(row, []).append((left, cells))
        heights = sheet.heights
        return [
            f'<row r="{row}"{_height(heights.get(row))}>{_joined(pieces[row])}</row>'
            for row in sorted(pieces)
        ]

    def _cells(self, row: int, left: int, values: tuple[Value, ...], styles: tuple[Style, ...]) -> list[str]:
        """The cells of a line, each with its format and by the type of its value."""
        cells = []
        for value, style, (start, look) in zip(values, styles, self._frame(left, styles), strict=True):
            if value is None or value == "":
                cells.append(f"{start}{row}{look}/>")
            elif isinstance(value, str):
                own = look if value[0] not in _COMMANDS else self._quoted(style)
                cells.append(f'{start}{row}{own} t="s"><v>{self._string(value)}</v></c>')
            elif isinstance(value, Formula):
                cells.append(f"{start}{row}{look}{_formula(value)}</c>")
            elif isinstance(value, bool):
                cells.append(f'{start}{row}{look} t="b"><v>{int(value)}</v></c>')
            elif (digits := number_text(value)) is not None:
                cells.append(f"{start}{row}{look}><v>{digits}</v></c>")
            else:
                cells.append(f'{start}{row}{look} t="s"><v>{self._string(str(value))}</v></c>')
        return cells

    def _quoted(self, style: Style) -> str:
        return f'" s="{self._formats.number(style, quoted=True)}"'

    def _frame(self, left: int, styles: tuple[Style, ...]) -> list[tuple[str, str]]:
        """What stands before and behind the row number of each cell. Lines share their tuple of styles."""
        key = (id(styles), left)
        if key not in self._frames:
            frame = [
                (f'<c r="{column_letters(col)}', f'" s="{self._formats.number(style)}"')
                for col, style in enumerate(styles, left)
            ]
            self._frames[key] = (styles, frame)  # held with its styles, so that no other gets their id
        return self._frames[key][1]

    def _string(self, text: str) -> int:
        """The number of a text in the workbook's table of strings."""
        self._table.count += 1
        index = self._known.get(text)
        if index is None:
            table = self._table.string_table
            index = self._known[text] = table.setdefault(cell_text(text), len(table))
            self._table.unique_count = len(table)
        return index


def number_text(value: Decimal | int) -> str | None:
    """A number's digits as the file holds them, exact up to 15; None if Excel has no such number."""
    text = f"{value:f}" if isinstance(value, Decimal) else str(value)
    if len(text) <= _EXACT_DIGITS:
        return text
    try:
        number = float(value)
    except OverflowError:
        return None
    return f"{number:.15g}" if math.isfinite(number) else None


def _formula(formula: Formula) -> str:
    text, value = escape(formula.text.removeprefix("="), quote=False), formula.value
    if isinstance(value, str):
        return f' t="str"><f>{text}</f><v>{escape(cell_text(value), quote=False)}</v>'
    return f"><f>{text}</f><v>{number_text(value) or 0}</v>"


def _lines(sheet: Sheet) -> Iterator[tuple[int, int, tuple[Value, ...], tuple[Style, ...]]]:
    """Every line of cells: what merged areas cover, then blocks, then single cells."""
    looks: dict[tuple[Style, int], tuple[Style, ...]] = {}
    for area, style in sheet.merges:
        width = area.last_col - area.first_col + 1
        styles = looks.setdefault((style, width), (style,) * width)
        for row in range(area.first_row, area.last_row + 1):
            yield row, area.first_col, (None,) * width, styles
    for block in sheet.blocks:
        for row, values in enumerate(block.rows, block.top):
            yield row, block.left, values, block.styles
    for cell in sheet.cells:
        yield cell.row, cell.col, (cell.value,), looks.setdefault((cell.style, 1), (cell.style,))


def _joined(pieces: Iterable[tuple[int, list[str]]]) -> str:
    """The cells of a row in order; of two at one place the later counts, since Excel takes no twins."""
    every = list(pieces)
    if len(every) == 1:
        return "".join(every[0][1])
    cells = {left + offset: cell for left, own in every for offset, cell in enumerate(own)}
    return "".join(cells[col] for col in sorted(cells))


def _height(points: float | None) -> str:
    return "" if points is None else f' ht="{points:g}" customHeight="1"'
