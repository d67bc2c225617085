"""Persons in texts that are to be published: phone and identity numbers, names behind 联系人 and the like."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

PHONE, NUMBER, NAME = "（电话略）", "（证件号略）", "（姓名略）"

_MOBILE = r"(?:\+?86[-－— ]?)?1[3-9]\d(?:[-－— ]?\d{4}){2}"
_LANDLINE = r"[(（]?0\d{2,3}[)）]?[-－—– ]?[2-8]\d{6,7}(?:[-－—转]\d{1,6})?"
_STATED = r"(?<=电话)(?:号码)?[:：]?\s*[2-8]\d{6,7}"
_PHONES = re.compile(
    rf"(?<![\d.,])(?:{_MOBILE}|{_LANDLINE})(?![\d]|[.,]\d|\s*(?:万元|亿元|元|平方米|公里|米|吨|人|户))"
    rf"|{_STATED}(?!\d)"
)
_IDENTITY = re.compile(r"(?<!\d)[1-9]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])\d{3}[\dXx](?!\d)")
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECK = "10X98765432"
_ROLES = "项目负责人|单位负责人|负责人|联系人|填报人|填表人|经办人|制表人|审核人|复核人|责任人|联络员"
_NAMED = re.compile(rf"(?:{_ROLES})(?:姓名)?\s*[:：]\s*(?P<name>[\u4e00-\u9fff·]{{2,4}})(?![\u4e00-\u9fff])")
_PERSON = re.compile(r"[\u4e00-\u9fff·]{2,4}")
_PERSON_LABELS = re.compile(rf"{_ROLES}|签字|签名|人")
_NOT_PERSONS = re.compile(r"签|章|公|局|乡|镇|村|所|办|委|政府|中心|单位|部门|年|月|日|无")


class Found(NamedTuple):
    """What was taken out of a text, and what stands there instead."""

    text: str
    instead: str


def person_names(contacts: Iterable[tuple[str, str]]) -> tuple[str, ...]:
    """The names of persons that a form's foot gives, by its labels and texts."""
    names: dict[str, None] = {}
    for label, text in contacts:
        bare = "".join(text.split())
        if _PERSON_LABELS.search(label) and _PERSON.fullmatch(bare) and not _NOT_PERSONS.search(bare):
            names[bare] = None
    return tuple(names)


def without_persons(text: str, names: Iterable[str] = ()) -> tuple[str, tuple[Found, ...]]:
    """A text without what tells who a person is or how to reach one. names are of persons known otherwise.

    A name that stands nowhere else cannot be told from other words: somebody has to read what is published.
    """
    found = sorted(_found(text, names), key=lambda place: (place[0], -place[1]))
    pieces, last, taken = [], 0, []
    for start, end, instead in found:
        if start >= last:
            pieces += [text[last:start], instead]
            taken.append(Found(text[start:end], instead))
            last = end
    return "".join([*pieces, text[last:]]), tuple(taken)


def _found(text: str, names: Iterable[str]) -> Iterator[tuple[int, int, str]]:
    for match in _IDENTITY.finditer(text):
        if _is_identity(match[0]):
            yield match.start(), match.end(), NUMBER
    for match in _PHONES.finditer(text):
        start = match.start() + len(match[0]) - len(match[0].lstrip("号码:： \t\n"))
        yield start, match.end(), PHONE
    for match in _NAMED.finditer(text):
        yield match.start("name"), match.end("name"), NAME
    for name in names:
        for match in re.finditer(re.escape(name), text):
            yield match.start(), match.end(), NAME


def _is_identity(text: str) -> bool:
    total = sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, text[:17], strict=True))
    return _CHECK[total % 11] == text[17].upper()
