"""Cuts a sheet on which forms stand side by side into blocks of columns, so that each is read by itself.

A cut runs left of a second 项目名称 or a second set of indicator headings. It is made only where it goes
through no table and no merged cell and leaves whole forms on both sides: two projects named in one head, or
the two columns of targets of one form, stay together.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from xl_perfgoals.core.cells import Grid
from xl_perfgoals.parsing.columns import Column
from xl_perfgoals.parsing.labels import Label
from xl_perfgoals.parsing.landmarks import Landmark, landmarks
from xl_perfgoals.parsing.partition import is_title, is_year_line, partition

_IN_ORDER = (Column.LEVEL1, Column.LEVEL2, Column.NAME, Column.TARGET)
_OWN = frozenset(_IN_ORDER)


class _Mark(NamedTuple):
    """项目名称 or a set of indicator headings: its row, its first column and its last."""

    row: int
    first: int
    last: int
    project: bool


def blocks(grid: Grid, known: Sequence[Landmark] | None = None) -> tuple[Grid, ...]:
    """The blocks of a sheet, left to right; almost always the sheet itself. known are its landmarks."""
    marks = list(_marks(landmarks(grid) if known is None else known))
    if len({mark.first for mark in marks}) < 2:
        return (grid,)
    for cut in _cuts(grid, marks):
        left, right = grid.columns(grid.first_col, cut - 1), _with_shared_lines(grid, cut)
        if partition(left) and partition(right):
            return (*blocks(left), *blocks(right))
    # What stands side by side in some rows only: each form's rows by themselves.
    forms = partition(grid)
    if len(forms) < 2:
        return (grid,)
    return tuple(block for rows in forms for block in blocks(grid.part(rows.first, rows.last)))


def may_be_cut(grid: Grid, known: Sequence[Landmark]) -> bool:
    """Whether a sheet might be cut, by its landmarks and by the areas merged down to the last of them."""
    return any(_cuts(grid, list(_marks(known))))


def _cuts(grid: Grid, marks: list[_Mark]) -> Iterator[int]:
    """The columns left of which a cut goes between what belongs together."""
    starts = sorted({mark.first for mark in marks})[1:]
    return (cut for cut in starts if _goes_between(grid, cut, marks))


def _marks(known: Sequence[Landmark]) -> Iterator[_Mark]:
    for row, cells, labels, columns, heads_a_table in known:
        if Label.PROJECT in labels:
            for (col, _), label in zip(cells, labels, strict=True):
                if label is Label.PROJECT:
                    yield _Mark(row, col, col, project=True)
        if heads_a_table:
            kinds = zip(cells, columns, strict=True)
            yield from _sets(row, [(col, kind) for (col, _), kind in kinds if kind])


def _sets(row: int, headings: list[tuple[int, Column]]) -> Iterator[_Mark]:
    """The sets of headings in a row: each begins where the kind that comes first stands again."""
    kinds = [kind for _, kind in headings]
    first = next(kind for kind in _IN_ORDER if kind in kinds)
    begins = [index for index, kind in enumerate(kinds) if kind is first]
    for index, until in zip(begins, [*begins[1:], len(kinds)], strict=True):
        framed = index > 0 and kinds[index - 1] is Column.FRAME
        own = [col for col, kind in headings[index:until] if kind in _OWN]
        yield _Mark(row, headings[index - framed][0], own[-1], project=False)


def _goes_between(grid: Grid, cut: int, marks: list[_Mark]) -> bool:
    """Whether a cut left of a column goes through nothing and leaves the like on both sides.

    Two tables are cut apart even where some cell is merged across.
    """
    if any(mark.first < cut <= mark.last for mark in marks):
        return False
    if len({any(mark.project for mark in marks if (mark.first < cut) is side) for side in (True, False)}) > 1:
        return False
    tables = [mark.first < cut for mark in marks if not mark.project]
    if True in tables and False in tables:
        return True
    top, bottom = min(mark.row for mark in marks), max(mark.row for mark in marks)
    return not any(
        area.first_col < cut <= area.last_col and area.first_row <= bottom and area.last_row >= top
        for area in grid.merged
    )


def _with_shared_lines(grid: Grid, cut: int) -> Grid:
    """The columns from the cut on; a title or year line merged across the cut counts for them as well."""
    right = grid.columns(cut)
    rows = [list(cells) for cells in right.rows]
    for area in grid.merged:
        text = grid.text(area.first_row, area.first_col)
        index = area.first_row - grid.first_row
        if area.first_col < cut <= area.last_col and (is_title(text) or is_year_line(text)):
            rows[index][:1] = [text]
    return replace(right, rows=tuple(map(tuple, rows)))
