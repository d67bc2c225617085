"""Numerals: Arabic and Chinese digits as exact decimals."""

from decimal import Decimal

from xl_perfgoals.core.amount import EXACT

NUMBER = r"[-+]?(?:[0-9]{1,3}(?:,[0-9]{3}){1,5}|[0-9]{1,18})(?:\.[0-9]{1,12})?"
"""A number in Arabic digits, as a pattern; longer ones are no target but a typing accident."""

CHINESE = "零〇一二两三四五六七八九十百千万亿"
"""The characters of a Chinese numeral."""

_DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_UNITS = {"十": 10, "百": 100, "千": 1_000}
_GROUPS = {"万": 10_000, "亿": 100_000_000}


def arabic_number(text: str) -> Decimal:
    """The number that a match of NUMBER writes."""
    return Decimal(text.replace(",", ""))


def read_number_text(text: str) -> Decimal | None:
    """The number that text writes in Arabic or Chinese digits."""
    return arabic_number(text) if text[-1:].isascii() and text else chinese_number(text)


def chinese_number(text: str) -> Decimal | None:
    """The number of a Chinese numeral: 一百二十 is 120, 两万 20000, 一百二 120; None for what is none."""
    total = section = 0
    digit: int | None = None
    last_unit = 0  # the power of ten that a closing digit is counted in tenths of (一百二)
    for char in text:
        if char in _DIGITS:
            if digit:
                return None
            digit = _DIGITS[char]
            last_unit = 0 if digit == 0 else last_unit
        elif char in _UNITS:
            if digit is None and (char != "十" or section or total):
                return None
            unit = _UNITS[char]
            section += (1 if digit is None else digit) * unit
            digit, last_unit = None, unit
        elif char in _GROUPS:
            unit = _GROUPS[char]
            section += digit or 0
            if not section and not (total and char == "亿"):
                return None
            total, section = ((total + section) * unit, 0) if char == "亿" else (total + section * unit, 0)
            digit, last_unit = None, unit
        else:
            return None
    if digit is None and not last_unit:
        return None
    tail = (digit or 0) * (last_unit // 10 if last_unit >= 100 else 1)
    return Decimal(total + section + tail)


def positional_number(text: str) -> str | None:
    """The digits of a numeral read place by place: 二〇二三 is "2023"."""
    if text and all(char in _DIGITS for char in text):
        return "".join(str(_DIGITS[char]) for char in text)
    return None


def times(number: Decimal, factor: int) -> Decimal:
    """The exact product, written without needless zeros and without an exponent."""
    product = EXACT.multiply(number, Decimal(factor))
    whole = product.to_integral_value()
    return whole.quantize(Decimal(1)) if whole == product else EXACT.normalize(product)
