"""How much two annual goals are alike: the share of characters in common runs, as difflib counts."""

from collections import Counter
from decimal import Decimal
from functools import lru_cache, reduce
from operator import or_
from typing import NamedTuple

from xl_perfgoals.core.form import PerfGoalForm
from xl_perfgoals.core.policy import Policy
from xl_perfgoals.core.texts import squeeze
from xl_perfgoals.rules._goal_text import goal_chars

_NONE, _ONE = Decimal(0), Decimal(1)
_PLACES = Decimal("0.0001")
_BITS = tuple(1 << place for place in range(1024))


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
    return Goal.of(first).likeness(Goal.of(second), Floor.of(floor))


class Floor(NamedTuple):
    """The least likeness that counts: as it was given, and as an exact fraction, which compares at once."""

    given: Decimal
    numerator: int
    denominator: int

    @classmethod
    def of(cls, given: Decimal) -> "Floor":
        """The floor of this share."""
        return cls(given, *given.as_integer_ratio())


class Goal(NamedTuple):
    """A squeezed goal, and what can be told of it by itself: most pairs are known to differ by that alone.

    letters are bits; two letters whose codes are a multiple of 1024 apart share one.
    """

    text: str
    length: int
    letters: int

    @classmethod
    @lru_cache(maxsize=4096)  # units copy each other's goals
    def of(cls, text: str) -> "Goal":
        """The goal of this text."""
        return cls(text, len(text), reduce(or_, [_BITS[ord(letter) % len(_BITS)] for letter in set(text)], 0))

    def likeness(self, other: "Goal", floor: Floor) -> Decimal:
        """How much they are alike, 0 where it is below the floor."""
        first, length, letters = self
        second, other_length, other_letters = other
        if first == second:
            return _ONE
        least = floor.numerator * (length + other_length)
        doubled = 2 * floor.denominator
        # A letter that only one of them has is at least one character not in common
        if (
            doubled * min(length, other_length) < least
            or doubled * (length - (letters & ~other_letters).bit_count()) < least
            or doubled * (other_length - (other_letters & ~letters).bit_count()) < least
        ):
            return _NONE
        return _measured(first, second, floor.given)


@lru_cache(maxsize=4096)
def _measured(first: str, second: str, floor: Decimal) -> Decimal:
    least = floor * (len(first) + len(second))
    if 2 * (Counter(first) & Counter(second)).total() < least:
        return _NONE
    from difflib import SequenceMatcher  # noqa: PLC0415 - most goals are told apart by their letters

    matcher = SequenceMatcher(None, first, second, autojunk=False)
    common = 2 * sum(block.size for block in matcher.get_matching_blocks())
    if common < least:
        return _NONE
    return (Decimal(common) / (len(first) + len(second))).quantize(_PLACES)
