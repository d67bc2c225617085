"""What a county's workbook says of itself, as far as the province's repeats it."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from xl_perfgoals.core.amount import SubFenError, read_number, to_fen
from xl_perfgoals.core.recounted import Recounted, Sums
from xl_perfgoals.core.texts import squeeze
from xl_perfgoals.core.written_sheet import WrittenSheet
from xl_perfgoals.ops.present import departments, looks
from xl_perfgoals.ops.verified.province.tables import (
    CODE,
    DEPARTMENT,
    FILES,
    FINDINGS,
    LEFT,
    OTHER,
    PROJECTS,
    STATES,
    VERDICT,
)
from xl_perfgoals.ops.verified.table import NUMBER, Table, find_table
from xl_perfgoals.ops.verified.tables import LISTED

NEEDED = frozenset({looks.FRONT, looks.DEPARTMENTS})
"""The sheets that say it."""
_FISCAL, _FORMS = "财政拨款", "绩效目标表"
_HEADS = (NUMBER, CODE, DEPARTMENT, PROJECTS, LISTED, _FISCAL, OTHER, *FINDINGS, VERDICT)

Stated = int | None
"""None where a formula was saved without what it comes to: there is nothing to compare."""


class BookDepartment(NamedTuple):
    """A department: figures as in tables.FIGURES, money in 分."""

    code: str
    name: str
    figures: tuple[Stated, ...]
    verdict: str


class CountyBook(NamedTuple):
    """The departments, and the counts of 首页: forms, forms left out, files, and how those ended."""

    departments: tuple[BookDepartment, ...]
    counts: tuple[Stated, ...]


def county_book(sheets: Sequence[WrittenSheet], counted: Recounted | None = None) -> CountyBook | None:
    """What the workbook says; money and projects as counted where somebody has added it up. None where
    部门汇总 or 首页 cannot be found.
    """
    named = {sheet.name: sheet for sheet in sheets}
    if not named.keys() >= NEEDED:
        return None
    table = find_table(named[looks.DEPARTMENTS], _HEADS, departments.TOTAL)
    if table is None:
        return None
    cards = dict(_cards(named[looks.FRONT]))
    counts = tuple(cards.get(squeeze(label)) for label in (_FORMS, LEFT, FILES, *STATES))
    return CountyBook(tuple(_departments(table, counted)), counts)


def _departments(table: Table, counted: Recounted | None) -> Iterator[BookDepartment]:
    for row in range(table.first, table.last + 1):
        if isinstance(table.at(row, NUMBER), int | float):  # the line of files of no department has 0
            number = table.number(row, NUMBER)
            money: tuple[Stated, ...]
            if counted:
                money = counted.departments.get(number, Sums())[:4]
            else:
                amounts = (_fen(table, row, heading) for heading in (LISTED, _FISCAL, OTHER))
                money = (_whole(table.at(row, PROJECTS)), *amounts)
            found = (_whole(table.at(row, heading)) for heading in FINDINGS)
            code, name, verdict = (table.text(row, heading) for heading in (CODE, DEPARTMENT, VERDICT))
            yield BookDepartment(code, name, (*money, *found), verdict)


def _cards(sheet: WrittenSheet) -> Iterator[tuple[str, Stated]]:
    """The labels of 首页 with the number below each; the first of a label stands last, so that it counts."""
    grid = sheet.grid
    for row in range(grid.last_row, grid.first_row - 1, -1):
        for col, text in grid.filled(row):
            yield squeeze(text), _whole(grid.value(row + 1, col))


def _whole(value: object) -> Stated:
    number = read_number(value) if isinstance(value, str | int | float) else None
    return int(number) if number is not None and number == int(number) else None


def _fen(table: Table, row: int, heading: str) -> Stated:
    amount = read_number(table.at(row, heading))
    try:
        return None if amount is None else to_fen(amount)
    except SubFenError:
        return None
