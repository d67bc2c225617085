"""PDF ruling: the lines drawn on a page, and the boxes that they enclose."""

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Any

from pdfplumber.page import Page
from pdfplumber.table import edges_to_intersections, intersections_to_cells, merge_edges

from xl_perfgoals.files.formats.pdf_text import Box

_THIN = 2.5
"""Points: what is drawn no thicker is a line, also when it is a filled rectangle or polygon."""
_SHORTEST = 3.0
_NEAR = 3.0
"""Points by which lines that meet may miss each other."""
_FAR = 20_000.0
_MOST_EDGES = 4_000
"""On a page; a map or a drawing has more, a form has a tenth."""


def boxes_of(page: Page) -> list[Box]:
    """The smallest boxes between the lines of a page. What only frames others is none."""
    edges = list(_edges(page))
    if not edges or len(edges) > _MOST_EDGES:
        return []
    merged = _joined(edges)
    boxes = intersections_to_cells(
        edges_to_intersections(_joined([*merged, *_outlines(merged)]), _NEAR, _NEAR)
    )
    return [box for box in boxes if not _frames(box, boxes)]


def _joined(edges: list[dict[str, Any]]) -> list[dict[str, Any]]:
    merged = merge_edges(edges, _NEAR, _NEAR, _NEAR, _NEAR)
    return [edge for edge in merged if max(edge["width"], edge["height"]) >= _SHORTEST]


def _outlines(edges: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """The frame of each table: where a page ends in the midst of it, nothing closes its boxes.

    Nor are all tables closed at their sides.
    """
    groups: list[list[dict[str, Any]]] = []
    bottom = 0.0
    for edge in sorted(edges, key=lambda one: float(one["top"])):
        if groups and edge["top"] <= bottom + _NEAR:
            groups[-1].append(edge)
            bottom = max(bottom, edge["bottom"])
        else:
            groups.append([edge])
            bottom = edge["bottom"]
    for group in groups:
        if {edge["orientation"] for edge in group} == {"h", "v"}:
            left, top = min(edge["x0"] for edge in group), min(edge["top"] for edge in group)
            right, end = max(edge["x1"] for edge in group), max(edge["bottom"] for edge in group)
            yield from (_edge(left, top, right, top), _edge(left, end, right, end))
            yield from (_edge(left, top, left, end), _edge(right, top, right, end))


def _frames(box: Box, boxes: Iterable[Box]) -> bool:
    left, top, right, bottom = box
    return any(
        other != box and left < (other[0] + other[2]) / 2 < right and top < (other[1] + other[3]) / 2 < bottom
        for other in boxes
    )


def _edges(page: Page) -> Iterator[dict[str, Any]]:
    for thing in (*page.lines, *page.rects, *page.curves):
        left, top, right, bottom = (thing[side] for side in ("x0", "top", "x1", "bottom"))
        if _is_white(thing) or not all(abs(place) < _FAR for place in (left, top, right, bottom)):
            continue
        if bottom - top <= _THIN:
            yield _edge(left, (top + bottom) / 2, right, (top + bottom) / 2)
        elif right - left <= _THIN:
            yield _edge((left + right) / 2, top, (left + right) / 2, bottom)
        elif thing["stroke"]:  # else it is a background
            points = _corners(thing)
            for (x0, y0), (x1, y1) in pairwise(points):
                if abs(x0 - x1) <= 1 or abs(y0 - y1) <= 1:
                    yield _edge(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))


def _corners(thing: dict[str, Any]) -> list[tuple[float, float]]:
    if thing["object_type"] == "rect":
        left, top, right, bottom = (thing[side] for side in ("x0", "top", "x1", "bottom"))
        return [(left, top), (right, top), (right, bottom), (left, bottom), (left, top)]
    return list(thing["pts"])


def _edge(left: float, top: float, right: float, bottom: float) -> dict[str, Any]:
    across = right - left >= bottom - top
    if across:
        top = bottom = (top + bottom) / 2
    else:
        left = right = (left + right) / 2
    return {
        "object_type": "line",
        "orientation": "h" if across else "v",
        "x0": left,
        "x1": right,
        "top": top,
        "bottom": bottom,
        "width": right - left,
        "height": bottom - top,
    }


def _is_white(thing: dict[str, Any]) -> bool:
    """Whether it is drawn in white, where nobody sees it."""
    color = thing["stroking_color"] if thing["stroke"] else thing["non_stroking_color"]
    if isinstance(color, int | float):
        color = (color,)
    return isinstance(color, tuple) and len(color) in {1, 3} and all(part == 1 for part in color)
