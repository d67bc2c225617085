"""The boxes in which a worksheet shows its notes: a drawing in VML, changed as text, since it may be no XML.

Boxes carry numbers out of blocks of 1,024. No two drawings of a workbook may use the same block, or Excel
offers to repair it; so each drawing gets blocks of its own for our boxes.
"""

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

BLOCK = 1024
_NAMES = (
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:x="urn:schemas-microsoft-com:office:excel"'
)
_TYPE = (
    f'<v:shapetype {_NAMES} id="_x0000_t202" coordsize="21600,21600" o:spt="202" '
    'path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/>'
    '<v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>'
)
_SHAPE = re.compile(r"<((?:\w+:)?)shape\b(?:[^>]*[^/>])?>.*?</\1shape\s*>", re.DOTALL)
_NOTE = re.compile(r"""ObjectType\s*=\s*["']Note["']""")
_ROW = re.compile(r"<(?:\w+:)?Row\s*>\s*([0-9]+)\s*<")
_COL = re.compile(r"<(?:\w+:)?Column\s*>\s*([0-9]+)\s*<")
_ANCHOR = re.compile(r"(<((?:\w+:)?)Anchor\s*>)[^<]*(</\2Anchor\s*>)")
_NUMBER = re.compile(r"_x0000_s([0-9]{1,9})\b")
_BLOCKS = re.compile(r"""(<(?:\w+:)?idmap\b[^>]*?\bdata\s*=\s*["'])([0-9,\s]*)""")
_END = re.compile(r"</xml\s*>\s*$")
_HAS_TYPE = re.compile(r"""\bid\s*=\s*["']_x0000_t202["']""")


class Box(NamedTuple):
    """A note's box: its 1-based cell, size in pixels, and corners as sizes.Sizes.anchor tells them."""

    row: int
    col: int
    width: int
    height: int
    anchor: str


def blocks_of(drawing: str) -> set[int]:
    """The blocks that a drawing uses or reserves."""
    used = {int(number) // BLOCK for number in _NUMBER.findall(drawing)}
    for _, listed in _BLOCKS.findall(drawing):
        used |= {int(number) for number in listed.replace(",", " ").split()}
    return used


def new_drawing() -> str:
    """A drawing without boxes."""
    return f'<xml {_NAMES}><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data=""/></o:shapelayout></xml>'


def without_boxes(drawing: str, places: Iterable[tuple[int, int]]) -> str:
    """The drawing without the boxes of the notes of these 1-based cells."""
    gone = frozenset(places)

    def kept(shape: re.Match[str]) -> str:
        return "" if _place(shape[0]) in gone else shape[0]

    return _SHAPE.sub(kept, drawing) if gone else drawing


def with_boxes(drawing: str, boxes: Iterable[Box], first_block: int) -> str | None:
    """The drawing with these boxes: those that are there get other corners, the others are added.

    None where its end cannot be found.
    """
    wanted: Mapping[tuple[int, int], Box] = {(box.row, box.col): box for box in boxes}
    there: set[tuple[int, int]] = set()

    def moved(shape: re.Match[str]) -> str:
        place = _place(shape[0])
        if place is None or place not in wanted:
            return shape[0]
        there.add(place)
        return _ANCHOR.sub(rf"\g<1>{wanted[place].anchor}\3", shape[0])

    drawing = _SHAPE.sub(moved, drawing)
    end = _END.search(drawing)
    if end is None:
        return None
    added = [box for place, box in wanted.items() if place not in there]
    if not added:
        return drawing
    shapes = "".join(_shape(box, first_block * BLOCK + number) for number, box in enumerate(added, 1))
    kind = "" if _HAS_TYPE.search(drawing) else _TYPE
    blocks = range(first_block, first_block + blocks_for(len(added)))
    return _reserved(f"{drawing[: end.start()]}{kind}{shapes}{drawing[end.start() :]}", blocks)


def blocks_for(boxes: int) -> int:
    """How many blocks so many boxes take; the first number of the first one is not used."""
    return boxes // BLOCK + 1


def _reserved(drawing: str, blocks: range) -> str:
    def listed(found: re.Match[str]) -> str:
        numbers = [*found[2].replace(",", " ").split(), *map(str, blocks)]
        return f"{found[1]}{','.join(numbers)}"

    return _BLOCKS.sub(listed, drawing, count=1)


def _place(shape: str) -> tuple[int, int] | None:
    row, col = _ROW.search(shape), _COL.search(shape)
    return (int(row[1]) + 1, int(col[1]) + 1) if row and col and _NOTE.search(shape) else None


def _shape(box: Box, number: int) -> str:
    return (
        f'<v:shape {_NAMES} id="_x0000_s{number}" type="#_x0000_t202" '
        f'style="position:absolute;width:{box.width * 0.75:g}pt;height:{box.height * 0.75:g}pt;z-index:1;'
        'visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto">'
        '<v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/>'
        '<v:path o:connecttype="none"/><v:textbox style="mso-direction-alt:auto">'
        '<div style="text-align:left"></div></v:textbox><x:ClientData ObjectType="Note">'
        f"<x:MoveWithCells/><x:SizeWithCells/><x:Anchor>{box.anchor}</x:Anchor><x:AutoFill>False</x:AutoFill>"
        f"<x:Row>{box.row - 1}</x:Row><x:Column>{box.col - 1}</x:Column></x:ClientData></v:shape>"
    )
