"""填报说明: whose template it is, how to fill it in, what the colours mean, how to send it in."""

from xlsxwriter.worksheet import Worksheet

from xl_perfgoals.core.cell_text import cell_text
from xl_perfgoals.core.sheet import quoted
from xl_perfgoals.core.template import LIST_SHEET
from xl_perfgoals.templates import wording as say
from xl_perfgoals.templates.content import Template
from xl_perfgoals.templates.looks import (
    ACCENT,
    ACCENT_FILL,
    BAD,
    BAD_FILL,
    FAIR,
    FAIR_FILL,
    GOOD,
    PAPER,
    QUIET,
    Looks,
)
from xl_perfgoals.templates.row_height import row_height

_WIDTHS = (5.0, 12.0, 80.0)
"""Numbers of the steps; with the next column labels; with the last one the steps."""

_STEP_WIDTH = 92.0
"""Of the steps, in units of their larger letters."""


def write_guide_sheet(sheet: Worksheet, template: Template, looks: Looks) -> None:
    """Fills 填报说明."""
    for col, width in enumerate(_WIDTHS):
        sheet.set_column(col, col, width)
    sheet.merge_range("A1:C1", say.GUIDE_TITLE, looks.text(bold=1, font_size=18, align="center"))
    sheet.set_row(0, 48)
    row = _facts(sheet, template, looks)
    fill = tuple(step.replace("{forms}", str(template.forms)) for step in say.GUIDE_FILL_STEPS)
    row = _steps(sheet, looks, _heading(sheet, looks, row, say.GUIDE_FILL), fill)
    row = _colors(sheet, looks, _heading(sheet, looks, row, say.GUIDE_COLORS))
    row = _steps(sheet, looks, _heading(sheet, looks, row, say.GUIDE_SEND), say.GUIDE_SEND_STEPS)
    link = looks.text(font_size=11, font_color=ACCENT, underline=1)
    sheet.set_row(row, 30)
    sheet.write_url(row, 1, f"internal:{quoted(LIST_SHEET)}!A1", link, say.GUIDE_GO)
    sheet.hide_gridlines(2)
    sheet.set_paper(9)
    sheet.set_portrait()
    sheet.set_margins(left=0.6, right=0.6, top=0.6, bottom=0.6)
    sheet.center_horizontally()
    sheet.fit_to_pages(1, 1)
    sheet.protect(options={"format_columns": True, "format_rows": True, "objects": True, "scenarios": True})


def _facts(sheet: Worksheet, template: Template, looks: Looks) -> int:
    values = (template.unit, template.code, str(template.year or ""), str(template.forms))
    facts = (*zip(say.GUIDE_FACTS, values, strict=True), *template.notice)
    for row, (label, value) in enumerate(facts, 1):
        sheet.set_row(row, 22)
        sheet.merge_range(row, 0, row, 1, cell_text(label), looks.head())
        sheet.write_string(row, 2, cell_text(value or say.GUIDE_BY_HAND), looks.box(indent=1, font_size=11))
    return len(facts) + 1


def _heading(sheet: Worksheet, looks: Looks, row: int, words: str) -> int:
    sheet.set_row(row, 12)
    look = looks.text(bold=1, font_size=12, font_color=ACCENT, bg_color=ACCENT_FILL, indent=1)
    sheet.merge_range(row + 1, 0, row + 1, 2, words, look)
    sheet.set_row(row + 1, 26)
    return row + 2


def _steps(sheet: Worksheet, looks: Looks, row: int, steps: tuple[str, ...]) -> int:
    number = looks.text(font_size=10.5, align="right", font_color=QUIET)
    line = looks.text(font_size=10.5, text_wrap=1, indent=1)
    for count, words in enumerate(steps, 1):
        sheet.write_string(row, 0, f"{count}.", number)
        sheet.merge_range(row, 1, row, 2, words, line)
        sheet.set_row(row, row_height(words, _STEP_WIDTH))
        row += 1
    return row


def _colors(sheet: Worksheet, looks: Looks, row: int) -> int:
    colors = ((GOOD, PAPER), (BAD, BAD_FILL), (FAIR, FAIR_FILL))
    for (mark, meaning), (color, fill) in zip(say.GUIDE_COLOR_LINES, colors, strict=True):
        sheet.set_row(row, 22)
        sheet.merge_range(row, 0, row, 1, mark, looks.box(font_color=color, bg_color=fill, align="center"))
        sheet.write_string(row, 2, meaning, looks.text(font_size=11, indent=1))
        row += 1
    sheet.set_row(row, 24)
    sheet.merge_range(row, 0, row, 2, say.GUIDE_COLOR_NOTE, looks.text(font_color=QUIET, indent=1))
    return row + 1
