"""Range: cells as xlwings sees them, put together from what the other modules know to do."""

from xl_perfgoals.core.cells import Area
from xl_perfgoals.hosts.calc import contents, links, merges, notes, number_formats, values
from xl_perfgoals.hosts.calc.conditions import ConditionalFormats
from xl_perfgoals.hosts.calc.ends import end_of
from xl_perfgoals.hosts.calc.looks import Looks
from xl_perfgoals.hosts.calc.names import Name, add_name, name_of
from xl_perfgoals.hosts.calc.natives import RangeApi
from xl_perfgoals.hosts.calc.places import area_of_address
from xl_perfgoals.hosts.calc.sizes import Sizes
from xl_perfgoals.hosts.calc.uno_bridge import Uno, choice
from xl_perfgoals.hosts.calc.validations import DataValidation

_INSERT = {"down": "DOWN", "right": "RIGHT"}
_DELETE = {"up": "UP", "left": "LEFT"}


class Range(Looks, Sizes):
    """Cells of a sheet."""

    @property
    def api(self) -> RangeApi:
        """The cells in LibreOffice, with some of Excel's names."""
        return RangeApi(self)

    def __call__(self, arg1: int, arg2: int | None = None) -> "Range":
        """The cell at a row and column of it, or at a number counted row by row; it may lie outside."""
        down, right = divmod(arg1 - 1, self.shape[1]) if arg2 is None else (arg1 - 1, arg2 - 1)
        return Range(self.sheet, self.row + down, self.column + right, 1, 1)

    def _other(self, area: Area) -> "Range":
        top, left, bottom, right = area
        return Range(self.sheet, top, left, bottom - top + 1, right - left + 1)

    @property
    def raw_value(self) -> Uno:
        """The values; a bare one for one cell."""
        rows = values.read(self, moments=True)
        return rows if len(self) > 1 else rows[0][0]

    @raw_value.setter
    def raw_value(self, data: Uno) -> None:
        if isinstance(data, str) and data[:1] in "=＝" and len(data) > 1 and len(self) > 1:
            data = contents.filled(data, self.shape)
        values.write(self, data)

    @property
    def formula(self) -> str | tuple[tuple[str, ...], ...]:
        """The formulas, as Excel writes them; of other cells what stands in them."""
        rows = contents.formulas(self)
        return rows if len(self) > 1 else rows[0][0]

    @formula.setter
    def formula(self, data: Uno) -> None:
        self.raw_value = data

    @property
    def formula2(self) -> str | tuple[tuple[str, ...], ...]:
        """The same as formula: LibreOffice does not spill."""
        return self.formula

    @formula2.setter
    def formula2(self, data: Uno) -> None:
        self.raw_value = data

    @property
    def formula_array(self) -> str | None:
        """The formula that fills the place as a whole; None when there is none."""
        return contents.array_formula(self)

    @formula_array.setter
    def formula_array(self, value: str) -> None:
        contents.set_array_formula(self, value)

    @property
    def has_array(self) -> bool:
        """Whether one formula fills the place as a whole."""
        return contents.array_formula(self) is not None

    @property
    def number_format(self) -> str | None:
        """The number format; None when the cells have several."""
        return number_formats.number_format(self)

    @number_format.setter
    def number_format(self, value: str) -> None:
        number_formats.set_number_format(self, value)

    def clear(self) -> None:
        """Takes away values, looks, notes and merged cells."""
        contents.clear(self)

    def clear_contents(self) -> None:
        """Takes away values."""
        contents.clear_contents(self)

    def clear_formats(self) -> None:
        """Takes away looks."""
        contents.clear_formats(self)

    def copy(self, destination: Uno = None) -> None:
        """Copies everything of the cells; of whole sheets widths and heights too."""
        if destination is None:
            raise NotImplementedError
        target: Range = destination.impl
        target.check_writable()
        first = target.cell.CellAddress
        if target.sheet.book.uno != self.sheet.book.uno:
            raise NotImplementedError
        target.sheet.uno.copyRange(first, self.uno.RangeAddress)

    def insert(self, shift: str | None = None, copy_origin: str | None = None) -> None:
        """Moves cells away to make place; of whole rows and columns these."""
        del copy_origin
        kind = (
            "ROWS" if self.is_whole_rows else "COLUMNS" if self.is_whole_columns else _INSERT[shift or "down"]
        )
        self.sheet.uno.insertCells(self.uno.RangeAddress, choice("sheet.CellInsertMode", kind))
        self.sheet.moved()

    def delete(self, shift: str | None = None) -> None:
        """Takes the cells out; others move up or to the left."""
        kind = (
            "ROWS" if self.is_whole_rows else "COLUMNS" if self.is_whole_columns else _DELETE[shift or "up"]
        )
        self.sheet.uno.removeRange(self.uno.RangeAddress, choice("sheet.CellDeleteMode", kind))
        self.sheet.moved()

    @property
    def merge_cells(self) -> bool | None:
        """Whether the place is merged; False only when nothing in it is."""
        return merges.is_merged(self)

    @property
    def merge_area(self) -> "Range":
        """The merged area of the first cell."""
        return self._other(merges.first_merge(self))

    def merge(self, across: bool = False) -> None:
        """Makes one cell of it."""
        merges.merge(self, across=across)

    def unmerge(self) -> None:
        """Takes merged cells apart."""
        merges.unmerge(self)

    @property
    def note(self) -> notes.Note | None:
        """The note of the first cell."""
        return notes.note_of(self)

    def add_note(self, text: str) -> notes.Note:
        """Puts a note on a cell."""
        return notes.add_note(self, text)

    @property
    def hyperlink(self) -> str:
        """Where a click on the cell leads."""
        return links.link_of(self)

    def add_hyperlink(
        self, address: str, text_to_display: str | None = None, screen_tip: str | None = None
    ) -> None:
        """Makes a click on the cell lead somewhere; LibreOffice has no tips of its own."""
        del screen_tip
        links.add_link(self, address, text_to_display or address)

    @property
    def data_validation(self) -> DataValidation:
        """What may be entered."""
        return DataValidation(self)

    @property
    def conditional_formats(self) -> ConditionalFormats:
        """Looks that depend on the value."""
        return ConditionalFormats(self)

    @property
    def name(self) -> Name | None:
        """The name of the place."""
        return name_of(self)

    @name.setter
    def name(self, value: str) -> None:
        add_name(self.sheet.book, value, f"='{self.sheet.name.replace(chr(39), chr(39) * 2)}'!{self.address}")

    def end(self, direction: str) -> "Range":
        """Where Ctrl and an arrow key lead."""
        return self._other(end_of(self, direction))

    @property
    def current_region(self) -> "Range":
        """The filled cells around it, up to blank rows and columns."""
        cursor = self._cursor()
        cursor.collapseToCurrentRegion()
        return self._other(area_of_address(cursor.RangeAddress))

    def select(self) -> None:
        """Selects the cells in their window."""
        self.sheet.activate()
        self.sheet.book.uno.CurrentController.select(self.uno)
