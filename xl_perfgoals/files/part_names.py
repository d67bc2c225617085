"""Part names: what can be told of the parts of an office package by their names alone.

Workbooks made by one program have parts of the same names: what was told of them is remembered.
"""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from xl_perfgoals.files.prescan import wording

_ASIDE = re.compile(
    r"(?:^|/)(?:media|theme|drawings|charts|embeddings|printerSettings|docProps|Pictures|Thumbnails)/"
)
_SHORT = 10_000


class _Told(NamedTuple):
    fault: str
    aside: frozenset[str]


def parts_aside(names: Iterable[str]) -> frozenset[str]:
    """Those in folders that no reader of cells opens, and which may be long."""
    return _told(tuple(names)).aside


def fault_of_names(names: Iterable[str]) -> str:
    """What is wrong with names that may lead a reader astray; "" when nothing is."""
    return _told(tuple(names)).fault


def _told(names: tuple[str, ...]) -> _Told:
    return _remembered(names) if sum(map(len, names)) < _SHORT else _looked_at(names)


@lru_cache(maxsize=32)
def _remembered(names: tuple[str, ...]) -> _Told:
    return _looked_at(names)


def _looked_at(names: tuple[str, ...]) -> _Told:
    return _Told(_fault(names), frozenset(filter(_ASIDE.search, names)))


def _fault(names: tuple[str, ...]) -> str:
    seen: set[str] = set()
    for name in names:
        # readers take a backslash, which some programs on Windows write, for a slash
        path = name.replace("\\", "/").lower()
        if path in seen:
            return wording.SAME_NAME
        seen.add(path)
        if path.startswith("/") or ":" in path or "../" in path or "/.." in path:
            return wording.OUTSIDE_NAME
    return ""
