"""Ruled tables: cells known by where their left and right edges are drawn, put into columns.

Word and PDF say of a cell how wide it is, not in which column it stands, and edges that were drawn by hand
never meet exactly. Tables of the same width get the same columns: a form may be continued in the next one.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import NamedTuple, TypeAlias

from xl_perfgoals.files.formats.page_sheets import PageCell, PageTable
from xl_perfgoals.files.formats.sheet_builder import too_large
from xl_perfgoals.files.limits import LIMITS


class RuledCell(NamedTuple):
    """A cell: its text, its edges in points, how many rows it takes up, whether it is seen."""

    text: str
    left: float
    right: float
    down: int = 1
    hidden: bool = False


RuledTable: TypeAlias = list[list[RuledCell]]
"""The cells of each row that begin in it, from left to right."""

_NEAR = 4.0
"""Points that two edges may be apart and be meant as one: nothing can be written in a column so narrow."""
_SAME_WIDTH = 6.0


def in_columns(parts: Iterable[str | RuledTable]) -> Iterator[str | PageTable]:
    """The lines as they are, the tables with their cells in columns."""
    listed = list(parts)
    tables = [part for part in listed if isinstance(part, list)]
    columns = chain.from_iterable(_columns_of(run) for run in _runs(tables))
    for part in listed:
        if isinstance(part, list):
            yield _page_table(part, next(columns))
        else:
            yield part


def _runs(tables: Sequence[RuledTable]) -> Iterator[list[RuledTable]]:
    """Tables one after the other whose outer edges are the same."""
    run: list[RuledTable] = []
    for table in tables:
        if run and not _as_wide(run[-1], table):
            yield run
            run = []
        run.append(table)
    if run:
        yield run


def _as_wide(one: RuledTable, other: RuledTable) -> bool:
    return all(abs(a - b) <= _SAME_WIDTH for a, b in zip(outer(one), outer(other), strict=True))


def outer(table: RuledTable) -> tuple[float, float]:
    """The outer edges of a table."""
    cells = [cell for row in table for cell in row]
    return min((c.left for c in cells), default=0.0), max((c.right for c in cells), default=0.0)


def _columns_of(run: Sequence[RuledTable]) -> list[dict[float, int]]:
    """For each table of the run: the number of the column that begins at each edge."""
    cells = [cell for table in run for row in table for cell in row]
    edges = sorted({edge for cell in cells for edge in (cell.left, cell.right)})
    numbers = _numbered(edges, _NEAR)
    if any(numbers[cell.left] == numbers[cell.right] and cell.text for cell in cells):
        numbers = _numbered(edges, 0.0)
    return [numbers] * len(run)


def _numbered(edges: Sequence[float], near: float) -> dict[float, int]:
    numbers: dict[float, int] = {}
    start, number = 0.0, 0
    for edge in edges:
        if not numbers or edge - start > near:
            start, number = edge, number + 1
        numbers[edge] = number
    return numbers


def _page_table(table: RuledTable, numbers: dict[float, int]) -> PageTable:
    """The rows with a cell for every place before another, so that each stands in its own column."""
    size = 0
    reaching: dict[int, int] = {}
    rows: PageTable = []
    for cells in table:
        taken = {col for col, rows_left in reaching.items() if rows_left > 0}
        reaching = {col: rows_left - 1 for col, rows_left in reaching.items() if rows_left > 1}
        row: list[PageCell] = []
        at = 1
        for cell in cells:
            first, end = numbers[cell.left], numbers[cell.right]
            free = [col for col in range(max(first, at), max(end, first + 1)) if col not in taken]
            if not free:
                continue  # a sliver between two edges that are one
            row += _blanks(at, free[0], taken, hidden=cell.hidden)
            at = free[0]
            while at + 1 in free:
                at += 1
            at += 1
            row.append(PageCell(cell.text, None, at - free[0], cell.down, cell.hidden))
            if cell.down > 1:
                reaching |= dict.fromkeys(range(free[0], at), cell.down - 1)
        rows.append(row)
        size += len(row)
        if size > LIMITS.cells:
            raise too_large()
    return rows


def _blanks(start: int, stop: int, taken: set[int], *, hidden: bool) -> list[PageCell]:
    return [PageCell("", hidden=hidden) for col in range(start, stop) if col not in taken]
