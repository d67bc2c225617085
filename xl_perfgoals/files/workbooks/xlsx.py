"""Workbooks in .xlsx: calamine's sheets, and what their own XML tells beside."""

from collections.abc import Mapping, Set
from types import MappingProxyType

from xl_perfgoals.files.displayed import adds_words
from xl_perfgoals.files.number_formats.codes_by_style import codes_by_style
from xl_perfgoals.files.number_formats.looks import look
from xl_perfgoals.files.prescan.pared_sheets import ParedSheet
from xl_perfgoals.files.raw_sheets import RawSheet, read_sheets
from xl_perfgoals.files.workbooks.broken import BROKEN
from xl_perfgoals.files.workbooks.needs import Need, holds_numbers, need_of
from xl_perfgoals.files.workbooks.sight import Sight, with_sight
from xl_perfgoals.files.workbooks.workbook import Workbook, unseen
from xl_perfgoals.files.workbooks.xlsx_cells import read_sheet_xml
from xl_perfgoals.files.workbooks.xlsx_package import Package, open_package
from xl_perfgoals.files.workbooks.xlsx_plain import plain_workbook
from xl_perfgoals.files.zip_parts import Part, taken_apart


def read_workbook(
    data: bytes,
    parts: Mapping[str, Part] | None = None,
    pared: Mapping[str, ParedSheet] = MappingProxyType({}),
) -> Workbook:
    """The sheets of a workbook, looked at twice. Raises DamagedError.

    parts are those of the package if they are inflated; pared those sheets among them that are plain.
    """
    try:
        package = open_package(taken_apart(data) if parts is None else parts, pared)
    except BROKEN:  # calamine may be more patient
        return unseen(read_sheets(data))
    if plain := plain_workbook(package):
        return plain
    package, sheets = _sheets(package)
    codes, doubts = _codes(package, needed=any(holds_numbers(_kinds(sheet)) for sheet in sheets))
    words = any(map(adds_words, codes.values()))
    seen: list[RawSheet] = []
    for sheet in sheets:
        need = need_of(sheet.rows, _kinds(sheet)) if codes else Need.NONE
        wanted = codes if need > Need.WORDS or (need and words) else {}
        try:
            seen.append(sheet if sheet.damaged else _seen(package, sheet, wanted))
        except BROKEN:
            seen.append(sheet)
            doubts = ("D02",)
    return Workbook(tuple(seen), doubts)


def _sheets(package: Package) -> tuple[Package, tuple[RawSheet, ...]]:
    """The sheets as calamine has them, and the package that they were read from."""
    odd = package.breaks_lines_oddly
    sheets = read_sheets(package.readable(), package.merged, odd_line_ends=odd)
    if len(package.sheets) < len(sheets) or any(sheet.name not in package.sheets for sheet in sheets):
        # calamine knows them by other names than we do: nobody could tell whose the areas are
        package = package._replace(pared={})
        sheets = read_sheets(package.readable(), odd_line_ends=odd)
    return package, sheets


def _kinds(sheet: RawSheet) -> Set[type]:
    return sheet.kinds or frozenset()


def _codes(package: Package, *, needed: bool) -> tuple[Mapping[str, str], tuple[str, ...]]:
    """The format codes by style number where any number stands; and a doubt if they cannot be read."""
    if not needed or not package.styles:
        return {}, ()
    try:
        return codes_by_style(package.xml(package.styles)), ()
    except BROKEN:
        return {}, ("D02",)


def _seen(package: Package, sheet: RawSheet, codes: Mapping[str, str]) -> RawSheet:
    found = read_sheet_xml(package.cells(sheet.name), codes)
    if not found:
        return sheet
    looks = {place: look(number, code, from_1904=package.from_1904) for place, number, code in found.numbers}
    return with_sight(
        sheet,
        Sight(looks, found.errors, tuple(found.uncalculated), found.hidden_rows, found.hidden_cols),
    )
