"""How texts are compared: widths and white space never count."""

import re
import unicodedata
from functools import lru_cache

from xl_perfgoals.core.patterns import rare

_HAN = re.compile(r"[\u3400-\u9fff]")


@lru_cache(maxsize=16384)
def squeeze(text: str) -> str:
    """Text for comparing: NFKC widths, no white space."""
    if text.isalnum() and unicodedata.is_normalized("NFKC", text):  # most texts are plain words
        return text
    return "".join(unicodedata.normalize("NFKC", text).split())


@lru_cache(maxsize=4096)
def name_key(text: str) -> str:
    """A unit's or project's name for comparing: squeezed, quotes of every kind made one, no final stop."""
    squeezed = squeeze(text)
    if squeezed.isalnum():  # most names are plain words, without any quotes or stops
        return squeezed
    return re.sub(r"[“”\"'‘’「」]", '"', squeezed).strip("。.;,、")


def fold_widths(text: str) -> str:
    """Full-width characters as plain ones (NFKC); ㎡, ½ and ② stay, as their digits are no number's."""
    if text.isascii() or unicodedata.is_normalized("NFKC", text):
        return text
    return "".join(map(_folded_char, text))


@lru_cache(maxsize=4096)
def _folded_char(char: str) -> str:
    folded = unicodedata.normalize("NFKC", char)
    hides_a_digit = unicodedata.category(char) != "Nd" and any(c.isdigit() for c in folded)
    return char if hides_a_digit else folded


_LETTER_FOR_ZERO = rare(r"(?<![A-Za-z0-9.])[0-9][0-9.,]*[Oo][0-9Oo]*(?![A-Za-z])")


def letter_for_zero(text: str) -> str:
    """The first number of a text with a letter O typed for a zero: 9O of ≥9O%; "" if there is none."""
    found = _LETTER_FOR_ZERO.search(text) if "O" in text or "o" in text else None
    return found[0] if found else ""


_DIGIT = re.compile(r"[0-9]")


def has_digit(text: str) -> bool:
    """Whether a text holds a plain digit."""
    return _DIGIT.search(text) is not None


def han_count(text: str) -> int:
    """How many Chinese characters a text holds."""
    return len(_HAN.findall(text))
