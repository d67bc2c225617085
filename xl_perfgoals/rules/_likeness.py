"""How much two annual goals are alike: the share of characters in common runs, as difflib counts."""

from collections import Counter
from decimal import Decimal
from difflib import SequenceMatcher
from functools import lru_cache

from xl_perfgoals.core.form import PerfGoalForm
from xl_perfgoals.core.policy import Policy
from xl_perfgoals.core.texts import squeeze
from xl_perfgoals.rules._goal_text import goal_chars

_NONE = Decimal(0)
_PLACES = Decimal("0.0001")


def comparable_goal(form: PerfGoalForm, policy: Policy) -> str:
    """The goal as compared; "" for one that is empty or too short to say anything, which G01 and G02 tell."""
    goal = squeeze(form.annual_goal.text)
    return goal if goal_chars(goal) >= policy.goal_min_chars else ""


def goals_alike(one: PerfGoalForm, other: PerfGoalForm, policy: Policy) -> bool:
    """Whether X01 tells this pair."""
    first, second = comparable_goal(one, policy), comparable_goal(other, policy)
    return bool(first and second) and likeness(first, second, policy.goal_likeness) > 0


def likeness(first: str, second: str, floor: Decimal) -> Decimal:
    """The likeness of two squeezed goals, 0 where it is below the floor. Cheap upper bounds come first."""
    if first == second:
        return Decimal(1)
    ones, others = _letters(first), _letters(second)
    # A letter that only one of them has is at least one character not in common
    common = min(
        len(first) - (ones & ~others).bit_count(),
        len(second) - (others & ~ones).bit_count(),
    )
    if 2 * common < floor * (len(first) + len(second)):
        return _NONE
    return _measured(first, second, floor)


@lru_cache(maxsize=4096)
def _letters(goal: str) -> int:
    """The letters of a goal as bits; two whose codes are a multiple of 1024 apart share one."""
    bits = 0
    for letter in set(goal):
        bits |= 1 << (ord(letter) % 1024)
    return bits


@lru_cache(maxsize=4096)
def _measured(first: str, second: str, floor: Decimal) -> Decimal:
    least = floor * (len(first) + len(second))
    if 2 * (Counter(first) & Counter(second)).total() < least:
        return _NONE
    matcher = SequenceMatcher(None, first, second, autojunk=False)
    common = 2 * sum(block.size for block in matcher.get_matching_blocks())
    if common < least:
        return _NONE
    return (Decimal(common) / (len(first) + len(second))).quantize(_PLACES)
