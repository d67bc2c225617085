"""Passages: what stands between two values of a sheet, and says where the next one belongs.

The end of a cell, empty cells, ends of rows, the address of the next cell: in the forms of a county there are
a few hundred of them.
"""

import re
from typing import NamedTuple

from xl_perfgoals.core.column_names import column_number
from xl_perfgoals.files.prescan.merged_areas import spot

START = b"<sheetData>"
_PASSAGE = re.compile(
    rb"""
    (?: (<sheetData>) | ></c>%(empty)b (</row>)? )
    ( (?: <row%(more)b[ ]?/> | <row%(more)b>%(empty)b</row> )* )
    ( <row%(more)b>%(empty)b )?
    (?: <c[ ]r="([A-Z]{1,2})([1-4]\d{0,3}|[5-9]\d{0,2})"(?:[ ]s="(\d{1,5})")?
        (?: [ ]t="(s)">
          | (?:[ ]t="n")?> (?: <f(?:[ ][A-Za-z][\w:]*="[^"<>&]*")* (?: >[^<]*</f> | [ ]?/> ) )? )
    <)?
    """
    % {
        b"empty": rb'(?:<c[ ]r="[A-Z]{1,3}\d{1,7}"(?:[ ]s="\d{1,5}")?[ ]?/>)*',
        b"more": rb'(?:[ ]r="[1-9]\d{0,6}")?(?:[ ](?!r=)[A-Za-z][\w:]*="[^"<>&]*")*',
    },
    re.VERBOSE,
)
"""A cell ends, or all begins; rows without a value; a row begins; a cell begins."""
_HIDES = re.compile(rb'hidden(?!="(?:0|false)")')
_LONG, _MOST = 1_000, 8_192
"""A passage that is longer is not remembered; nor are more."""


class Facts(NamedTuple):
    """What a passage says of the cell with the value behind it; 0 and "" where no value comes any more.

    style: of a cell with a number; "" of one with a string. first: nothing stands before the passage.
    """

    first: bool
    row: int = 0
    col: int = 0
    spot: int = 0
    style: str = ""


class Passage:
    """What stands between two values. None is the same as another: so rows of them are quickly compared."""

    __slots__ = ("facts",)

    def __init__(self, facts: Facts) -> None:
        self.facts = facts


def hides(xml: bytes) -> bool:
    """Whether rows or columns may be hidden."""
    return b"hidden" in xml and _HIDES.search(xml) is not None


class Passages(dict[bytes, Passage]):
    """Passages by what is written. One that cannot be understood raises ValueError."""

    def __missing__(self, written: bytes) -> Passage:
        passage = _understood(written)
        if len(written) < _LONG:
            if len(self) >= _MOST:
                self.clear()
            self[written] = passage
        return passage


def _understood(written: bytes) -> Passage:
    match = _PASSAGE.fullmatch(written)
    if match is None or hides(written):
        raise ValueError(written)
    first, closed, rows, opened, letters, digits, style, kind = match.groups()
    between = first is not None or closed is not None
    if letters is None:
        if opened is not None or not between:
            raise ValueError(written)
        return Passage(Facts(first is not None))
    if between != (opened is not None) or (rows and not between):
        raise ValueError(written)
    row, col = int(digits), column_number(letters.decode())
    look = "" if kind == b"s" else (style or b"0").decode()
    return Passage(Facts(first is not None, row, col, spot(row, col), look))


PASSAGES = Passages()
