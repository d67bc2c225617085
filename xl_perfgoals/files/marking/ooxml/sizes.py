"""How wide and high a worksheet's columns and rows are, in pixels: where a note's box has its corners."""

from collections.abc import Callable, Mapping

from lxml.etree import _Element

from xl_perfgoals.core.sheet import MAX_ROWS
from xl_perfgoals.files.marking.ooxml.package import namespace, whole
from xl_perfgoals.files.marking.places import MAX_COLS

_TRUE = {"1", "true", "on"}
_FURTHEST = 4_000
"""So many rows or columns are looked at for the far corner: beyond, all are hidden."""
_GAP, _RISE = 12, 8
"""Pixels between the cell and the box."""


class Sizes:
    """Of one worksheet."""

    def __init__(self, root: _Element) -> None:
        ns = namespace(root)
        usual = root.find(f"{ns}sheetFormatPr")
        width = _float(usual.get("defaultColWidth") if usual is not None else None, 9.0)
        height = _float(usual.get("defaultRowHeight") if usual is not None else None, 15.0)
        self._width, self._height = _pixels_wide(width), round(height * 4 / 3)
        self._cols = [
            (whole(one.get("min")), whole(one.get("max")), _col_width(one, width))
            for one in root.iterfind(f"{ns}cols/{ns}col")
        ]
        self._rows: Mapping[int, int] = {
            whole(one.get("r")): 0
            if one.get("hidden") in _TRUE
            else round(_float(one.get("ht"), height) * 4 / 3)
            for one in root.iterfind(f"{ns}sheetData/{ns}row")
            if one.get("ht") or one.get("hidden")
        }

    def anchor(self, row: int, col: int, width: int, height: int) -> str:
        """The corners of a box beside a cell, as VML tells them: column, pixels in it, row, pixels in it."""
        left, top = min(col, MAX_COLS - 1), max(row - 2, 0)
        right, in_right = _walk(left, _GAP + width, self._col, MAX_COLS)
        bottom, in_bottom = _walk(top, _RISE + height, self._row, MAX_ROWS)
        return f"{left}, {_GAP}, {top}, {_RISE}, {right}, {in_right}, {bottom}, {in_bottom}"

    def _col(self, col: int) -> int:
        return next((size for first, last, size in self._cols if first <= col + 1 <= last), self._width)

    def _row(self, row: int) -> int:
        return self._rows.get(row + 1, self._height)


def _walk(start: int, length: int, size_of: Callable[[int], int], limit: int) -> tuple[int, int]:
    """Where a length ends that starts at the edge of a 0-based column or row."""
    for at in range(start, min(start + _FURTHEST, limit)):
        size = size_of(at)
        if length < size:
            return at, length
        length -= size
    return min(start + _FURTHEST, limit) - 1, 0


def _col_width(col: _Element, usual: float) -> int:
    return 0 if col.get("hidden") in _TRUE else _pixels_wide(_float(col.get("width"), usual))


def _pixels_wide(digits: float) -> int:
    return round(digits * 8)


def _float(text: str | None, otherwise: float) -> float:
    try:
        value = float(text) if text else otherwise
    except ValueError:
        return otherwise
    return value if 0 <= value < 100_000_000 else otherwise
