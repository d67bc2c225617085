"""What rules on indicators ask first: which rows say something, which are hard, what a name measures."""

import re
from functools import lru_cache

from xl_perfgoals.core.amount import is_blank
from xl_perfgoals.core.finding import Fact
from xl_perfgoals.core.form import Indicator, PerfGoalForm
from xl_perfgoals.core.levels import COSTS, Level2
from xl_perfgoals.core.target import QUANTIFIED, Kind, Target
from xl_perfgoals.core.texts import name_key, squeeze
from xl_perfgoals.rules._once import once_a_form

MEASURED = QUANTIFIED | {Kind.MULTI}
"""Kinds of values that state a figure or a day, or several."""
_BLANK, _QUANTITY = Kind.BLANK, Level2.QUANTITY  # looked up but once: Enum is slow at it
_NOTHING = frozenset({"不涉及", "不适用", "无数据", "暂无", "未涉及"})
_FILLER = re.compile(r"指标[0-9一二三四五六七八九十]{0,2}:?|[.…·。]+")
"""What an empty template prints where a 三级指标 belongs: 指标1：, ……"""
_BRACKET_BEHIND = re.compile(r"[(\[【〔]([^()\[\]【】〔〕]*)[)\]】〕]$")
_ENDS = "。.,;:、!?*★☆-—_\"'“”"


def is_named(indicator: Indicator) -> bool:
    """Whether the row has a 三级指标 that says something; a dash, 不涉及 or 指标1： says nothing."""
    return says_a_name(indicator.name.text)


@lru_cache(maxsize=8192)
def says_a_name(name: str) -> bool:
    """The same of the name by itself."""
    words = squeeze(name)
    return not is_blank(name) and words not in _NOTHING and _FILLER.fullmatch(words) is None


def compared_name(name: str) -> str:
    """The name as compared within a form; "" for one that says nothing."""
    return name_key(name) if says_a_name(name) else ""


def has_value(indicator: Indicator) -> bool:
    """Whether something stands as 指标值. 无 is a value: no accident, no complaint."""
    target = indicator.target.value
    return target is not None and says_something(target)


def says_something(target: Target) -> bool:
    """The same of a value by itself."""
    return target.kind is not _BLANK and squeeze(target.text) not in _NOTHING


def is_filled(indicator: Indicator) -> bool:
    """Whether the row says something; one with a dash or 无 for name and value says "not applicable"."""
    return is_named(indicator) or (has_value(indicator) and not indicator.target.blank)


@once_a_form
def filled(form: PerfGoalForm) -> tuple[Indicator, ...]:
    """The rows that say something."""
    return tuple([row for row in form.indicators if says_a_name(row.name.text) or is_filled(row)])


@once_a_form
def readings(form: PerfGoalForm) -> tuple[tuple[Indicator, Target], ...]:
    """The rows whose 指标值 is filled in, with what it was read as."""
    return tuple(
        [
            (row, target)
            for row in form.indicators
            if (target := row.target.value) is not None and target.kind is not _BLANK
        ]
    )


def is_hard(indicator: Indicator) -> bool:
    """Whether the row must carry a figure: 数量, money, or whatever the template marks 硬性指标."""
    level2 = indicator.level2.value
    return level2 is _QUANTITY or level2 in COSTS or "硬性" in indicator.mark


def said(indicator: Indicator) -> str:
    """The 三级指标 on one line, for a sentence."""
    return " ".join(indicator.name.text.split())


def level_name(indicator: Indicator) -> str:
    """The 二级指标 by its official name, or as written where no list knows it, for a sentence."""
    if indicator.level2.value is not None:
        return indicator.level2.value.value
    return " ".join(indicator.level2.text.split()) or "绩效指标"


def measure(indicator: Indicator) -> str:
    """The 三级指标 down to what it measures: "★参保率（%）" gives 参保率."""
    return measured(indicator.name.text)


@lru_cache(maxsize=8192)
def measured(name: str) -> str:
    """The same of the name by itself."""
    words = squeeze(name)
    if words.isalnum():  # most names are plain words
        return words
    words = words.strip(_ENDS)
    while found := _BRACKET_BEHIND.search(words):
        words = words[: found.start()].rstrip(_ENDS)
    return words


def unit_in_name(indicator: Indicator) -> str:
    """What stands in brackets behind the name, where some forms put the unit: 长度（公里）; else ""."""
    return unit_behind(indicator.name.text)


@lru_cache(maxsize=8192)
def unit_behind(name: str) -> str:
    """The same of the name by itself."""
    words = squeeze(name)
    if words.isalnum():
        return ""
    found = _BRACKET_BEHIND.search(words.rstrip(_ENDS))
    words = found[1].removeprefix("单位").lstrip(":") if found else ""
    return words if 0 < len(words) <= 5 and not words.startswith("必填") else ""


def facts_of(indicator: Indicator, **more: Fact) -> dict[str, Fact]:
    """What every sentence about a row needs: its 二级指标, name, value as written and number; and more."""
    return {
        "level2": level_name(indicator),
        "name": said(indicator),
        "value": " ".join(indicator.target.text.split()),
        "row": indicator.number,
        **more,
    }
