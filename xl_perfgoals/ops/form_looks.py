"""What forms must have in common to look the same to a rule: a key for each Look."""

from collections.abc import Callable, Hashable, Mapping
from functools import cache
from typing import TypeAlias

from xl_perfgoals.core.form import Indicator, PerfGoalForm
from xl_perfgoals.core.levels import Level1, Level2
from xl_perfgoals.core.target import Kind
from xl_perfgoals.rules._goal_text import names_in_goal
from xl_perfgoals.rules._indicators import MEASURED, is_named, says_something
from xl_perfgoals.rules._looks import Look

_TEXT_AND_VALUE = slice(1, 3)  # of an Entry


def _head(form: PerfGoalForm) -> Hashable:
    return (
        form.year[_TEXT_AND_VALUE],
        form.department[_TEXT_AND_VALUE],
        form.department_code[_TEXT_AND_VALUE],
        form.unit[_TEXT_AND_VALUE],
        form.attribute[_TEXT_AND_VALUE],
        form.period[_TEXT_AND_VALUE],
        form.long_goal[_TEXT_AND_VALUE],
        tuple([contact.entry.text for contact in form.contacts]),
    )


def _project(form: PerfGoalForm) -> Hashable:
    return form.project[_TEXT_AND_VALUE], form.year.value, bool(form.funding.sources)


def _goal(form: PerfGoalForm) -> Hashable:
    return form.annual_goal[_TEXT_AND_VALUE], form.year.value, names_in_goal(form)


LOOKS: Mapping[Look, Callable[[PerfGoalForm], Hashable]] = {
    Look.HEAD: _head,
    Look.PROJECT: _project,
    Look.GOAL: _goal,
}

RowsSeen: TypeAlias = tuple[int, frozenset[tuple[object, ...]], bool]
"""Look.ROWS: which sorts of rows there are, a bit for each; the odd ones; whether two have one name."""

_SAYS, _IS_MEASURED, _IS_FILLED_IN = 1, 2, 4
_VALUE_LOOKS = 8
_PLACES: Mapping[Level2 | None, int] = {level2: place for place, level2 in enumerate((None, *Level2))}

MENDED_TO_PLACE = slice(7, 12)
"""Of a row: shifted, value_lost, level1_filled, weight, printed_under."""
PLAIN: tuple[object, ...] = (False, False, False, None, None)
"""The same of most rows: not mended, without a weight, not printed elsewhere. All others are odd."""


def looks_of_name(row: Indicator) -> tuple[int, ...]:
    """For each look of a value, the bit of rows of this 二级指标 that are named or not as this one."""
    return _bits(2 * _PLACES[row.level2.value] + is_named(row))


@cache
def _bits(place: int) -> tuple[int, ...]:
    return tuple(1 << (_VALUE_LOOKS * place + look) for look in range(_VALUE_LOOKS))


def look_of_value(row: Indicator) -> int:
    """Whether the 指标值 says anything, is measured, and is filled in."""
    target = row.target.value
    if target is None or target.kind is Kind.BLANK:
        return 0
    filled_in = says_something(target) and not row.target.blank
    return _SAYS + _IS_MEASURED * (target.kind in MEASURED) + _IS_FILLED_IN * filled_in


def level1_of(level2: Level2 | None) -> Level1 | None:
    """The 一级指标 that rows of a 二级指标 have unless they are odd."""
    return level2.level1 if level2 is not None else None


def oddness(row: Indicator, look: int) -> tuple[object, ...]:
    """An odd row by all that Look.ROWS is about."""
    mended = row.shifted, row.value_lost, row.level1_filled
    return look, row.level1, mended, row.weight is not None, row.printed_under
