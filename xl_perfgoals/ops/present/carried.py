"""Earlier remarks brought to the findings of this run; those whose finding has gone are kept apart."""

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from xl_perfgoals.core.cells import CellRef
from xl_perfgoals.core.column_names import column_letters
from xl_perfgoals.ops.present.issues import Issue
from xl_perfgoals.ops.remarks import NOTHING, OPEN, Remark, key_of, paired

WHOLE_FILE = "整个文件"


class Carried(NamedTuple):
    """The issues with their remarks, and the remarks that belong to none of them."""

    issues: tuple[Issue, ...]
    gone: tuple[Remark, ...]


def shown_place(at: CellRef) -> tuple[str, str]:
    """Where a cell is, for the reader: file and sheet, and its address."""
    if not at.sheet:
        return at.book, WHOLE_FILE
    return _shown_sheet(at.book, at.sheet), at.a1


def shown_places(ats: Sequence[CellRef]) -> tuple[Sequence[str], Sequence[str]]:
    """As shown_place, of many cells: where they are, and their addresses."""
    books, sheets, rows, cols = zip(*ats, strict=True) if ats else ((),) * 4
    if not all(sheets):
        places, cells = zip(*map(shown_place, ats), strict=True)
        return places, cells
    return [*map(_shown_sheet, books, sheets)], [*map(address, rows, cols)]


@lru_cache(maxsize=4096)  # forms made from one template have their faults in few cells
def address(row: int, col: int) -> str:
    """A cell's address inside its sheet."""
    return f"{column_letters(col)}{row}"


@lru_cache(maxsize=512)  # one text for all findings of a sheet: it is measured and looked up many times
def _shown_sheet(book: str, sheet: str) -> str:
    return f"{book}\n{sheet}"


def carry(issues: Sequence[Issue], remarks: Sequence[Remark]) -> Carried:
    """Gives each finding the remark that it had. A finding that the policy waives stays waived."""
    if not remarks:
        return Carried(tuple(issues), ())
    keys = [
        key_of((issue.unit, finding.project, finding.code, cell, place))
        for issue in issues
        for finding in (issue.finding,)
        for place, cell in (shown_place(finding.at),)
    ]
    pairs = paired([remark.key for remark in remarks], keys)
    result = list(issues)
    for new, old in pairs.items():
        said = remarks[old].said
        if said != NOTHING:
            issue = result[new]
            state = issue.state if said.state == OPEN else said.state
            result[new] = issue._replace(state=state, remark=said.remark or issue.remark)
    used = set(pairs.values())
    gone = (r for number, r in enumerate(remarks) if number not in used and r.said != NOTHING)
    return Carried(tuple(result), tuple(gone))
