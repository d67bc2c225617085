"""How rules take the text of an annual goal apart: sentences, clauses, what is left without filler words."""

import re
from collections.abc import Iterable
from functools import lru_cache

from xl_perfgoals.core.form import PerfGoalForm
from xl_perfgoals.core.texts import han_count, squeeze
from xl_perfgoals.rules._once import once_a_form

_PHRASE_ENDS = re.compile(r"[。;!?,]+")
_CLAUSE_ENDS = re.compile(r"[。;!?,、:]+")
_CIRCLED = re.compile(r"[①-⑳❶-❿]")
_NUMBER = r"[(（]?[0-9０-９一二三四五六七八九十]{1,2}(?:[、)）]|[.．](?![0-9０-９]))"
_NUMBER_ON_NEW_LINE = re.compile(rf"[\r\n]+\s*(?={_NUMBER})")
_NUMBERING = re.compile(rf"(?:^|(?<=[。;!?,:])){_NUMBER}")
_GOALS, _CLAUSES = 1024, 4096
"""How many are remembered: several rules ask about one goal, and units copy each other's goals."""

_YEAR = re.compile(r"(?<![0-9])20[0-9]{2}(?:年度?)?")


@lru_cache(maxsize=_GOALS)
def unnumbered(goal: str) -> str:
    """The goal squeezed, without the numbers of a list ("1." "2、" "(3)" "④")."""
    stopped = _NUMBER_ON_NEW_LINE.sub("。", _CIRCLED.sub("。", goal))  # squeezing makes ④ a 4
    return _NUMBERING.sub("", squeeze(stopped))


@lru_cache(maxsize=_GOALS)
def phrases(goal: str) -> tuple[str, ...]:
    """What stands between stops and commas of a goal, squeezed; lists with 、 stay together."""
    return tuple(part for part in _PHRASE_ENDS.split(unnumbered(goal)) if part)


@lru_cache(maxsize=_GOALS)
def clauses(goal: str) -> tuple[str, ...]:
    """What stands between any two stops of a goal, squeezed."""
    return tuple(part for part in _CLAUSE_ENDS.split(unnumbered(goal)) if part)


@lru_cache(maxsize=_GOALS)
def goal_chars(goal: str) -> int:
    """How many Chinese characters a goal has."""
    return han_count(goal)


@lru_cache(maxsize=_CLAUSES)
def yearless(clause: str) -> str:
    """A clause squeezed, without its years."""
    return _YEAR.sub("", squeeze(clause))


def bare(clause: str, fillers: Iterable[str]) -> str:
    """A clause without years and filler words: two ways of saying nothing become the same."""
    left = yearless(clause)
    for filler in fillers:
        left = left.replace(filler, "")
    return left


@once_a_form
def names_in_goal(form: PerfGoalForm) -> tuple[str | None, ...]:
    """The project's, unit's and department's names, all of them where the goal has one; () if it has none.

    Then it is the same to every rule about the goal what these names are.
    """
    names = form.project.value, form.unit.value, form.department.value
    words = _searched(form.annual_goal.value or "")
    return names if any(squeeze(name) in words for name in names if name) else ()


@lru_cache(maxsize=_GOALS)
def _searched(goal: str) -> str:
    """All that rules look for names in: the goal without list numbers, with its years and without."""
    words = unnumbered(goal)
    return f"{words}\n{_YEAR.sub('', words)}"
