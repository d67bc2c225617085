"""Target: one 指标值, parsed: operator, number, unit and kind. Numbers are exact decimals."""

from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple


class Kind(StrEnum):
    """What sort of statement a 指标值 is."""

    PERCENT = "percent"
    QUANTITY = "quantity"
    MONEY = "money"
    UNIT_PRICE = "unit_price"
    NUMBER_WITHOUT_UNIT = "number_without_unit"
    RATIO = "ratio"
    DATE = "date"
    DATE_RANGE = "date_range"
    DURATION = "duration"
    FREQUENCY = "frequency"
    BOOLEAN = "boolean"
    QUALITATIVE = "qualitative"
    MULTI = "multi"
    PLACEHOLDER = "placeholder"
    BLANK = "blank"

    __hash__ = str.__hash__  # Enum's own goes by the name and is slow


QUANTIFIED = frozenset(
    {
        Kind.PERCENT,
        Kind.QUANTITY,
        Kind.MONEY,
        Kind.UNIT_PRICE,
        Kind.NUMBER_WITHOUT_UNIT,
        Kind.RATIO,
        Kind.DATE,
        Kind.DATE_RANGE,
        Kind.DURATION,
        Kind.FREQUENCY,
    }
)
"""Kinds that can be measured against a figure or a day."""


class Op(StrEnum):
    """How the achieved value is compared with the number."""

    AT_LEAST = ">="
    AT_MOST = "<="
    MORE = ">"
    LESS = "<"
    EQUAL = "="
    ABOUT = "≈"
    PLUS_MINUS = "±"
    RANGE = "range"

    __hash__ = str.__hash__  # Enum's own goes by the name and is slow


class Target(NamedTuple):
    """A 指标值 and what it means.

    text is the raw text. number (and number2, the upper end of a range) is in the stated unit;
    yuan (and yuan2) is the same money in 元. per lists the denominators of a unit price (人, 月). date, date2
    are ISO texts as precise as what was written ("2023", "2023-12", "--12-31"). flags are codes of
    rules that the text alone already raises, whatever row it stands in.
    """

    text: str
    kind: Kind
    op: Op | None = None
    number: Decimal | None = None
    number2: Decimal | None = None
    unit: str | None = None
    yuan: Decimal | None = None
    per: tuple[str, ...] = ()
    ratio: str | None = None
    date: str | None = None
    date2: str | None = None
    granularity: str | None = None
    truth: bool | None = None
    flags: tuple[str, ...] = ()
    yuan2: Decimal | None = None

    @property
    def quantified(self) -> bool:
        """Whether the target can be measured against a figure or a day."""
        return self.kind in QUANTIFIED
