"""Formulas: Excel's way of writing them into the one that LibreOffice's programs use, and back.

LibreOffice parts arguments by ; and rows of constants by |, and writes $'a sheet'.A1 where Excel writes
'a sheet'!A1. The words are the same English ones. Translating the text lets whole blocks go out in one call.
"""

import re
from collections.abc import Callable, Iterator
from functools import lru_cache

from xl_perfgoals.core.column_names import column_letters, column_number

_TEXT = r'"(?:[^"]|"")*"'
_CELL = r"\$?[A-Za-z]{1,3}\$?[0-9]+|\$?[A-Za-z]{1,3}:\$?[A-Za-z]{1,3}|\$?[0-9]+:\$?[0-9]+|\#REF!"
_EXCEL = re.compile(
    rf"""
    (?P<text>{_TEXT})
  | '(?P<quoted>(?:[^']|'')+)'!
  | (?<![\w#])(?P<sheet>[^\W\d][\w.]*)!
  | (?P<table>\[(?:[^\[\]]|\[[^\[\]]*\])*\])
  | (?P<call>[^\W\d][\w.]*)\(
  | (?P<truth>\b(?:TRUE|FALSE)\b)
  | (?P<mark>[(){{}},;])
    """,
    re.VERBOSE | re.IGNORECASE,
)
_CALC = re.compile(
    rf"""
    (?P<text>{_TEXT})
  | \$?'(?P<quoted>(?:[^']|'')+)'\.(?={_CELL})
  | (?<![\w.])\$?(?P<sheet>\w+)\.(?=(?:{_CELL})(?![\w(]))
  | (?P<call>[^\W\d][\w.]*)\(
  | (?P<mark>[(){{}};|~])
    """,
    re.VERBOSE,
)
_REFERENCE = re.compile(
    rf"{_TEXT}|'(?:[^']|'')+'|(?<![\w.$])(\$?)([A-Za-z]{{1,3}})(\$?)([0-9]{{1,7}})(?![\w(!.])"
)
_PLAIN_NAME = re.compile(r"[^\W\d]\w*")
_LIKE_A_CELL = re.compile(r"[A-Za-z]{1,3}[0-9]+|[Rr][0-9]*[Cc][0-9]*")
_FUTURE = re.compile(r"_xlfn\.(?:_xlws\.)?|_xlws\.", re.IGNORECASE)


@lru_cache(maxsize=4096)
def to_calc(formula: str) -> str:
    """A formula of Excel, with its "=", as LibreOffice takes it."""
    return "".join(_translated(formula, _EXCEL, _part_for_calc))


@lru_cache(maxsize=4096)
def to_excel(formula: str) -> str:
    """A formula as LibreOffice gives it, as Excel would write it."""
    return "".join(_translated(formula, _CALC, _part_for_excel))


def moved(formula: str, down: int, right: int) -> str:
    """A formula of Excel as it reads when copied so far down and to the right."""

    def shifted(match: re.Match[str]) -> str:
        fixed_col, letters, fixed_row, number = match.groups()
        if letters is None:
            return match[0]
        col = column_number(letters) + (0 if fixed_col else right)
        row = int(number) + (0 if fixed_row else down)
        return f"{fixed_col}{column_letters(col)}{fixed_row}{row}" if col > 0 and row > 0 else "#REF!"

    return _REFERENCE.sub(shifted, formula)


_Part = Callable[[re.Match[str], str], str]


def _translated(formula: str, pattern: re.Pattern[str], part: _Part) -> Iterator[str]:
    """The pieces of a formula, each translated by what bracket it stands in."""
    around: list[str] = []
    end = 0
    for match in pattern.finditer(formula):
        yield formula[end : match.start()]
        end = match.end()
        if match["call"]:
            yield _FUTURE.sub("", match[0])
            around.append("call")
            continue
        yield part(match, around[-1] if around else "")
        if match["mark"] in {"(", "{"}:
            around.append(match["mark"])
        elif match["mark"] in {")", "}"} and around:
            around.pop()
    yield formula[end:]


def _part_for_calc(match: re.Match[str], around: str) -> str:
    if name := match["quoted"] or match["sheet"]:
        return match[0] if "[" in name else f"$'{name}'."
    if match["truth"]:
        return f"{match['truth'].upper()}()" if around != "{" else match["truth"]
    if match["table"]:
        return match["table"].replace(",", ";")
    if match["mark"] == ",":
        return ";" if around in {"call", "{"} else "~"
    return "|" if match["mark"] == ";" else match[0]


def _part_for_excel(match: re.Match[str], _around: str) -> str:
    if name := match["quoted"] or match["sheet"]:
        bare = name.replace("''", "'")
        plain = _PLAIN_NAME.fullmatch(bare) and not _LIKE_A_CELL.fullmatch(bare)
        return f"{bare}!" if plain else f"'{name}'!"
    return {";": ",", "|": ";", "~": ","}.get(match["mark"] or "", match[0])
