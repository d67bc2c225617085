"""The lists of styles.xml, to whose ends looks are added, so that all numbers in use stay true."""

from collections.abc import Mapping

from lxml import etree
from lxml.etree import _Element

from xl_perfgoals.files.marking.ooxml.package import namespace, whole

_MOST = 64_000
"""Looks that a workbook may have, with some room: Excel's limit is 65,490."""
_ORDER = (
    *("numFmts", "fonts", "fills", "borders", "cellStyleXfs", "cellXfs", "cellStyles"),
    *("dxfs", "tableStyles", "colors", "extLst"),
)
_DEFAULTS: Mapping[str, str] = {
    "fonts": "<font><sz val='11'/><name val='宋体'/></font>",
    "fills": "".join(f"<fill><patternFill patternType='{kind}'/></fill>" for kind in ("none", "gray125")),
    "borders": "<border><left/><right/><top/><bottom/><diagonal/></border>",
    "cellStyleXfs": "<xf numFmtId='0' fontId='0' fillId='0' borderId='0'/>",
    "cellXfs": "<xf numFmtId='0' fontId='0' fillId='0' borderId='0' xfId='0'/>",
}
"""What Excel takes for given where a workbook has no such list."""


class StyleLists:
    """Of one workbook. A list that is missing is made, with what Excel takes for given in it."""

    def __init__(self, root: _Element) -> None:
        self.root = root
        self.ns = namespace(root)
        self._dxfs: dict[str, int] = {}
        self.fonts, self.fills, self.borders, _, self.xfs = (self._list(name) for name in _DEFAULTS)

    @property
    def full(self) -> bool:
        """Whether there is no room for further looks."""
        return len(self.xfs) >= _MOST

    def new(self, xml: str) -> _Element:
        """An element of the workbook's own namespace, from XML that names none."""
        (element,) = list(etree.fromstring(f'<l xmlns="{self.ns[1:-1]}">{xml}</l>'))
        return element

    def number_format(self, code: str) -> int:
        """The number of a format code, which is added where the workbook does not have it."""
        if not code:
            return 0
        formats = self._list("numFmts")
        for one in formats:
            if one.get("formatCode") == code:
                return whole(one.get("numFmtId"))
        number = max([163, *(whole(one.get("numFmtId")) for one in formats)]) + 1
        etree.SubElement(formats, f"{self.ns}numFmt", numFmtId=str(number), formatCode=code)
        formats.set("count", str(len(formats)))
        return number

    def dxf(self, xml: str) -> int:
        """The number of a look that a condition gives, added once."""
        if xml not in self._dxfs:
            self._dxfs[xml] = appended(self._list("dxfs"), self.new(xml))
        return self._dxfs[xml]

    def _list(self, name: str) -> _Element:
        found = self.root.find(f"{self.ns}{name}")
        if found is None:
            found = self.root.makeelement(f"{self.ns}{name}", {})
            later = {f"{self.ns}{other}" for other in _ORDER[_ORDER.index(name) + 1 :]}
            following = next((one for one in self.root if one.tag in later), None)
            if following is None:
                self.root.append(found)
            else:
                following.addprevious(found)
        if not len(found) and name in _DEFAULTS:
            found.extend(list(etree.fromstring(f'<l xmlns="{self.ns[1:-1]}">{_DEFAULTS[name]}</l>')))
            found.set("count", str(len(found)))
        return found


def appended(items: _Element, item: _Element) -> int:
    """Adds an item to a list; its number."""
    items.append(item)
    items.set("count", str(len(items)))
    return len(items) - 1
