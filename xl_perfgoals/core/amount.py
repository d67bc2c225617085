"""Amount: money in 万元, exact. Six decimals of a 万元 are one 分; no binary floats, no rounding."""

import re
from collections.abc import Iterable
from decimal import Context, Decimal, DivisionByZero, Inexact, InvalidOperation, Overflow
from enum import StrEnum
from functools import lru_cache
from typing import TypeAlias, cast

from xl_perfgoals.core.cells import Scalar, number_text
from xl_perfgoals.core.texts import fold_widths

Amount: TypeAlias = Decimal
"""An exact number of 万元."""

EXACT = Context(prec=60, traps=[Inexact, InvalidOperation, Overflow, DivisionByZero])
"""Arithmetic that raises rather than rounds."""

FEN_PER_WAN = 1_000_000
LIMIT = Decimal(10) ** 11
"""万元 that no budget reaches (the whole country's output is a tenth of it); what is larger is unreadable."""

_ZERO, _FEN_PER_WAN = Decimal(0), Decimal(FEN_PER_WAN)
_LIMIT_IN_YUAN = LIMIT * 10_000
_NO_NUMBER = 1e30


class MoneyUnit(StrEnum):
    """The unit that a form declares for its money columns."""

    WAN = "万元"
    YUAN = "元"
    THOUSAND = "千元"
    MILLION = "百万元"
    HUNDRED_MILLION = "亿元"


YUAN_PER_UNIT = {
    "元": Decimal(1),
    "千元": Decimal(1_000),
    "万": Decimal(10_000),
    "万元": Decimal(10_000),
    "百万元": Decimal(1_000_000),
    "亿": Decimal(100_000_000),
    "亿元": Decimal(100_000_000),
}

_AMOUNT = re.compile(
    r"(?:人民币|[¥$])?(?P<sign>[-−]?)(?P<number>[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]*)?|\.[0-9]+)"
    r"(?P<unit>元|千元|百万元|万元|万|亿元|亿)?(?:整|人民币)?(?P<rest>[(（].*)?"
)
_DATE_SHOWN = re.compile(r"[0-9] ?[年月日时]|[0-9][-/:][0-9]|[0-9]-[A-Z][a-z]|[a-z]-[0-9]")
BLANK_MARKS = frozenset({"", "-", "—", "--", "——", "/", "\\", "无"})
"""What clerks write into a money cell to say that there is nothing."""


class SubFenError(ValueError):
    """An amount has digits below one 分 and cannot be counted in 分 without rounding."""


def read_number(value: Scalar) -> Decimal | None:
    """A number cell's exact decimal at Excel's 15 digits; None for what is no finite number."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    # NaN compares as False; beyond these bounds no sheet has a number, only an accident
    return Decimal(number_text(value)) if -_NO_NUMBER < value < _NO_NUMBER else None


def is_beyond_limit(value: Scalar, unit: MoneyUnit = MoneyUnit.WAN) -> bool:
    """Whether a cell holds a number that read_amount takes for none only since it is so large."""
    number, stated = _stated(value, unit)
    if number is None:
        return type(value) in {int, float} and _NO_NUMBER <= abs(cast("float", value)) < float("inf")
    return number.copy_abs() >= EXACT.divide(_LIMIT_IN_YUAN, YUAN_PER_UNIT[stated])


def is_blank(value: Scalar) -> bool:
    """Whether a money cell says "nothing": empty, or one of the dashes clerks type."""
    if not isinstance(value, str):
        return value is None
    if value.isalnum():  # most texts are plain words, and but one mark is
        return value in BLANK_MARKS
    return _squeezed(value) in BLANK_MARKS


def read_amount(value: Scalar, unit: MoneyUnit = MoneyUnit.WAN) -> Amount | None:
    """The amount in 万元 that stands in a cell of a column declared in `unit`; None if unreadable.

    Text may carry thousands commas and a unit of its own, which wins ("65904元" is 6.5904 万元),
    and a remark in brackets behind the amount ("854万(400+295+159)" is 854).
    """
    number, stated = _stated(value, unit)
    if number is None or not _is_exact(number):
        return None
    amount = in_wan(number, stated)
    return amount if abs(amount) < LIMIT else None


@lru_cache(maxsize=4096, typed=True)
def read_shown_amount(value: Scalar, text: str, unit: MoneyUnit = MoneyUnit.WAN) -> Amount | None:
    """As read_amount; None also for a number whose cell shows a date, which Excel makes of "1-12"."""
    shows_date = not isinstance(value, str) and _DATE_SHOWN.search(text) is not None
    return None if shows_date else read_amount(value, unit)


def _stated(value: Scalar, unit: MoneyUnit) -> tuple[Decimal | None, str]:
    """The number that stands in a money cell, and what it counts."""
    if isinstance(value, str) and (match := _AMOUNT.fullmatch(_squeezed(value))):
        number = Decimal(("-" if match["sign"] else "") + match["number"].replace(",", ""))
        return number, match["unit"] or unit.value
    return read_number(value), unit.value


def in_wan(number: Decimal, unit: str) -> Amount:
    """A number of `unit` (元, 千元, 万元 ...) as exact 万元."""
    factor = YUAN_PER_UNIT[unit]
    return number if factor == 10_000 else EXACT.divide(EXACT.multiply(number, factor), Decimal(10_000))


def add(amounts: Iterable[Amount]) -> Amount:
    """The exact sum; 0 of nothing."""
    total = _ZERO
    for amount in amounts:
        total = EXACT.add(total, amount)
    return total


def subtract(left: Amount, right: Amount) -> Amount:
    """The exact difference."""
    return EXACT.subtract(left, right)


def to_fen(amount: Amount) -> int:
    """Whole 分. Raises SubFenError when the amount has digits below one 分."""
    fen = EXACT.multiply(amount, _FEN_PER_WAN)
    whole = int(fen)
    if fen != whole:
        raise SubFenError(f"{amount} 万元")
    return whole


def from_fen(fen: int) -> Amount:
    """分 as 万元."""
    return EXACT.divide(Decimal(fen), _FEN_PER_WAN)


def format_amount(amount: Amount) -> str:
    """The amount's digits with no needless zeros and never an exponent: 22.000000 gives "22"."""
    text = f"{amount:f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text in {"-0", ""} else text


def decimals(amount: Amount) -> int:
    """How many decimals the amount needs: 22.000000 needs 0, 6.5904 needs 4."""
    return len(format_amount(amount).partition(".")[2])


def _is_exact(number: Decimal) -> bool:
    """Whether EXACT can convert and add up such numbers without rounding."""
    exponent = number.as_tuple().exponent
    return number.adjusted() < 18 and isinstance(exponent, int) and exponent > -40


@lru_cache(maxsize=16384)
def _squeezed(text: str) -> str:
    return re.sub(r"[\s\u200b\ufeff]+", "", fold_widths(text))
