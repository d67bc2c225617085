"""The package of an .xlsx: which of its parts is which sheet, and the container that calamine is given.

calamine reads no other encoding than UTF-8, gives error cells as empty ones and refuses a sheet with an
error that it does not know; of a shared string with a negative number it gives the first. All that is put
right in the parts before it reads them.
"""

import posixpath
import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple

from xl_perfgoals.core.cells import Area
from xl_perfgoals.core.patterns import rare
from xl_perfgoals.files.part_names import parts_aside
from xl_perfgoals.files.prescan.pared_sheets import ParedSheet
from xl_perfgoals.files.prescan.xml_heads import usual_head
from xl_perfgoals.files.workbooks.xlsx_cells import may_have_errors
from xl_perfgoals.files.xml_events import Element, elements
from xl_perfgoals.files.zip_parts import Part, part_of, put_together

_TRUE = {"1", "true", "on"}
_STATES = frozenset({"visible", "hidden", "veryHidden"})
_DECLARATION = re.compile(r"\s*<\?xml\b[^>]*\?>")
_ENCODING = re.compile(rb"""<\?xml\b[^>]*\bencoding\s*=\s*["']([\w.:-]+)""")
_OUR_ENCODINGS = {b"utf-8", b"utf8", b"us-ascii", b"ascii"}
_ERROR_CELL = re.compile(rb"""(<(?:\w+:)?c\s[^<>]*?\bt\s*=\s*)(?:"e"|'e')""")
_NEGATIVE_STRING = rare(rb"""(<(?:\w+:)?c\s[^<>]*?\bt\s*=\s*["']s["'][^<>]*>\s*<(?:\w+:)?v\b[^<>]*>\s*)-""")
_NO_STRING = b"999999999"
_SHORT = 100_000


class Relation(NamedTuple):
    """What a part refers to."""

    kind: str
    target: str


class Package(NamedTuple):
    """A workbook taken apart. sheets gives the part of each sheet by its name; styles may be "".

    pared: the sheets of which readers need not see all, by the names of their parts. hidden: the names of
    those that are not shown; None where some are no worksheets, or have no name of their own.
    """

    parts: Mapping[str, Part]
    sheets: Mapping[str, str]
    styles: str
    from_1904: bool
    pared: Mapping[str, ParedSheet] = MappingProxyType({})
    strings: str = ""
    hidden: frozenset[str] | None = None

    def xml(self, path: str) -> bytes:
        """A part in UTF-8. Raises KeyError or BadZipFile."""
        return self.parts[path].text

    def cells(self, sheet: str) -> bytes:
        """The XML of a sheet, with all its filled cells. Raises KeyError or BadZipFile."""
        path = self.sheets[sheet]
        return self.pared[path].xml if path in self.pared else self.xml(path)

    @property
    def merged(self) -> Mapping[str, tuple[Area, ...]]:
        """The merged areas of those sheets that are pared, by name."""
        return {name: self.pared[path].merged for name, path in self.sheets.items() if path in self.pared}

    @property
    def breaks_lines_oddly(self) -> bool:
        """Whether a text may have a line end other than \\n."""
        return any(_may_hold_returns(part.data) for part in self.parts.values())

    def readable(self) -> bytes:
        """The workbook as calamine reads it well."""
        parts = dict(self.parts)
        for path in self.sheets.values():
            if path in self.pared:
                xml = self.pared[path].xml
                parts[path] = part_of(_readable_cells(xml) or xml)
            elif path in parts and (changed := _readable_cells(parts[path].data)) is not None:
                parts[path] = part_of(changed)
        return put_together(parts)


def open_package(all_parts: Mapping[str, Part], pared: Mapping[str, ParedSheet]) -> Package:
    """Finds its way in a workbook. Raises what zipfile and expat raise over damaged parts."""
    aside = parts_aside(all_parts)
    parts = {name: _as_utf8(part) for name, part in all_parts.items() if name not in aside}
    names = {name.replace("\\", "/").lower(): name for name in parts}

    def xml(path: str) -> bytes:
        return parts[names[path.lower()]].text

    main = _target(_relations(xml("_rels/.rels"), ""), "officeDocument")
    folder, name = posixpath.split(main)
    relations = _relations(xml(f"{folder}/_rels/{name}.rels"), folder)
    listed = xml(main)
    book = _book(listed) if len(listed) < _SHORT else _book.__wrapped__(listed)
    sheets = {
        a["name"]: names.get(relations[a["id"]].target.lower(), "")
        for element, a in book
        if element == "sheet" and a.get("id") in relations
    }
    styles = names.get(_target(relations, "styles").lower(), "")
    from_1904 = any(a.get("date1904") in _TRUE for element, a in book if element == "workbookPr")
    strings = names.get(_target(relations, "sharedStrings").lower(), "")
    return Package(parts, sheets, styles, from_1904, pared, strings, _hidden(book, relations))


def _hidden(book: Sequence[Element], relations: Mapping[str, Relation]) -> frozenset[str] | None:
    sheets = {a["name"]: a for element, a in book if element == "sheet" and "name" in a}
    ordinary = all(
        a.get("state", "visible") in _STATES
        and (relation := relations.get(a.get("id", "")))
        and relation.kind == "worksheet"
        for a in sheets.values()
    )
    if not ordinary or len(sheets) < sum(element == "sheet" for element, _ in book):
        return None
    return frozenset(name for name, a in sheets.items() if a.get("state", "visible") != "visible")


@lru_cache(maxsize=32)
def _book(xml: bytes) -> Sequence[Element]:
    """What of the part that lists the sheets matters. Workbooks made from one template have the same."""
    return elements(xml, "workbookPr", "sheet")


def _relations(xml: bytes, folder: str) -> Mapping[str, Relation]:
    """The relations of a part by id, with targets as paths inside the archive."""
    return _remembered(xml, folder) if len(xml) < _SHORT else _parsed_relations(xml, folder)


@lru_cache(maxsize=32)
def _remembered(xml: bytes, folder: str) -> Mapping[str, Relation]:
    """Workbooks made from one template have the same relations."""
    return _parsed_relations(xml, folder)


def _parsed_relations(xml: bytes, folder: str) -> Mapping[str, Relation]:
    return MappingProxyType(
        {
            a["Id"]: Relation(
                posixpath.basename(a["Type"]),
                posixpath.normpath(posixpath.join("/", folder, a["Target"].replace("\\", "/"))).lstrip("/"),
            )
            for _, a in elements(xml, "Relationship")
        }
    )


def _target(relations: Mapping[str, Relation], kind: str) -> str:
    return next((r.target for r in relations.values() if r.kind == kind), "")


def _as_utf8(part: Part) -> Part:
    """The part in UTF-8, where it says or shows that it is written in something else."""
    if part.method or usual_head(part.data):  # damaged: calamine has the last word
        return part
    head = part.data[:200]
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        encoding = "utf-16"
    elif head.startswith((b"<\0", b"\0<")):
        encoding = "utf-16-le" if head[0] else "utf-16-be"
    elif (stated := _ENCODING.match(head)) and stated[1].lower() not in _OUR_ENCODINGS:
        encoding = stated[1].decode()
    else:
        return part
    try:
        text = part.text.decode(encoding)
    except (LookupError, UnicodeDecodeError):
        return part
    return part_of(_DECLARATION.sub("", text, count=1).encode())


def _may_hold_returns(xml: bytes) -> bool:
    """Whether there is a carriage return behind the XML declaration, whether as itself or by its number."""
    head = usual_head(xml)
    return (
        xml.find(b"\r", head.end() if head else 0) >= 0
        or (b"&" in xml and b"&#" in xml)
        or (b"_" in xml and b"_x00" in xml)
    )


def _readable_cells(xml: bytes) -> bytes | None:
    """The sheet with errors as texts, and no strings of negative numbers; None when it has neither."""
    errors = may_have_errors(xml)
    negatives = b"-" in xml and b'"s"><v>-' in xml
    if not errors and not negatives:
        return None
    if errors:
        xml = _ERROR_CELL.sub(rb'\1"str"', xml)
    return _NEGATIVE_STRING.sub(rb"\g<1>" + _NO_STRING, xml) if negatives else xml
