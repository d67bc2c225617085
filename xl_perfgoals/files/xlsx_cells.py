"""Cells of a worksheet as XML: texts by number, figures exact to 15 digits, formulas with their values."""

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from html import escape  # that of xml.sax brings in the network, which takes a tenth of a second
from itertools import repeat

from xl_perfgoals.core.cell_text import MAX_TEXT, cell_text
from xl_perfgoals.core.column_names import column_letters
from xl_perfgoals.core.sheet import Formula, Style, Value
from xl_perfgoals.files.xlsx_styles import Formats

_COMMANDS = frozenset("=+-@＝＋－＠\t\r\n")
"""A text that begins so would become a formula as soon as somebody opens its cell and leaves it again."""
_EXACT_DIGITS = 15
"""So many digits Excel keeps of a number."""
_LONGEST_INT = 10**14
_SURELY_SHORT = MAX_TEXT // 2
_COLUMNS = 1 << 10
_KEPT = 1 << 12
"""So many texts a column remembers before it begins anew: what repeats, repeats nearby."""


class CellWriter:
    """Makes cells: `<c r="` with letters and row number, and then the end, which tells format and value."""

    def __init__(self, texts: dict[str, int], formats: Formats) -> None:
        self.texts = texts
        self._formats = formats
        self._columns: dict[tuple[int, str], _Column] = {}

    def cell(self, row: int, col: int, value: Value, style: Style) -> str:
        """A cell."""
        if value is None:  # most places of merged areas
            return f'<c r="{column_letters(col)}{row}" s="{self._formats.number(style)}"/>'
        return f'<c r="{column_letters(col)}{row}{self.format_of(value, style)}{self.held(value)}'

    def format_of(self, value: Value, style: Style) -> str:
        """The part of a cell that names its format."""
        quoted = isinstance(value, str) and value[:1] in _COMMANDS
        return f'" s="{self._formats.number(style, quoted=quoted)}'

    def held(self, value: Value) -> str:
        """The part that holds the value, to the cell's end. What Excel has no number for becomes a text."""
        if isinstance(value, (Decimal, int)) and not isinstance(value, bool):
            digits = number_text(value)
            return self.held(str(value)) if digits is None else f'"><v>{digits}</v></c>'
        if value is None or value == "":
            return '"/>'
        if isinstance(value, str):
            return f'" t="s"><v>{self.number(value)}</v></c>'
        if isinstance(value, Formula):
            return f'"{_formula(value)}</c>'
        return f'" t="b"><v>{int(value)}</v></c>'

    def column(self, style: Style, following: str) -> "_Column":
        """The column whose cells have a style and stand before others; looks and sheets share columns."""
        key = (id(style), following)  # a column holds its style, so that no other gets its id
        if key not in self._columns:
            if len(self._columns) == _COLUMNS:
                self._columns.clear()
            self._columns[key] = _Column(self, style, following)
        return self._columns[key]

    def number(self, text: str) -> int:
        """The number of a text among those of the workbook."""
        number = self.texts.get(text)
        if number is None:  # a text that is there needs no cleaning, else it would not be there
            # Nearly all are printable through and through, which no sign is that XML forbids.
            clean = text if text.isprintable() and len(text) <= _SURELY_SHORT else cell_text(text)
            number = self.texts.setdefault(clean, len(self.texts))
        return number


class RowLook:
    """Makes rows whose cells have these styles, from the column `left` on.

    A row says its number in its own tag and before the end of each cell: what lies between, joined by the
    number, is the row. Each such piece is the end of a cell with the beginning of the next, and its column
    knows it by the value, or makes it. Many rows are made at once, column by column, so that no step of ours
    is taken for a single cell whose text was there before. CellWriter.cell says the same.
    """

    def __init__(self, cells: CellWriter, left: int, styles: tuple[Style, ...]) -> None:
        first, *others = (f'<c r="{column_letters(col)}' for col in range(left, left + len(styles)))
        followed = zip(styles, (*others, "</row>"), strict=True)
        self._columns = [cells.column(style, following) for style, following in followed]
        self._heads = RowHeads(first)
        self._styles = styles

    def rows(
        self, numbers: Sequence[int], rows: Sequence[tuple[Value, ...]], heights: Mapping[int, float]
    ) -> Iterator[str]:
        """Rows with their numbers. heights are those of rows that have their own."""
        heads = map(self._heads.__getitem__, map(heights.get, numbers))
        by_column = zip(self._columns, zip(*rows, strict=True), strict=True)
        columns = [column.pieces(values) for column, values in by_column]
        return map(str.join, map(str, numbers), zip(repeat('<row r="'), heads, *columns))


class RowHeads(dict[float | None, str]):
    """How rows go on behind their number, by their height: the end of their tag, and what all begin with."""

    def __init__(self, first: str = "") -> None:
        super().__init__()
        self._first = first

    def __missing__(self, height: float | None) -> str:
        own = "" if height is None else f' ht="{height:g}" customHeight="1"'
        head = self[height] = f'"{own}>{self._first}'
        return head


class _Column(dict[Value, str]):
    """What stands behind the row number of a cell of one column, by its value, up to the next row number.

    Texts are kept. Numbers are not: 1, 1.00 and true would be one key.
    """

    def __init__(self, cells: CellWriter, style: Style, following: str) -> None:
        self._cells = cells
        self._style = style
        self._format = cells.format_of(None, style)
        self._following = following
        empty = f'{self._format}"/>{following}'
        self._empty: dict[Value, str] = {None: empty, "": empty}
        super().__init__(self._empty)
        # The two that are frequent are put together here; CellWriter says the same of them.
        self._figure = f'{self._format}"><v>'
        self._texts = cells.texts
        self._text = f'{self._format}" t="s"><v>'
        self._behind = f"</v></c>{following}"

    def pieces(self, values: Sequence[Value]) -> Iterable[str]:
        """The pieces of many values. Where the first is a figure most are: no call is made for each."""
        figure, behind = self._figure, self._behind
        first = values[0]
        kind = type(first)
        if kind is int:
            return [
                f"{figure}{value}{behind}"
                if type(value) is int and -_LONGEST_INT < value < _LONGEST_INT
                else self[value]
                for value in values
            ]
        if kind is Decimal:
            return [
                f"{figure}{digits}{behind}"
                if type(value) is Decimal and len(digits := str(value)) <= _EXACT_DIGITS and "E" not in digits
                else self[value]
                for value in values
            ]
        # By what the values say, never by which objects they are: texts get their numbers in this order.
        if (first is None or kind is str) and first == values[-1] and values.count(first) == len(values):
            return repeat(self[first], len(values))  # a department with many rows, a column that stands empty
        return map(self.__getitem__, values)

    def __missing__(self, value: Value) -> str:
        if not isinstance(value, str):
            return f"{self._format}{self._cells.held(value)}{self._following}"
        if value[0] in _COMMANDS:
            format_ = self._cells.format_of(value, self._style)
            said = f"{format_}{self._cells.held(value)}{self._following}"
        else:
            number = self._texts.get(value)
            if number is None:
                number = self._cells.number(value)
            said = f"{self._text}{number}{self._behind}"
        if len(self) >= _KEPT:
            self.clear()
            self.update(self._empty)
        self[value] = said
        return said


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
