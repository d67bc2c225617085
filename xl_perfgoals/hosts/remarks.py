"""Remarks: what the officer wrote into the result sheets, carried over when they are written anew.

A remark belongs to a finding (unit, project, rule, cell) or to a project (unit, name). One whose finding has
gone is kept out of sight, and comes back with the finding.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

import xlwings as xw

from xl_perfgoals.core.versions import Order
from xl_perfgoals.hosts.grids import grid_of
from xl_perfgoals.hosts.memory import recall, remember
from xl_perfgoals.hosts.sheets import sheet_named
from xl_perfgoals.ops.orders import orders_of
from xl_perfgoals.ops.present.looks import FINDINGS, PROJECTS, RECEIPTS
from xl_perfgoals.ops.remarks import NOTHING, OPEN, Key, Said, key_of, paired
from xl_perfgoals.ops.written_tables import lines

TABLE = "remarks"
FINDING_KEY = ("实施单位", "项目", "规则", "单元格")
PROJECT_KEY = ("实施单位", "项目名称")
STATE, REMARK = "整改状态", "备注"

_OFFICER, _PROGRAM = "officer", "program"
_KEPT = len(FINDING_KEY)


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


def officers_orders(book: xw.Book) -> tuple[Order, ...]:
    """Which forms of projects that came more than once the officer wants summed, and which not."""
    sheet = sheet_named(book, RECEIPTS)
    return orders_of(grid_of(sheet)) if sheet else ()


def matched(remarks: Iterable[tuple[Key, Said]], keys: Sequence[Key]) -> Mapping[int, Said]:
    """Which new line each remark belongs to: of the same cell, else row, else the only one of its kind."""
    said = list(remarks)
    return {new: said[old][1] for new, old in paired([key for key, _ in said], keys).items()}


def keep_remarks(
    book: xw.Book, remarks: Iterable[tuple[Key, Said]], written: Iterable[tuple[Key, Said]]
) -> None:
    """Remembers the officer's remarks, and what the program itself has put into their columns."""
    rows = [(_OFFICER, *key[:_KEPT], *said) for key, said in remarks]
    rows += [(_PROGRAM, *key[:_KEPT], *said) for key, said in written if said != NOTHING]
    remember(book, TABLE, rows)


def _on_sheets(book: xw.Book) -> Iterator[tuple[Key, Said]]:
    if sheet := sheet_named(book, FINDINGS):
        for *key, state, remark in lines(grid_of(sheet), *FINDING_KEY, STATE, REMARK):
            yield key_of(key), Said(state or OPEN, remark)
    if sheet := sheet_named(book, PROJECTS):
        for *key, remark in lines(grid_of(sheet), *PROJECT_KEY, REMARK):
            yield key_of(key), Said(OPEN, remark)
