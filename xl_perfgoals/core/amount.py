"""Amount: money in 万元, exact. Six decimals of a 万元 are one 分; no binary floats, no rounding."""

import math
import re
import unicodedata
from collections.abc import Iterable
from decimal import Context, Decimal, DivisionByZero, Inexact, InvalidOperation, Overflow
from enum import StrEnum
from typing import TypeAlias

from xl_perfgoals.core.cells import Scalar, number_text

Amount: TypeAlias = Decimal
"""An exact number of 万元."""

EXACT = Context(prec=60, traps=[Inexact, InvalidOperation, Overflow, DivisionByZero])
"""Arithmetic that raises rather than rounds."""

FEN_PER_WAN = 1_000_000
_ZERO = Decimal(0)


class MoneyUnit(StrEnum):
    """The unit that a form declares for its money columns."""

    WAN = "万元"
    YUAN = "元"


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
    r"[¥$]?(?P<sign>[-−]?)(?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d*)?|\.\d+)"
    r"(?P<unit>元|千元|百万元|万元|万|亿元|亿)?(?:整|人民币)?(?P<rest>[(（].*)?"
)
BLANK_MARKS = frozenset({"", "-", "—", "--", "——", "/", "\\", "无"})
"""What clerks write into a money cell to say that there is nothing."""


class SubFenError(ValueError):
    """An amount has digits below one 分 and cannot be counted in 分 without rounding."""


def read_number(value: Scalar) -> Decimal | None:
    """A number cell's exact decimal at Excel's 15 digits; None for what is no finite number."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return Decimal(number_text(value)) if math.isfinite(value) else None


def is_blank(value: Scalar) -> bool:
    """Whether a money cell says "nothing": empty, or one of the dashes clerks type."""
    return value is None or (isinstance(value, str) and _squeezed(value) in BLANK_MARKS)


def read_amount(value: Scalar, unit: MoneyUnit = MoneyUnit.WAN) -> Amount | None:
    """The amount in 万元 that stands in a cell of a column declared in `unit`; None if unreadable.

    Text may carry thousands commas and a unit of its own, which wins ("65904元" is 6.5904 万元),
    and a remark in brackets behind the amount ("854万(400+295+159)" is 854).
    """
    number = read_number(value)
    if number is not None:
        return in_wan(number, unit.value)
    if not isinstance(value, str):
        return None
    match = _AMOUNT.fullmatch(_squeezed(value))
    if match is None:
        return None
    sign = "-" if match["sign"] else ""
    return in_wan(Decimal(sign + match["number"].replace(",", "")), match["unit"] or unit.value)


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
    fen = EXACT.multiply(amount, Decimal(FEN_PER_WAN))
    if fen != fen.to_integral_value():
        raise SubFenError(f"{amount} 万元")
    return int(fen)


def from_fen(fen: int) -> Amount:
    """分 as 万元."""
    return EXACT.divide(Decimal(fen), Decimal(FEN_PER_WAN))


def format_amount(amount: Amount) -> str:
    """The amount's digits with no needless zeros and never an exponent: 22.000000 gives "22"."""
    text = f"{amount:f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text in {"-0", ""} else text


def decimals(amount: Amount) -> int:
    """How many decimals the amount needs: 22.000000 needs 0, 6.5904 needs 4."""
    return len(format_amount(amount).partition(".")[2])


def _squeezed(text: str) -> str:
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))
