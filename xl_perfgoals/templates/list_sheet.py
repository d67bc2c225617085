"""项目清单: a line for each form, live by formulas, with totals and links."""

from xlsxwriter.worksheet import Worksheet

from xl_perfgoals.core.cell_text import cell_text
from xl_perfgoals.core.sheet import Formula, quoted
from xl_perfgoals.templates import wording as say
from xl_perfgoals.templates.content import Template
from xl_perfgoals.templates.form_sheet import color_summary, form_name
from xl_perfgoals.templates.looks import ACCENT, ACCENT_FILL, MONEY_FORMAT, QUIET, Looks
from xl_perfgoals.templates.places import (
    AMOUNT,
    CLEAN,
    DEPARTMENT,
    DIGITS,
    FISCAL,
    OTHER,
    PROJECT,
    TITLE,
    TOTAL,
    VERDICT,
)

_HEAD = 3
_FIRST = _HEAD + 1
_WIDTHS = (6, 38, 24, 9, 24, 15, 15, 13, 28, 9)


def write_list_sheet(sheet: Worksheet, template: Template, looks: Looks) -> None:
    """Fills 项目清单."""
    last = _FIRST + template.forms - 1
    for col, width in enumerate(_WIDTHS):
        sheet.set_column(col, col, width)
    _write_title(sheet, template, looks)
    for col, words in enumerate(say.LIST_HEAD):
        sheet.write_string(_HEAD - 1, col, words, looks.head())
    sheet.set_row(_HEAD - 1, 30)
    for number in range(1, template.forms + 1):
        _write_line(sheet, looks, _FIRST + number - 1, number)
    _write_totals(sheet, looks, last)
    color_summary(sheet, looks, f"I{_FIRST}:I{last}", f"$I{_FIRST}")
    sheet.ignore_errors({"formula_differs": f"A{_FIRST}:J{last + 1}"})
    sheet.freeze_panes(_HEAD, 2)
    sheet.hide_gridlines(2)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.6)
    sheet.center_horizontally()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(_HEAD - 1)
    sheet.print_area(f"A1:I{last + 1}")
    sheet.protect(options={"format_columns": True, "format_rows": True, "objects": True, "scenarios": True})
    sheet.set_tab_color("#2E7D32")


def _write_title(sheet: Worksheet, template: Template, looks: Looks) -> None:
    year = f"（{template.year} 年度）" if template.year else ""
    title = looks.text(bold=1, font_size=16, align="center")
    sheet.merge_range("A1:I1", f"{say.LIST_TITLE}{year}", title)
    sheet.set_row(0, 34)
    unit = f"{say.LIST_UNIT}{template.department}" if template.department else ""
    sheet.write_string("A2", cell_text(unit), looks.text())
    sheet.write_string("I2", say.LIST_MONEY, looks.text(align="right", font_color=QUIET))
    sheet.set_row(1, 20)


def _write_line(sheet: Worksheet, looks: Looks, row: int, number: int) -> None:
    form = quoted(form_name(number))
    untouched = f"{form}!{CLEAN}{TITLE}=0"
    words, middle = looks.box(text_wrap=1, indent=1), looks.box(align="center")
    money = looks.box(num_format=MONEY_FORMAT, align="right")
    sheet.set_row(row - 1, 24)
    sheet.write_number(f"A{row}", number, middle)
    name = f"TRIM({form}!C{PROJECT})"
    unnamed = f'IF({name}="","{say.LIST_UNNAMED}",{name})'
    texts = (
        ("B", unnamed, words),
        ("C", f"{form}!{AMOUNT}{DEPARTMENT}", words),
        ("D", f"{form}!{DIGITS}{DEPARTMENT}", middle),
        ("E", f"TRIM({form}!E{DEPARTMENT})", words),
    )
    for column, value, style in texts:
        sheet.write_formula(f"{column}{row}", f'=IF({untouched},"",{value})', style, "")
    for column, place in (("F", TOTAL), ("G", FISCAL), ("H", OTHER)):
        amount = f"{form}!{AMOUNT}{place}"
        sheet.write_formula(f"{column}{row}", f'=IF(ISNUMBER({amount}),{amount},"")', money, "")
    sheet.write_formula(f"I{row}", f"={form}!{VERDICT}{TITLE}", middle, say.UNTOUCHED)
    link = looks.box(align="center", font_color=ACCENT, underline=1)
    sheet.write_url(f"J{row}", f"internal:{form}!C{PROJECT}", link, f"{form_name(number)} →")


def _write_totals(sheet: Worksheet, looks: Looks, last: int) -> None:
    row = last + 1
    look: dict[str, str | float] = {"bold": 1, "bg_color": ACCENT_FILL}
    sheet.set_row(row - 1, 26)
    words, middle = looks.box(indent=1, **look), looks.box(align="center", **look)
    for column in "AJ":
        sheet.write_blank(f"{column}{row}", None, words)
    names = f"B{_FIRST}:B{last}"
    count = f"SUMPRODUCT(--(LEN({names})>0))"
    sheet.write_formula(
        f"B{row}",
        f'="{say.LIST_TOTAL}"&{count}&"{say.LIST_COUNT}"',
        words,
        f"{say.LIST_TOTAL}0{say.LIST_COUNT}",
    )
    for column in "CDE":
        sheet.write_blank(f"{column}{row}", None, words)
    money = looks.box(num_format=MONEY_FORMAT, align="right", **look)
    for column in "FGH":
        total = Formula(f"=ROUND(SUM({column}{_FIRST}:{column}{last}),6)", 0)
        sheet.write_formula(f"{column}{row}", total.text, money, total.value)
    verdicts = f"I{_FIRST}:I{last}"
    passed = f'SUMPRODUCT(--(LEFT({verdicts},{len(say.ALL_WELL)})="{say.ALL_WELL}"))'
    sheet.write_formula(f"I{row}", f'={passed}&"{say.LIST_PASSED}"', middle, f"0{say.LIST_PASSED}")
