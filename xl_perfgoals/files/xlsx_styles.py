"""Styles as XlsxWriter's formats, each made once."""

from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook

from xl_perfgoals.core.sheet import Style

_DOWN = {"top": "top", "center": "vcenter"}
_THIN = 1
_KEPT = 1 << 10


class Formats:
    """The formats of one workbook by style."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._cells: dict[tuple[Style, bool], Format] = {}
        self._numbers: dict[tuple[int, bool], tuple[int, Style]] = {}
        """Styles are held, so that no other gets their id."""
        self._marks: dict[Style, Format] = {}

    def of(self, style: Style, *, quoted: bool = False) -> Format:
        """The format of a cell. quoted: its text stays text when somebody opens the cell and leaves it."""
        key = (style, quoted)
        if key not in self._cells:
            self._cells[key] = self._book.add_format({**_properties(style), "quote_prefix": quoted})
        return self._cells[key]

    def number(self, style: Style, *, quoted: bool = False) -> int:
        """The number by which cells name their format."""
        # Cells of one look have the same style; to compare all that it says takes long.
        key = id(style), quoted
        if key not in self._numbers:
            if len(self._numbers) == _KEPT:
                self._numbers.clear()
            number: int = self.of(style, quoted=quoted)._get_xf_index()  # noqa: SLF001 - no public way there
            self._numbers[key] = number, style
        return self._numbers[key][0]

    def mark(self, style: Style) -> Format:
        """What a conditional format lays over a cell: colours only, since Excel allows no more."""
        if style not in self._marks:
            colors: dict[str, str | bool] = {"font_color": style.color, "bold": style.bold}
            if style.fill:
                colors["bg_color"] = style.fill
            self._marks[style] = self._book.add_format(colors)
        return self._marks[style]


def _properties(style: Style) -> dict[str, str | float | bool]:
    properties: dict[str, str | float | bool] = {
        "font_name": style.font,
        "font_size": style.size,
        "font_color": style.color,
        "bold": style.bold,
        "align": style.across,
        "valign": _DOWN[style.down],
        "text_wrap": style.wrap,
        "shrink": style.shrink,
        "indent": style.indent,
    }
    if style.fill:
        properties["bg_color"] = style.fill
    if style.number_format:
        properties["num_format"] = style.number_format
    if style.edges == "all":
        properties |= {"border": _THIN, "border_color": style.edge_color}
    elif style.edges == "bottom":
        properties |= {"bottom": _THIN, "bottom_color": style.edge_color}
    return properties
