"""Names with codes: whose form it is, which project, of which kind, taken apart from codes glued to them."""

import re
from functools import lru_cache

from xl_perfgoals.core.form import Attribute, Entry
from xl_perfgoals.core.patterns import rare
from xl_perfgoals.core.texts import squeeze
from xl_perfgoals.parsing.layouts.long_term_and_annual import ticked

_LONGEST_NAME = 200
_HAN = rare(r"[一-鿿]")
_CODE = r"\d{3}|\d{6}|\d{9}|[0-9A-Z]{18}"
_CODE_BEHIND = re.compile(rf"(?s)(.*?\S)[\s(（\[【-]*(?<![0-9A-Z])({_CODE})[)）\]】]?\s*")
_CODE_BEFORE = re.compile(rf"(?s)[\[【(（]?({_CODE})[\]】)）]?[\s—–-]*(\D.*)")
_UNIT_CODE_BEFORE = rare(
    r"(?s)(?:[\[【(（](?:\d{3,12}|[0-9A-Z]{18})[\]】)）][\s—–-]*|\d{3}[\s]*[—–-]+\s*|(?:\d{6}|\d{9}|[0-9A-Z]{18})[\s—–-]*)"
    r"([^\d\s].*)"
)
_CODE_ALONE = re.compile(r"[\[【(（]?([0-9]{2,20}|[0-9A-Z]{18})[\]】)）]?")
_OTHER_DIGITS = re.compile(r"(?s)(.*[一-鿿)）\]】])[\s(（\[【-]*([0-9]{1,20})[)）\]】]?\s*")
_STARS = frozenset("★☆*＊")
_ATTRIBUTE = re.compile(r"([0-9]{2,6})[-—–−_ー:.、]*([^0-9].*)")
_PROJECT_CODE = re.compile(r"([0-9]{8}[A-Z][0-9A-Z]{12})[\s—–_-]*(\S.*)", re.DOTALL)


@lru_cache(maxsize=4096)
def split_code(text: str) -> tuple[str, str]:
    """A department's name and the code glued before or behind it: "平罗县灵沙乡人民政府 056".

    Digits behind the name are taken for its code even when no code has that many.
    """
    if len(text) > _LONGEST_NAME:
        return text.strip(), ""
    if alone := _CODE_ALONE.fullmatch(text.strip()):
        return "", alone[1]
    if behind := _CODE_BEHIND.fullmatch(text):
        return behind[1].strip(), behind[2]
    if before := _CODE_BEFORE.fullmatch(text):
        return before[2].strip(), before[1]
    if other := _OTHER_DIGITS.fullmatch(text):
        return other[1].strip(), other[2]
    return text.strip(), ""


def bare_unit(unit: Entry[str]) -> Entry[str]:
    """实施单位 without a code glued before or behind it; digits that are no code stay part of the name."""
    name = _bare(unit.text)
    return unit if name == unit.text else unit._replace(text=name, value=name)


@lru_cache(maxsize=4096)
def _bare(text: str) -> str:
    if not text or not any(char.isdigit() for char in text) or len(text) > _LONGEST_NAME:
        return text
    found = _UNIT_CODE_BEFORE.fullmatch(text.strip()) or _CODE_BEHIND.fullmatch(text)
    if found is None or not _HAN.search(found[1]):
        return text
    return found[1].strip()


def split_project(name: Entry[str], code: Entry[str]) -> tuple[Entry[str], Entry[str]]:
    """项目名称 without a star or a code before it, and 项目编码 from a blank of its own or from there."""
    if name.text[:1] in _STARS and (bare := name.text.lstrip("".join(_STARS) + " ")):
        name = name._replace(text=bare, value=bare)
    glued = _PROJECT_CODE.fullmatch(name.text)
    if glued is None:
        return name, code
    if code.empty:
        code = Entry(name.raw, glued[1], glued[1], name.at)
    return name._replace(value=glued[2]), code


@lru_cache(maxsize=4096)
def read_attribute(text: str) -> Attribute | None:
    """项目属性 as code and name: "0101-一年期项目"; a name alone has the code "".

    Of check boxes the ticked option counts.
    """
    words = squeeze(text)
    chosen = ticked(words)
    words = words if chosen is None else chosen
    coded = _ATTRIBUTE.fullmatch(words)
    return Attribute(coded[1], coded[2]) if coded else Attribute("", words) if words else None
