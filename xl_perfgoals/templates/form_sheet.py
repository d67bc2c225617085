"""One form sheet: the official page, its checks beside it, locked but for the blanks."""

from collections.abc import Sequence

from xlsxwriter.worksheet import Worksheet

from xl_perfgoals.core.cell_text import cell_text
from xl_perfgoals.templates import wording as say
from xl_perfgoals.templates.content import Template
from xl_perfgoals.templates.filled_form import FilledForm
from xl_perfgoals.templates.form_content import FormContent
from xl_perfgoals.templates.form_inputs import add_prompts, color_blanks
from xl_perfgoals.templates.form_margin import write_margin
from xl_perfgoals.templates.growing_sheet import GrowingSheet
from xl_perfgoals.templates.looks import ACCENT, Looks
from xl_perfgoals.templates.official_layout import COLUMN_WIDTHS, set_up_page, write_form
from xl_perfgoals.templates.places import (
    ATTACHMENT,
    FIRST,
    GOAL,
    HEAD,
    PAGE_END,
    PROJECT,
    SUM,
    VERDICT,
    Block,
    blocks,
    indicator_rows,
)
from xl_perfgoals.templates.row_height import ROW_HEIGHT, row_height

_GOAL_HEIGHT = 96.0
"""Room for some 250 characters: Excel does not enlarge merged cells as they are typed into."""


_LEGIBLE = 1100.0
"""Points that go onto one page in letters that can still be read; higher forms go onto several."""


def form_name(number: int) -> str:
    """The name of the sheet with the form of this number."""
    return f"表{number}"


def write_form_sheet(
    sheet: GrowingSheet, template: Template, looks: Looks, filled: FilledForm | None = None, number: int = 1
) -> None:
    """Fills one sheet with an empty form of the unit, or with one that is filled in; number is its own."""
    parts = filled.blocks if filled else blocks(template.demands)
    content = filled.content if filled else _content(template, parts, number)
    set_up_page(sheet)
    write_form(sheet, looks.form, content, 0, (filled and filled.attachment) or _attachment(template))
    if not filled:
        sheet.set_row(GOAL - 1, _GOAL_HEIGHT)
    for part in parts:
        for row in part.spare:
            sheet.set_row(row - 1, ROW_HEIGHT, None, {"hidden": True})
    sheet.let_grow(range(FIRST, parts[-1].last + 1))
    write_margin(sheet, template, looks, parts, calculated=filled is None)
    _silence_triangles(sheet, parts[-1].last)
    add_prompts(sheet, template, parts)
    color_blanks(sheet, looks, parts)
    sheet.print_area(f"A{ATTACHMENT}:{PAGE_END}{parts[-1].last}")
    fits = _height(content, parts) <= _LEGIBLE
    sheet.fit_to_pages(1, 1 if fits else 0)
    if not fits:
        sheet.repeat_rows(HEAD - 1)
    sheet.print_black_and_white()
    sheet.protect(options={"format_columns": True, "format_rows": True, "objects": True, "scenarios": True})
    sheet.set_selection(f"C{PROJECT}")
    sheet.set_tab_color(ACCENT)


def _content(template: Template, parts: Sequence[Block], number: int) -> FormContent:
    known = template.projects[number - 1 : number]
    only = template.choices[0] if len(template.choices) == 1 else ""
    return FormContent(
        project=cell_text(known[0]) if known else "",
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


def _height(content: FormContent, parts: Sequence[Block]) -> float:
    """About how high the form is, without its hidden rows."""
    spare = {row for part in parts for row in part.spare}
    lines = [
        max(row_height(line.name, COLUMN_WIDTHS[3]), row_height(line.value, COLUMN_WIDTHS[4]))
        for row, line in enumerate(content.rows, FIRST)
        if row not in spare
    ]
    return sum(lines) + row_height(content.goal, sum(COLUMN_WIDTHS[1:])) + HEAD * ROW_HEIGHT


def _silence_triangles(sheet: Worksheet, last: int) -> None:
    """Excel would mark text that looks like a number, and formulas unlike their neighbours, in green."""
    page, margin = f"A{ATTACHMENT}:{PAGE_END}{last}", f"{VERDICT}{ATTACHMENT}:{SUM}{last}"
    sheet.ignore_errors({"number_stored_as_text": page, "formula_differs": margin, "formula_range": margin})
