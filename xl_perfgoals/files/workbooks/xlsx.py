"""Workbooks in .xlsx: calamine's sheets, and what their own XML tells beside."""

from collections.abc import Mapping

from xl_perfgoals.files.displayed import adds_words
from xl_perfgoals.files.number_formats.codes_by_style import codes_by_style
from xl_perfgoals.files.number_formats.looks import look
from xl_perfgoals.files.raw_sheets import RawSheet, read_sheets
from xl_perfgoals.files.workbooks.broken import BROKEN
from xl_perfgoals.files.workbooks.needs import Need, need_of
from xl_perfgoals.files.workbooks.sight import Sight, with_sight
from xl_perfgoals.files.workbooks.workbook import Workbook, unseen
from xl_perfgoals.files.workbooks.xlsx_cells import read_sheet_xml
from xl_perfgoals.files.workbooks.xlsx_package import Package, open_package
from xl_perfgoals.files.zip_parts import Part, taken_apart


def read_workbook(data: bytes, parts: Mapping[str, Part] | None = None) -> Workbook:
    """The sheets of a workbook, looked at twice; its parts if they are inflated. Raises DamagedError."""
    try:
        package = open_package(taken_apart(data) if parts is None else parts)
    except BROKEN:  # calamine may be more patient
        return unseen(read_sheets(data))
    sheets = read_sheets(package.readable())
    needs = {sheet.name: need_of(sheet.rows) for sheet in sheets}
    codes, doubts = _codes(package, max(needs.values(), default=Need.NONE))
    words = any(map(adds_words, codes.values()))
    seen: list[RawSheet] = []
    for sheet in sheets:
        need = needs[sheet.name]
        wanted = codes if need > Need.WORDS or (need and words) else {}
        try:
            seen.append(sheet if sheet.damaged else _seen(package, sheet, wanted))
        except BROKEN:
            seen.append(sheet)
            doubts = ("D02",)
    return Workbook(tuple(seen), doubts)


def _codes(package: Package, needed: Need) -> tuple[Mapping[str, str], tuple[str, ...]]:
    """The format codes by style number where any number stands; and a doubt if they cannot be read."""
    if not needed or not package.styles:
        return {}, ()
    try:
        return codes_by_style(package.xml(package.styles)), ()
    except BROKEN:
        return {}, ("D02",)


def _seen(package: Package, sheet: RawSheet, codes: Mapping[str, str]) -> RawSheet:
    found = read_sheet_xml(package.xml(package.sheets[sheet.name]), codes)
    looks = {place: look(number, code, from_1904=package.from_1904) for place, number, code in found.numbers}
    return with_sight(
        sheet,
        Sight(looks, found.errors, tuple(found.uncalculated), found.hidden_rows, found.hidden_cols),
    )
