"""Entries: what a value assigned to a cell becomes, as Excel takes it."""

import re
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from enum import Enum, auto
from typing import NamedTuple

from xl_perfgoals.hosts.calc.uno_bridge import Uno

_NUMBER = re.compile(
    r"([-+]?)[¥$]?((?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]*)?|\.[0-9]+)([eE][-+]?[0-9]+)?(%?)"
)
_FIRST = frozenset("0123456789.+-¥$TtFf")
_TRUTH = {"TRUE": True, "FALSE": False}
_LONGEST_NUMBER = 60
_EPOCH = datetime(1899, 12, 30)  # noqa: DTZ001 - a cell's times have no zone


class Kind(Enum):
    """How an entry is stored."""

    BLANK = auto()
    TEXT = auto()
    NUMBER = auto()
    TRUTH = auto()
    DAY = auto()
    MOMENT = auto()
    FORMULA = auto()


class Entry(NamedTuple):
    """What is stored: a number (a truth as 1 or 0, a moment as its serial), a text or a formula."""

    kind: Kind
    value: float | str


BLANK = Entry(Kind.BLANK, "")


def entry_of(value: Uno, *, as_text: bool = False) -> Entry:
    """The entry that a value makes. Into cells of the format "text" every text goes as it is."""
    if value is None or value == "":
        return BLANK
    if isinstance(value, str):
        return Entry(Kind.TEXT, value) if as_text else _typed(value)
    if isinstance(value, bool):
        return Entry(Kind.TRUTH, float(value))
    if isinstance(value, int | float | Decimal):
        return _number(float(value))
    if isinstance(value, date | time | timedelta):
        return _moment(value)
    return Entry(Kind.TEXT, str(value))


def may_be_read(value: Uno) -> bool:
    """Whether a text may become something else than a text; quick, for many cells."""
    return isinstance(value, str) and value[:1] in _FIRST


def _typed(text: str) -> Entry:
    if text[0] == "'":
        return Entry(Kind.TEXT, text[1:]) if len(text) > 1 else BLANK
    if text[0] in "=＝" and len(text) > 1:
        return Entry(Kind.FORMULA, "=" + text[1:])
    if text[0] in _FIRST and len(text) <= _LONGEST_NUMBER:
        if (truth := _TRUTH.get(text.strip().upper())) is not None:
            return Entry(Kind.TRUTH, float(truth))
        if match := _NUMBER.fullmatch(text.strip()):
            sign, digits, power, percent = match.groups()
            number = Decimal(sign + digits.replace(",", "") + (power or ""))
            return _number(float(number / 100 if percent else number))
    return Entry(Kind.TEXT, text)


def _number(number: float) -> Entry:
    if number - number == 0:  # neither infinite nor NaN, which no cell can hold
        return Entry(Kind.NUMBER, number)
    return BLANK if number != number else Entry(Kind.TEXT, str(number))  # noqa: PLR0124


def _moment(value: date | time | timedelta) -> Entry:
    if isinstance(value, timedelta):
        return Entry(Kind.MOMENT, value / timedelta(days=1))
    if isinstance(value, time):
        return Entry(
            Kind.MOMENT, (datetime.combine(_EPOCH, value.replace(tzinfo=None)) - _EPOCH) / timedelta(days=1)
        )
    if isinstance(value, datetime):
        serial = (value.replace(tzinfo=None) - _EPOCH) / timedelta(days=1)
        return Entry(Kind.MOMENT if serial % 1 else Kind.DAY, serial)
    return Entry(Kind.DAY, float((value - _EPOCH.date()).days))
