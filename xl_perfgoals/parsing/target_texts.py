"""指标值 that state no figure: nothing at all, yes or no, a choice not made, a manner, a grade."""

import re

from xl_perfgoals.core.patterns import rare
from xl_perfgoals.core.target import Kind, Target
from xl_perfgoals.core.texts import letter_for_zero
from xl_perfgoals.parsing.target_words import (
    BLANKS,
    DIRECTED,
    FALSE_WORDS,
    PLACEHOLDERS,
    SCALES_OF_GRADES,
    TIME_MANNERS,
    TRUE_WORDS,
    UNCHOSEN_GRADES,
    UNDIRECTED,
)

_UNFILLED = re.compile(
    r"\*\*|(?<![0-9%)*])\*(?![0-9])|\?\?|^\?|__|○○|〇〇"
    r"|(?<![A-Za-z0-9])[Xx×]+(?![A-Za-z0-9光射])"
    r"|^[≥≤<>=≈±](?:%|‰|个|人|户|元|万元|次|项|天)?$"  # a sign and a unit, no number between
)
_UNTICKED = re.compile(r"[□☐]")
_TICKED = rare(r"[☑☒√✓✔■]")
_OR = re.compile(r"[/|、]|或者?")


def _any_of(words: frozenset[str]) -> re.Pattern[str]:
    return re.compile("|".join(sorted(words, key=lambda word: (-len(word), word))))


_TIME_MANNER, _DIRECTED, _UNDIRECTED = map(_any_of, (TIME_MANNERS, DIRECTED, UNDIRECTED))


def read_word(text: str) -> Target | None:
    """What text means when it is blank, an answer or a placeholder; None when it is more than that."""
    if text in BLANKS:
        return Target(text, Kind.BLANK, flags=("S04",))
    if text in TRUE_WORDS or text in FALSE_WORDS:
        return Target(text, Kind.BOOLEAN, truth=text in TRUE_WORDS)
    if text in PLACEHOLDERS or text in UNCHOSEN_GRADES or _UNFILLED.search(text) or _unchosen(text):
        return Target(text, Kind.PLACEHOLDER, flags=("V06",))
    if letter_for_zero(text):
        return Target(text, Kind.PLACEHOLDER, flags=("V06",))
    return None


def read_prose(text: str) -> Target:
    """Any text as a qualitative target, with the flag that its wording earns."""
    flag = ""
    if _TIME_MANNER.search(text):
        flag = "T02"
    elif _DIRECTED.search(text):
        flag = "V13"
    elif _UNDIRECTED.search(text):
        flag = "V12"
    return Target(text, Kind.QUALITATIVE, flags=(flag,) if flag else ())


def _unchosen(text: str) -> bool:
    """Whether text lists the grades to choose from: 优/良/中/差, 有效保障/基本保障/保障不足, □是□否."""
    if _UNTICKED.search(text):
        return _TICKED.search(text) is None
    if len(text) > 60 or _OR.search(text) is None:
        return False
    parts = [part for part in _OR.split(text) if part]
    if len(parts) < 2 or any(char.isdigit() for char in text):
        return False
    slashed = "/" in text or "|" in text
    if any(scale.issuperset(parts) for scale in SCALES_OF_GRADES):
        return slashed or "或" in text or len(parts) > 2
    first = parts[0]
    stems = (first[i : i + 2] for i in range(len(first) - 1))
    return slashed and any(all(stem in part for part in parts) for stem in stems)
