"""Whether an indicator states a figure of the goal: the same number in a unit that can mean the same."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple

from xl_perfgoals.core.amount import add
from xl_perfgoals.core.form import Indicator, PerfGoalForm
from xl_perfgoals.core.levels import Level2
from xl_perfgoals.core.patterns import rare
from xl_perfgoals.core.policy import Policy
from xl_perfgoals.core.target import Kind, Target
from xl_perfgoals.core.texts import squeeze
from xl_perfgoals.rules._goal_quantities import Quantity, chinese_number
from xl_perfgoals.rules._indicators import unit_in_name
from xl_perfgoals.rules._subjects import converted, is_convertible, measured_in, same_unit

_COUNTED, _PERCENT, _QUANTITY = Kind.QUANTITY, Kind.PERCENT, Level2.QUANTITY  # Enum is slow at it
_NUMBER = rare(
    r"(?<![0-9.,])([0-9][0-9,]{0,19}(?:\.[0-9]{1,8})?|[一二两三四五六七八九十][一二两三四五六七八九十百千万]{0,8})(?![0-9])"
)
_TIMES = ("年", "个月", "月", "天", "日", "周", "小时", "分钟", "季度", "学期", "岁", "周岁")
_MONEY = ("元", "万元", "亿元", "千元", "百万元")
_KINDS = {
    **dict.fromkeys(("%", "‰"), "share"),
    **dict.fromkeys(_TIMES, "time"),
    **dict.fromkeys(_MONEY, "money"),
    **dict.fromkeys(("人", "名", "位", "人次"), "persons"),
    **dict.fromkeys(("户", "家", "户次", "户数"), "households"),
    **dict.fromkeys(("株", "棵"), "plants"),
    **dict.fromkeys(("头", "只", "羽", "匹", "头次"), "animals"),
    **dict.fromkeys(("次", "场", "场次", "批次", "起"), "events"),
}
"""Units of one kind may count the same; of two kinds they cannot. All others are pieces of anything."""

_NO_PIECES = frozenset({"share", "time", "money"})
_MOST_TEXTS = 8192
_HAN = re.compile(r"[㐀-鿿]{2,}")
_STOPS = rare(r"[,。;、!?:]")


class Stated(NamedTuple):
    """A number that an indicator names, and its unit; "" where none is known: then it may be of anything."""

    number: Decimal
    unit: str


def stated_figures(form: PerfGoalForm, policy: Policy) -> tuple[Stated, ...]:
    """Every number that an indicator names, and the sum of all counts of a unit; some of them twice."""
    read = _reader(policy.word_list("count_units"))
    counts: dict[str, list[Decimal]] = {}
    figures: list[Stated] = []
    for row in form.indicators:
        in_value, target = read[row.target.text], row.target.value
        figures += read[row.name.text]
        figures += in_value
        if target is None or (number := target.number) is None:
            continue
        kind, unit = target.kind, target.unit
        stated = (number, "%" if kind is _PERCENT else unit)
        # Mostly the text has said it, in the same unit.
        if stated not in in_value or target.number2 is not None or "/" in (unit or ""):
            figures += _of_target(row, target)
        if kind is _COUNTED:
            counts.setdefault(unit or "", []).append(number)
    return (*figures, *(Stated(add(numbers), unit) for unit, numbers in counts.items()))


def states(figures: Iterable[Stated], quantity: Quantity) -> bool:
    """Whether one of the figures may be the goal's."""
    number = quantity.number
    return any(
        _agree(quantity, figure)
        for figure in figures
        if figure.number == number or is_convertible(figure.unit)  # all others differ: most of them
    )


def contradicts(
    text: str, quantity: Quantity, noun: str, quantities: Sequence[Quantity], form: PerfGoalForm
) -> Indicator | None:
    """The quantity row that gives another figure for what the goal's clause is about; None if not plain.

    It names what is counted, or shares a word with the clause; it counts in the same unit (or has the number
    in an impossible one), and states none of the goal's quantities. The names of percentages are too much
    alike (合格率) to be sure.
    """
    if quantity.unit in {"%", "‰"}:
        return None
    words = _pieces(_clause(text, quantity))
    found = [
        row
        for row in form.indicators
        if row.level2.value is _QUANTITY
        and (target := row.target.value) is not None
        and _about(squeeze(row.name.text), words, noun)
        for figure in _of_target(row, target)
        if (same_unit(figure.unit, quantity.unit) or (figure.unit and figure.number == quantity.number))
        and not any(_agree(other, figure) for other in quantities)
    ]
    return found[0] if len(found) == 1 else None


def _about(name: str, words: frozenset[str], noun: str) -> bool:
    """Whether a row is about a clause; where the clause says what it counts (8个村), about that."""
    if len(noun) == 1:
        return re.search(rf"{noun}(?:个?数|数量)", name) is not None
    return noun in name if noun else bool(words & _pieces(name))


def _of_target(row: Indicator, target: Target) -> list[Stated]:
    """The numbers that the 指标值 was read as, in the unit it or the name gives."""
    unit = "%" if target.kind is _PERCENT else target.unit
    counted = (unit or unit_in_name(row)).partition("/")[0]
    return [Stated(number, counted) for number in (target.number, target.number2) if number is not None]


class _Read(dict[str, tuple[Stated, ...]]):
    """The numbers of each name or value; they are kept, as texts come again."""

    def __init__(self, units: re.Pattern[str]) -> None:
        self._units = units

    def __missing__(self, text: str) -> tuple[Stated, ...]:
        if len(self) >= _MOST_TEXTS:
            self.clear()
        numbers = self[text] = tuple(_in_text(squeeze(text), self._units))
        return numbers


@lru_cache(maxsize=2)
def _reader(words: tuple[str, ...]) -> Mapping[str, tuple[Stated, ...]]:
    """What reads the numbers of a name or value."""
    return _Read(_units(words))


def _in_text(text: str, units: re.Pattern[str]) -> Iterator[Stated]:
    for match in _NUMBER.finditer(text):
        digits = match[1]
        number = Decimal(digits.replace(",", "")) if digits[0].isascii() else chinese_number(digits)
        unit = units.match(text, match.end())
        yield Stated(number, unit[0] if unit else "")


@cache
def _units(words: tuple[str, ...]) -> re.Pattern[str]:
    longest_first = sorted((*words, *_TIMES, *_MONEY), key=lambda word: (-len(word), word))
    return re.compile("|".join(map(re.escape, longest_first)))


def _agree(quantity: Quantity, figure: Stated) -> bool:
    if converted(figure.number, figure.unit, quantity.unit) != quantity.number:
        return False
    return not figure.unit or same_unit(figure.unit, quantity.unit) or _may_count(figure.unit, quantity.unit)


def _may_count(one: str, other: str) -> bool:
    """Whether two different units can count the same things: 8 个 may be 8 村, 300 株 are no 亩."""
    if measured_in(one) or measured_in(other):
        return False
    kinds = {_KINDS.get(one, ""), _KINDS.get(other, "")}
    return len(kinds) == 1 or ("" in kinds and not kinds & _NO_PIECES)


def _clause(text: str, quantity: Quantity) -> str:
    before = _STOPS.split(text[: quantity.start])[-1]
    return f"{before} {_STOPS.split(text[quantity.end :])[0]}"


@lru_cache(maxsize=4096)
def _pieces(text: str) -> frozenset[str]:
    return frozenset(a + b for run in _HAN.findall(text) for a, b in pairwise(run))
