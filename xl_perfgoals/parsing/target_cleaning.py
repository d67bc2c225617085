"""Cleaning a 指标值: residue of web pages, LaTeX and templates off, one spelling for every sign."""

import re
from typing import NamedTuple

from xl_perfgoals.core.patterns import rare
from xl_perfgoals.core.texts import fold_widths
from xl_perfgoals.parsing.entities import unescaped

LONGEST = 200
"""Characters of a cleaned text that can still be a figure or a date; longer ones are prose."""

_LONGEST_RAW = 1_000  # what is longer without its blanks is prose, whatever residue it carries

_TAG = re.compile(r"</?[A-Za-z][^<>]{0,200}>|<!--.{0,200}?-->", re.DOTALL)
_LATEX_COMMAND = re.compile(r"\\([A-Za-z]+)|\\(.)", re.DOTALL)
_LATEX_SIGNS = {
    **dict.fromkeys(("geq", "ge", "geqslant", "geqq"), "≥"),
    **dict.fromkeys(("leq", "le", "leqslant", "leqq"), "≤"),
    **dict.fromkeys(("approx", "thickapprox"), "≈"),
    "gt": ">",
    "lt": "<",
    "pm": "±",
    "sim": "~",
    "cdot": "·",
    "times": "×",
}
_SIGNS = str.maketrans(
    {
        **dict.fromkeys("—–―−‐‑‒─", "-"),
        **dict.fromkeys("〜∼∽˜", "~"),
        **dict.fromkeys("≧⩾≽⋝", "≥"),
        **dict.fromkeys("≦⩽≼⋜", "≤"),
        **dict.fromkeys("≒≅≌", "≈"),
        **dict.fromkeys("・•∙⋅‧", "·"),
    }
)
_BLANKS = re.compile(r"[\s\u200b-\u200f\u2028-\u202e\u2060\ufeff\u00ad\x00-\x1f\x7f-\x9f]+")
_LINE_BREAK = rare(r"(?<=[0-9])[ \t]*[\r\n]\s*(?=[0-9])|(?<=[%;。])[ \t]*[\r\n]\s*(?=[^\s(])")
_TWO_SIGNS = rare(r"[>》〉]=|=>|[<《〈]=|=<|^[》〉](?=[0-9])|^[《〈](?=[0-9])")
_TEMPLATE = re.compile(r"\([≥≤<>=≈]?(?:\*+|[Xx×]+|_+)[^()]{0,6}\)")
_STARS = rare(r"^[★*]+(?=[0-9≥≤<>=])|(?<=[0-9%])[★*]$")  # the mark of a core indicator
_STARTS = "。;,、:\"'“”‘’"
_ENDS = _STARTS + ".!"


class Cleaned(NamedTuple):
    """A text without blanks and with one spelling of each sign; residue tells whether waste was cut off."""

    text: str
    residue: bool


def clean(raw: str) -> Cleaned:
    """The text of a 指标值 as its grammar wants it."""
    text, residue = raw, False
    if len(text) > _LONGEST_RAW:
        text = _BLANKS.sub("", text)
        if len(text) > _LONGEST_RAW:
            return Cleaned(text[:_LONGEST_RAW], residue)
    if "<" in text or "&" in text or "$" in text or "\\" in text:
        plain = _without_latex(_TAG.sub("", _unescaped(text)))
        text, residue = plain, plain != text
    if not text.isascii():
        text = fold_widths(text).translate(_SIGNS)
    if "\n" in text or "\r" in text:
        text = _LINE_BREAK.sub(";", text)
    text = _BLANKS.sub("", text)
    if "=" in text or text[:1] in {"《", "》", "〈", "〉"}:
        text = _TWO_SIGNS.sub(_one_sign, text)
    if (template := _TEMPLATE.match(text)) and template.end() < len(text):
        text, residue = text[template.end() :], True
    if "*" in text or "★" in text:
        text = _STARS.sub("", text)
    return Cleaned(text.rstrip(_ENDS).lstrip(_STARTS), residue)


def _unescaped(text: str) -> str:
    return unescaped(unescaped(text))


def _without_latex(text: str) -> str:
    """The text of a formula. A lone backslash is a clerk's mark for "nothing" and stays."""
    if "\\" not in text.strip("\\") and "$" not in text:
        return text
    text = _LATEX_COMMAND.sub(lambda m: _LATEX_SIGNS.get(m[1], "") if m[1] else m[2], text)
    return text.translate({ord(char): None for char in "${}"})


def _one_sign(match: re.Match[str]) -> str:
    sign = match[0]
    if "=" not in sign:
        return ">" if sign in "》〉" else "<"
    return "≥" if sign[0] in ">》〉" or sign == "=>" else "≤"
