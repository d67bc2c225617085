"""Styles onto worksheets, property by property: most are the same over whole tables, so calls are few."""

from collections.abc import Callable
from typing import Any, Literal, NamedTuple

import xlwings as xw

from xl_perfgoals.core.sheet import Sheet, Style
from xl_perfgoals.hosts.areas import range_of, same_value_areas

Styles = dict[tuple[int, int], Style]


class _Property(NamedTuple):
    """What a style says of one thing, how that is set, and what a cleared cell has of it (None: unknown)."""

    of: Callable[[Style], Any]
    put: Callable[[xw.Range, Any], None]
    cleared: Any = None


def style_map(sheet: Sheet) -> Styles:
    """The style of each cell. Merged areas lie under blocks, and blocks under cells."""
    styles: Styles = {}
    for (top, left, bottom, right), style in sheet.merges:
        styles |= {(row, col): style for row in range(top, bottom + 1) for col in range(left, right + 1)}
    for block in sheet.blocks:
        for row in range(block.top, block.top + len(block.rows)):
            styles |= {(row, col): style for col, style in enumerate(block.styles, block.left)}
    return styles | {(cell.row, cell.col): cell.style for cell in sheet.cells}


def dress(target: xw.Sheet, styles: Styles) -> None:
    """Gives the cells of a cleared worksheet their looks."""
    for own in _PROPERTIES:
        wanted = ((place, own.of(style)) for place, style in styles.items())
        for area, value in same_value_areas(item for item in wanted if item[1] != own.cleared):
            own.put(range_of(target, area), value)


def _font(place: xw.Range, name: str) -> None:
    place.font.name = name


def _size(place: xw.Range, size: float) -> None:
    place.font.size = size


def _bold(place: xw.Range, bold: bool) -> None:
    place.font.bold = bold


def _ink(place: xw.Range, color: str) -> None:
    place.font.color = color


def _fill(place: xw.Range, color: str) -> None:
    place.color = color


def _across(place: xw.Range, across: Literal["left", "center", "right"]) -> None:
    place.horizontal_alignment = across


def _down(place: xw.Range, down: Literal["top", "center"]) -> None:
    place.vertical_alignment = down


def _wrap(place: xw.Range, wrap: bool) -> None:
    place.wrap_text = wrap


def _indent(place: xw.Range, indent: int) -> None:
    place.adjust_indent(indent)


def _number_format(place: xw.Range, code: str) -> None:
    place.number_format = code


def _edges(place: xw.Range, edges: tuple[str, str]) -> None:
    kind, color = edges
    rows, cols = place.shape
    sides = ["edge_bottom"] if kind == "bottom" else ["edge_top", "edge_bottom", "edge_left", "edge_right"]
    if rows > 1:
        sides.append("inside_horizontal")
    if cols > 1 and kind == "all":
        sides.append("inside_vertical")
    place.borders.set(sides, line_style="continuous", weight="thin", color=color)


_PROPERTIES = (
    _Property(lambda style: style.font, _font),
    _Property(lambda style: style.size, _size),
    _Property(lambda style: style.bold, _bold, cleared=False),
    _Property(lambda style: style.color, _ink, cleared="#000000"),
    _Property(lambda style: style.fill, _fill, cleared=""),
    _Property(lambda style: style.across, _across),
    _Property(lambda style: style.down, _down),
    _Property(lambda style: style.wrap, _wrap, cleared=False),
    _Property(lambda style: style.indent, _indent, cleared=0),
    _Property(lambda style: style.number_format, _number_format, cleared=""),
    _Property(lambda style: (style.edges, style.edge_color) if style.edges != "none" else None, _edges),
)
