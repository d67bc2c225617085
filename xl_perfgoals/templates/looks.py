"""Colours and cell formats of the template, beyond those of the official form."""

from xlsxwriter import Workbook
from xlsxwriter.format import Format

from xl_perfgoals.templates.form_styles import FONT_SIZE, TEXT, FormStyles

INPUT = "#FFF9E3"
"""Where something is to be filled in: pale enough to vanish on paper."""

PAPER = "#FFFFFF"
GOOD, GOOD_FILL = "#1E6B34", "#E6F4EA"
BAD, BAD_FILL = "#A61B1B", "#FCE4E4"
FAIR, FAIR_FILL = "#7A4B00", "#FFF0CC"
QUIET, QUIET_FILL = "#5F6B7A", "#EEF1F5"
ACCENT, ACCENT_FILL = "#1F4E79", "#DCE8F4"
LINE = "#B8C4D2"

YEAR_FORMAT = f'"("0" 年度)";;;{TEXT}'
"""A typed 2026 looks like the printed line, and a line that is text stays as it is."""

MONEY_FORMAT = "#,##0.00####"


class InputStyles(FormStyles):
    """The official form with its blanks open for filling in."""

    def entry(self, align: str = "center", num_format: str = TEXT, font_size: float = FONT_SIZE) -> Format:
        """A blank: unlocked and tinted."""
        look: dict[str, str | float] = {"align": align, "num_format": num_format, "font_size": font_size}
        return self.line(border=1, text_wrap=1, locked=0, bg_color=INPUT, **look)

    def year(self, **properties: str | float) -> Format:
        """The line of the year: typing four digits is enough."""
        return self.line(num_format=YEAR_FORMAT, locked=0, bg_color=INPUT, **properties)


class Looks:
    """The formats of everything that is not the official form, each made once."""

    def __init__(self, book: Workbook) -> None:
        self.book = book
        self.form = InputStyles(book)
        self._differential: dict[tuple[str, str], Format] = {}

    def text(self, **properties: str | float) -> Format:
        """宋体 10 on white."""
        base: dict[str, str | float] = {"font_size": 10}
        return self.form.line(**(base | properties))

    def box(self, **properties: str | float) -> Format:
        """A cell with a thin pale border."""
        base: dict[str, str | float] = {"border": 1, "border_color": LINE}
        return self.text(**(base | properties))

    def head(self, **properties: str | float) -> Format:
        """The head of a column."""
        look: dict[str, str | float] = {"bold": 1, "align": "center", "text_wrap": 1}
        return self.box(**(look | {"font_color": ACCENT, "bg_color": ACCENT_FILL} | properties))

    def when(self, color: str, fill: str) -> Format:
        """What a conditional format changes: the colours."""
        key = (color, fill)
        if key not in self._differential:
            look = {"font_color": color} if color else {}
            self._differential[key] = self.book.add_format({**look, "bg_color": fill, "pattern": 1})
        return self._differential[key]
