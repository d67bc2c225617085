"""A list of a province's workbook: lines below each other, on as many sheets as they take."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from xl_perfgoals.core.cells import Area, CellRef
from xl_perfgoals.core.sheet import Sheet, Value
from xl_perfgoals.ops.present.canvas import HEAD_ROW, Canvas, Column, page
from xl_perfgoals.ops.present.looks import CENTER
from xl_perfgoals.ops.present.parts import Part, lines_of
from xl_perfgoals.ops.province.material import ProvinceMaterial


class Line(NamedTuple):
    """What stands in the columns, and by column where a click leads."""

    values: Sequence[Value]
    links: Mapping[int, CellRef]


class Listing(NamedTuple):
    """What a list is called, what is said above it, and in its place where it is empty."""

    name: str
    note: str
    nothing: str
    columns: tuple[Column, ...]
    color: str


def list_sheets(
    material: ProvinceMaterial, listing: Listing, parts: tuple[Part, ...], lines: Sequence[Line]
) -> Iterator[Sheet]:
    """Draws the list."""
    styles, width = tuple(column.style for column in listing.columns), len(listing.columns)
    title = f"{material.title}：{listing.name}"
    for part, listed, following in lines_of(parts, lines):
        canvas = Canvas([column.width for column in listing.columns])
        canvas.open_table(title, listing.note, listing.columns, width)
        for row, line in enumerate(listed, part.first):
            canvas.line(row, line.values, styles, line.links)
        last = part.last
        if not listed:
            canvas.spread(part.first, (1, width), listing.nothing, CENTER)
        if following:
            last += 1
            canvas.go_on(last, width, following.sheet)
        yield replace(
            canvas.sheet(part.sheet),
            freeze=(part.first, 1),
            filter=Area(HEAD_ROW, 1, part.last, width),
            page=page(title, material.footer, width, last),
            tab_color=listing.color if lines else "#7F7F7F",
        )
