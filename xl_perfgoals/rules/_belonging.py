"""Whether what a 三级指标 says belongs under its 二级指标, by word lists for each kind of content."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import TypeAlias

from xl_perfgoals.core.form import Indicator
from xl_perfgoals.core.levels import Level1, Level2
from xl_perfgoals.core.policy import Policy
from xl_perfgoals.core.texts import squeeze
from xl_perfgoals.core.words import built_in
from xl_perfgoals.rules._indicators import measure

_Added: TypeAlias = tuple[tuple[str, tuple[str, ...]], ...]
"""A county's own additions to the word lists."""

_SATISFACTION = ("满意度", "满意率")
_TOLD_ELSEWHERE = frozenset({Level1.SATISFACTION, Level1.COST})
JUDGED = frozenset(level2 for level2 in Level2 if level2.level1 not in _TOLD_ELSEWHERE)
"""The 二级指标 whose rows may be misplaced."""
_KINDS: Mapping[Level2, tuple[str, tuple[tuple[Level2 | None, str], ...]]] = MappingProxyType(
    {
        Level2.QUALITY: ("quality_words", ((Level2.TIMELINESS, "punctual_words"),)),
        Level2.SOCIAL: (
            "social_words",
            ((Level2.ECONOMIC, "economic_clear"), (Level2.ECOLOGICAL, "ecological_clear")),
        ),
        Level2.ECONOMIC: (
            "economic_words",
            ((Level2.ECOLOGICAL, "ecological_clear"), (None, "office_words")),
        ),
        Level2.ECOLOGICAL: (
            "ecological_words",
            ((Level2.ECONOMIC, "economic_clear"), (None, "office_words")),
        ),
    }
)
"""For a 二级指标: the words of its own kind, and which words betray another kind (None: no effect at all)."""


@dataclass(frozen=True, slots=True)
class Misplaced:
    """Content that is foreign to its 二级指标. belongs is where it should stand, None if it is no benefit."""

    belongs: Level2 | None


def misplaced(indicator: Indicator, policy: Policy) -> Misplaced | None:
    """None where the row, one of JUDGED, may stand as it does: a word of its own kind always lets it pass."""
    level2 = indicator.level2.value
    if measure(indicator).endswith(_SATISFACTION):
        return Misplaced(Level2.SATISFACTION)
    if level2 not in _KINDS:
        return None
    added = tuple(policy.words.items()) if policy.words else ()
    return _judged(level2, squeeze(indicator.name.text), added)


@lru_cache(maxsize=16384)
def _judged(level2: Level2, name: str, added: _Added) -> Misplaced | None:
    """Units write the same names over and over, hence the cache."""
    own, others = _KINDS[level2]
    told = _told(name, added)
    for belongs, words in others:
        if _says(told, words, added):
            return None if _says(told, own, added) else Misplaced(belongs)
    return None


def _told(name: str, added: _Added) -> str:
    """The name without the compounds in which 收入, 环境, 生态 mean something else."""
    if _says(name, "misleading_words", added):
        for word in _words("misleading_words", added):
            name = name.replace(word, "")
    return name


def _says(name: str, words: str, added: _Added) -> bool:
    return _pattern(words, added).search(name) is not None


@lru_cache(maxsize=32)
def _pattern(words: str, added: _Added) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, _words(words, added))))


def _words(name: str, added: _Added) -> tuple[str, ...]:
    return (*built_in(name), *dict(added).get(name, ())) if added else built_in(name)
