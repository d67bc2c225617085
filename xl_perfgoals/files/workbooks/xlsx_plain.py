"""Plain workbooks: .xlsx whose sheets hold nothing but numbers and shared strings, read without calamine.

Most forms are such. What finds that out has looked at every cell already, so that filling in the rows costs
less than half of what calamine takes. Where anything is not as programs usually write it, the whole workbook
is left to calamine. Both read the same, cell by cell.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple, cast

from xl_perfgoals.files.displayed import adds_words
from xl_perfgoals.files.number_formats.codes_by_style import codes_by_style
from xl_perfgoals.files.number_formats.looks import Look, Place, look
from xl_perfgoals.files.prescan.pared_sheets import Layout, ParedSheet, PlainCells
from xl_perfgoals.files.prescan.xml_heads import usual_head
from xl_perfgoals.files.raw_sheets import RawCell, RawRows, RawSheet, cut_empty_end
from xl_perfgoals.files.workbooks.broken import BROKEN
from xl_perfgoals.files.workbooks.needs import is_heading
from xl_perfgoals.files.workbooks.workbook import Workbook
from xl_perfgoals.files.workbooks.xlsx_package import Package

_STRING = re.compile(
    r"""
    <si><t (?: [ ]xml:space="preserve">([^<]*) | >(?![ \t\n])([^<]*)(?<![ \t\n]) ) </t>
    (?: <phoneticPr[ ][^<>]*> )? </si>
    """,
    re.VERBOSE,
)
"""A text of which calamine takes no blanks away."""
_ROOT, _STRING_TAG = b"sst", b"<si"
_ENTITY = re.compile("&(lt|gt|amp|quot|apos);")
_ENTITIES = {"lt": "<", "gt": ">", "amp": "&", "quot": '"', "apos": "'"}
_NUMBER = re.compile(rb"-?\d{1,17}(?:\.\d{1,20})?(?:E-?\d{1,2})?")
_ATTRIBUTES = re.compile(rb'(?: s="(\d{1,5})")?(?: t="([sn])")?>')
_QUOTED, _LETTERS = re.compile(r'"[^"]*"|[\\_].'), re.compile(r"[A-Za-z\[]")
_TEXTS, _TEXTS_AND_NUMBERS = frozenset({str}), frozenset({str, float})


class _NotPlainError(Exception):
    pass


class _Styles(NamedTuple):
    """The format codes by style number, and whether any of them adds words to digits."""

    codes: Mapping[str, str]
    words: bool
    from_1904: bool


class _Number(NamedTuple):
    """A cell with a number: which of the cells it is, its value, the code of its format or ""."""

    cell: int
    value: float
    code: str


def plain_workbook(package: Package) -> Workbook | None:
    """The workbook; None where one of its sheets is not plain."""
    if package.hidden is None or not all(path in package.pared for path in package.sheets.values()):
        return None
    try:
        strings = _strings(package.xml(package.strings)) if package.strings else {}
        codes = codes_by_style(package.xml(package.styles)) if package.styles else {}
        styles = _Styles(codes, any(map(adds_words, codes.values())), package.from_1904)
        return Workbook(
            tuple(
                _sheet(name, package.pared[path], strings, styles, hidden=name in package.hidden)
                for name, path in package.sheets.items()
            )
        )
    except (_NotPlainError, *BROKEN):
        return None


def _sheet(
    name: str, sheet: ParedSheet, strings: Mapping[bytes, str], styles: _Styles, *, hidden: bool
) -> RawSheet:
    cells = sheet.cells
    if cells is None or (layout := cells.layout) is None or b"hidden" in sheet.xml:
        raise _NotPlainError
    numbers = tuple(_numbers(cells, styles.codes))
    values: list[RawCell | None] = list(map(strings.get, cells.values))
    for number in numbers:
        values[number.cell] = number.value
    if None in values:  # a number of a string that is written oddly, or that there is none of
        raise _NotPlainError
    filled = cast("list[RawCell]", values)
    rows = _rows(layout, filled)
    cut_empty_end(rows)
    looks: dict[Place, Look] = {}
    kinds = _TEXTS_AND_NUMBERS if numbers else _TEXTS
    styled = [number for number in numbers if number.code]
    if styled and (styles.words or _has_targets(layout, filled, numbers[-1].cell)):
        looks = {
            layout.places[cell]: look(value, code, from_1904=styles.from_1904) for cell, value, code in styled
        }
    return RawSheet(
        name,
        rows,
        sheet.merged,
        hidden,
        looks=looks,
        kinds=kinds,
        odd_line_ends=False,
        clear=sheet.covered is not None and sheet.covered.isdisjoint(layout.places),
    )


def _has_targets(layout: Layout, values: Sequence[RawCell], last_number: int) -> bool:
    """Whether the heading of an indicator table stands above the last number, or beside it."""
    row, _ = layout.places[last_number]
    return any(map(is_heading, values[: bisect_left(layout.places, (row + 1, 0))]))


def _rows(layout: Layout, values: Sequence[RawCell]) -> RawRows:
    """The values as rows."""
    if not values:
        return []
    width = layout.width
    cells: list[RawCell] = [""] * (layout.places[-1][0] * width)
    for number, value in zip(layout.numbers, values, strict=True):
        cells[number] = value
    return [cells[start : start + width] for start in range(0, len(cells), width)]


def _numbers(cells: PlainCells, codes: Mapping[str, str]) -> Iterator[_Number]:
    """The cells with numbers, of whose formats none is one of dates."""
    for cell, attributes in enumerate(cells.attributes):
        if attributes and (style := _style_of_number(attributes)) is not None:
            text, code = cells.values[cell], codes.get(style, "")
            if not _NUMBER.fullmatch(text) or _may_be_date(code):
                raise _NotPlainError
            yield _Number(cell, float(text), code)


@lru_cache(maxsize=1024)
def _style_of_number(attributes: bytes) -> str | None:
    """The style of a cell with these attributes; None when it holds a shared string."""
    match = _ATTRIBUTES.fullmatch(attributes)
    if match is None:
        raise _NotPlainError
    style, kind = match.groups()
    return None if kind == b"s" else (style or b"0").decode()


@lru_cache(maxsize=1024)
def _may_be_date(code: str) -> bool:
    """Whether there are letters in the code that stand for parts of a date, not for themselves."""
    return bool(_LETTERS.search(_QUOTED.sub("", code)))


def _strings(xml: bytes) -> Mapping[bytes, str]:
    """The shared strings by the numbers that cells know them by."""
    head = usual_head(xml)
    if (
        head is None
        or head[1] != _ROOT
        or b"\r" in xml[head.end() :]
        or (b"!" in xml and b"<!" in xml)
        or (b"_" in xml and b"_x" in xml)
    ):
        raise _NotPlainError
    strings = [kept or text for kept, text in _STRING.findall(xml.decode())]
    if len(strings) != xml.count(_STRING_TAG):
        raise _NotPlainError
    if b"&" in xml:
        strings = [_unescaped(string) if "&" in string else string for string in strings]
    return dict(zip(map(b"%d".__mod__, range(len(strings))), strings, strict=True))


def _unescaped(string: str) -> str:
    text, count = _ENTITY.subn(lambda match: _ENTITIES[match[1]], string)
    if count != string.count("&"):
        raise _NotPlainError
    return text
