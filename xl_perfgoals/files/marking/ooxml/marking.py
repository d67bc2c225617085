"""Findings put into a workbook's package: colours, notes, and the list of all of them as the first sheet."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from xl_perfgoals.core.season import StoredFinding
from xl_perfgoals.files.marking import wording as words
from xl_perfgoals.files.marking.finding_sheet import finding_sheet
from xl_perfgoals.files.marking.ooxml.book import BookPart, NewSheet, list_in_properties
from xl_perfgoals.files.marking.ooxml.marked_looks import MarkedLooks
from xl_perfgoals.files.marking.ooxml.own_looks import OwnLooks
from xl_perfgoals.files.marking.ooxml.package import Package
from xl_perfgoals.files.marking.ooxml.sheet_marks import Numbered, SheetMarks
from xl_perfgoals.files.marking.ooxml.sheet_notes import Drawings
from xl_perfgoals.files.marking.ooxml.sheet_xml import repeated_rows, sheet_xml
from xl_perfgoals.files.marking.places import place_of

_SIGNATURES = "_xmlsignatures/"


class Marked(NamedTuple):
    """A workbook with marks, its own name for its kind (content type), and what it has otherwise."""

    data: bytes
    content_type: str
    lost: tuple[str, ...]


def mark_package(
    data: bytes, file: str, findings: Sequence[StoredFinding], list_name: str, known: Sequence[str] = ()
) -> Marked:
    """Marks an OOXML workbook. known are losses that are known already. Raises NotEditableError."""
    package = Package(data)
    book = BookPart(package)
    list_name = free_name(list_name, book.names)
    lists = book.style_lists()
    marked, lost = MarkedLooks(lists), list(known)
    by_sheet = _by_sheet(findings)
    drawings = Drawings(book)
    for sheet, path in book.sheets.items():
        marks = SheetMarks(book, sheet, path, marked, drawings)
        if sheet in by_sheet or marks.earlier:
            lost += marks.put(by_sheet.get(sheet, {}), list_name)
        if sheet in by_sheet and book.show(sheet):
            lost.append(words.NOW_SHOWN.format(sheet=sheet))
    if book.unshare():
        lost.append(words.REVISIONS_GONE)
    if any(path.lower().startswith(_SIGNATURES) for path in package.paths):
        lost.append(words.SIGNATURE_BROKEN)
    sheet_value = finding_sheet(list_name, file, findings, frozenset(book.sheets), lost)
    xml = sheet_xml(sheet_value, book.main, OwnLooks(lists).number)
    book.put_first(NewSheet(list_name, xml, repeated_rows(sheet_value)))
    list_in_properties(package, list_name)
    return Marked(package.packed(), package.content_type(book.path), tuple(lost))


def free_name(wanted: str, taken: frozenset[str]) -> str:
    """The name, or 问题清单（2） and so on where a sheet is called so; capitals do not count."""
    used = {name.casefold() for name in taken}
    name, number = wanted, 1
    while name.casefold() in used:
        number += 1
        name = f"{wanted}（{number}）"
    return name


def _by_sheet(
    findings: Sequence[StoredFinding],
) -> Mapping[str, Mapping[tuple[int, int], list[Numbered]]]:
    """The findings with their numbers, by sheet and cell."""
    found: dict[str, dict[tuple[int, int], list[Numbered]]] = {}
    for number, finding in enumerate(findings, 1):
        if place := place_of(finding.cell):
            found.setdefault(finding.sheet, {}).setdefault(place, []).append((number, finding))
    return found
