"""The XML of an .xlsx sheet: numbers under a format, errors, formulas without a result, what is hidden."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from xl_perfgoals.core.column_names import column_number
from xl_perfgoals.core.patterns import rare
from xl_perfgoals.files.number_formats.looks import Place
from xl_perfgoals.files.raw_sheets import Span
from xl_perfgoals.files.workbooks.sight import spans
from xl_perfgoals.files.xml_events import new_parser

_NOT_NUMBERS = {"s", "str", "inlineStr", "b", "e", "d"}
_TEXTS = {"s", "str", "inlineStr"}
_TRUE = {"1", "true", "on"}
_NAMELESS_ERROR = "#ERROR!"
_ADDRESS = rare(r"([A-Za-z]{1,3})(\d{1,7})")
_PLACE = rare(rb"""\sr=["']([A-Za-z]{1,3})(\d{1,7})["']""")
_TYPE = rare(rb"""\st=["'](\w+)["']""")
_TEXT_TYPE = rare(rb"""\st=["'](?:s|str|inlineStr)["']""")
_ROOT = rare(rb"<(\w+:)?worksheet\b")
_HEAD = 2000
_CELL = rb"""
    <%(p)sc (?=\s[^<>]*?\bs=["'](%(styles)s)["']) ([^<>]*) > \s*
    (?: <%(p)sf\b [^<>]* (?: /> | > [^<]* </%(p)sf> ) \s* )?
    <%(p)sv\b [^<>]* > ([^<]+) <
"""
"""A cell of one of the styles, with its value; %(p)s is the prefix of the names."""
_FORMULA_ALONE = rb"""
    ><%(p)sf (?<! t="str"><%(p)sf) \b [^<>]* (?: /> | > [^<]* </%(p)sf> )
    (?: <%(p)sv\b [^<>]* (?: /> | > </%(p)sv> ) )?
    </%(p)sc>
"""
"""A formula without a result, in a cell that does not say in its last word that it is a text."""
_HIDDEN = rare(rb'hidden\s*=\s*"(?:1|true|on)"')
_NUMBER = rb'\b%s\s*=\s*"(\d{1,7})"'
_ROW, _FIRST, _LAST = (rare(_NUMBER % name) for name in (b"r", b"min", b"max"))


class StyledNumber(NamedTuple):
    """A number cell whose format shows more than plain digits."""

    place: Place
    number: float
    code: str


@dataclass(slots=True)
class SheetXml:
    """What stands in the XML of one sheet. False when that is nothing of all this."""

    numbers: list[StyledNumber] = field(default_factory=list)
    errors: dict[Place, str] = field(default_factory=dict)
    uncalculated: list[Place] = field(default_factory=list)
    hidden_rows: tuple[Span, ...] = ()
    hidden_cols: tuple[Span, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.numbers or self.errors or self.uncalculated or self.hidden_rows or self.hidden_cols)


def read_sheet_xml(xml: bytes, codes: Mapping[str, str]) -> SheetXml:
    """Looks through a sheet; codes gives the format code by the number of each style that matters."""
    found = _picked(xml, codes)
    return found if found is not None else _Scan(xml, codes).found


def may_have_errors(xml: bytes) -> bool:
    """Whether there may be error cells. Their texts all begin with #, a character that is found quickly."""
    return b"#" in xml and (b'"e"' in xml or b"'e'" in xml)


def _picked(xml: bytes, codes: Mapping[str, str]) -> SheetXml | None:
    """What can be picked from the bytes, which takes a fifth of the time of parsing them.

    None where that is not safe or not enough: in XML with comments, CDATA or single quotes, with cells that
    say neither style nor address, and where there are errors or formulas without a result.
    """
    root = _ROOT.search(xml, 0, _HEAD)
    if root is None or "0" in codes or b"'" in xml or may_have_errors(xml):
        return None
    prefix = root[1] or b""
    hidden = b"hidden" in xml and _HIDDEN.search(xml) is not None
    formulas = _has_formulas(xml, prefix)
    if not codes and not formulas and not hidden:
        return SheetXml()
    if (b"!" in xml and b"<!" in xml) or (formulas and _lacks_results(xml, prefix)):
        return None
    numbers = _numbers(xml, codes, prefix) if codes else []
    rows, cols = _hidden(xml, prefix) if hidden else ((), ())
    return None if numbers is None or rows is None else SheetXml(numbers, hidden_rows=rows, hidden_cols=cols)


def _has_formulas(xml: bytes, prefix: bytes) -> bool:
    """Whether there may be formulas. A single character is found ten times as fast as two."""
    return xml.find(b"f", *_cells_of(xml)) >= 0 and b"<" + prefix + b"f" in xml


def _cells_of(xml: bytes) -> tuple[int, int]:
    """Where the cells begin and end."""
    return xml.find(b"sheetData"), xml.rfind(b"sheetData")


def _numbers(xml: bytes, codes: Mapping[str, str], prefix: bytes) -> list[StyledNumber] | None:
    names = {b"p": prefix, b"styles": "|".join(codes).encode()}
    found: list[StyledNumber] = []
    for style, attributes, digits in re.findall(_CELL % names, xml, re.VERBOSE):
        kind = _TYPE.search(attributes)
        if kind and kind[1].decode() in _NOT_NUMBERS:
            continue
        place = _PLACE.search(attributes)
        if place is None:
            return None
        number = float(digits)
        where = int(place[2]), column_number(place[1].decode())
        found.append(StyledNumber(where, number, codes[style.decode()]))
    return found


def _lacks_results(xml: bytes, prefix: bytes) -> bool:
    """Whether a formula may have no result. A text without characters is one, which formulas often give."""
    if xml.find(b"\n", *_cells_of(xml)) >= 0:  # elements may stand apart
        return True
    for match in re.finditer(_FORMULA_ALONE % {b"p": prefix}, xml, re.VERBOSE):
        cell = xml[xml.rfind(b"<", 0, match.start()) : match.start() + 1]
        if not _TEXT_TYPE.search(cell):
            return True
    return False


def _hidden(xml: bytes, prefix: bytes) -> tuple[tuple[Span, ...] | None, tuple[Span, ...]]:
    rows: list[int] = []
    cols: list[Span] = []
    for match in _HIDDEN.finditer(xml):
        tag = xml[xml.rfind(b"<", 0, match.start()) + 1 : xml.find(b">", match.end())]
        if tag.startswith(prefix + b"row"):
            row = _ROW.search(tag)
            if row is None:
                return None, ()
            rows.append(int(row[1]))
        elif (first := _FIRST.search(tag)) and (last := _LAST.search(tag)):
            cols.append((int(first[1]), int(last[1])))
    return spans(rows), tuple(cols)


class _Scan:
    """Walks the XML of a sheet element by element; for what cannot be picked."""

    def __init__(self, xml: bytes, codes: Mapping[str, str]) -> None:
        self.found = SheetXml()
        self._codes = codes
        self._row = self._col = 0
        self._cell: dict[str, str] | None = None
        self._inside: set[str] = set()
        self._text: list[str] = []
        self._prefix: str | None = None
        self._hidden_rows: list[int] = []
        self._hidden_cols: list[Span] = []
        self._parser = new_parser(self._on_start)
        self._parser.Parse(xml, True)
        self._settle()
        self.found.hidden_rows, self.found.hidden_cols = spans(self._hidden_rows), tuple(self._hidden_cols)

    def _on_start(self, name: str, attributes: dict[str, str]) -> None:
        if self._prefix is None:
            self._prefix = name.removesuffix("worksheet")
        element = name.removeprefix(self._prefix)
        if element in {"v", "f", "is"}:
            self._inside.add(element)
            self._parser.CharacterDataHandler = self._text.append if element == "v" else None
        elif element == "c":
            self._settle()
            # some writers leave addresses out: cells then follow each other
            address = _ADDRESS.fullmatch(attributes.get("r", ""))
            self._col = column_number(address[1]) if address else self._col + 1
            self._cell = attributes
        elif element == "row":
            self._settle()
            self._row, self._col = int(attributes.get("r", self._row + 1)), 0
            if attributes.get("hidden") in _TRUE:
                self._hidden_rows.append(self._row)
        elif element == "col" and attributes.get("hidden") in _TRUE:
            self._hidden_cols.append((int(attributes["min"]), int(attributes["max"])))
        else:  # what stands behind the last cell (a footer of the page) is not that cell's text
            self._parser.CharacterDataHandler = None

    def _settle(self) -> None:
        """Ends a cell: the next one has come."""
        self._parser.CharacterDataHandler = None
        if self._cell is not None:
            self._take(self._cell, "".join(self._text).strip(), self._inside)
        self._cell = None
        self._text.clear()
        self._inside.clear()

    def _take(self, cell: Mapping[str, str], text: str, inside: Collection[str]) -> None:
        place, kind = (self._row, self._col), cell.get("t")
        if not text and "f" in inside and kind not in _TEXTS:
            self.found.uncalculated.append(place)
        elif kind == "e":
            self.found.errors[place] = text or _NAMELESS_ERROR
        elif text and kind not in _NOT_NUMBERS and (code := self._codes.get(cell.get("s", "0"))):
            self.found.numbers.append(StyledNumber(place, float(text), code))
