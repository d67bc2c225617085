"""Remarks: 整改状态 and 备注 beside a finding, brought to the same finding of the next run."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from math import inf
from typing import NamedTuple

from xl_perfgoals.core.cells import Grid
from xl_perfgoals.core.texts import name_key, squeeze
from xl_perfgoals.ops.written_tables import headed

OPEN, WAIVED = "待整改", "已豁免"
STATES = (OPEN, "已整改", "已说明", WAIVED)
"""A finding of state 已豁免 counts no more towards the verdict; the officer may set it."""

PROGRAM = "程序豁免"
"""The hidden column that says why the program itself waived a finding, so as not to take it for a remark."""

_KEY = ("实施单位", "项目", "规则", "单元格")
_OFFICERS = ("整改状态", "备注")
TYPED = frozenset(_OFFICERS)
"""The headings of what the officer fills in."""
_SHOWN = ("部门", "位置（文件、工作表）", "级别", "问题描述", PROGRAM)


class Key(NamedTuple):
    """What a remark is about; rule and cell are "" where it is about a project. place is file and sheet."""

    unit: str
    project: str
    rule: str = ""
    cell: str = ""
    place: str = ""

    @property
    def moved(self) -> "Key":
        """The same finding in a file of another name; what has neither unit nor project has only its file."""
        return self._replace(place="") if self.unit or self.project else self

    @property
    def row(self) -> "Key":
        """The same finding anywhere in its row."""
        return self.moved._replace(cell=re.sub(r"[A-Z]+", "", self.cell))

    @property
    def anywhere(self) -> "Key":
        """The same finding anywhere in its form."""
        return self.moved._replace(cell="")


class Said(NamedTuple):
    """整改状态 and 备注."""

    state: str
    remark: str


NOTHING = Said(OPEN, "")


class Remark(NamedTuple):
    """A line of an earlier 问题清单, in the words that stood there; said is what the officer wrote."""

    department: str
    unit: str
    project: str
    place: str
    cell: str
    severity: str
    rule: str
    message: str
    said: Said

    @property
    def key(self) -> Key:
        """What it is about."""
        return key_of((self.unit, self.project, self.rule, self.cell, self.place))


def key_of(texts: Sequence[str]) -> Key:
    """The key of a line by the texts of its key columns."""
    unit, project, *rest = texts
    return Key(name_key(unit), name_key(project), *map(squeeze, rest))


def remarks_of(grid: Grid) -> tuple[Remark, ...]:
    """Every line of an earlier 问题清单, without a remark too: such a line keeps its finding for itself."""
    found = headed(grid, *_KEY, *_OFFICERS)
    if found is None:
        return ()
    columns = [found.columns.get(squeeze(heading)) for heading in (*_KEY, *_SHOWN, *_OFFICERS)]
    result = []
    cells: dict[int | None, str] = {}
    for row in range(found.row + 1, grid.last_row + 1):
        cells.clear()
        cells.update(grid.filled(row))
        texts = [cells.get(column, "") for column in columns]
        unit, project, rule, cell, department, place, severity, message, program, state, remark = texts
        said = Said(state or OPEN, remark)
        if program and said == (WAIVED, program):
            said = NOTHING
        if rule:
            result.append(Remark(department, unit, project, place, cell, severity, rule, message, said))
    return tuple(result)


_LIKENESSES: tuple[tuple[Callable[[Key], Key], float], ...] = (
    (lambda key: key, inf),
    (lambda key: key.moved, inf),
    (lambda key: key.row, inf),
    (lambda key: key.anywhere, 1),
)
"""What of a key must agree, the strictest first, and how many lines may be alike on either side."""


def paired(earlier: Sequence[Key], lines: Sequence[Key]) -> Mapping[int, int]:
    """By the number of a new line that of the earlier one: of the same cell, else row, else the only one."""
    pairs: dict[int, int] = {}
    for alike, most in _LIKENESSES:
        left = _grouped(alike, earlier, set(pairs.values()))
        free = _grouped(alike, lines, set(pairs))
        for key, old in left.items():
            new = free.get(key, [])
            if max(len(old), len(new)) <= most:
                pairs.update(zip(new, old, strict=False))
    return pairs


def _grouped(alike: Callable[[Key], Key], keys: Iterable[Key], done: set[int]) -> dict[Key, list[int]]:
    groups: dict[Key, list[int]] = {}
    for number, key in enumerate(keys):
        if number not in done:
            groups.setdefault(alike(key), []).append(number)
    return groups
