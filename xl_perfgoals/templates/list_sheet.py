"""项目清单: a line for each form, live by formulas, with totals and links."""

import re
from collections.abc import Sequence
from decimal import Decimal

from xlsxwriter.worksheet import Worksheet

from xl_perfgoals.core.amount import add
from xl_perfgoals.core.cell_text import cell_text
from xl_perfgoals.core.sheet import Formula, quoted
from xl_perfgoals.templates import wording as say
from xl_perfgoals.templates.content import Template
from xl_perfgoals.templates.form_content import FormContent
from xl_perfgoals.templates.form_margin import color_summary
from xl_perfgoals.templates.form_sheet import form_name
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
_PLAIN = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")
_WIDTHS = (6, 38, 24, 9, 24, 15, 15, 13, 28, 9)


def write_list_sheet(
    sheet: Worksheet, template: Template, looks: Looks, filled: Sequence[FormContent] = ()
) -> None:
    """Fills 项目清单. filled is what the forms hold, for the values of the formulas."""
    last = _FIRST + template.forms - 1
    for col, width in enumerate(_WIDTHS):
        sheet.set_column(col, col, width)
    _write_title(sheet, template, looks)
    for col, words in enumerate(say.LIST_HEAD):
        sheet.write_string(_HEAD - 1, col, words, looks.head())
    sheet.set_row(_HEAD - 1, 30)
    for number in range(1, template.forms + 1):
        _write_line(sheet, looks, number, filled[number - 1] if filled else None)
    _write_totals(sheet, looks, last, filled)
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


def _write_line(sheet: Worksheet, looks: Looks, number: int, content: FormContent | None) -> None:
    row = _FIRST + number - 1
    form = quoted(form_name(number))
    untouched = f"{form}!{CLEAN}{TITLE}=0"
    words, middle = looks.box(text_wrap=1, indent=1), looks.box(align="center")
    money = looks.box(num_format=MONEY_FORMAT, align="right")
    sheet.set_row(row - 1, 24)
    sheet.write_number(f"A{row}", number, middle)
    name = f"TRIM({form}!C{PROJECT})"
    unnamed = f'IF({name}="","{say.LIST_UNNAMED}",{name})'
    whose = content.department_and_code if content else ""
    department = whose.rstrip("0123456789")
    texts = (
        ("B", unnamed, words, (content.project.strip() or say.LIST_UNNAMED) if content else ""),
        ("C", f"{form}!{AMOUNT}{DEPARTMENT}", words, department.strip()),
        ("D", f"{form}!{DIGITS}{DEPARTMENT}", middle, whose[len(department) :]),
        ("E", f"TRIM({form}!E{DEPARTMENT})", words, content.unit.strip() if content else ""),
    )
    for column, value, style, now in texts:
        sheet.write_formula(f"{column}{row}", f'=IF({untouched},"",{value})', style, now)
    amounts = _amounts(content) if content else (None, None, None)
    for column, place, known in zip("FGH", (TOTAL, FISCAL, OTHER), amounts, strict=True):
        amount = f"{form}!{AMOUNT}{place}"
        sheet.write_formula(
            f"{column}{row}", f'=IF(ISNUMBER({amount}),{amount},"")', money, "" if known is None else known
        )
    verdict = "" if content else say.UNTOUCHED
    sheet.write_formula(f"I{row}", f"={form}!{VERDICT}{TITLE}", middle, verdict)
    link = looks.box(align="center", font_color=ACCENT, underline=1)
    sheet.write_url(f"J{row}", f"internal:{form}!C{PROJECT}", link, f"{form_name(number)} →")


def _amounts(content: FormContent) -> tuple[Decimal | None, ...]:
    """The amounts of a form; None for one that is no plain number."""
    texts = (content.total, content.fiscal, content.other)
    return tuple(Decimal(text) if _PLAIN.fullmatch(text) else None for text in texts)


def _write_totals(sheet: Worksheet, looks: Looks, last: int, filled: Sequence[FormContent]) -> None:
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
        f"{say.LIST_TOTAL}{len(filled)}{say.LIST_COUNT}",
    )
    for column in "CDE":
        sheet.write_blank(f"{column}{row}", None, words)
    money = looks.box(num_format=MONEY_FORMAT, align="right", **look)
    columns = zip(*map(_amounts, filled), strict=True) if filled else ((), (), ())
    for column, amounts in zip("FGH", columns, strict=True):
        now = add(amount for amount in amounts if amount is not None)
        total = Formula(f"=ROUND(SUM({column}{_FIRST}:{column}{last}),6)", now)
        sheet.write_formula(f"{column}{row}", total.text, money, total.value)
    verdicts = f"I{_FIRST}:I{last}"
    passed = f'SUMPRODUCT(--(LEFT({verdicts},{len(say.ALL_WELL)})="{say.ALL_WELL}"))'
    now_passed = "" if filled else f"0{say.LIST_PASSED}"
    sheet.write_formula(f"I{row}", f'={passed}&"{say.LIST_PASSED}"', middle, now_passed)
