"""The looks of marked cells: their own, with a colour put in, or hatched over the colour that they have."""

from collections.abc import Callable
from copy import deepcopy

from lxml.etree import _Element

from xl_perfgoals.core.finding import Severity
from xl_perfgoals.files.marking.ooxml.package import whole
from xl_perfgoals.files.marking.ooxml.style_lists import StyleLists, appended

FILLS = {Severity.ERROR: "FFFFC7CE", Severity.WARNING: "FFFFEB9C", Severity.HINT: "FFDDEBF7"}
"""What a cell without a colour of its own is filled with."""
HATCHING = {Severity.ERROR: "FFFF0000", Severity.WARNING: "FFED7D31", Severity.HINT: "FF0070C0"}
"""What is drawn over the sender's own colour, which stays to be seen."""
_HATCH = "lightUp"
_WHITE = ({"rgb": "FFFFFFFF"}, {"rgb": "00FFFFFF"}, {"theme": "0"}, {"indexed": "9"}, {"indexed": "1"})


class MarkedLooks:
    """Of one workbook. Looks are known by their numbers."""

    def __init__(self, lists: StyleLists) -> None:
        self.lists = lists
        self._known: dict[tuple[int, Severity | None], int | None] = {}

    def marked(self, own: int, severity: Severity) -> int | None:
        """The look of a marked cell; None where its own cannot be kept beside, or there is no room."""
        return self._changed(own, severity, lambda fill: self._put(fill, severity))

    def unmarked(self, own: int) -> int:
        """The look of a cell that an earlier mark of ours may have coloured, without that."""
        changed = self._changed(own, None, self._take)
        return own if changed is None else changed

    def _changed(
        self, own: int, severity: Severity | None, change: Callable[[_Element], _Element | int | None]
    ) -> int | None:
        key = (own, severity)
        if key not in self._known:
            self._known[key] = self._made(own, change)
        return self._known[key]

    def _made(self, own: int, change: Callable[[_Element], _Element | int | None]) -> int | None:
        xfs, fills = self.lists.xfs, self.lists.fills
        if own >= len(xfs) or self.lists.full:
            return None
        number = whole(xfs[own].get("fillId"))
        fill = change(fills[number if number < len(fills) else 0])
        if fill is None:
            return None
        xf = deepcopy(xfs[own])
        xf.set("fillId", str(fill if isinstance(fill, int) else appended(fills, fill)))
        xf.set("applyFill", "1")
        return appended(xfs, xf)

    def _put(self, fill: _Element, severity: Severity) -> _Element | None:
        pattern = fill.find(f"{self.lists.ns}patternFill")
        if pattern is None:  # a gradient has no room for a second colour
            return None
        kind = pattern.get("patternType", "none")
        color = self._color(pattern, "fgColor")
        if kind == "none" or (kind == "solid" and color in _WHITE):
            return self._fill("solid", {"rgb": FILLS[severity]}, {"indexed": "64"})
        return self._fill(_HATCH, {"rgb": HATCHING[severity]}, color) if kind == "solid" else None

    def _take(self, fill: _Element) -> _Element | int | None:
        pattern = fill.find(f"{self.lists.ns}patternFill")
        if pattern is None:
            return None
        kind, color = pattern.get("patternType"), self._color(pattern, "fgColor").get("rgb")
        if kind == "solid" and color in FILLS.values():
            return 0
        if kind == _HATCH and color in HATCHING.values():
            return self._fill("solid", self._color(pattern, "bgColor"), {"indexed": "64"})
        return None

    def _color(self, pattern: _Element, name: str) -> dict[str, str]:
        found = pattern.find(f"{self.lists.ns}{name}")
        return {} if found is None else {str(key): str(value) for key, value in found.items()}

    def _fill(self, kind: str, front: dict[str, str], back: dict[str, str]) -> _Element:
        fill = self.lists.new(
            f'<fill><patternFill patternType="{kind}"><fgColor/><bgColor/></patternFill></fill>'
        )
        for element, color in zip(fill[0], (front, back), strict=True):
            for name, value in color.items():
                element.set(name, value)
        return fill
