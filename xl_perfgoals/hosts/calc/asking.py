"""Asking: which cell a function for cells is being worked out for, which LibreOffice tells nobody.

A cell that is being worked out reads as a circular reference. To read a cell that is out of date works it
out, and may so bring about another call of a function while the first one still looks around.
"""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import NamedTuple, TypeVar

from xl_perfgoals.hosts.calc.uno_bridge import Uno, constant, service

T = TypeVar("T")

_SPREADSHEET = "com.sun.star.sheet.SpreadsheetDocument"
_CIRCULAR = 522
_NOTHING_ELSE = re.compile(r"""\{?=[A-Z_]+\((?:[;,\s\d]|"[^"]*"|TRUE\(?\)?|FALSE\(?\)?)*\)\}?""")
"""A formula that is one function and nothing that could bring about another call."""


class Asker(NamedTuple):
    """A cell with a formula: its document, sheet, place counted from 0, and formula."""

    document: Uno
    sheet: Uno
    row: int
    col: int
    formula: str

    @property
    def key(self) -> tuple[str, str, int, int]:
        """What it is told apart by."""
        return self.document.RuntimeUID, self.sheet.Name, self.row, self.col

    @property
    def plain(self) -> bool:
        """Whether nothing else can be worked out for it."""
        return _NOTHING_ELSE.fullmatch(self.formula) is not None


_KNOWN: list[Asker] = []
"""Askers of calls under way, the innermost last."""
_READ: list[Asker] = []
"""Cells that calls under way are just reading."""


def asker(context: Uno, calls: re.Pattern[str], of: Callable[[Asker], T]) -> Asker | None:
    """The cell that asks; None when that cannot be told. calls is what its formula contains.

    Where several may ask, they will do if `of` tells the same of all: that they are on one sheet, say.
    """
    read = _READ[-1] if _READ and _is_new(_READ[-1]) and calls.search(_READ[-1].formula) else None
    if read is not None and read.plain:
        return read
    found = []
    for cell in _cells(context, calls):
        if not _is_new(cell) or not _is_under_way(cell):
            continue
        if cell.plain and not _READ:
            return cell
        found.append(cell)
    if read is not None and len(found) <= 1 + len(_READ):
        return read  # the others under way are those that wait for this one
    return found[0] if len({of(cell) for cell in found}) == 1 else None


@contextmanager
def answering_to(cell: Asker) -> Iterator[None]:
    """While it lasts, the cell is known to be answered, and so is not the asker of a further call."""
    _KNOWN.append(cell)
    try:
        yield
    finally:
        _KNOWN.remove(cell)


def _is_new(cell: Asker) -> bool:
    return all(cell.key != known.key for known in _KNOWN)


def _is_under_way(cell: Asker) -> bool:
    if cell.document.IsIterationEnabled:
        return False  # to read it would then change how it is worked out
    _READ.append(cell)
    try:
        return bool(cell.sheet.getCellByPosition(cell.col, cell.row).getError() == _CIRCULAR)
    finally:
        _READ.pop()


def _cells(context: Uno, calls: re.Pattern[str]) -> Iterator[Asker]:
    """Every cell of an open document whose formula contains such a call."""
    formulas = constant("sheet.CellFlags.FORMULA")
    components = service(context, "frame.Desktop").Components.createEnumeration()
    while components.hasMoreElements():
        document = components.nextElement()
        if not hasattr(document, "supportsService") or not document.supportsService(_SPREADSHEET):
            continue
        for sheet in document.Sheets:
            places = sheet.queryContentCells(formulas)
            for place in places.getRangeAddresses():
                block = sheet.getCellRangeByPosition(
                    place.StartColumn, place.StartRow, place.EndColumn, place.EndRow
                )
                for row, line in enumerate(block.getFormulaArray(), place.StartRow):
                    for col, formula in enumerate(line, place.StartColumn):
                        if calls.search(formula):
                            yield Asker(document, sheet, row, col, formula)
