"""Pieces of formulas, made only of functions that Excel 2010, WPS and LibreOffice 7.4 all know."""

from collections.abc import Iterable
from functools import reduce

BLANKS = (" ", "　")
MARKS = (",", "，", "≥", "≤", "≧", "≦", "＞", "＜", ">", "<", "=", "＝")
OPERATORS = (*MARKS, "不低于", "不少于", "不高于", "不超过")
DASHES = ("-", "－", "—", "–", "_")
NOTHING = ("-", "--", "—", "——", "/", "无")
"""What clerks write into a money cell that holds nothing."""

_NUMERALS = "0123456789"
_LONGEST_NUMBER = 24
_LONGEST_NAME = 100


def text(words: str) -> str:
    """Words as a formula quotes them."""
    return '"' + words.replace('"', '""') + '"'


def stripped(cell: str, unwanted: Iterable[str]) -> str:
    """A cell's text without line breaks and without each of the unwanted strings."""
    start = f'SUBSTITUTE({cell}&"",CHAR(10),"")'
    return reduce(lambda inner, words: f'SUBSTITUTE({inner},{text(words)},"")', unwanted, start)


def is_number(cell: str) -> str:
    """Whether a text is digits with at most one point. VALUE alone would take a date for a number."""
    return (
        f"AND(LEN({cell})>0,LEN({cell})<={_LONGEST_NUMBER},"
        f"SUMPRODUCT(--ISERROR(FIND({_characters(cell, _LONGEST_NUMBER)},{text(_NUMERALS + '.')})))=0,"
        f'LEN({cell})-LEN(SUBSTITUTE({cell},".",""))<2,{cell}<>".")'
    )


def digits_in(cell: str) -> str:
    """How many digits a text holds."""
    others = f"SUMPRODUCT(--ISERROR(FIND({_characters(cell, _LONGEST_NAME)},{text(_NUMERALS)})))"
    return f"(LEN(LEFT({cell},{_LONGEST_NAME}))-{others})"


def last_other_than_digits(cell: str) -> str:
    """Where the last character stands that is no digit; 0 where all are: a code begins behind it."""
    characters = _characters(cell, _LONGEST_NAME)
    return f"SUMPRODUCT(MAX(ISERROR(FIND({characters},{text(_NUMERALS)}))*{_counted(_LONGEST_NAME)}))"


def any_of(cell: str, words: Iterable[str]) -> str:
    """Whether a text holds one of the words."""
    listed = ",".join(text(word) for word in words)
    return f"SUMPRODUCT(--ISNUMBER(FIND({{{listed}}},{cell})))>0"


def chosen(*cases: tuple[str, str], otherwise: str) -> str:
    """The text of the first case whose condition holds."""
    return reduce(lambda rest, case: f"IF({case[0]},{case[1]},{rest})", reversed(cases), otherwise)


def _characters(cell: str, most: int) -> str:
    """The characters of a text one by one, then zeros: what FIND makes of "" is not the same everywhere."""
    return f'MID({cell}&REPT("0",{most}),{_counted(most)},1)'


def _counted(most: int) -> str:
    return "{" + ",".join(str(number) for number in range(1, most + 1)) + "}"


def said(sentence: str, *cells: str) -> str:
    """A sentence with the value of a cell at each {}."""
    first, *rest = sentence.split("{}")
    return "&".join(
        [
            text(first),
            *(part for cell, words in zip(cells, rest, strict=True) for part in (cell, text(words))),
        ]
    )
