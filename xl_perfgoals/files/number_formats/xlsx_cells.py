"""Styled numbers of an .xlsx sheet, found in its XML: where, under which format, and which digits."""

import re
from collections.abc import Mapping
from typing import NamedTuple

from xl_perfgoals.files.number_formats.looks import Place
from xl_perfgoals.files.number_formats.xml_events import new_parser

_NOT_NUMBERS = {"s", "str", "inlineStr", "b", "e", "d"}
_ADDRESS = re.compile(r"([A-Za-z]{1,3})(\d{1,7})")
_PLACE = re.compile(rb"""\sr=["']([A-Za-z]{1,3})(\d{1,7})["']""")
_TYPE = re.compile(rb"""\st=["'](\w+)["']""")
_ROOT = re.compile(rb"<(\w+:)?worksheet\b")
_HEAD = 2000
_CELL = rb"""
    <%(p)sc (?=\s[^<>]*?\bs=["'](%(styles)s)["']) ([^<>]*) > \s*
    (?: <%(p)sf\b [^<>]* (?: /> | > [^<]* </%(p)sf> ) \s* )?
    <%(p)sv\b [^<>]* > ([^<]+) <
"""
"""A cell of one of the styles, with its value; %(p)s is the prefix of the names."""


class StyledNumber(NamedTuple):
    """A number cell whose format shows more than plain digits."""

    place: Place
    number: float
    code: str


def styled_numbers(xml: bytes, codes: Mapping[str, str]) -> list[StyledNumber]:
    """The numbers whose style is one of those in codes (format code by style number)."""
    found = _picked(xml, codes)
    return found if found is not None else _Scan(xml, codes).found


def _picked(xml: bytes, codes: Mapping[str, str]) -> list[StyledNumber] | None:
    """The numbers picked from the bytes, which takes a fifth of the time of parsing them.

    None where that is not safe: in XML with comments or CDATA, of two bytes a character, or with cells
    that say neither style nor address.
    """
    root = _ROOT.search(xml[:_HEAD])
    if root is None or b"<!" in xml or "0" in codes:
        return None
    names = {b"p": root[1] or b"", b"styles": "|".join(codes).encode()}
    found: list[StyledNumber] = []
    for style, attributes, digits in re.findall(_CELL % names, xml, re.VERBOSE):
        kind = _TYPE.search(attributes)
        if kind and kind[1].decode() in _NOT_NUMBERS:
            continue
        place = _PLACE.search(attributes)
        if place is None:
            return None
        number = float(digits)
        found.append(StyledNumber((int(place[2]), _column(place[1].decode())), number, codes[style.decode()]))
    return found


def _column(letters: str) -> int:
    column = 0
    for letter in letters.upper():
        column = column * 26 + ord(letter) - 64
    return column


class _Scan:
    """Walks the XML of a sheet element by element; for what cannot be picked."""

    def __init__(self, xml: bytes, codes: Mapping[str, str]) -> None:
        self.found: list[StyledNumber] = []
        self._codes = codes
        self._row = self._col = 0
        self._code: str | None = None
        self._digits: list[str] = []
        self._prefix: str | None = None
        self._parser = new_parser(self._on_start)
        self._parser.Parse(xml, True)
        self._settle()

    def _on_start(self, name: str, attributes: dict[str, str]) -> None:
        if self._prefix is None:
            self._prefix = name.removesuffix("worksheet")
        element = name.removeprefix(self._prefix)
        if element == "v":
            self._parser.CharacterDataHandler = self._digits.append
        elif element == "c":
            self._settle()
            # some writers leave addresses out: cells then follow each other
            address = _ADDRESS.fullmatch(attributes.get("r", ""))
            self._col = _column(address[1]) if address else self._col + 1
            if attributes.get("t") not in _NOT_NUMBERS:
                self._code = self._codes.get(attributes.get("s", "0"))
        elif element == "row":
            self._settle()
            self._row, self._col = int(attributes.get("r", self._row + 1)), 0

    def _settle(self) -> None:
        """Ends a cell: the next one has come."""
        self._parser.CharacterDataHandler = None
        if self._code is not None and (digits := "".join(self._digits).strip()):
            self.found.append(StyledNumber((self._row, self._col), float(digits), self._code))
        self._digits.clear()
        self._code = None
