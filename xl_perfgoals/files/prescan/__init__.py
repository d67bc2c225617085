"""The pre-scan: a file is looked over before any reader sees it, so that none asks for the impossible.

What is looked at: the entries of a container and their real sizes, names and document types; where the
filled cells of each sheet lie; whether chains of sectors end. A few cells far from all others, which cost a
reader gigabytes and mean nothing, are left out with a doubt.
"""

from collections.abc import Sequence

from xl_perfgoals.core.submission import Problem
from xl_perfgoals.files.limits import MEGABYTE, ReadingLimits
from xl_perfgoals.files.prescan import wording, xlsx_sheets
from xl_perfgoals.files.prescan.scan import RefusedScanError, Scan
from xl_perfgoals.files.prescan.shared_strings import without_false_counts
from xl_perfgoals.files.prescan.zip_container import damaged, is_whole, listed, opened
from xl_perfgoals.files.problems import problem
from xl_perfgoals.files.sniffing import FileKind
from xl_perfgoals.files.zip_directory import Entry
from xl_perfgoals.files.zip_parts import part_of, put_together

__all__ = ["Scan", "prescan"]

_CONTENT = "content.xml"
_MOST_UNPACKED = 32 * MEGABYTE
"""A container that unpacks to more is handed on as it came: both need not fit into memory."""


def prescan(
    data: bytes, kind: FileKind, limits: ReadingLimits, entries: Sequence[Entry] = ()
) -> Problem | Scan:
    """What a reader of this kind may be given, or why the file is refused. Raises DamagedError.

    entries are those of a container, where they have been listed already.
    """
    try:
        if data.startswith(b"PK"):
            scan = _zip(data, kind, limits, entries)
        elif kind is FileKind.XLS:
            scan = _ole(data, limits)
        else:
            scan = Scan(data)
    except RefusedScanError as refused:
        return refused.problem
    if scan.odd and not limits.guarded:
        return problem("B26", what=scan.odd)
    return scan


def _zip(data: bytes, kind: FileKind, limits: ReadingLimits, entries: Sequence[Entry]) -> Scan:
    """A container whose parts readers need not inflate again."""
    parts = opened(data, entries or listed(data), limits)
    odd = wording.DAMAGED if any(damaged(parts)) else ""
    if kind is FileKind.XLSX:
        honest = without_false_counts(parts)
        sheets = xlsx_sheets.looked_over(honest, limits)
        if sheets.doubts or honest is not parts:
            data = put_together(sheets.parts)
        return Scan(data, sheets.doubts, sheets.odd or odd, sheets.parts, sheets.pared)
    if kind is FileKind.ODS and _CONTENT in parts and is_whole(parts[_CONTENT]):
        from xl_perfgoals.files.prescan import ods_content  # noqa: PLC0415 - most files are .xlsx

        content, doubts, unusual = ods_content.looked_over(parts[_CONTENT].data, limits)
        whole = {**parts, _CONTENT: part_of(content)} if doubts else parts
    else:
        if kind is FileKind.XLSB:
            from xl_perfgoals.files.prescan import xlsb_cells  # noqa: PLC0415 - most files are .xlsx

            xlsb_cells.look_over(parts, limits)
        whole, doubts, unusual = parts, [], ""
    if doubts or sum(part.size for part in parts.values()) <= _MOST_UNPACKED:
        data = put_together(whole)
    return Scan(data, tuple(doubts), unusual or odd)


def _ole(data: bytes, limits: ReadingLimits) -> Scan:
    from xl_perfgoals.files.prescan import biff_cells  # noqa: PLC0415 - most files are .xlsx
    from xl_perfgoals.files.prescan.ole_container import streams  # noqa: PLC0415

    found = streams(data)
    book = found.get("WORKBOOK") or found.get("BOOK")
    if book is None:
        return Scan(data, odd=wording.DAMAGED)
    data, doubts, odd = biff_cells.looked_over(data, book, limits)
    return Scan(data, tuple(doubts), odd)
