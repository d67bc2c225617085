"""What helps while a form is filled in: prompts, lists to choose from, colours of blanks."""

from collections.abc import Sequence

from xlsxwriter.worksheet import Worksheet

from xl_perfgoals.core.levels import Level2
from xl_perfgoals.core.template import IDENTITY_SHEET
from xl_perfgoals.templates import wording as say
from xl_perfgoals.templates.content import Template
from xl_perfgoals.templates.looks import BAD_FILL, PAPER, Looks
from xl_perfgoals.templates.places import (
    ATTRIBUTE,
    DEPARTMENT,
    FIRST,
    FISCAL,
    GOAL,
    OTHER,
    PROJECT,
    TOTAL,
    VERDICT,
    YEAR,
    Block,
)

_MOST_MONEY = 100_000_000_000


def add_prompts(sheet: Worksheet, template: Template, parts: Sequence[Block]) -> None:
    """The prompts and lists of every blank. Only money cells refuse what is typed; pasting beats them all."""
    for cell, tip in (
        (f"A{YEAR}", say.YEAR_TIP),
        (f"C{PROJECT}", say.PROJECT_TIP),
        (f"C{DEPARTMENT}", say.DEPARTMENT_TIP),
        (f"E{DEPARTMENT}", say.UNIT_TIP),
        (f"B{GOAL}", say.GOAL_TIP),
    ):
        sheet.data_validation(cell, {"validate": "any", **_tip(tip)})
    if template.attributes:
        sheet.data_validation(
            f"C{ATTRIBUTE}",
            {
                "validate": "list",
                "source": f"='{IDENTITY_SHEET}'!$D$1:$D${len(template.choices)}",
                "error_type": "warning",
                "error_title": say.ATTRIBUTE_STOP[0],
                "error_message": say.ATTRIBUTE_STOP[1],
                **_tip(say.ATTRIBUTE_TIP),
            },
        )
    _suggest(sheet, f"E{ATTRIBUTE}", say.PERIODS, say.PERIOD_TIP)
    sheet.data_validation(
        f"D{TOTAL}:D{OTHER}",
        {
            "validate": "decimal",
            "criteria": "between",
            "minimum": 0,
            "maximum": _MOST_MONEY,
            "error_type": "stop",
            "error_title": say.MONEY_STOP[0],
            "error_message": say.MONEY_STOP[1],
            **_tip(say.MONEY_TIP),
        },
    )
    for part in parts:
        area = f"E{part.first}:E{part.last}"
        if part.level2 is Level2.QUANTITY:
            sheet.data_validation(area, {"validate": "any", **_tip(say.QUANTITY_TIP)})
        elif part.level2 is Level2.COST:
            sheet.data_validation(area, {"validate": "any", **_tip(say.COST_TIP)})
        elif part.level2 is not None:
            _suggest(sheet, area, suggestions(part.level2, template.year), say.SUGGESTION_TIP)


def suggestions(level2: Level2, year: int | None) -> tuple[str, ...]:
    """指标值 to choose from; anything else may be written too."""
    if level2 is Level2.QUALITY:
        return say.QUALITIES
    if level2 is Level2.SATISFACTION:
        return say.SATISFACTIONS
    if level2 is Level2.TIMELINESS:
        return tuple(words.replace("{}年", f"{year}年" if year else "") for words in say.MONTHS)
    return say.BENEFITS


def color_blanks(sheet: Worksheet, looks: Looks, parts: Sequence[Block]) -> None:
    """A blank turns white when it is filled in, so that the page prints as the official one, and red when
    the verdict beside it asks to mend it.
    """
    last = parts[-1].last
    bad = f'LEFT(${VERDICT}{{row}},1)="{say.MEND}"'
    for area, anchor, row, condition in (
        (f"A{YEAR}:E{YEAR}", f"$A{YEAR}", YEAR, ""),
        (f"C{PROJECT}:E{PROJECT}", f"$C{PROJECT}", PROJECT, ""),
        (f"C{DEPARTMENT}", f"$C{DEPARTMENT}", DEPARTMENT, f'TRIM($C{DEPARTMENT})=""'),
        (f"E{DEPARTMENT}", f"$E{DEPARTMENT}", DEPARTMENT, f'TRIM($E{DEPARTMENT})=""'),
        (f"C{ATTRIBUTE}", f"$C{ATTRIBUTE}", ATTRIBUTE, ""),
        (f"E{ATTRIBUTE}", f"$E{ATTRIBUTE}", ATTRIBUTE, f'TRIM($C{ATTRIBUTE})<>""'),
        (f"D{TOTAL}:E{TOTAL}", f"$D{TOTAL}", TOTAL, ""),
        (f"D{FISCAL}:E{FISCAL}", f"$D{FISCAL}", FISCAL, ""),
        (f"D{OTHER}:E{OTHER}", f"$D{OTHER}", OTHER, ""),
        (f"B{GOAL}:E{GOAL}", f"$B{GOAL}", GOAL, ""),
        (f"D{FIRST}:D{last}", f"$D{FIRST}", FIRST, f'TRIM($D{FIRST})="",TRIM($E{FIRST})<>""'),
        (f"E{FIRST}:E{last}", f"$E{FIRST}", FIRST, f'TRIM($D{FIRST})<>""'),
    ):
        wrong = ",".join(filter(None, (bad.format(row=row), condition)))
        _color(sheet, area, f"=AND({wrong})", looks, BAD_FILL)
        _color(sheet, area, f'=TRIM({anchor})<>""', looks, PAPER)


def _color(sheet: Worksheet, area: str, formula: str, looks: Looks, fill: str) -> None:
    sheet.conditional_format(
        area, {"type": "formula", "criteria": formula, "format": looks.when("", fill), "stop_if_true": True}
    )


def _suggest(sheet: Worksheet, area: str, options: Sequence[str], tip: tuple[str, str]) -> None:
    """A list that refuses nothing."""
    sheet.data_validation(
        area, {"validate": "list", "source": list(options), "show_error": False, **_tip(tip)}
    )


def _tip(tip: tuple[str, str]) -> dict[str, str]:
    title, message = tip
    return {"input_title": title, "input_message": message}
