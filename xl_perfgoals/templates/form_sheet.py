"""One form sheet: the official page, its checks beside it, locked but for the blanks."""

from collections.abc import Sequence

from xlsxwriter.worksheet import Worksheet

from xl_perfgoals.core.cell_text import cell_text
from xl_perfgoals.core.sheet import Formula, quoted
from xl_perfgoals.core.template import LIST_SHEET, MARGIN
from xl_perfgoals.templates import wording as say
from xl_perfgoals.templates.content import Template
from xl_perfgoals.templates.form_content import FormContent
from xl_perfgoals.templates.form_inputs import add_prompts, color_blanks
from xl_perfgoals.templates.growing_sheet import GrowingSheet
from xl_perfgoals.templates.head_checks import head_formulas
from xl_perfgoals.templates.indicator_checks import indicator_formulas
from xl_perfgoals.templates.looks import (
    ACCENT,
    BAD,
    BAD_FILL,
    FAIR,
    FAIR_FILL,
    GOOD,
    GOOD_FILL,
    INPUT,
    QUIET,
    QUIET_FILL,
    Looks,
)
from xl_perfgoals.templates.official_layout import set_up_page, write_form
from xl_perfgoals.templates.places import (
    ATTACHMENT,
    CLEAN,
    CONVERTER_ROWS,
    FIRST,
    GAP,
    GOAL,
    PAGE_END,
    PROJECT,
    SECOND_GAP,
    SUM,
    TITLE,
    VERDICT,
    WAN,
    YEAR,
    YUAN,
    Block,
    blocks,
    indicator_rows,
)
from xl_perfgoals.templates.row_height import ROW_HEIGHT

_GOAL_HEIGHT = 96.0
"""Room for some 250 characters: Excel does not enlarge merged cells as they are typed into."""

_TALL = 18
"""The size of an empty line beside the indicators: no row gets lower than the official form's."""


def form_name(number: int) -> str:
    """The name of the sheet with the form of this number."""
    return f"表{number}"


def write_form_sheet(sheet: GrowingSheet, template: Template, looks: Looks) -> None:
    """Fills one sheet with an empty form of the unit."""
    parts = blocks(template.demands)
    set_up_page(sheet)
    write_form(sheet, looks.form, _content(template, parts), 0, _attachment(template))
    sheet.set_row(GOAL - 1, _GOAL_HEIGHT)
    for part in parts:
        for row in part.spare:
            sheet.set_row(row - 1, ROW_HEIGHT, None, {"hidden": True})
    sheet.let_grow(range(FIRST, parts[-1].last + 1))
    _write_margin(sheet, template, looks, parts)
    _silence_triangles(sheet, parts[-1].last)
    add_prompts(sheet, template, parts)
    color_blanks(sheet, looks, parts)
    sheet.print_area(f"A{ATTACHMENT}:{PAGE_END}{parts[-1].last}")
    sheet.fit_to_pages(1, 1)
    sheet.print_black_and_white()
    sheet.protect(options={"format_columns": True, "format_rows": True, "objects": True, "scenarios": True})
    sheet.set_selection(f"C{PROJECT}")
    sheet.set_tab_color(ACCENT)


def _content(template: Template, parts: Sequence[Block]) -> FormContent:
    only = template.choices[0] if len(template.choices) == 1 else ""
    return FormContent(
        project="",
        department_and_code=cell_text(template.department),
        unit=cell_text(template.unit),
        attribute=only,
        period="",
        year=str(template.year or ""),
        total="",
        fiscal="",
        other="",
        goal="",
        rows=indicator_rows(tuple(parts)),
    )


def _attachment(template: Template) -> str:
    name = template.department.rstrip("0123456789 ")
    return cell_text(say.ATTACHMENT.replace("{}", name)) if name else say.BLANK_ATTACHMENT


def _write_margin(sheet: Worksheet, template: Template, looks: Looks, parts: Sequence[Block]) -> None:
    last = parts[-1].last
    for column, width in ((GAP, 1.5), (VERDICT, 46), (SECOND_GAP, 1.5), (YUAN, 14), (WAN, 14)):
        sheet.set_column(f"{column}:{column}", width)
    sheet.set_column(f"{CLEAN}:{SUM}", 8, None, {"hidden": True})
    sheet.write_string(f"{GAP}{ATTACHMENT}", MARGIN, looks.text(bold=1, font_color=QUIET))
    tall = looks.text(font_size=_TALL)
    for row in range(FIRST, last + 1):
        sheet.write_string(f"{GAP}{row}", " ", tall)
    worker = looks.text(font_color=QUIET)
    line = looks.text(font_size=10, indent=1)
    for cell, formula in (*head_formulas(template, parts), *indicator_formulas(parts)):
        style = line if cell[0] == VERDICT else worker
        _write(sheet, cell, formula, style)
    summary = looks.box(bold=1, font_size=14, align="center")
    for cell, formula in head_formulas(template, parts):
        if cell == f"{VERDICT}{TITLE}":
            _write(sheet, cell, formula, summary)
    _color_verdicts(sheet, looks, last)
    _write_converter(sheet, looks)


def _silence_triangles(sheet: Worksheet, last: int) -> None:
    """Excel would mark text that looks like a number, and formulas unlike their neighbours, in green."""
    page, margin = f"A{ATTACHMENT}:{PAGE_END}{last}", f"{VERDICT}{ATTACHMENT}:{SUM}{last}"
    sheet.ignore_errors({"number_stored_as_text": page, "formula_differs": margin, "formula_range": margin})


def _color_verdicts(sheet: Worksheet, looks: Looks, last: int) -> None:
    for mark, color, fill in (
        (say.MEND, BAD, BAD_FILL),
        (say.LOOK, FAIR, FAIR_FILL),
        (say.WELL, GOOD, "#FFFFFF"),
    ):
        criteria = f'=LEFT(${VERDICT}{YEAR},1)="{mark}"'
        sheet.conditional_format(
            f"{VERDICT}{YEAR}:{VERDICT}{last}",
            {"type": "formula", "criteria": criteria, "format": looks.when(color, fill)},
        )
    color_summary(sheet, looks, f"{VERDICT}{TITLE}", f"${VERDICT}${TITLE}")


def color_summary(sheet: Worksheet, looks: Looks, area: str, first: str) -> None:
    """The colours of a form's verdict as a whole; first is its first cell as a formula names it."""
    bad, fair = say.TO_MEND[:2], say.WELL_BUT[: len(say.ALL_WELL) + 1]
    for formula, color, fill in (
        (f'=LEFT({first},2)="{bad}"', BAD, BAD_FILL),
        (f'=LEFT({first},{len(fair)})="{fair}"', FAIR, FAIR_FILL),
        (f'={first}="{say.ALL_WELL}"', GOOD, GOOD_FILL),
        (f'={first}="{say.UNTOUCHED}"', QUIET, QUIET_FILL),
    ):
        sheet.conditional_format(
            area, {"type": "formula", "criteria": formula, "format": looks.when(color, fill)}
        )


def _write_converter(sheet: Worksheet, looks: Looks) -> None:
    back = looks.text(font_color=ACCENT, underline=1)
    sheet.write_url(f"{YUAN}{ATTACHMENT}", f"internal:{quoted(LIST_SHEET)}!A1", back, say.MARGIN_BACK)
    sheet.merge_range(f"{YUAN}{TITLE}:{WAN}{TITLE}", say.CONVERTER, looks.head())
    sheet.write_string(f"{YUAN}{YEAR}", say.YUAN, looks.head(bold=0))
    sheet.write_string(f"{WAN}{YEAR}", say.WAN, looks.head(bold=0))
    typed = looks.box(locked=0, bg_color=INPUT, num_format="#,##0.##", align="right")
    result = looks.box(num_format="0.00####", align="right")
    for row in CONVERTER_ROWS:
        yuan = f"{YUAN}{row}"
        sheet.write_blank(yuan, None, typed)
        _write(sheet, f"{WAN}{row}", Formula(f'=IF(ISNUMBER({yuan}),ROUND({yuan}/10000,6),"")', ""), result)
    note = looks.text(font_size=9, font_color=QUIET, valign="top", text_wrap=1)
    sheet.merge_range(f"{YUAN}{GOAL}:{WAN}{GOAL}", f"{say.CONVERTER_NOTE}。\n\n{say.SPARE_NOTE}。", note)


def _write(sheet: Worksheet, cell: str, formula: Formula, style: object) -> None:
    sheet.write_formula(cell, formula.text, style, formula.value)
