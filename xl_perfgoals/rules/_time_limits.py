"""How much time fits into a period: no month has 32 days. Finds texts that say otherwise."""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple
from unicodedata import is_normalized

from xl_perfgoals.core.patterns import rare
from xl_perfgoals.core.target import Target
from xl_perfgoals.core.texts import squeeze

_DAYS = r"(?:个?(?:工作日|自然日)|天|日)(?![次均前内后])"
_MONTHS = r"个月(?![前后])"
_HOURS = r"个?小时"
_NUMBER = r"(?P<number>[0-9]{1,6}(?:\.[0-9]{1,3})?)"
_UP_TO = r"(?P<between>[^0-9年月日,;:、。()]{0,12}?)"
_NOT_ONE = r"(?<![0-9个几多半一二两三四五六七八九十至到~\-按])"  # 3个月, 1-12月, 按月
_SOME_TIME = rare(rf"{_NUMBER}(?:{_DAYS}|{_MONTHS}|{_HOURS})")
_TIME_CHARACTERS = re.compile("[日天月时]")
"""One of them ends any length of time."""
_MONTH = rf"(?:每个?月|月均|当月|{_NOT_ONE}月)"
_YEAR = rf"(?:每年|全年|年均|当年|20[0-9]{{2}}年度?|{_NOT_ONE}年(?!限|份|底|末|初|前|内|后|龄))"
_DAY = r"(?:每[天日]|日均|全天)"
_WEEK = r"(?:每周|周均)"


class Excess(NamedTuple):
    """A length that does not fit: number of `unit` in one `period`, which has `most`."""

    number: Decimal
    unit: str
    period: str
    most: int


class _Limit(NamedTuple):
    period: str
    period_words: str
    unit: str
    unit_words: str
    most: int
    named: str


_LIMITS = (
    _Limit("月", _MONTH, "天", _DAYS, 31, "天数|日数|天"),
    _Limit("年", _YEAR, "天", _DAYS, 366, "天数|日数|天"),
    _Limit("年", _YEAR, "个月", _MONTHS, 12, "月数|月份|全年|时间|时长|周期"),
    _Limit("天", _DAY, "小时", _HOURS, 24, "小时数|时数|时间|时长"),
    _Limit("周", _WEEK, "天", _DAYS, 7, "天数|日数|天"),
)
_PER = re.compile(r"[/·]")
_MANY_PEOPLE = re.compile(r"累计|合计|总|共计|人次|人天|人均之和|[0-9]人")
_UNITS = {"天": "天", "日": "天", "工作日": "天", "个工作日": "天", "自然日": "天", "个自然日": "天"} | {
    "个月": "个月",
    "月": "个月",
    "小时": "小时",
    "个小时": "小时",
    "h": "小时",
}
_PERIODS = {
    "月": "月",
    "个月": "月",
    "年": "年",
    "年度": "年",
    "天": "天",
    "日": "天",
    "周": "周",
    "星期": "周",
}
_PERSONS = frozenset({"人", "名", "户", "村", "个", "台", "辆"})
"""Time for one of these each; for anything else it may be that of many together."""


def names_length(text: str) -> bool:
    """Whether a text gives a length of time at all."""
    if not _TIME_CHARACTERS.search(text) and is_normalized("NFKC", text):
        return False  # most texts; in others a width or a sign like ㏠ may hide one
    return _SOME_TIME.search(squeeze(text)) is not None


@lru_cache(maxsize=8192)
def excess_in_text(text: str) -> Excess | None:
    """The first length that a text itself gives to a period too short for it: 月驻村天数261天."""
    if not names_length(text) or _MANY_PEOPLE.search(words := squeeze(text)):
        return None
    for limit, pattern in _IN_TEXT:
        for found in pattern.finditer(words):
            if (number := Decimal(found["number"])) > limit.most:
                return Excess(number, limit.unit, limit.period, limit.most)
    return None


def may_exceed(target: Target) -> bool:
    """Whether excess_of_target can find anything, whatever the name says."""
    return _longest(target) > _LEAST and is_timed(target)


def is_timed(target: Target) -> bool:
    """Whether the value counts time, or may."""
    unit = target.unit
    if unit is None or unit in _UNITS:
        return True
    return _PER.search(unit) is not None and _base(unit) in _UNITS


def excess_of_target(name: str, target: Target) -> Excess | None:
    """The length that a value gives to the period in its own unit (天/月) or in its name (月驻村天数)."""
    counts = target.unit is None and name.endswith("数")
    if not counts and _base(target.unit or "") not in _UNITS:
        return None
    number = _longest(target)
    for limit in _LIMITS:
        if number > limit.most and any(_says(limit, name, target)):
            return Excess(number, limit.unit, limit.period, limit.most)
    return None


def _longest(target: Target) -> Decimal:
    return max(target.number or Decimal(0), target.number2 or Decimal(0))


def _base(unit: str) -> str:
    return _PER.split(unit, maxsplit=1)[0]


def _says(limit: _Limit, name: str, target: Target) -> Iterator[bool]:
    base, *per = _PER.split(target.unit or "")
    periods = {_PERIODS.get(word) for word in per}
    single = all(word in _PERIODS or word in _PERSONS for word in per)
    yield _UNITS.get(base) == limit.unit and limit.period in periods and single
    if per or _MANY_PEOPLE.search(name) or re.search(rf"(?:{limit.named})$", name) is None:
        return
    fits = _UNITS.get(base) == limit.unit or (target.unit is None and name.endswith("数"))
    yield fits and re.search(limit.period_words, name) is not None


_LEAST = min(limit.most for limit in _LIMITS)
_IN_TEXT = tuple(
    (limit, re.compile(limit.period_words + _UP_TO + _NUMBER + limit.unit_words)) for limit in _LIMITS
)
