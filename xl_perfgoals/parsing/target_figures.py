"""Figures in a 指标值: operator, number and unit, alone or as a range."""

import re
from collections.abc import Iterable
from decimal import Decimal
from functools import lru_cache

from xl_perfgoals.core.patterns import rare
from xl_perfgoals.core.target import Kind, Op, Target
from xl_perfgoals.parsing.numerals import CHINESE, NUMBER, chinese_number, in_figures, read_number_text, times
from xl_perfgoals.parsing.target_measures import (
    JUDGED_BY_NUMBER,
    NO_UNIT,
    Figure,
    figure_target,
    read_measure,
)
from xl_perfgoals.parsing.target_units import DENOMINATORS, Unit, read_unit
from xl_perfgoals.parsing.target_words import EVENT_UNITS, GROWTH, NEGATIONS, OPERATORS, RANKING, TEXT_IDIOMS


def _any_of(words: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=lambda word: (-len(word), word)))


_OP = rf"(?P<op>{_any_of(OPERATORS)})?(?P<near>约|近)?(?P<money>¥|人民币|RMB)?"
_PLAIN = re.compile(rf"{_OP}(?P<number>{NUMBER})(?P<rest>.*)")
_LED = rare(rf"(?P<lead>[^0-9,;、:≥≤<>=≈±/%*.-]{{1,14}}?):?{_OP}(?P<number>{NUMBER})(?P<rest>.+)")
_SPELLED = rare(rf"{_OP}(?P<number>[{CHINESE}]{{1,12}})(?P<rest>.*)")
_RATIO = re.compile(rf"{_OP}(?P<ratio>[0-9.]{{1,9}}[:比/][0-9.]{{1,9}}(?:[:比/][0-9.]{{1,9}})?)(?P<rest>\D*)")
_LEAD_OP = rare(_any_of(word for word in OPERATORS if len(word) > 1))

_EACH = rf"每(?P<count>[2-9两二三四五六]?)一?个?(?P<each>{_any_of(DENOMINATORS)})"
_EACHES = rare(_EACH)
_EACHES_ANY = re.sub(r"\?P<[a-z]+>", "?:", _EACH)
_PER = re.compile(
    rf"(?P<per>(?:{_EACHES_ANY})+|[人户亩村头班校]均)(?P<verb>[^0-9,;、≥≤<>=]{{0,8}}?){_OP}"
    rf"(?P<number>{NUMBER}|[一二两三四五六七八九十]{{1,3}})(?P<rest>[^0-9].*)"
)
_ONE_TIME = re.compile(r"(?:一|1)个?(?=(?:年|月|季度?|周|天|日)[0-9一二两三四五六七八九十]{1,3}[次期场])")
_DENOMINATOR_NAMES = {"季": "季度", "年度": "年", "星期": "周"}


_SIMPLE = re.compile(
    r"([≥≤>=＝]?)(?!(?:19|20)[0-9]{2}(?:\.|[01][0-9][0-3][0-9](?![0-9])))([0-9]{1,9}(\.[0-9]{1,6})?)"
    r"(?: ?(\D{1,4}))?"
)
"""A sign, a number and maybe a word: most figures are no more."""

_SIMPLE_UNIT = re.compile(
    r"[%‰]|个月|[^\W0-9A-Za-z年月季日周旬成半每分之约余多零壹贰叁肆伍陆柒捌玖拾佰仟圆整]{1,4}"
)
"""A word behind a number that can be its unit and that nothing else could be made of."""


def read_simple_figure(raw: str) -> Target | None:
    """What all else in reading a target comes to for a text like ≥95%, told at once; None for any other."""
    match = _SIMPLE.fullmatch(raw)
    if match is None:
        return None
    sign, digits, fraction, unit_text = match.groups()
    like = _simple_like(sign, unit_text)
    if like is None:
        return None
    unit, told = like
    number = Decimal(digits)
    if unit.factor != 1:
        number = times(number, unit.factor)
    if told is None:
        op = OPERATORS["=" if sign == "＝" else sign] if sign else None
        return figure_target(raw, op, Figure(number, None, unit, None, ""))
    yuan = None
    if unit.yuan is not None:
        yuan = times(number, unit.yuan) if fraction else Decimal(int(number) * unit.yuan)
    _, kind, op, _, upper, stated, _, *rest = told
    # as Target(...), without the detour over its __new__: half of all 指标值 are new
    target: Target = tuple.__new__(Target, (raw, kind, op, number, upper, stated, yuan, *rest))
    return target


@lru_cache(maxsize=1024)
def _simple_like(sign: str, unit_text: str | None) -> tuple[Unit, Target | None] | None:
    """The unit of a figure, and a figure like it where all but the numbers is the same in all of them.

    None where the word behind the number is no unit, or may be more than one.
    """
    unit = NO_UNIT if unit_text is None else _simple_unit(unit_text)
    if unit is None:
        return None
    if unit.kind in JUDGED_BY_NUMBER:
        return unit, None
    op = OPERATORS["=" if sign == "＝" else sign] if sign else None
    return unit, figure_target("", op, Figure(Decimal(1), None, unit, None, ""))


def _simple_unit(text: str) -> Unit | None:
    if _SIMPLE_UNIT.fullmatch(text) is None:
        return None
    unit, rest = read_unit(text) or (None, text)
    return unit if unit and unit.text and not rest and text not in EVENT_UNITS else None


def read_figure(text: str) -> Target | None:
    """The figure that text states as a whole; None if it states none."""
    plain = text if text.isascii() else in_figures(text)
    if text[:1] in {"零", "无", "0"} and (unit := EVENT_UNITS.get(text[1:].removesuffix("发生"))):
        return Target(text, Kind.QUANTITY, number=Decimal(0), unit=unit)
    if plain[:1] in {"每", "一", "1"} or plain[1:2] == "均":
        each = _PER.fullmatch(_ONE_TIME.sub("每", plain, count=1))
        if each and (target := _read_each(text, each)):
            return target
    if match := _PLAIN.fullmatch(plain):
        return _read_ratio(text, plain) or _read_number(text, match)
    if (match := _SPELLED.fullmatch(plain)) and plain not in TEXT_IDIOMS:
        return _read_spelled(text, match)
    return _read_led(text, match) if (match := _LED.fullmatch(plain)) else None


def between(low: Target, high: Target) -> Target | None:
    """The range that a lower and an upper bound enclose: ≥5人，≤10人; None if they are no such pair."""
    lower, upper = {Op.AT_LEAST, Op.MORE}, {Op.AT_MOST, Op.LESS}
    if low.op in upper and high.op in lower:
        low, high = high, low
    fits = low.kind is high.kind and low.unit == high.unit
    if not (fits and low.op in lower and high.op in upper and low.number is not None):
        return None
    kept = tuple(flag for flag in low.flags if flag in {"V01", "V11", "C08"})
    return Target(
        low.text,
        low.kind,
        Op.RANGE,
        low.number,
        high.number,
        low.unit,
        low.yuan,
        low.per,
        flags=kept,
        yuan2=high.yuan,
    )


def _read_number(text: str, match: re.Match[str]) -> Target | None:
    figure = _figure(match, guess=True)
    return None if figure is None else figure_target(text, _op(match), figure)


def _read_spelled(text: str, match: re.Match[str]) -> Target | None:
    """A Chinese numeral; as it may be part of a word, nothing but unit and 以上 may follow."""
    digits, rest = match["number"], match["rest"]
    if digits[-1] in "万亿" and len(digits) > 1 and rest[:1] in {"", "元", "/"}:
        digits, rest = digits[:-1], digits[-1] + rest
    number = chinese_number(digits)
    figure = None if number is None else read_measure(number, rest, money=bool(match["money"]), guess=False)
    return None if figure is None or figure.tail else figure_target(text, _op(match), figure)


def _read_led(text: str, match: re.Match[str]) -> Target | None:
    """A figure behind words: 较上年增长5%, 不超过总投资的5%, 满意度≥95%."""
    lead = match["lead"]
    if lead.endswith(RANKING) or any(word in lead for word in NEGATIONS):
        return None
    figure = _figure(match)
    if figure is None or figure.unit.text is None:
        return None
    inner = _LEAD_OP.search(lead)
    op = _op(match) or (OPERATORS[inner[0]] if inner else None)
    return figure_target(text, op, figure, growth=any(word in lead for word in GROWTH))


def _read_each(text: str, match: re.Match[str]) -> Target | None:
    """每人每月500元, 每季度1次, 人均3000元. A percentage stays one: 每年增长5%."""
    per = match["per"]
    names = (per[0],) if per.endswith("均") else tuple(map(_denominator, _EACHES.finditer(per)))
    figure = _figure(match, each=names)
    if figure is None or figure.unit.text is None:
        return None
    return figure_target(text, _op(match), figure, growth=any(word in match["verb"] for word in GROWTH))


def _figure(match: re.Match[str], *, guess: bool = False, each: tuple[str, ...] = ()) -> Figure | None:
    number = read_number_text(match["number"])
    if number is None:
        return None
    return read_measure(number, match["rest"], money=bool(match["money"]), guess=guess, each=each)


def _denominator(match: re.Match[str]) -> str:
    count, name = match["count"], match["each"]
    if not count:
        return _DENOMINATOR_NAMES.get(name, name)
    return f"{read_number_text(count)}{'个月' if name == '月' else name}"


def _read_ratio(text: str, plain: str) -> Target | None:
    if (match := _RATIO.fullmatch(plain)) is None:
        return None
    figure = read_measure(Decimal(1), match["rest"], guess=False)
    if figure is None or figure.unit.text is not None or figure.tail:
        return None
    return Target(text, Kind.RATIO, _op(match) or figure.op, ratio=match["ratio"].replace("比", ":"))


def _op(match: re.Match[str]) -> Op | None:
    word = match["op"]
    return OPERATORS[word] if word else Op.ABOUT if match["near"] else None
