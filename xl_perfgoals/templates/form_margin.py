"""The margin of a form sheet, right of the printed page: the verdicts, and the converter from 元 to 万元."""

from collections.abc import Sequence

from xlsxwriter.worksheet import Worksheet

from xl_perfgoals.core.sheet import Formula, quoted
from xl_perfgoals.core.template import LIST_SHEET, MARGIN
from xl_perfgoals.templates import wording as say
from xl_perfgoals.templates.content import Template
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
from xl_perfgoals.templates.places import (
    ATTACHMENT,
    CLEAN,
    CONVERTER_ROWS,
    FIRST,
    GAP,
    GOAL,
    SECOND_GAP,
    SUM,
    TITLE,
    VERDICT,
    WAN,
    YEAR,
    YUAN,
    Block,
)

_TALL = 18
"""The size of an empty line beside the indicators: no row gets lower than the official form's."""


def write_margin(
    sheet: Worksheet, template: Template, looks: Looks, parts: Sequence[Block], *, calculated: bool
) -> None:
    """Fills the margin. Formulas not calculated have no value: every program works them out."""
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
    summary = looks.box(bold=1, font_size=14, align="center")
    for cell, formula in (*head_formulas(template, parts), *indicator_formulas(parts)):
        own = summary if cell == f"{VERDICT}{TITLE}" else line if cell[0] == VERDICT else worker
        _write(sheet, cell, formula if calculated else formula._replace(value=""), own)
    _color_verdicts(sheet, looks, last)
    _write_converter(sheet, looks)


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
