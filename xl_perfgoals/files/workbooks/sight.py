"""Sight: what the second look at a sheet finds, put into the sheet as calamine gave it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from xl_perfgoals.core.cells import Area
from xl_perfgoals.files.number_formats.looks import Look, Place
from xl_perfgoals.files.raw_sheets import RawRows, RawSheet, Span
from xl_perfgoals.wording import NOT_CALCULATED


@dataclass(frozen=True, slots=True)
class Sight:
    """What calamine does not tell of one sheet.

    errors: the cells that hold an error, with its text. uncalculated: the formulas that the file gives no
    result of. merged: where calamine does not know merged areas (.ods).
    """

    looks: Mapping[Place, Look] = field(default_factory=dict)
    errors: Mapping[Place, str] = field(default_factory=dict)
    uncalculated: tuple[Place, ...] = ()
    hidden_rows: tuple[Span, ...] = ()
    hidden_cols: tuple[Span, ...] = ()
    merged: tuple[Area, ...] = ()


def with_sight(sheet: RawSheet, sight: Sight) -> RawSheet:
    """The sheet with what was found: errors and missing results become texts."""
    put = {**sight.errors, **dict.fromkeys(sight.uncalculated, NOT_CALCULATED)}
    return RawSheet(
        sheet.name,
        _with_texts(sheet.rows, put) if put else sheet.rows,
        sheet.merged or sight.merged,
        sheet.hidden,
        looks=sight.looks,
        errors=tuple(sight.errors),
        uncalculated=sight.uncalculated,
        hidden_rows=sight.hidden_rows,
        hidden_cols=sight.hidden_cols,
        kinds=sheet.kinds,
        odd_line_ends=sheet.odd_line_ends,
    )


def spans(numbers: Iterable[int]) -> tuple[Span, ...]:
    """Rows or columns, in order, as spans of neighbours."""
    found: list[Span] = []
    for number in sorted(numbers):
        if found and number == found[-1][1] + 1:
            found[-1] = (found[-1][0], number)
        else:
            found.append((number, number))
    return tuple(found)


def _with_texts(rows: RawRows, texts: Mapping[Place, str]) -> RawRows:
    changed = [list(cells) for cells in rows]
    for (row, col), text in texts.items():
        changed.extend([] for _ in range(row - len(changed)))
        cells = changed[row - 1]
        cells.extend([""] * (col - len(cells)))
        cells[col - 1] = text
    return changed
