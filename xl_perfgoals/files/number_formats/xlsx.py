"""Looks of .xlsx sheets: styles.xml and the sheets' own XML, streamed."""

import posixpath
import re
import zipfile
from collections.abc import Mapping
from io import BytesIO
from typing import NamedTuple

from xl_perfgoals.files.built_in_formats import BUILT_IN
from xl_perfgoals.files.displayed import adds_words, is_plain
from xl_perfgoals.files.number_formats.looks import Looks, look
from xl_perfgoals.files.number_formats.needs import Need
from xl_perfgoals.files.number_formats.xlsx_cells import styled_numbers
from xl_perfgoals.files.number_formats.xml_events import elements

_TRUE = {"1", "true", "on"}


class _Relation(NamedTuple):
    kind: str
    target: str


def read_looks(data: bytes, needs: Mapping[str, Need]) -> dict[str, Looks]:
    """The looks of the sheets that need them, by sheet name."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        parts = {name.replace("\\", "/").lower(): name for name in archive.namelist()}

        def part(path: str) -> bytes:
            return archive.read(parts[path.lower()])

        main = _target(_relations(part("_rels/.rels"), ""), "officeDocument")
        folder, name = posixpath.split(main)
        relations = _relations(part(f"{folder}/_rels/{name}.rels"), folder)
        styles = _target(relations, "styles")
        codes = _codes_by_style(part(styles)) if styles else {}
        words = any(map(adds_words, codes.values()))
        wanted = {sheet for sheet, need in needs.items() if need > Need.WORDS or (need and words)}
        if not codes or not wanted:
            return {}
        book = elements(part(main), "workbookPr", "sheet")
        from_1904 = any(a.get("date1904") in _TRUE for element, a in book if element == "workbookPr")
        return {
            a["name"]: Looks(
                {
                    place: look(number, code, from_1904=from_1904)
                    for place, number, code in styled_numbers(part(relations[a["id"]].target), codes)
                }
            )
            for element, a in book
            if element == "sheet" and a["name"] in wanted
        }


def _relations(xml: bytes, folder: str) -> dict[str, _Relation]:
    """The relations of a part by id, with targets as paths inside the archive."""
    return {
        a["Id"]: _Relation(
            posixpath.basename(a["Type"]),
            posixpath.normpath(posixpath.join("/", folder, a["Target"].replace("\\", "/"))).lstrip("/"),
        )
        for _, a in elements(xml, "Relationship")
    }


def _target(relations: Mapping[str, _Relation], kind: str) -> str:
    return next((r.target for r in relations.values() if r.kind == kind), "")


def _codes_by_style(xml: bytes) -> dict[str, str]:
    """The format codes by style number, of those styles that show more than plain digits."""
    codes = {str(number): code for number, code in BUILT_IN.items()}
    for _, a in elements(_passage(xml, b"numFmts"), "numFmt"):
        codes[a["numFmtId"]] = a["formatCode"]
    styles = [a.get("numFmtId", "0") for _, a in elements(_passage(xml, b"cellXfs"), "xf")]
    return {
        str(number): code
        for number, code in enumerate(codes.get(style, "General") for style in styles)
        if not is_plain(code)
    }


def _passage(xml: bytes, name: bytes) -> bytes:
    """One element with all it holds: styles.xml may be a hundred times as long as what matters here."""
    found = re.search(rb"<((?:\w+:)?)%s\b[^<>]*>.*?</\1%s>" % (name, name), xml, re.DOTALL)
    return found[0] if found else b"<none/>"
