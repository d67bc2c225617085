"""The formulas beside the head of a form: summary, year, names, attribute, money, goal."""

from collections.abc import Iterator, Sequence
from typing import TypeAlias

from xl_perfgoals.core.sheet import Formula
from xl_perfgoals.core.template import IDENTITY_SHEET
from xl_perfgoals.templates import wording as say
from xl_perfgoals.templates.content import Template
from xl_perfgoals.templates.pieces import (
    BLANKS,
    DASHES,
    NOTHING,
    chosen,
    digits_in,
    is_number,
    last_other_than_digits,
    said,
    stripped,
    text,
)
from xl_perfgoals.templates.places import (
    AMOUNT,
    ATTRIBUTE,
    CLEAN,
    DEPARTMENT,
    DIGITS,
    FIRST,
    FISCAL,
    GOAL,
    OTHER,
    PROJECT,
    TITLE,
    TOTAL,
    VERDICT,
    YEAR,
    Block,
)

Formulas: TypeAlias = Iterator[tuple[str, Formula]]
"""Cells with their formulas, each with the value that it has in a form nobody has touched."""

FILLED = f"${CLEAN}${TITLE}"
"""How many of the form's blanks are filled in; the verdicts are silent while it is 0."""

_MENDS, _LOOKS = f"${DIGITS}${TITLE}", f"${AMOUNT}${TITLE}"
TOTAL_AMOUNT = f"${AMOUNT}${TOTAL}"
_UNREAD = "U"


def head_formulas(template: Template, parts: Sequence[Block]) -> Formulas:
    """The formulas of the rows above the indicators."""
    yield from _summary(parts[-1].last)
    yield from _names(template)
    yield from _attribute(template)
    yield from _money()
    goal = f"LEN({stripped(f'B{GOAL}', BLANKS)})"
    short = say.SHORT_GOAL.replace("{least}", str(template.goal_min_chars))
    yield verdict(
        GOAL,
        (f"{goal}=0", text(say.NO_GOAL)),
        (f"{goal}<{template.goal_min_chars}", said(short, goal)),
    )


def verdict(row: int, *cases: tuple[str, str], otherwise: str = text(say.WELL)) -> tuple[str, Formula]:
    """The verdict on a row: nothing while the form is untouched, else that of the first case that holds."""
    words = chosen((f"{FILLED}=0", '""'), *cases, otherwise=otherwise)
    return f"{VERDICT}{row}", Formula(f"={words}", "")


def listed_attributes(template: Template) -> tuple[str, ...]:
    """Every way to write a listed 项目属性, dashes apart: by code and name, by name, by code."""
    return _spellings(template, tuple(template.attributes))


def _summary(last: int) -> Formulas:
    inputs = f"$C${PROJECT},$D${TOTAL}:$D${OTHER},$B${GOAL},$D${FIRST}:$E${last}"
    yield f"{CLEAN}{TITLE}", Formula(f"=COUNTA({inputs})", 0)
    verdicts = f"${VERDICT}${YEAR}:${VERDICT}${last}"
    for column, mark in ((DIGITS, say.MEND), (AMOUNT, say.LOOK)):
        count = f"=SUMPRODUCT(--(LEFT({verdicts},1)={text(mark)}))"
        yield f"{column}{TITLE}", Formula(count, 0)
    words = chosen(
        (f"{FILLED}=0", text(say.UNTOUCHED)),
        (f"AND({_MENDS}>0,{_LOOKS}>0)", said(say.TO_MEND_AND_LOOK, _MENDS, _LOOKS)),
        (f"{_MENDS}>0", said(say.TO_MEND, _MENDS)),
        (f"{_LOOKS}>0", said(say.WELL_BUT, _LOOKS)),
        otherwise=text(say.ALL_WELL),
    )
    yield f"{VERDICT}{TITLE}", Formula(f"={words}", say.UNTOUCHED)


def _names(template: Template) -> Formulas:
    year = f"{CLEAN}{YEAR}"
    bare = stripped(f"A{YEAR}", (*BLANKS, "(", ")", "（", "）", "年度", "年"))
    yield year, Formula(f"={bare}", str(template.year or ""))
    inside = f"IF({is_number(year)},AND(VALUE({year})>=2000,VALUE({year})<=2099),FALSE)"
    cases = [(f"NOT({inside})", text(say.NO_YEAR))]
    if template.year:
        other = text(say.OTHER_YEAR.replace("{year}", str(template.year)))
        cases.append((f'{year}<>"{template.year}"', other))
    yield verdict(YEAR, *cases)
    yield verdict(PROJECT, (f'TRIM(C{PROJECT})=""', text(say.NO_PROJECT)))
    department = f"TRIM(C{DEPARTMENT})"
    end = f"{CLEAN}{DEPARTMENT}"
    name = template.department.rstrip("0123456789")
    yield end, Formula(f"={last_other_than_digits(department)}", len(name))
    yield (
        f"{DIGITS}{DEPARTMENT}",
        Formula(f"=MID({department},{end}+1,100)", template.department[len(name) :]),
    )
    yield f"{AMOUNT}{DEPARTMENT}", Formula(f"=TRIM(LEFT({department},{end}))", name.strip())
    yield verdict(
        DEPARTMENT,
        (f'{department}=""', text(say.NO_DEPARTMENT)),
        (f'TRIM(E{DEPARTMENT})=""', text(say.NO_UNIT)),
        (f"{digits_in(department)}<3", text(say.NO_CODE)),
    )


def _attribute(template: Template) -> Formulas:
    attribute, period, years = (f"{column}{ATTRIBUTE}" for column in (CLEAN, DIGITS, AMOUNT))
    only = template.choices[0] if len(template.choices) == 1 else ""
    yield (
        attribute,
        Formula(f"={stripped(f'C{ATTRIBUTE}', (*BLANKS, *DASHES))}", only.replace("-", "")),
    )
    yield period, Formula(f"={stripped(f'E{ATTRIBUTE}', BLANKS)}", "")
    before = f"LEFT({period},MAX(LEN({period})-1,0))"
    yield (
        years,
        Formula(f'=IF(RIGHT({period},1)="年",IF({is_number(before)},VALUE({before}),""),"")', ""),
    )
    cases = [(f'{attribute}=""', text(say.NO_ATTRIBUTE))]
    if spellings := listed_attributes(template):
        area = f"'{IDENTITY_SHEET}'!$E$1:$E${len(spellings)}"
        cases.append((f"SUMPRODUCT(--({area}={attribute}))=0", text(say.UNLISTED_ATTRIBUTE)))
    cases.append((f'{period}=""', text(say.NO_PERIOD)))
    told = ",".join(f'ISNUMBER(FIND("{word}",{period}))' for word in ("年", "月", "-", "至"))
    cases.append((f"NOT(OR({told}))", text(say.VAGUE_PERIOD)))
    if one_year := _spellings(
        template, tuple(code for code in template.attributes if code in template.one_year)
    ):
        is_one_year = ",".join(f"{attribute}={text(words)}" for words in one_year)
        long = f"IF(ISNUMBER({years}),AND({years}>1,{years}<100),FALSE)"
        cases.append((f"AND(OR({is_one_year}),{long})", text(say.LONG_PERIOD)))
    yield verdict(ATTRIBUTE, *cases)


def _spellings(template: Template, codes: Sequence[str]) -> tuple[str, ...]:
    names = template.attributes
    return tuple(words for code in codes for words in (code + names[code], names[code], code))


def _money() -> Formulas:
    for row in (TOTAL, FISCAL, OTHER):
        clean, digits = f"{CLEAN}{row}", f"{DIGITS}{row}"
        bare = stripped(f"D{row}", (*BLANKS, ",", "，"))
        nothing = ",".join(f"{bare}={text(words)}" for words in NOTHING)
        yield clean, Formula(f'=IF(OR({nothing}),"",{bare})', "")
        yield digits, Formula(f"={without_unit(clean)}", "")
        in_yuan = f'AND(RIGHT({clean},1)="元",RIGHT({clean},2)<>"万元")'
        amount = chosen(
            (f"ISNUMBER(D{row})", f"D{row}"),
            (f'{clean}=""', '""'),
            (is_number(digits), f"IF({in_yuan},ROUND(VALUE({digits})/10000,6),VALUE({digits}))"),
            otherwise=text(_UNREAD),
        )
        yield f"{AMOUNT}{row}", Formula(f"={amount}", "")
    total, fiscal, other = (f"${AMOUNT}${row}" for row in (TOTAL, FISCAL, OTHER))
    unread = ",".join(f"{cell}={text(_UNREAD)}" for cell in (fiscal, other))
    parts = f"ROUND(SUM({fiscal}:{other}),6)"
    yield verdict(
        TOTAL,
        (f'{total}=""', text(say.NO_TOTAL)),
        (f"{total}={text(_UNREAD)}", text(say.UNREADABLE_MONEY)),
        (f"{total}<=0", text(say.NOT_POSITIVE)),
        (f"OR({unread})", text(say.WELL)),
        (f"ROUND({total},6)<>{parts}", said(say.TOTAL_OFF, f"ROUND({total},6)", parts)),
    )
    for row, cell, blank in ((FISCAL, fiscal, say.NO_FISCAL), (OTHER, other, say.NO_OTHER)):
        yield verdict(
            row,
            (f'{cell}=""', text(blank)),
            (f"{cell}={text(_UNREAD)}", text(say.UNREADABLE_MONEY)),
            (f"OR({cell}<0,IF(ISNUMBER({total}),AND({total}>0,{cell}>{total}),FALSE))", text(say.PART_OFF)),
        )


def without_unit(clean: str) -> str:
    """The text of an amount without 元, 万 or 万元 at its end."""
    return chosen(
        (f'RIGHT({clean},2)="万元"', f"LEFT({clean},LEN({clean})-2)"),
        (f'OR(RIGHT({clean},1)="元",RIGHT({clean},1)="万")', f"LEFT({clean},LEN({clean})-1)"),
        otherwise=clean,
    )
