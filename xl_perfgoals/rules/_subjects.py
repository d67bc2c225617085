"""Whether a price and a quantity are about the same thing: by their units and by their names."""

import re
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise

from xl_perfgoals.core.amount import EXACT
from xl_perfgoals.core.form import Indicator
from xl_perfgoals.core.patterns import rare
from xl_perfgoals.core.policy import Policy
from xl_perfgoals.core.texts import squeeze

_ALIKE = (
    frozenset({"人", "名", "位", "员", "生", "学生", "人员"}),
    frozenset({"户", "家", "农户"}),
    frozenset({"头", "只", "羽", "匹"}),
    frozenset({"平方米", "平米", "㎡"}),
    frozenset({"立方米", "立方", "方", "m³"}),
    frozenset({"台", "套", "台套"}),
    frozenset({"次", "场", "期", "场次", "批次"}),
)
_SIZES = {
    **dict.fromkeys(("公里", "千米", "km"), ("米", Decimal(1000))),
    **dict.fromkeys(("米", "m", "延米", "延长米"), ("米", Decimal(1))),
    **dict.fromkeys(("吨", "t"), ("公斤", Decimal(1000))),
    **dict.fromkeys(("公斤", "千克", "kg"), ("公斤", Decimal(1))),
    "斤": ("公斤", Decimal("0.5")),
    "公顷": ("亩", Decimal(15)),
    "亩": ("亩", Decimal(1)),
}
"""Measures of one kind, each as so many of the same base: 6 公里 are 6000 times the price of a 米."""

_AREAS = frozenset({"平方米", "立方米"})
_VISITS = frozenset({"人次"})
"""A person may come more than once."""

_LOOSE = frozenset({"个", "处", "项"})
"""Units that things of many kinds are counted in, but neither persons nor measures."""

_COUNTED_PIECES = frozenset("个处项村座所台套件栋幢间条盏块辆批支组站场园")
_BRACKETS = re.compile(r"[(\[【〔][^()\[\]【】〔〕]*[)\]】〕]")
_HAN = rare(r"[㐀-鿿]{2,}")


@lru_cache(maxsize=1024)
def same_unit(one: str, other: str) -> bool:
    """Whether two units count the same: 人 and 名."""
    return one == other or any({one, other} <= group for group in _ALIKE) or _base(one) == _base(other)


def measured_in(unit: str) -> bool:
    """Whether the unit measures rather than counts: 公里, 亩, 平方米."""
    return unit in _SIZES or any(unit in group for group in _ALIKE if group & _AREAS)


def is_convertible(unit: str) -> bool:
    """Whether there are other units for the same: 公里 for 米."""
    return unit in _SIZES


def converted(number: Decimal, unit: str, piece: str) -> Decimal:
    """A number of `unit` counted in `piece`, for units that measure the same."""
    if unit not in _SIZES or _base(unit) != _base(piece):
        return number
    return EXACT.divide(EXACT.multiply(number, _SIZES[unit][1]), _SIZES[piece][1])


def _base(unit: str) -> str:
    return _SIZES[unit][0] if unit in _SIZES else unit


def fit(piece: str, price: Indicator, unit: str, quantity: Indicator) -> int:
    """How a price for each `piece` suits a quantity counted in `unit`: 2 it does, 1 it may, 0 it does not.

    "" stands for a unit that nobody wrote.
    """
    if piece and same_unit(piece, unit):
        return 2
    if {piece, unit} & _VISITS and {piece, unit} & _ALIKE[0]:
        return 1
    if not unit or not piece:
        known, name = (piece, quantity) if piece else (unit, price)
        return 2 if known and known not in _LOOSE and known in squeeze(name.name.text) else 1
    if not _LOOSE & {piece, unit} or not {piece, unit} <= _COUNTED_PIECES:
        return 0
    named = piece in squeeze(quantity.name.text) or unit in squeeze(price.name.text)
    return 2 if named else 1


def subjects(row: Indicator, policy: Policy) -> frozenset[str]:
    """The two-character pieces of the words that say what a 三级指标 is about."""
    return subjects_of(row.name.text, policy)


def subjects_of(name: str, policy: Policy) -> frozenset[str]:
    """The same of a bare name, such as the project's."""
    return _subjects(squeeze(name), policy.word_list("plain_cost_words"))


@lru_cache(maxsize=4096)
def _subjects(name: str, plain: tuple[str, ...]) -> frozenset[str]:
    words = _plain(plain).sub(" ", _BRACKETS.sub(" ", name))
    return frozenset(a + b for run in _HAN.findall(words) for a, b in pairwise(run))


@lru_cache(maxsize=8)
def _plain(words: tuple[str, ...]) -> re.Pattern[str]:
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    return re.compile("|".join(map(re.escape, longest_first)))
