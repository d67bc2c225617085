"""Pared sheets: what a reader has to see of a plainly written .xlsx sheet: the cells that hold something.

Half of a form's cells are empty ones under merged areas, there for their borders. calamine takes half of its
time for those and for the merged areas, which it goes through the sheet a second time for.
"""

from functools import lru_cache

from xl_perfgoals.core.cells import Area
from xl_perfgoals.core.patterns import rare
from xl_perfgoals.files.prescan.merged_areas import merge_list, merged_in
from xl_perfgoals.files.prescan.passages import START, hides
from xl_perfgoals.files.prescan.plain_cells import PlainCells, plain_cells
from xl_perfgoals.files.prescan.xml_heads import usual_head

_ROOT, _WITHIN = b"worksheet", 1000
_NO_CELLS = b"<sheetData/>"
_END_OF_CELLS, _END = b"</sheetData>", b"</worksheet>"
_LAST_BYTES = 40
_EMPTY_CELL = rare(rb'<c r="[^"]+" s="[^"]+" ?/>')
"""One at a time: a possessive run would be faster, but Python before 3.11.5 matches it wrongly."""
_SHORT = 10_000
"""A head that is longer is not remembered."""


class ParedSheet:
    """A sheet of which its reader need not see all; its merged areas; its cells, where those are plain."""

    __slots__ = ("_bounds", "_pared", "_whole", "cells", "merged")

    def __init__(
        self, whole: bytes, bounds: tuple[int, int], merged: tuple[Area, ...], cells: PlainCells | None
    ) -> None:
        self.merged, self.cells = merged, cells
        self._whole, self._bounds = whole, bounds
        self._pared = b""

    @property
    def xml(self) -> bytes:
        """Its XML as far as its last cell, without empty cells. Nobody asks for that of a plain sheet."""
        if not self._pared:
            start, end = self._bounds
            filled = _EMPTY_CELL.sub(b"", self._whole[start:end])
            self._pared = self._whole[:start] + filled + _END_OF_CELLS + _END
        return self._pared


def pared(xml: bytes) -> ParedSheet | None:
    """The sheet pared down; None where it is not written as office programs write sheets."""
    start = xml.find(START)
    if start < 0 and _NO_CELLS in xml:
        xml = xml.replace(_NO_CELLS, START + _END_OF_CELLS, 1)
        start = xml.find(START)
    end = xml.rfind(_END_OF_CELLS)
    if not 0 <= start < end or _END not in xml[-_LAST_BYTES:]:
        return None
    head, tail = xml[:start], xml[end:]
    usual, hiding = _head(head) if start < _SHORT else _head.__wrapped__(head)
    if not usual or b"<!" in tail:
        return None
    merges = merge_list(tail)
    if not hiding and (cells := plain_cells(xml[start:end], merges)):
        return ParedSheet(xml, (start, end), cells.plan.merged, cells)
    if b"<!" in xml:  # a comment may hide anything
        return None
    try:
        return ParedSheet(xml, (start, end), merged_in(merges).areas, None)
    except ValueError:
        return None


@lru_cache(maxsize=256)
def _head(head: bytes) -> tuple[bool, bool]:
    """Of what stands before the cells: whether it is the usual beginning of a sheet, and may hide columns."""
    begins = usual_head(head)
    usual = begins is not None and begins[1] == _ROOT and begins.end() <= _WITHIN
    return usual and b"<!" not in head, hides(head)
