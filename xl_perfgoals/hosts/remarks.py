"""Remarks: what the officer wrote into the result sheets, carried over when they are written anew.

A remark belongs to a finding (unit, project, rule, cell) or to a project (unit, name). One whose finding has
gone is kept out of sight, and comes back with the finding.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from math import inf
from typing import NamedTuple

import xlwings as xw

from xl_perfgoals.core.texts import name_key
from xl_perfgoals.hosts.grids import grid_of
from xl_perfgoals.hosts.memory import recall, remember
from xl_perfgoals.hosts.sheets import sheet_named
from xl_perfgoals.hosts.tables import lines
from xl_perfgoals.ops.present.looks import FINDINGS, PROJECTS
from xl_perfgoals.ops.present.verdicts import OPEN

TABLE = "remarks"
FINDING_KEY = ("实施单位", "项目", "规则", "单元格")
PROJECT_KEY = ("实施单位", "项目名称")
STATE, REMARK = "整改状态", "备注"

_OFFICER, _PROGRAM = "officer", "program"


class Key(NamedTuple):
    """What a remark is about; rule and cell are "" where it is about a project."""

    unit: str
    project: str
    rule: str = ""
    cell: str = ""

    @property
    def row(self) -> "Key":
        """The same finding anywhere in its row."""
        return self._replace(cell=re.sub(r"[A-Z]+", "", self.cell))

    @property
    def anywhere(self) -> "Key":
        """The same finding anywhere in its form."""
        return self._replace(cell="")


class Said(NamedTuple):
    """整改状态 and 备注."""

    state: str
    remark: str


_LIKENESSES: tuple[tuple[Callable[[Key], Key], float], ...] = (
    (lambda key: key, inf),
    (lambda key: key.row, inf),
    (lambda key: key.anywhere, 1),
)
"""What of a key must agree, the strictest first, and among how many lines one may still be picked."""

NOTHING = Said(OPEN, "")


def key_of(texts: Sequence[str]) -> Key:
    """The key of a line by the texts of its key columns."""
    unit, project, *rest = texts
    return Key(name_key(unit), name_key(project), *rest)


def officers_remarks(book: xw.Book) -> list[tuple[Key, Said]]:
    """All that the officer has said: on the sheets as they are, and before about what is no longer there."""
    remembered = [(row[0], key_of(row[1:5]), Said(*row[5:7])) for row in recall(book, TABLE)]
    written = {(key, said) for who, key, said in remembered if who == _PROGRAM}
    standing = list(_on_sheets(book))
    present = {key for key, _ in standing}
    return [
        *((key, said) for key, said in standing if said != NOTHING and (key, said) not in written),
        *((key, said) for who, key, said in remembered if who == _OFFICER and key not in present),
    ]


def matched(remarks: Iterable[tuple[Key, Said]], keys: Sequence[Key]) -> Mapping[int, Said]:
    """Which new line each remark belongs to: of the same cell, else row, else the only one of its kind."""
    result: dict[int, Said] = {}
    left = list(remarks)
    for alike, most in _LIKENESSES:
        free: dict[Key, list[int]] = {}
        for number, key in enumerate(keys):
            if number not in result:
                free.setdefault(alike(key), []).append(number)
        unmatched = []
        for key, said in left:
            lines_alike = free.get(alike(key), [])
            if 0 < len(lines_alike) <= most:
                result[lines_alike.pop(0)] = said
            else:
                unmatched.append((key, said))
        left = unmatched
    return result


def keep_remarks(
    book: xw.Book, remarks: Iterable[tuple[Key, Said]], written: Iterable[tuple[Key, Said]]
) -> None:
    """Remembers the officer's remarks, and what the program itself has put into their columns."""
    rows = [(_OFFICER, *key, *said) for key, said in remarks]
    rows += [(_PROGRAM, *key, *said) for key, said in written if said != NOTHING]
    remember(book, TABLE, rows)


def _on_sheets(book: xw.Book) -> Iterator[tuple[Key, Said]]:
    if sheet := sheet_named(book, FINDINGS):
        for *key, state, remark in lines(grid_of(sheet), *FINDING_KEY, STATE, REMARK):
            yield key_of(key), Said(state or OPEN, remark)
    if sheet := sheet_named(book, PROJECTS):
        for *key, remark in lines(grid_of(sheet), *PROJECT_KEY, REMARK):
            yield key_of(key), Said(OPEN, remark)
