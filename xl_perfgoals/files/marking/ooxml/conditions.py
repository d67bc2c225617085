"""Conditional formats: where the sender's own would hide a mark's colour, one of ours stands above them."""

from collections.abc import Iterator, Mapping

from lxml.etree import _Element

from xl_perfgoals.core.cells import Area
from xl_perfgoals.core.finding import Severity
from xl_perfgoals.files.marking.ooxml.marked_looks import FILLS
from xl_perfgoals.files.marking.ooxml.package import namespace, whole
from xl_perfgoals.files.marking.ooxml.style_lists import StyleLists
from xl_perfgoals.files.marking.places import area_of, area_reference

_SIGN = "财政审核标注"
_FORMULA = f'AND(LEN("{_SIGN}")>0,OR({{places}}))'
"""Is true in some cells, and tells whose rule it is."""
_PLACE = "AND(ROW()={0},COLUMN()={1})"
_MOST_CELLS = 100
"""In one formula, whose functions take 255 arguments in Excel, and 8,192 characters."""
_BEHIND = (
    *("dataValidations", "hyperlinks", "printOptions", "pageMargins", "pageSetup", "headerFooter"),
    *("rowBreaks", "colBreaks", "customProperties", "cellWatches", "ignoredErrors", "smartTags", "drawing"),
    *("legacyDrawing", "legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls"),
    *("webPublishItems", "tableParts", "extLst"),
)


class Conditions:
    """Of one worksheet."""

    def __init__(self, root: _Element, lists: StyleLists) -> None:
        self._root = root
        self._ns = namespace(root)
        self._lists = lists

    def take(self) -> None:
        """Takes our rules of an earlier round away."""
        for block in self._root.findall(f"{self._ns}conditionalFormatting"):
            for rule in list(block):
                if any(_SIGN in (formula.text or "") for formula in rule):
                    block.remove(rule)
            if not len(block):
                self._root.remove(block)

    def put(self, marked: Mapping[Area, Severity]) -> None:
        """Colours those cells that a rule of the sender's covers, above all such rules.

        Our rule stands in the sender's own block, where its rank is heeded by every program.
        """
        blocks = [one for one in self._root.iter() if _local(one) == "conditionalFormatting"]
        rules: list[_Element] = []
        inside: set[Area] = set()
        for block in blocks:
            if block.tag == f"{self._ns}conditionalFormatting" and not block.get("pivot"):
                covered = _met(marked, block)
                inside.update(covered)
                for rule in self._rules(covered):
                    block.insert(0, rule)
                    rules.append(rule)
        beside = {area: one for block in blocks for area, one in _met(marked, block).items()}
        rules += self._block({area: one for area, one in beside.items() if area not in inside})
        for rule in (rule for block in blocks for rule in block.iter() if rules):
            if (own := rule.get("priority", "")).isdigit():
                rule.set("priority", str(whole(own) + len(rules)))
        for priority, rule in enumerate(rules, 1):
            rule.set("priority", str(priority))

    def _rules(self, marked: Mapping[Area, Severity]) -> Iterator[_Element]:
        """A rule for each severity; where there are too many cells for one formula, several."""
        for severity in Severity:
            areas = [area for area, one in marked.items() if one is severity]
            for start in range(0, len(areas), _MOST_CELLS):
                fill = f'<fill><patternFill><bgColor rgb="{FILLS[severity]}"/></patternFill></fill>'
                look = self._lists.dxf(f"<dxf>{fill}</dxf>")
                rule = self._lists.new(f'<cfRule type="expression" dxfId="{look}"><formula/></cfRule>')
                places = (_PLACE.format(*area) for area in areas[start : start + _MOST_CELLS])
                rule[0].text = _FORMULA.format(places=",".join(places))
                yield rule

    def _block(self, marked: Mapping[Area, Severity]) -> list[_Element]:
        """The rules in a block of their own."""
        rules = list(self._rules(marked))
        if rules:
            block = self._lists.new("<conditionalFormatting/>")
            block.set("sqref", " ".join(map(area_reference, marked)))
            block.extend(rules)
            behind = {f"{self._ns}{name}" for name in ("conditionalFormatting", *_BEHIND)}
            following = next((one for one in self._root if one.tag in behind), None)
            if following is None:
                self._root.append(block)
            else:
                following.addprevious(block)
        return rules


def _met(marked: Mapping[Area, Severity], block: _Element) -> dict[Area, Severity]:
    """The marked cells that a block of rules is for; its newer form says in an element which they are."""
    text = block.get("sqref") or " ".join(one.text or "" for one in block if _local(one) == "sqref")
    covered = list(filter(None, map(area_of, text.split())))
    return {area: one for area, one in marked.items() if any(_holds(other, area) for other in covered)}


def _holds(one: Area, other: Area) -> bool:
    """Whether an area holds the first cell of another: that is where a merged area gets its colour from."""
    row, col = other[:2]
    return one.first_row <= row <= one.last_row and one.first_col <= col <= one.last_col


def _local(element: _Element) -> str:
    return str(element.tag).rpartition("}")[2]
