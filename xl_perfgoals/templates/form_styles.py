"""The look of the form: 宋体, thin borders, wrapped text."""

from xlsxwriter import Workbook
from xlsxwriter.format import Format

FONT = "宋体"
FONT_SIZE = 10.5
"""五号: a Chinese character is then exactly two column units wide."""

TEXT = "@"
"""The number format of typing space, lest Excel turn a typed 1-12 into a day in January."""


class FormStyles:
    """The cell formats of one workbook, each made once."""

    def __init__(self, workbook: Workbook) -> None:
        self._workbook = workbook
        self._made: dict[tuple[tuple[str, str | float], ...], Format] = {}

    def line(self, **properties: str | float) -> Format:
        """Text without borders, for the lines above the form."""
        base: dict[str, str | float] = {"font_name": FONT, "font_size": FONT_SIZE, "valign": "vcenter"}
        wanted = base | properties
        key = tuple(sorted(wanted.items()))
        if key not in self._made:
            self._made[key] = self._workbook.add_format(wanted)
        return self._made[key]

    def cell(self, align: str = "center", num_format: str = TEXT, font_size: float = FONT_SIZE) -> Format:
        """A cell of the form."""
        return self.line(border=1, text_wrap=1, align=align, num_format=num_format, font_size=font_size)

    def entry(self, align: str = "center", num_format: str = TEXT, font_size: float = FONT_SIZE) -> Format:
        """A cell of the form that is filled in; on the official form it looks like any other."""
        return self.cell(align, num_format, font_size)

    def year(self, **properties: str | float) -> Format:
        """The line of the year."""
        return self.line(**properties)
