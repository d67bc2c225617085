"""Displayed text: what Excel shows for a number under its number format ("≥"0% shows 0.95 as ≥95%)."""

import math
import re
from decimal import ROUND_HALF_UP, Context, Decimal, localcontext
from functools import lru_cache
from typing import NamedTuple

from xl_perfgoals.core.cells import number_text
from xl_perfgoals.files.displayed_dates import date_text, shows_day
from xl_perfgoals.files.format_codes import Kind, Section, Token, sections_of

_LONGEST_CODE = 255
_ROOMY = Context(prec=2000, rounding=ROUND_HALF_UP)
"""Wide enough for any double under any code that Excel takes; ties go up, as Excel shows them."""
_LETTERS = {Kind.LITERAL: "l", Kind.DIGIT: "d", Kind.POINT: "p"}
_SIMPLE = re.compile("l*(d(?:pd+)?)l*")
"""The kinds of the tokens of a simple format."""
_WORDS = re.compile(r"[^\d\s,.()+-]")


@lru_cache(maxsize=16384)
def shown_text(value: float, code: str) -> str:
    """The text that Excel shows for a number, wide columns granted.

    Dates are serials of the 1900 system. Where Excel would show ##### (a date before 1900) or a vulgar
    fraction, and under General, these are the plain digits.
    """
    if not math.isfinite(value) or len(code) > _LONGEST_CODE:
        return number_text(value)
    if simple := _simple(code):
        with localcontext(_ROOMY):
            shown = abs(Decimal(f"{value:.15g}")).scaleb(simple.shift).quantize(simple.last_digit)
        return f"{'-' if value < 0 else ''}{simple.before}{shown:f}{simple.behind}"
    plain = number_text(value)
    section, keeps_sign = _section_for(value, sections_of(code))
    if section is None:
        return plain
    if section.is_date:
        text = date_text(value, section)
        return plain if text is None else text
    if section.is_text or section.is_fraction:
        return plain
    with localcontext(_ROOMY):
        body = _number(abs(Decimal(f"{value:.15g}")), section.tokens)
    return f"-{body}" if value < 0 and keeps_sign else body


class _Simple(NamedTuple):
    """What a simple format puts before and behind the digits, how far it shifts them, where it rounds."""

    before: str
    behind: str
    shift: int
    last_digit: Decimal


@lru_cache(maxsize=4096)
def _simple(code: str) -> _Simple | None:
    """Of a format like "≥"0.00% for all numbers, as nearly all are; None for others. They are put together
    placeholder by placeholder, which takes thrice the time.
    """
    sections = sections_of(code)
    tokens = sections[0].tokens
    kinds = "".join(_LETTERS.get(token.kind, "?") for token in tokens)
    match = _SIMPLE.fullmatch(kinds)
    one = len(sections) == 1 and sections[0].condition is None
    odd = sections[0].is_date or sections[0].is_text or sections[0].is_fraction
    if match is None or not one or odd or any(t.kind is Kind.DIGIT and t.text != "0" for t in tokens):
        return None
    start, end = match.span(1)
    shift = 2 * sum(t.kind is Kind.LITERAL and t.text == "%" and not t.quoted for t in tokens)
    before, behind = ("".join(t.text for t in some) for some in (tokens[:start], tokens[end:]))
    return _Simple(before, behind, shift, Decimal(1).scaleb(-max(0, end - start - 2)))


@lru_cache(maxsize=4096)
def is_plain(code: str) -> bool:
    """Whether the format shows every number as its plain digits, so that it need not be looked at."""
    return all(s.is_general or s.is_text for s in sections_of(code))


@lru_cache(maxsize=4096)
def is_calendar(code: str) -> bool:
    """Whether the format shows a day, month or year (and not only a time)."""
    return any(shows_day(section) for section in sections_of(code))


@lru_cache(maxsize=4096)
def adds_words(code: str) -> bool:
    """Whether the format shows more than digits and the marks between them: a unit, ≥, a percent sign."""
    return any(t.kind is Kind.LITERAL and _WORDS.search(t.text) for s in sections_of(code) for t in s.tokens)


def _section_for(value: float, sections: tuple[Section, ...]) -> tuple[Section | None, bool]:
    """The section that shows the number, and whether a minus sign is put before it."""
    conditions = [s.condition for s in sections[:2]]
    if any(conditions):
        for section, condition in zip(sections, conditions, strict=False):
            if condition is not None and condition.holds(value):
                return section, True
        position = 2 if all(conditions) and len(conditions) == 2 else 1
        return (sections[position], True) if position < len(sections) else (None, True)
    if value > 0 or len(sections) == 1:
        return sections[0], True
    if value < 0:
        return sections[1], False
    return sections[2 if len(sections) > 2 else 0], True


def _number(number: Decimal, tokens: tuple[Token, ...]) -> str:
    """The digits of a number that is not negative, put into the section's placeholders."""
    tokens, grouped, thousands = _commas(tokens)
    percents = sum(1 for t in tokens if t.kind is Kind.LITERAL and t.text == "%" and not t.quoted)
    number = number.scaleb(2 * percents - 3 * thousands)
    exponent_at = next((i for i, t in enumerate(tokens) if t.kind is Kind.EXPONENT), None)
    if exponent_at is None:
        return _fill(number, tokens, grouped=grouped)
    mantissa, rest = tokens[:exponent_at], tokens[exponent_at:]
    whole = max(1, len(_whole(mantissa)))
    decimals = sum(1 for t in mantissa if t.kind is Kind.DIGIT) - len(_whole(mantissa))
    exponent = number.adjusted() // whole * whole if number else 0
    if _rounded(number.scaleb(-exponent), decimals) >= 10**whole:
        exponent += whole
    digits = sum(1 for t in rest if t.kind is Kind.DIGIT)
    sign = "-" if exponent < 0 else rest[0].text[1:].replace("-", "")
    tail = "".join(t.text for t in rest[1:] if t.kind is Kind.LITERAL)
    return f"{_fill(number.scaleb(-exponent), mantissa)}E{sign}{abs(exponent):0{digits}d}{tail}"


def _commas(tokens: tuple[Token, ...]) -> tuple[tuple[Token, ...], bool, int]:
    """The tokens without their commas; whether thousands are grouped; by how many thousands to divide."""
    kept: list[Token] = []
    grouped, thousands, after_digit = False, 0, False
    for i, token in enumerate(tokens):
        if token.kind is Kind.COMMA and after_digit:
            following = next((t.kind for t in tokens[i:] if t.kind is not Kind.COMMA), None)
            if following is Kind.DIGIT:
                grouped = True
            else:
                thousands += 1
            continue
        after_digit = token.kind is Kind.DIGIT
        kept.append(Token(Kind.LITERAL, ",") if token.kind is Kind.COMMA else token)
    return tuple(kept), grouped, thousands


def _whole(tokens: tuple[Token, ...]) -> list[str]:
    """The placeholders before the decimal point."""
    point = next((i for i, t in enumerate(tokens) if t.kind is Kind.POINT), len(tokens))
    return [t.text for t in tokens[:point] if t.kind is Kind.DIGIT]


def _rounded(number: Decimal, decimals: int) -> Decimal:
    return number.quantize(Decimal(1).scaleb(-decimals))


def _fill(number: Decimal, tokens: tuple[Token, ...], *, grouped: bool = False) -> str:
    before = _whole(tokens)
    after = [t.text for t in tokens if t.kind is Kind.DIGIT][len(before) :]
    whole, _, fraction = f"{_rounded(number, len(after)):f}".partition(".")
    filled = iter([*_whole_digits(whole, before, grouped=grouped), *_fraction_digits(fraction, after)])
    text: list[str] = []
    for token in tokens:
        if token.kind is Kind.DIGIT:
            text.append(next(filled))
        elif token.kind is Kind.POINT:
            # ".00" has no placeholder for whole digits, yet they are shown
            text.append((whole.lstrip("0") if not before else "") + ".")
        elif token.kind is Kind.GENERAL:
            text.append(number_text(float(number)))
        else:
            text.append(token.text)
    return "".join(text)


def _whole_digits(digits: str, places: list[str], *, grouped: bool) -> list[str]:
    """What each placeholder before the point shows; the first takes all digits that have no place."""
    forced = len(places) - places.index("0") if "0" in places else 0
    digits = digits.lstrip("0").zfill(forced)
    marks = [
        d + ("," if grouped and left % 3 == 0 and left else "")
        for left, d in zip(range(len(digits) - 1, -1, -1), digits, strict=True)
    ]
    spare = len(places) - len(marks)
    if spare >= 0:
        return [" " if p == "?" else "" for p in places[:spare]] + marks
    return ["".join(marks[: 1 - spare]), *marks[1 - spare :]] if places else []


def _fraction_digits(digits: str, places: list[str]) -> list[str]:
    """What each placeholder behind the point shows: needless zeros only where the place asks for them."""
    forced = len(places) - places[::-1].index("0") if "0" in places else 0
    needed = max(len(digits.rstrip("0")), forced)
    return [
        d if i < needed else " " if p == "?" else ""
        for i, (d, p) in enumerate(zip(digits, places, strict=True))
    ]
