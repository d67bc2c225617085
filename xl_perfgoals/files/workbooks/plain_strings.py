"""Plain strings: the shared strings of a workbook, where each is one text written as programs usually do."""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from xl_perfgoals.core.patterns import rare
from xl_perfgoals.files.prescan.xml_heads import usual_head
from xl_perfgoals.files.workbooks.needs import is_heading

_STRING = rare(
    r"""
    <si><t (?: [ ]xml:space="preserve">([^<]*) | >(?![ \t\n])([^<]*)(?<![ \t\n]) ) </t>
    (?: <phoneticPr[ ][^<>]*> )? </si>
    """,
    re.VERBOSE,
)
"""A text of which calamine takes no blanks away."""
_ROOT, _STRING_TAG = b"sst", b"<si"
_OPENINGS = ("<si><t>", '<si><t xml:space="preserve">')
_CLOSING, _LAST = "</t></si>", "</t></si></sst>"
_ENTITY = re.compile("&(lt|gt|amp|quot|apos);")
_ENTITIES = {"lt": "<", "gt": ">", "amp": "&", "quot": '"', "apos": "'"}
_MANY = 1024
_OF_HEADINGS = "标"
"""A character that is in all of them, and in few other texts."""


class NotPlainError(Exception):
    """Something in a workbook is not as programs usually write it. Raised and caught among these modules."""


class PlainStrings(NamedTuple):
    """The texts by what is written in cells for them; those that head an indicator table.

    bare: whether it is known that none is empty, or has blanks at its ends.
    """

    by_number: Mapping[bytes, str]
    headings: frozenset[str]
    bare: bool


def plain_strings(xml: bytes) -> PlainStrings:
    """The strings of this part. Raises NotPlainError."""
    head = usual_head(xml)
    if (
        head is None
        or head[1] != _ROOT
        or xml.find(b"\r", head.end()) >= 0
        or (b"!" in xml and b"<!" in xml)
        or (b"_" in xml and b"_x" in xml)
    ):
        raise NotPlainError
    text = xml.decode()
    strings, count = _alike(text), xml.count(_STRING_TAG)
    bare = len(strings) == count
    if not bare:
        strings = _one_by_one(text)
    if len(strings) != count:
        raise NotPlainError
    if b"&" in xml:
        strings = [_unescaped(string) if "&" in string else string for string in strings]
    by_number = dict(zip(_written(count), strings, strict=False))
    headings = frozenset([string for string in strings if _OF_HEADINGS in string and is_heading(string)])
    return PlainStrings(by_number, headings, bare and "" not in strings)


def _alike(text: str) -> list[str]:
    """The strings where each is written like the next, without blanks at its ends; none otherwise."""
    opening = next((tags for tags in _OPENINGS if tags in text), "")
    if not opening or not text.endswith(_LAST):
        return []
    first = text.index(opening)
    between = _CLOSING + opening
    strings = text[first + len(opening) : -len(_LAST)].split(between)
    tags = len(strings) * between.count("<") + 1
    if text.count("<", first) != tags or list(map(str.strip, strings)) != strings:
        return []
    return strings


def _one_by_one(text: str) -> list[str]:
    return [kept or string for kept, string in _STRING.findall(text)]


def _written(count: int) -> Iterable[bytes]:
    """What is written in cells for the strings; at least for so many."""
    return _usually_written() if count <= _MANY else map(b">%d</".__mod__, range(count))


@lru_cache(maxsize=1)
def _usually_written() -> Sequence[bytes]:
    return [b">%d</" % number for number in range(_MANY)]


def _unescaped(string: str) -> str:
    text, count = _ENTITY.subn(lambda match: _ENTITIES[match[1]], string)
    if count != string.count("&"):
        raise NotPlainError
    return text
