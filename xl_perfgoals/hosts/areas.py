"""Cuts an area of a sheet into parts in which something is the same, asking the host little."""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

import xlwings as xw

from xl_perfgoals.core.cells import Area

T = TypeVar("T")

_SMALL = 1_000


def range_of(sheet: xw.Sheet, area: Area) -> xw.Range:
    """The cells of an area."""
    return sheet.range(area[:2], area[2:])


def area_of(place: xw.Range) -> Area:
    """Where the cells of a range are."""
    row, col = place.row, place.column  # asked for once: a host may have to be asked
    rows, cols = place.shape
    return Area(row, col, row + rows - 1, col + cols - 1)


def is_small(area: Area) -> bool:
    """Whether to read all its cells takes less time than to ask first which of them hold anything."""
    top, left, bottom, right = area
    return (bottom - top + 1) * (right - left + 1) <= _SMALL


def uniform_parts(area: Area, same: Callable[[Area], T | None]) -> Iterator[tuple[Area, T]]:
    """Parts of the area with what `same` says of each; None means that the part is not all the same."""
    value = same(area)
    if value is not None:
        yield area, value
    elif area[:2] != area[2:]:
        for half in halves(area):
            yield from uniform_parts(half, same)


def halves(area: Area) -> tuple[Area, Area]:
    """The area cut across its longer side."""
    top, left, bottom, right = area
    if bottom - top >= right - left:
        middle = (top + bottom) // 2
        return Area(top, left, middle, right), Area(middle + 1, left, bottom, right)
    middle = (left + right) // 2
    return Area(top, left, bottom, middle), Area(top, middle + 1, bottom, right)


def merged_areas(sheet: xw.Sheet, area: Area) -> tuple[Area, ...]:
    """The merged areas in an area of the sheet, in reading order."""
    found: set[Area] = set()
    waiting = [area]
    while waiting:
        part = waiting.pop()
        if any(_inside(part, merged) for merged in found) or range_of(sheet, part).merge_cells is False:
            continue
        whole = area_of(sheet.range(part[:2]).merge_area)
        if whole[:2] != whole[2:]:
            found.add(whole)
        if not _inside(part, whole) and part[:2] != part[2:]:
            waiting.extend(halves(part))
    return tuple(sorted(found))


def same_value_areas(places: Iterable[tuple[tuple[int, int], T]]) -> Iterator[tuple[Area, T]]:
    """Rectangles of equal values that cover the places ((row, col), value), each place once."""
    runs: dict[tuple[int, int, T], list[int]] = {}
    columns: dict[int, list[tuple[int, T]]] = {}
    for (row, col), value in places:
        columns.setdefault(col, []).append((row, value))
    for col, cells in columns.items():
        cells.sort(key=lambda cell: cell[0])
        start, last, current = cells[0][0], cells[0][0], cells[0][1]
        for row, value in cells[1:]:
            if row != last + 1 or value != current:
                runs.setdefault((start, last, current), []).append(col)
                start, current = row, value
            last = row
        runs.setdefault((start, last, current), []).append(col)
    for (first, last, value), cols in runs.items():
        left = right = min(cols)
        for col in sorted(cols)[1:]:
            if col != right + 1:
                yield Area(first, left, last, right), value
                left = col
            right = col
        yield Area(first, left, last, right), value


def _inside(part: Area, whole: Area) -> bool:
    return part[0] >= whole[0] and part[1] >= whole[1] and part[2] <= whole[2] and part[3] <= whole[3]
