"""Whether what a 三级指标 says belongs under its 二级指标, by word lists for each kind of content."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from xl_perfgoals.core.form import Indicator
from xl_perfgoals.core.levels import Level1, Level2
from xl_perfgoals.core.policy import Policy
from xl_perfgoals.core.texts import squeeze
from xl_perfgoals.rules._indicators import measure

_SATISFACTION = ("满意度", "满意率")
_TOLD_ELSEWHERE = frozenset({Level1.SATISFACTION, Level1.COST})
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
    """None where the row may stand as it does: a word of its own kind always lets it pass."""
    level2 = indicator.level2.value
    if level2 is None or level2.level1 in _TOLD_ELSEWHERE:
        return None
    if measure(indicator).endswith(_SATISFACTION):
        return Misplaced(Level2.SATISFACTION)
    own, others = _KINDS.get(level2, ("", ()))
    name = _told(indicator, policy) if others else ""
    for belongs, words in others:
        if _says(name, words, policy):
            return None if _says(name, own, policy) else Misplaced(belongs)
    return None


def _told(indicator: Indicator, policy: Policy) -> str:
    """The name without the compounds in which 收入, 环境, 生态 mean something else."""
    name = squeeze(indicator.name.text)
    for word in policy.word_list("misleading_words"):
        name = name.replace(word, "")
    return name


def _says(name: str, words: str, policy: Policy) -> bool:
    return any(word in name for word in policy.word_list(words))
