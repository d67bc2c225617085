"""Looks of our own sheet, put into the styles of somebody else's workbook."""

from lxml import etree

from xl_perfgoals.core.sheet import Style
from xl_perfgoals.files.marking.ooxml.style_lists import StyleLists, appended


class OwnLooks:
    """Of one workbook."""

    def __init__(self, lists: StyleLists) -> None:
        self._lists = lists
        self._looks: dict[Style, int] = {}
        self._parts: dict[str, int] = {}

    def number(self, style: Style) -> int:
        """The number of a look; 0, the workbook's usual one, where there is no room."""
        if style not in self._looks:
            self._looks[style] = 0 if self._lists.full else self._made(style)
        return self._looks[style]

    def _made(self, style: Style) -> int:
        lists = self._lists
        xf = lists.new(
            '<xf xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" '
            'applyAlignment="1"/>'
        )
        xf.set("numFmtId", str(lists.number_format(style.number_format)))
        xf.set("fontId", str(self._part(lists.fonts, _font(style))))
        xf.set("fillId", str(self._part(lists.fills, _fill(style)) if style.fill else 0))
        xf.set("borderId", str(self._part(lists.borders, _border(style))))
        alignment = etree.SubElement(xf, f"{lists.ns}alignment", horizontal=style.across, vertical=style.down)
        if style.wrap:
            alignment.set("wrapText", "1")
        return appended(lists.xfs, xf)

    def _part(self, items: etree._Element, xml: str) -> int:
        if xml not in self._parts:
            self._parts[xml] = appended(items, self._lists.new(xml))
        return self._parts[xml]


def _font(style: Style) -> str:
    bold = "<b/>" if style.bold else ""
    return (
        f'<font>{bold}<sz val="{style.size:g}"/><color rgb="{_argb(style.color)}"/>'
        f'<name val="{style.font}"/><charset val="134"/></font>'
    )


def _fill(style: Style) -> str:
    color = f'<fgColor rgb="{_argb(style.fill)}"/><bgColor indexed="64"/>'
    return f'<fill><patternFill patternType="solid">{color}</patternFill></fill>'


def _border(style: Style) -> str:
    drawn = {"none": (), "bottom": ("bottom",), "all": ("left", "right", "top", "bottom")}[style.edges]
    sides = "".join(
        f'<{side} style="thin"><color rgb="{_argb(style.edge_color)}"/></{side}>'
        if side in drawn
        else f"<{side}/>"
        for side in ("left", "right", "top", "bottom")
    )
    return f"<border>{sides}<diagonal/></border>"


def _argb(color: str) -> str:
    return f"FF{color.lstrip('#').upper()}"
