"""Ranges of the test engine: openpyxl's cells behind the xlwings API, entered into as in Excel."""

import re
from copy import copy

from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from xlwings import base_classes

ACCESS_DENIED, BUSY = -2147352567, -2147418111
LONGEST = 32_767
_NUMBER = re.compile(
    r"[-+]?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]*)?(?:[eE][-+]?[0-9]+)?|[-+]?\.[0-9]+"
)
_DATE = re.compile(
    r"(?:[0-9]{2,4}[-/年])?[0-9]{1,2}[-/月][0-9]{1,4}日?|[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?|[0-9]{4}年[0-9]{1,2}月"
)
_LINK = re.compile(r'=HYPERLINK\("(?:[^"]|"")*",(?:"((?:[^"]|"")*)"|(-?[0-9.]+))\)')


class com_error(Exception):  # noqa: N801, N818 - by this name pywin32 knows it
    """What Excel answers through COM when it refuses."""

    def __init__(self, hresult, text=""):
        super().__init__(hresult, text, None, None)
        self.hresult = hresult


class Range(base_classes.Range):
    row = column = shape = sheet = options = None

    def __init__(self, sheet, row, column, rows, columns):
        self.sheet, self.row, self.column, self.shape = sheet, row, column, (rows, columns)
        self.ws = sheet.ws

    @property
    def api(self):
        return self

    def __len__(self):
        return self.shape[0] * self.shape[1]

    def __call__(self, *args):
        if len(args) == 1:
            offset, across = divmod(args[0] - 1, self.shape[1])
        else:
            offset, across = args[0] - 1, args[1] - 1
        return Range(self.sheet, self.row + offset, self.column + across, 1, 1)

    @property
    def Locked(self):  # noqa: N802 - the native range's name for it
        return self.ws.cell(self.row, self.column).protection.locked

    @property
    def has_array(self):
        return False

    def _places(self):
        rows = range(self.row, self.row + self.shape[0])
        return [(row, col) for row in rows for col in range(self.column, self.column + self.shape[1])]

    def _cells(self):
        """The cells of the range; of whole rows and columns only those in use."""
        if len(self) > 1_000_000:
            return [c for row in self.ws.iter_rows() for c in row if self._holds(c.row, c.column)]
        return [self.ws.cell(*place) for place in self._places()]

    def _holds(self, row, col):
        return 0 <= row - self.row < self.shape[0] and 0 <= col - self.column < self.shape[1]

    def _check_writable(self):
        self.sheet.book.app.called()
        if self.ws.protection.sheet and any(cell.protection.locked for cell in self._cells()):
            raise com_error(ACCESS_DENIED, "The cell is on a protected sheet.")

    @property
    def raw_value(self):
        self.sheet.book.app.called()
        calculated = self.sheet.calculated
        own = {
            (cell.row, cell.column): calculated.get((cell.row, cell.column))
            if cell.data_type == "f"
            else cell.value
            for row in self.ws.iter_rows(*self._bounds())
            for cell in row
        }
        rows = range(self.row, self.row + self.shape[0])
        columns = range(self.column, self.column + self.shape[1])
        values = tuple(tuple(own.get((row, col)) for col in columns) for row in rows)
        return values if len(self) > 1 else values[0][0]

    def _bounds(self):
        return (
            self.row,
            min(self.row + self.shape[0] - 1, self.ws.max_row),
            self.column,
            min(self.column + self.shape[1] - 1, self.ws.max_column),
        )

    @raw_value.setter
    def raw_value(self, data):
        self._check_writable()
        for (row, col), value in zip(self._places(), self._spread(data), strict=True):
            self._enter(self.ws.cell(row, col), value)

    def _spread(self, data):
        if not isinstance(data, list | tuple):
            return [data] * len(self)
        return [value for row in data for value in (row if isinstance(row, list | tuple) else [row])]

    def _enter(self, cell, value):
        """As if typed into Excel: what looks like a formula, number or date becomes one."""
        self.sheet.calculated.pop((cell.row, cell.column), None)
        if type(cell).__name__ == "MergedCell":
            return
        cell.quotePrefix = 0
        if not isinstance(value, str):
            cell.value = value
            return
        if len(value) > LONGEST:
            raise com_error(ACCESS_DENIED, "Too long.")
        if cell.number_format == "@":
            cell.value, cell.data_type = value or None, "s" if value else "n"
        elif value.startswith("'"):
            cell.value, cell.data_type = value[1:], "s"
            cell.quotePrefix = 1
        elif value[:1] in "=＝" and len(value) > 1:
            cell.value = "=" + value[1:]
            if link := _LINK.fullmatch(value):
                text, number = link.groups()
                result = text.replace('""', '"') if text is not None else float(number)
                self.sheet.calculated[cell.row, cell.column] = result
        elif value[:1] in {"+", "-", "@", "＋", "－", "＠", "\t", "\r"} and not _NUMBER.fullmatch(value):
            raise com_error(ACCESS_DENIED, f"Excel takes this for a broken formula: {value[:20]}")
        else:
            cell.value = _guessed(value)
            if isinstance(cell.value, str):
                cell.data_type = "s"

    @property
    def formula(self):
        self.sheet.book.app.called()
        rows = [["" if c.value is None else str(c.value) for c in row] for row in self._grid()]
        return rows[0][0] if len(self) == 1 else tuple(map(tuple, rows))

    @formula.setter
    def formula(self, data):
        self.raw_value = data

    def _grid(self):
        return [
            [self.ws.cell(self.row + r, self.column + c) for c in range(self.shape[1])]
            for r in range(self.shape[0])
        ]

    @property
    def number_format(self):
        self.sheet.book.app.called()
        codes = {cell.number_format for cell in self._cells()}
        return codes.pop() if len(codes) == 1 else None

    @number_format.setter
    def number_format(self, value):
        self._check_writable()
        for cell in self._cells():
            cell.number_format = value

    @property
    def color(self):
        fill = self.ws.cell(self.row, self.column).fill
        if fill.fill_type != "solid":
            return None
        rgb = fill.fgColor.rgb if fill.fgColor.type == "rgb" else "00FFFFFF"
        return tuple(int(rgb[i : i + 2], 16) for i in (2, 4, 6))

    @color.setter
    def color(self, value):
        self._check_writable()
        fill = PatternFill() if value is None else PatternFill("solid", fgColor=_hex(value))
        for cell in self._cells():
            cell.fill = fill

    @property
    def font(self):
        return RangeFont(self)

    @property
    def borders(self):
        return RangeBorders(self)

    @property
    def wrap_text(self):
        return self.ws.cell(self.row, self.column).alignment.wrap_text

    @wrap_text.setter
    def wrap_text(self, value):
        self._align(wrap_text=value)

    @property
    def horizontal_alignment(self):
        return self.ws.cell(self.row, self.column).alignment.horizontal

    @horizontal_alignment.setter
    def horizontal_alignment(self, value):
        self._align(horizontal=value)

    @property
    def vertical_alignment(self):
        return self.ws.cell(self.row, self.column).alignment.vertical

    @vertical_alignment.setter
    def vertical_alignment(self, value):
        self._align(vertical=value)

    def _align(self, **change):
        self._check_writable()
        for cell in self._cells():
            old = cell.alignment
            kept = {name: getattr(old, name) for name in ("horizontal", "vertical", "wrap_text")}
            cell.alignment = Alignment(**(kept | change))

    @property
    def column_width(self):
        return self.ws.column_dimensions[get_column_letter(self.column)].width

    @column_width.setter
    def column_width(self, value):
        for col in range(self.column, self.column + self.shape[1]):
            self.ws.column_dimensions[get_column_letter(col)].width = value

    @property
    def row_height(self):
        return self.ws.row_dimensions[self.row].height

    @row_height.setter
    def row_height(self, value):
        for row in range(self.row, self.row + self.shape[0]):
            self.ws.row_dimensions[row].height = value

    @property
    def merge_cells(self):
        self.sheet.book.app.called()
        covered = 0
        for area in self.ws.merged_cells.ranges:
            rows = min(area.max_row, self.row + self.shape[0] - 1) - max(area.min_row, self.row) + 1
            cols = min(area.max_col, self.column + self.shape[1] - 1) - max(area.min_col, self.column) + 1
            covered += max(rows, 0) * max(cols, 0)
        return False if covered == 0 else True if covered == len(self) else None

    @property
    def merge_area(self):
        self.sheet.book.app.called()
        for area in self.ws.merged_cells.ranges:
            if area.min_row <= self.row <= area.max_row and area.min_col <= self.column <= area.max_col:
                return Range(self.sheet, area.min_row, area.min_col, area.size["rows"], area.size["columns"])
        return self(1, 1)

    def merge(self, across):  # noqa: ARG002
        self._check_writable()
        self.ws.merge_cells(self.address.replace("$", ""))

    def unmerge(self):
        for area in list(self.ws.merged_cells.ranges):
            if self._holds(area.min_row, area.min_col):
                self.ws.unmerge_cells(str(area))

    @property
    def address(self):
        return self.get_address(True, True, False)

    def get_address(self, row_absolute, col_absolute, external):  # noqa: ARG002
        def corner(row, col):
            return ("$" * col_absolute) + get_column_letter(col) + ("$" * row_absolute) + str(row)

        first = corner(self.row, self.column)
        last = corner(self.row + self.shape[0] - 1, self.column + self.shape[1] - 1)
        return first if first == last else f"{first}:{last}"

    @property
    def note(self):
        cell = self.ws.cell(self.row, self.column)
        return Note(cell) if cell.comment else None

    def add_note(self, text):
        if self.ws.protection.sheet:
            raise com_error(ACCESS_DENIED, "The cell is on a protected sheet.")
        cell = self.ws.cell(self.row, self.column)
        cell.comment = Comment(text, "")
        return Note(cell)

    def clear(self):
        self._check_writable()
        self.unmerge()
        for cell in self._cells():
            cell.value, cell.comment = None, None
            cell._style = copy(self.ws.parent._named_styles["Normal"].as_tuple())
            self.sheet.calculated.pop((cell.row, cell.column), None)

    def clear_contents(self):
        self._check_writable()
        for cell in self._cells():
            cell.value = None
            self.sheet.calculated.pop((cell.row, cell.column), None)

    def copy(self, destination=None):
        """Everything of the cells; of whole sheets also widths and heights."""
        destination = destination.impl
        destination._check_writable()
        whole = len(self) > 1_000_000
        if whole:
            destination.clear()
            for letter, width in self.ws.column_dimensions.items():
                destination.ws.column_dimensions[letter].width = width.width
            for number, height in self.ws.row_dimensions.items():
                destination.ws.row_dimensions[number].height = height.height
        down, right = destination.row - self.row, destination.column - self.column
        for source in self._cells():
            if type(source).__name__ == "MergedCell":
                continue
            cell = destination.ws.cell(source.row + down, source.column + right)
            cell._value, cell.data_type, cell._style = source._value, source.data_type, copy(source._style)
            cell.comment = copy(source.comment)
            place = (source.row, source.column)
            if place in self.sheet.calculated:
                destination.sheet.calculated[cell.row, cell.column] = self.sheet.calculated[place]
        for area in self.ws.merged_cells.ranges:
            if self._holds(area.min_row, area.min_col):
                moved = copy(area)
                moved.shift(right, down)
                destination.ws.merge_cells(str(moved))


class RangeFont(base_classes.Font):
    def __init__(self, rng):
        self._rng = rng

    def _set(self, **change):
        self._rng._check_writable()
        for cell in self._rng._cells():
            kept = {name: getattr(cell.font, name) for name in ("name", "size", "bold", "color")}
            cell.font = Font(**(kept | change))

    def _get(self):
        return self._rng.ws.cell(self._rng.row, self._rng.column).font

    name = property(lambda self: self._get().name, lambda self, value: self._set(name=value))
    size = property(lambda self: self._get().size, lambda self, value: self._set(size=value))
    bold = property(lambda self: self._get().bold, lambda self, value: self._set(bold=value))
    color = property(lambda self: self._get().color, lambda self, value: self._set(color=_hex(value)))


class RangeBorders(base_classes.Borders):
    def __init__(self, rng):
        self._rng = rng

    def set(self, sides, line_style=None, weight=None, color=None):  # noqa: ARG002
        self._rng._check_writable()
        side = Side("thin", color=_hex(color))
        names = {"edge_top": "top", "edge_bottom": "bottom", "edge_left": "left", "edge_right": "right"}
        if "inside_vertical" in sides:
            change = dict.fromkeys(names.values(), side)
        else:
            change = {names[name]: side for name in sides if name in names}
        for cell in self._rng._cells():
            if type(cell).__name__ != "MergedCell":
                kept = {name: getattr(cell.border, name) for name in names.values()}
                cell.border = Border(**(kept | change))


class Note(base_classes.Note):
    def __init__(self, cell):
        self._cell = cell
        self.location = None

    api = location = None

    @property
    def text(self):
        return self._cell.comment.text

    @text.setter
    def text(self, value):
        self._cell.comment = Comment(value, "")

    def delete(self):
        self._cell.comment = None


def _hex(color):
    if isinstance(color, str):
        return "FF" + color.lstrip("#")
    return "FF" + "".join(f"{part:02X}" for part in color)


def _guessed(text):
    """What Excel makes of a typed text."""
    if text.strip().upper() in {"TRUE", "FALSE"}:
        return text.strip().upper() == "TRUE"
    plain = text.strip().removesuffix("%").lstrip("¥$")
    if _NUMBER.fullmatch(plain):
        return float(plain.replace(",", "")) / (100 if text.strip().endswith("%") else 1)
    return 45000.0 if _DATE.fullmatch(text.strip()) else text or None
