"""The cost rows of a form by what they say of money: amounts, prices, bare numbers, or nothing."""

import re
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from xl_perfgoals.core.amount import EXACT, YUAN_PER_UNIT, Amount, format_amount, in_wan
from xl_perfgoals.core.form import Indicator, PerfGoalForm
from xl_perfgoals.core.levels import COSTS
from xl_perfgoals.core.patterns import rare
from xl_perfgoals.core.policy import Policy
from xl_perfgoals.core.target import Kind, Op, Target
from xl_perfgoals.core.texts import squeeze
from xl_perfgoals.rules._indicators import is_filled, measure, measured, says_something, unit_behind
from xl_perfgoals.rules._once import once_a_form
from xl_perfgoals.rules._rule import Rows

_MONEY = rare(r"((?:百|千)?万?元|亿元?|万)((?:[/·每]\w+)*)")
_MONEY_IN_PROSE = rare(r"[0-9一二三四五六七八九十百千](?:[百千]?万|亿)?元|[0-9]万")
_BRACKETS = rare(r"[(\[【〔][^()\[\]【】〔〕]*[)\]】〕]")
_MEAN = re.compile(r"(?<!平)([人户村亩头只羽生])均")
_EACH = re.compile(
    r"每一?(人次|人|名|位|户|村|个|亩|头|只|羽|座|套|台|件|间|平方米|公里|米|吨|年|季度|月)(?!度)"
)
_STANDARD = re.compile(r"(?<!执行)(?<![按照高])(?:标准|单价|单位成本)")
_FULL_UNITS = {"万": "万元", "亿": "亿元"}
_RATE_NAMES = ("率", "占比", "比例", "比重")
_MONEY_KINDS = frozenset({Kind.MONEY, Kind.UNIT_PRICE})
_MOST_DIGITS = 15
_BARE_NUMBER = Kind.NUMBER_WITHOUT_UNIT
_UNREADABLE = frozenset({Kind.PLACEHOLDER, Kind.MULTI})
VAGUE = frozenset({Op.RANGE, Op.PLUS_MINUS})
"""How an amount is given that is no single one."""


class Cost(NamedTuple):
    """A row that states an amount: the number, the unit of money it is counted in, and both in 万元."""

    row: Indicator
    number: Decimal
    unit: str
    amount: Amount

    @classmethod
    def of(cls, row: Indicator, number: Decimal, unit: str) -> "Cost":
        """The same with the amount in 万元."""
        return cls(row, number, unit, in_wan(number, unit))

    @property
    def written(self) -> str:
        """The amount as written, without operator: 659004 元."""
        return f"{format_amount(self.number)} {self.unit}"

    @property
    def told(self) -> str:
        """The amount for a sentence, in 万元 beside any other unit."""
        wan = f"{format_amount(self.amount)} 万元"
        return wan if self.unit in {"万元", "万"} else f"{self.written}（{wan}）"


class Price(NamedTuple):
    """A row that states a price for one of each of `per`; per is empty where nobody says of what."""

    row: Indicator
    number: Decimal
    unit: str
    per: tuple[str, ...]

    @property
    def yuan(self) -> Decimal:
        """The price in 元."""
        return EXACT.multiply(self.number, YUAN_PER_UNIT[self.unit])

    @property
    def written(self) -> str:
        """The price, without what it is for: 3000 元, 3 万元."""
        return f"{format_amount(self.number)} {_FULL_UNITS.get(self.unit, self.unit)}"


class Bare(NamedTuple):
    """A row with a number whose unit of money is not written."""

    row: Indicator
    number: Decimal


class Costs(NamedTuple):
    """The cost rows of a form. rates say nothing of money; unread is what other rules ask to be mended."""

    amounts: tuple[Cost, ...]
    prices: tuple[Price, ...]
    bare: tuple[Bare, ...]
    rates: tuple[Indicator, ...]
    unread: tuple[Indicator, ...]


@once_a_form
def costs_of(form: PerfGoalForm) -> Costs:
    """The form's cost rows that say anything, in the order of the page."""
    amounts, prices, bare, rates, unread = [], [], [], [], []
    for row in form.indicators:
        if row.level2.value not in COSTS or not is_filled(row):
            continue
        read = _read(row, form.funding.total.value)
        if isinstance(read, Cost):
            amounts.append(read)
        elif isinstance(read, Price):
            prices.append(read)
        elif isinstance(read, Bare):
            bare.append(read)
        elif read:
            rates.append(row)
        else:
            unread.append(row)
    return Costs(tuple(amounts), tuple(prices), tuple(bare), tuple(rates), tuple(unread))


def names_per(name: str) -> tuple[str, ...] | None:
    """What a price of this name is paid for, () where it does not say; None where the name is no price's."""
    return _per_of(measured(name))


def names_price(row: Indicator, policy: Policy) -> bool:  # noqa: ARG001
    """Whether a cost row may be a price by its name, which says what it is paid for."""
    return names_per(row.name.text) is not None


def may_be_price(target: Target, policy: Policy) -> bool:  # noqa: ARG001
    """Whether a cost row may be a price by its value; what a bare number is for may stand behind the name."""
    return bool(target.per) or target.kind is _BARE_NUMBER


NAMED_PRICES = Rows(level2=COSTS, names=names_price)
WRITTEN_PRICES = Rows(level2=COSTS, wordings=may_be_price)


def named_standard(row: Indicator) -> bool:
    """Whether the 三级指标 promises a price, like 补助标准 or 采购单价."""
    return _STANDARD.search(_BRACKETS.sub("", measure(row))[-4:]) is not None


def is_sane(number: Decimal | None) -> bool:
    """Whether a number is no typing accident: a cell of Excel holds 15 digits."""
    # As many characters cannot hold more digits, and counting these takes longer.
    return number is None or len(str(number)) <= _MOST_DIGITS or len(number.as_tuple().digits) <= _MOST_DIGITS


def _read(row: Indicator, total: Amount | None) -> Cost | Price | Bare | bool:
    """What the row states; else whether it is a statement that says nothing of money.

    A price is told by the unit or the 三级指标: 人均补助 500元, 补助标准 500元. What equals the whole total
    is the whole amount, whatever it is called (C07 tells).
    """
    target = row.target.value
    if target is None or not says_something(target) or target.op in VAGUE or not is_sane(target.number):
        return False
    number = target.number
    if number is not None and target.unit and target.kind in _MONEY_KINDS:
        unit, per = target.unit.partition("/")[0].partition("·")[0], target.per
    elif number is not None and target.kind is _BARE_NUMBER:
        stated = _unit_aside(row.name.text, target)
        if stated is None:
            rate = unit_behind(row.name.text) in {"%", "‰"} or measure(row).endswith(_RATE_NAMES)
            return rate or Bare(row, number)
        unit, per = stated
    else:
        kind, text = target.kind, target.text
        return not (kind in _UNREADABLE or _MONEY_IN_PROSE.search(squeeze(text)))
    if per:
        return Price(row, number, unit, per)
    amount, named = in_wan(number, unit), names_per(row.name.text)
    if named is not None and amount != total:
        return Price(row, number, unit, named)
    return Cost(row, number, unit, amount)


def _unit_aside(name: str, target: Target) -> tuple[str, tuple[str, ...]] | None:
    """The unit of a bare number, in brackets behind the 三级指标 or behind the number, and what it is for."""
    stated = _MONEY.fullmatch(unit_behind(name)) or _MONEY.search(squeeze(target.text))
    return (stated[1], tuple(re.split(r"[/·每]", stated[2])[1:])) if stated else None


@lru_cache(maxsize=4096)
def _per_of(measured: str) -> tuple[str, ...] | None:
    name = _BRACKETS.sub("", measured)
    per = (*_MEAN.findall(name), *_EACH.findall(name))
    return per if per or _STANDARD.search(name[-4:]) else None
