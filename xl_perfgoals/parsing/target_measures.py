"""What follows a number in a 指标值 (unit, upper end of a range, 以上) and the Target it all makes."""

import re
from decimal import Decimal
from typing import NamedTuple

from xl_perfgoals.core.patterns import rare
from xl_perfgoals.core.target import Kind, Op, Target
from xl_perfgoals.parsing.numerals import NUMBER, arabic_number, times
from xl_perfgoals.parsing.target_units import Unit, read_unit, unit_per
from xl_perfgoals.parsing.target_words import EXACT_TERMS, GRADE_STARTS, GROWTH, SUFFIX_OPERATORS

_SUFFIX = "|".join(sorted(SUFFIX_OPERATORS, key=len, reverse=True))
_MORE = re.compile(r"(?P<scale>十万|百万|千万|[十百千万亿]?)[余多]")
_RANGE = re.compile(rf"(?:-{{1,2}}|~|至|到)(?P<number>{NUMBER.removeprefix('[-+]?')})(?P<rest>.*)")
_BEHIND = re.compile(
    rf"(?:\((?P<with>不?含)\))?(?P<suffix>{_SUFFIX})?(?:\((?P<remark>[^()]{{1,40}})\))?"
    r"(?P<tail>[一-鿿A-Za-z]{0,10})(?:\([^()]{1,40}\))?"
)
_UNKNOWN_UNIT = rare(rf"(?P<unit>[一-鿿]{{1,4}}?)(?P<rest>(?:{_SUFFIX})?(?:\([^()]{{1,40}}\))?)")

_STRICTLY = {Op.AT_LEAST: Op.MORE, Op.AT_MOST: Op.LESS}
_LOWER = frozenset({Op.AT_LEAST, Op.MORE})
NO_UNIT = Unit(None, Kind.NUMBER_WITHOUT_UNIT)
_YUAN = Unit("元", Kind.MONEY, yuan=1)
_FIRST_YEAR, _LAST_YEAR = 1900, 2099  # with 年 behind, these are dates
_LIKE_YUAN = 10_000  # a bare whole number from here on is taken for 元 by whoever wrote it


class Figure(NamedTuple):
    """A number with all that stands behind it. op is that of 以上, 以内, 左右; tail are further words."""

    number: Decimal
    upper: Decimal | None
    unit: Unit
    op: Op | None
    tail: str


def read_measure(
    number: Decimal, rest: str, *, money: bool = False, guess: bool = True, each: tuple[str, ...] = ()
) -> Figure | None:
    """The figure that number and the text behind it make; None if that text does not fit a figure.

    money: a ¥ stood in front. guess: an unknown word behind the number may be its unit. each: the
    denominators stood in front (每人每月).
    """
    more = _MORE.match(rest)
    ends = _read_ends(number, more["scale"] + rest[more.end() :] if more else rest)
    if ends is None:
        return None
    number, upper, unit, rest = ends
    if unit.text == "年" and upper is None and _FIRST_YEAR <= number <= _LAST_YEAR:
        return None
    if unit.text is None:
        unit, rest = (_YUAN, rest) if money else _guessed_unit(rest) if guess else (unit, rest)
    behind = _BEHIND.fullmatch(rest)
    if behind is None or not _may_follow(unit, behind):
        return None
    op = SUFFIX_OPERATORS[behind["suffix"]] if behind["suffix"] else Op.ABOUT if more else None
    if op in _STRICTLY and "不含" in (behind["with"] or behind["remark"] or ""):
        op = _STRICTLY[op]
    if each and unit.kind is not Kind.PERCENT:
        unit = unit_per(unit, each)
    return Figure(number, upper, unit, op, behind["tail"])


def figure_target(text: str, op: Op | None, figure: Figure, *, growth: bool = False) -> Target:
    """The Target of a figure. growth: words in front let a percentage exceed 100."""
    number, upper, unit, _, tail = figure
    op = Op.RANGE if upper is not None else op or figure.op
    if op is None and unit.text in EXACT_TERMS:
        op = Op.EQUAL
    return Target(
        text,
        unit.kind,
        op,
        number,
        upper,
        unit.text,
        None if unit.yuan is None else times(number, unit.yuan),
        unit.per,
        flags=tuple(
            _flags(op, figure, growth=growth or (tail != "" and any(word in tail for word in GROWTH)))
        ),
        yuan2=None if unit.yuan is None or upper is None else times(upper, unit.yuan),
    )


JUDGED_BY_NUMBER = frozenset({Kind.PERCENT, Kind.NUMBER_WITHOUT_UNIT})
"""Kinds whose flags depend on the number; those of the others depend on sign and unit alone."""


def _flags(op: Op | None, figure: Figure, *, growth: bool) -> list[str]:
    number, upper, unit = figure.number, figure.upper, figure.unit
    flags = []
    if unit.kind is Kind.PERCENT:
        whole = 1000 if unit.text == "‰" else 100
        if op in _LOWER and number == whole:
            flags.append("V04")
        if number < 0 or (max(number, upper or number) > whole and not growth):
            flags.append("V05")
    elif unit.kind is Kind.NUMBER_WITHOUT_UNIT:
        if 0 < number < 1:
            flags.append("V05")
        else:
            flags.append("C08" if number >= _LIKE_YUAN and number == int(number) else "V01")
    if unit.irregular:
        flags.append("V11")
    if unit.kind is Kind.UNIT_PRICE and op in _LOWER:
        flags.append("V14")
    return flags


def _read_ends(number: Decimal, rest: str) -> tuple[Decimal, Decimal | None, Unit, str] | None:
    """The number, the upper end if this is a range, their unit and what follows it."""
    unit, rest = read_unit(rest) or (NO_UNIT, rest)
    joined = _RANGE.fullmatch(rest)
    if joined is None:
        return (number if unit.factor == 1 else times(number, unit.factor)), None, unit, rest
    upper_unit, rest = read_unit(joined["rest"]) or (unit, joined["rest"])
    common = _common_unit(unit, upper_unit)
    if common is None:
        return None
    upper = _in_unit(arabic_number(joined["number"]), upper_unit, common)
    return _in_unit(number, unit, common), upper, common, rest


def _guessed_unit(rest: str) -> tuple[Unit, str]:
    """An unknown word behind a number counts as its unit (20点), unless it ranks (3级)."""
    unknown = _UNKNOWN_UNIT.fullmatch(rest)
    if unknown is None or unknown["unit"] in SUFFIX_OPERATORS or unknown["unit"][0] in GRADE_STARTS:
        return NO_UNIT, rest
    return Unit(unknown["unit"], Kind.QUANTITY), unknown["rest"]


def _may_follow(unit: Unit, behind: re.Match[str]) -> bool:
    """Whether the words behind a unit leave it one: 50名学生 and 5天内完成 do, 3年级 and 95好 do not."""
    tail = behind["tail"]
    if not tail:
        return True
    if unit.text is None:
        return False
    if unit.kind is Kind.DURATION and tail[0] == "前":  # 15日前 is a day, not a length
        return False
    counted = unit.kind in {Kind.QUANTITY, Kind.DURATION}
    return not (counted and not behind["suffix"] and tail[0] in GRADE_STARTS)


def _common_unit(low: Unit, high: Unit) -> Unit | None:
    """The unit of a range whose ends are 3万元-5万元, 3-5万元, 8000元-1万元 or 1万-2万人."""
    if low.text is None or low.text == high.text or (low.yuan and low.yuan == high.yuan):
        return high
    if low.yuan and high.yuan:
        return _YUAN if low.kind is high.kind is Kind.MONEY else None
    return high if low.text in {"万", "亿"} and high.text is not None else None


def _in_unit(number: Decimal, unit: Unit, common: Unit) -> Decimal:
    """A range's end as a number of the common unit."""
    if unit.text is None and unit.factor == 1:
        return number if common.factor == 1 else times(number, common.factor)
    if common.yuan == 1 and unit.yuan:
        return times(number, unit.factor * unit.yuan)
    if unit.text in {"万", "亿"} and common.yuan is None:
        return times(number, unit.factor * (unit.yuan or 1))
    return number if unit.factor == 1 else times(number, unit.factor)
