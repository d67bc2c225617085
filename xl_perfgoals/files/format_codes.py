"""Format codes: an Excel number format taken apart into sections and tokens."""

import operator
import re
from dataclasses import dataclass
from enum import Enum, auto
from functools import lru_cache
from typing import NamedTuple


class Kind(Enum):
    """What a token of a number format does."""

    LITERAL = auto()
    DIGIT = auto()
    POINT = auto()
    COMMA = auto()
    EXPONENT = auto()
    GENERAL = auto()
    TEXT = auto()
    DATE = auto()
    ELAPSED = auto()
    HALF_DAY = auto()


class Token(NamedTuple):
    """A piece of a number format; quoted when it is text whatever it looks like."""

    kind: Kind
    text: str
    quoted: bool = False


class Condition(NamedTuple):
    """When a section is used, like [>=100]."""

    comparison: str
    limit: float

    def holds(self, value: float) -> bool:
        """Whether the value fulfils it."""
        return bool(_COMPARISONS[self.comparison](value, self.limit))


@dataclass(frozen=True, slots=True)
class Section:
    """One of the parts between semicolons. chinese: names of days and months are Chinese."""

    tokens: tuple[Token, ...]
    condition: Condition | None = None
    chinese: bool = False

    def has(self, *kinds: Kind) -> bool:
        """Whether a token of one of these kinds is in it."""
        return any(t.kind in kinds for t in self.tokens)

    @property
    def is_date(self) -> bool:
        """Whether it shows a date or a time."""
        return self.has(Kind.ELAPSED, Kind.HALF_DAY) or any(
            t.kind is Kind.DATE and t.text[0] != "e" for t in self.tokens
        )

    @property
    def is_general(self) -> bool:
        """Whether it is General and nothing more."""
        return len(self.tokens) == 1 and self.has(Kind.GENERAL)

    @property
    def is_text(self) -> bool:
        """Whether it shows what was typed, as text."""
        return self.has(Kind.TEXT)

    @property
    def is_fraction(self) -> bool:
        """Whether it shows a vulgar fraction like 1/2."""
        return any(
            slash.text == "/" and not slash.quoted and (below.kind is Kind.DIGIT or below.text.isdigit())
            for slash, below in zip(self.tokens, self.tokens[1:], strict=False)
        )


_COMPARISONS = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "=": operator.eq,
    "<>": operator.ne,
}
_TOKEN = re.compile(
    r"""
    "(?P<quoted>[^"]*)"?
  | [\\!](?P<escaped>.)
  | _(?P<gap>.)
  | \*(?P<filler>.)
  | \[(?P<bracket>[^\]]*)\]
  | (?P<general>general|G/通用格式)
  | (?P<half_day>AM/PM|A/P|上午/下午)
  | (?P<exponent>E[+-])
  | (?P<date>y+|m+|d+|h+|s+(?:\.0+)?|a{3,4}|e+)
  | (?P<section>;)
  | (?P<other>.)
    """,
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)
_CONDITION = re.compile(r"(<=|>=|<>|<|>|=)\s*(-?\d+(?:\.\d*)?)")
_SINGLE = {
    "0": Kind.DIGIT,
    "#": Kind.DIGIT,
    "?": Kind.DIGIT,
    ".": Kind.POINT,
    ",": Kind.COMMA,
    "@": Kind.TEXT,
}
_SYSTEM = {"[$-F800]": 'yyyy"年"m"月"d"日"', "[$-F400]": "h:mm:ss"}
"""The formats that follow Windows' own long date and time: as they are set on a Chinese machine."""


@lru_cache(maxsize=4096)
def sections_of(code: str) -> tuple[Section, ...]:
    """A number format's sections; at least one. One for text behind others says nothing of numbers."""
    code = code or "General"
    code = next((shown for mark, shown in _SYSTEM.items() if mark in code.upper()), code)
    pieces: list[list[re.Match[str]]] = [[]]
    for match in _TOKEN.finditer(code):
        if match.lastgroup == "section":
            pieces.append([])
        else:
            pieces[-1].append(match)
    sections = [_section(piece) for piece in pieces][:4]
    if len(sections) > 1 and (len(sections) == 4 or sections[-1].is_text):
        sections.pop()
    return tuple(sections)


def _section(matches: list[re.Match[str]]) -> Section:
    tokens: list[Token] = []
    condition, chinese = None, False
    for match in matches:
        group, text = match.lastgroup, match[match.lastgroup or 0]
        if group == "bracket":
            if found := _CONDITION.fullmatch(text.strip()):
                condition = Condition(found[1], float(found[2]))
            # [DBNum1] would show 2023 as 二〇二三: the same day in digits reads as well and sorts better
            chinese = chinese or "804" in text or "DBNUM" in text.upper() or "ZH" in text.upper()
            tokens.extend(_of_bracket(text))
        elif group == "other":
            tokens.append(Token(_SINGLE.get(text, Kind.LITERAL), text))
        elif group in {"quoted", "escaped"}:
            tokens.append(Token(Kind.LITERAL, text, quoted=True))
        elif group == "gap":
            tokens.append(Token(Kind.LITERAL, " ", quoted=True))
        elif group in _BY_GROUP:
            tokens.append(Token(_BY_GROUP[group], text.lower() if group == "date" else text.upper()))
    return Section(tuple(tokens), condition, chinese)


_BY_GROUP = {
    "general": Kind.GENERAL,
    "half_day": Kind.HALF_DAY,
    "exponent": Kind.EXPONENT,
    "date": Kind.DATE,
}


def _of_bracket(text: str) -> list[Token]:
    """[$¥-804] shows ¥; [h] counts hours past 24; colours and languages show nothing."""
    if text.startswith("$"):
        symbol = text[1:].rpartition("-")[0] if "-" in text else text[1:]
        return [Token(Kind.LITERAL, symbol, quoted=True)] if symbol else []
    if re.fullmatch(r"h+|m+|s+", text, re.IGNORECASE):
        return [Token(Kind.ELAPSED, text.lower())]
    return []
