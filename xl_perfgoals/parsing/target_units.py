"""Units of a 指标值: what stands behind the number, what kind of statement it makes, what is odd about it."""

from typing import NamedTuple

from xl_perfgoals.core.amount import YUAN_PER_UNIT
from xl_perfgoals.core.patterns import rare
from xl_perfgoals.core.target import Kind
from xl_perfgoals.parsing.target_words import (
    COUNT_UNITS,
    IRREGULAR_UNITS,
    MEASURE_UNITS,
    NUMBER_SCALES,
    OCCASIONS,
    PERCENT_UNITS,
    PERSONS,
    REPEATED,
    TIME_UNITS,
    UNIT_SPELLINGS,
)

_SHORT_MONEY = frozenset({"万", "亿"})  # 元 left out: clerks write 3万
_KINDS = {
    **dict.fromkeys(COUNT_UNITS | MEASURE_UNITS, Kind.QUANTITY),
    **dict.fromkeys(TIME_UNITS, Kind.DURATION),
    **dict.fromkeys(set(YUAN_PER_UNIT) - _SHORT_MONEY, Kind.MONEY),
    **dict.fromkeys(PERCENT_UNITS, Kind.PERCENT),
}
_SPELLED = {**{unit: unit for unit in _KINDS}, **UNIT_SPELLINGS}
_LONGEST_UNIT = max(map(len, _SPELLED))
_LONGEST_SCALE = max(map(len, NUMBER_SCALES))

DENOMINATORS = COUNT_UNITS | TIME_UNITS | MEASURE_UNITS
"""What a price, or a number of times, may be given for each of."""

_OTHER_COUNT = rare(r"(?![元亿多余整钱块左上下内以之约])[一-鿿](?=$|[以左(])")
"""A measure word of one character that no list has; behind 万 it makes a count of it: 3万钵."""

_OTHER_DENOMINATOR = rare(r"[一-鿿]{1,4}?(?=$|[/·.)(]|每|以|左右|及|内|上下|之)")


class Unit(NamedTuple):
    """A unit as read. factor is the power of ten between number and unit (万 in 1.5万人次).

    text is None for a number without unit. per lists the denominators, yuan how many 元 one of it is.
    """

    text: str | None
    kind: Kind
    factor: int = 1
    per: tuple[str, ...] = ()
    yuan: int | None = None
    irregular: bool = False


def read_unit(text: str) -> tuple[Unit, str] | None:
    """The unit that text begins with, and what follows it; None if it begins with none that is known."""
    base = _known(text)
    factor, scale = 1, ""
    if base is None:
        scale = _prefix(text, _LONGEST_SCALE, NUMBER_SCALES) or ""
        if not scale:
            return None
        factor = NUMBER_SCALES[scale]
        base = _known(text[len(scale) :].lstrip("余多"))
        if base is not None:
            text = text[len(scale) :].lstrip("余多")
    if base is None:
        return _short_money(text, scale, factor)
    spelled = _SPELLED[base]
    rest = text[len(base) :]
    if spelled == "元" and scale[-1:] in _SHORT_MONEY:  # 3千万元 is 3000 of 万元
        spelled = scale[-1] + spelled
        factor //= int(YUAN_PER_UNIT[spelled])
    if rest.startswith("(次)") and spelled + "次" in COUNT_UNITS:
        spelled, rest = spelled + "次", rest[3:]
    yuan = YUAN_PER_UNIT.get(spelled)
    unit = Unit(
        spelled,
        _KINDS[spelled],
        factor,
        yuan=None if yuan is None else int(yuan),
        irregular=base in IRREGULAR_UNITS,
    )
    return _with_denominators(unit, rest)


def unit_per(unit: Unit, per: tuple[str, ...]) -> Unit:
    """The unit when the denominators stood in front: 每人每月500元."""
    return _compound(unit, "".join("/" + name for name in per), per)


def _short_money(text: str, scale: str, factor: int) -> tuple[Unit, str] | None:
    """万 or 亿 with no unit behind it is money in 万元 or 亿元; other scales just scale the number."""
    last = scale[-1]
    if last in _SHORT_MONEY and (other := _OTHER_COUNT.match(text, len(scale))):
        return Unit(other[0], Kind.QUANTITY, factor), text[other.end() :]
    if last not in _SHORT_MONEY:
        return Unit(None, Kind.NUMBER_WITHOUT_UNIT, factor), text[len(scale) :]
    yuan = int(YUAN_PER_UNIT[last])
    unit = Unit(last, Kind.MONEY, factor // yuan, (), yuan, irregular=True)
    return _with_denominators(unit, text[len(scale) :])


def _with_denominators(unit: Unit, rest: str) -> tuple[Unit, str]:
    if not rest or (rest[0] not in "/·.*每"):
        return unit, rest
    per: list[str] = []
    text = ""
    while rest and rest[0] in "/·.*每":
        behind = rest[1:].removeprefix("(")
        name = _prefix(behind, _LONGEST_UNIT, _SPELLED)
        if name is None or _SPELLED[name] not in DENOMINATORS:
            other = _OTHER_DENOMINATOR.match(behind)
            if other is None:
                break
            name = other[0]
        per.append(_SPELLED.get(name, name))
        text += ("/" if rest[0] in "/每" else "·") + per[-1]
        rest = behind[len(name) :].removeprefix(")")
    return (_compound(unit, text, tuple(per)), rest) if per else (unit, rest)


def _compound(unit: Unit, text: str, per: tuple[str, ...]) -> Unit:
    kind, irregular, stated = unit.kind, unit.irregular, unit.text or ""
    if unit.kind is Kind.MONEY:
        kind = Kind.UNIT_PRICE
        irregular = irregular or (bool({"学年", "学期"} & set(per)) and not PERSONS & set(per))
    elif stated in REPEATED and per[-1].lstrip("0123456789") in TIME_UNITS:
        kind = Kind.FREQUENCY
    elif stated in COUNT_UNITS:
        kind, irregular = Kind.QUANTITY, irregular or per[0] in OCCASIONS
    elif unit.kind is Kind.DURATION:
        kind = Kind.QUANTITY
    priced = per if kind is Kind.UNIT_PRICE else ()
    return unit._replace(text=stated + text, kind=kind, per=priced, irregular=irregular)


def _known(text: str) -> str | None:
    return _prefix(text, _LONGEST_UNIT, _SPELLED)


def _prefix(text: str, longest: int, known: dict[str, str] | dict[str, int]) -> str | None:
    """The longest beginning of text that is known."""
    for length in range(min(longest, len(text)), 0, -1):
        if text[:length] in known:
            return text[:length]
    return None
