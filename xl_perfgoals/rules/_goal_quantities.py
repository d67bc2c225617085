"""How much an annual goal says: its numbers, without those that are dates, ages, names or list numbers."""

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import cache, lru_cache
from typing import NamedTuple

from xl_perfgoals.core.patterns import rare
from xl_perfgoals.core.policy import Policy
from xl_perfgoals.core.texts import squeeze
from xl_perfgoals.rules._goal_text import unnumbered

_HAN_DIGITS = "一二两三四五六七八九十"
_NO_AMOUNT = rare(
    r"“[^“”]{1,20}”|\"[^\"]{1,20}\"|《[^《》]{1,60}》"  # names and titles
    r"|[〔\[(]20[0-9]{2}[〕\])](?:第?[0-9]{1,5}号)?|(?<![0-9])[0-9]{1,5}号"
    r"|20[0-9]{2}(?:[-./][0-9]{1,2}){1,2}(?![0-9])|20[0-9]{2}年?(?:[-—–~至]20[0-9]{2})?年?(?:度|底|初|末)?"
    rf"|(?<![0-9.])[0-9]{{1,2}}月(?:[0-9]{{1,2}}日|份|底|初|末)?|[上下]半年|[0-9{_HAN_DIGITS}]季度"
    rf"|第[0-9{_HAN_DIGITS}]{{1,8}}|十[二三四五六]五"
    r"|(?<![0-9])[0-9]{1,3}(?:[-—–~至][0-9]{1,3})?(?:周岁|岁)"
)
_ARABIC = rare(
    r"(?<![0-9.A-Za-z])([0-9]{1,3}(?:,[0-9]{3}){1,4}(?:\.[0-9]{1,8})?|[0-9]{1,15}(?:\.[0-9]{1,8})?)(?![0-9])(余|多)?([百千]?万|[百千]|亿)?(余|多)?"
)
_CHINESE = rare(
    rf"(?<![第每{_HAN_DIGITS}])([二两三四五六七八九十][{_HAN_DIGITS}百千万]{{0,8}}|一[十百千万][{_HAN_DIGITS}百千万]{{0,8}})(余|多)?"
)
_HUNDREDTHS = rare(rf"百分之([{_HAN_DIGITS}百]{{1,4}}|[0-9]{{1,3}}(?:\.[0-9]{{1,4}})?)")
_SCALES = {"百": 100, "千": 1000, "万": 10_000, "百万": 1_000_000, "千万": 10_000_000, "亿": 100_000_000}
_NAMED_UNIT = re.compile(r"[A-Za-z]")


class Quantity(NamedTuple):
    """A number in a text: as written with its unit, its value, its unit ("" if none is known), its place."""

    text: str
    number: Decimal
    unit: str
    start: int
    end: int


def quantities(
    goal: str, policy: Policy, names: Iterable[str | None] = ()
) -> tuple[str, tuple[Quantity, ...]]:
    """The goal's text as searched, and the numbers in it that say how much.

    names are further words whose numbers say nothing, such as the project's name. A Chinese numeral
    counts only before a unit, and 一 alone never does: it is mostly an article (一批, 一个).
    """
    text = unnumbered(goal)
    squeezed = [squeeze(name) for name in names if name]
    return _quantities(text, tuple([name for name in squeezed if name and name in text]), policy)


@lru_cache(maxsize=1024)
def _quantities(goal: str, names: tuple[str, ...], policy: Policy) -> tuple[str, tuple[Quantity, ...]]:
    """Goals are copied from form to form, names seldom stand in them: hence the cache."""
    units = _units(policy.word_list("count_units"))
    text = _without(goal, (*policy.word_list("numbered_names"), *names))
    found = [*_arabic(text, units), *_chinese(text, units), *_hundredths(text)]
    return text, tuple(sorted(found, key=lambda quantity: quantity.start))


def chinese_number(text: str) -> Decimal:
    """The number of a short Chinese numeral: 十二 is 12, 三百五十 350."""
    total = section = digit = 0
    for char in text:
        if char in "百千十":
            section += (digit or 1) * {"十": 10, "百": 100, "千": 1000}[char]
            digit = 0
        elif char == "万":
            total, section, digit = (total + section + digit) * 10_000, 0, 0
        else:
            digit = 2 if char == "两" else "零一二三四五六七八九".index(char)
    return Decimal(total + section + digit)


@cache
def _units(words: tuple[str, ...]) -> re.Pattern[str]:
    """A pattern of the units, the longest first; Latin ones whatever their case. 个月 is time, no count."""
    longest_first = "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))
    return re.compile(rf"(?!个(?:月|工作日|季度|学期|小时))(?:{longest_first})", re.IGNORECASE)


def _without(text: str, names: tuple[str, ...]) -> str:
    """The text with everything blotted out whose digits do not count; places stay where they are."""
    for name in sorted((squeeze(name) for name in names if name), key=len, reverse=True):
        text = text.replace(name, "□" * len(name))
    return _NO_AMOUNT.sub(lambda match: "□" * len(match[0]), text)


def _arabic(text: str, units: re.Pattern[str]) -> Iterator[Quantity]:
    for match in _ARABIC.finditer(text):
        unit = units.match(text, match.end())
        if unit is None and _NAMED_UNIT.match(text, match.end()):
            continue  # 5G, 4A: a name
        number = Decimal(match[1].replace(",", "")) * _SCALES.get(match[3] or "", 1)
        yield _quantity(text, match.start(), match.end(), number, unit)


def _chinese(text: str, units: re.Pattern[str]) -> Iterator[Quantity]:
    for match in _CHINESE.finditer(text):
        if unit := units.match(text, match.end()):
            yield _quantity(text, match.start(), match.end(), chinese_number(match[1]), unit)


def _hundredths(text: str) -> Iterator[Quantity]:
    for match in _HUNDREDTHS.finditer(text):
        number = Decimal(match[1]) if match[1][0].isascii() else chinese_number(match[1])
        yield Quantity(match[0], number, "%", match.start(), match.end())


def _quantity(text: str, start: int, end: int, number: Decimal, unit: re.Match[str] | None) -> Quantity:
    stop = unit.end() if unit else end
    return Quantity(text[start:stop], number, unit[0] if unit else "", start, stop)
