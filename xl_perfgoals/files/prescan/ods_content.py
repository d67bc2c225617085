"""The content of .ods: cells that stand for thousands of equal ones, and cells far from all others."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from xl_perfgoals.core.patterns import rare
from xl_perfgoals.core.submission import Doubt
from xl_perfgoals.files.limits import ReadingLimits
from xl_perfgoals.files.prescan import wording
from xl_perfgoals.files.prescan.extents import FEW, Place, stray_places
from xl_perfgoals.files.prescan.scan import RefusedScanError
from xl_perfgoals.files.problems import doubt
from xl_perfgoals.files.raw_sheets import DamagedError

_LAST = b"document-content>"
_FAR = rare(
    rb"""
    repeated="\d{3,}"
    (?! [^<>]*/> \s* <(?:/table:table-row|table:table-row|table:table-column)\b
      | [^<>]*> \s* <table:table-cell[^<>]*/> \s* </table:table-row> \s*
        (?: <table:table-row[^<>]*> \s* <table:table-cell[^<>]*/> \s* </table:table-row> \s* )?
        <(?!table:table-row) )
    """,
    re.VERBOSE,
)
"""Something a hundred times, and neither the blank end of a row nor that of a sheet nor a kind of column."""
_OFTEN = re.compile(rb'repeated="\d{3,}"')
_SHORTEST_CELL = len(b'<table:table-cell office:value-type="float" office:value="1"/>')
_TAG = rare(
    rb"""
    <table:(?P<open>table|table-row|table-cell|covered-table-cell)(?=[\s/>])
        (?P<attributes> [^>"]* (?:"[^"]*"[^>"]*)* ) >
    """,
    re.VERBOSE,
)
_COLUMNS = re.compile(rb'number-columns-repeated="(\d{1,12})"')
_ROWS = re.compile(rb'number-rows-repeated="(\d{1,12})"')
_NAME = re.compile(rb'table:name="([^"]*)"')
_EMPTY_CELL = b'<table:table-cell table:number-columns-repeated="%d"/>'
_CELL_END = re.compile(rb"</table:(?:covered-)?table-cell>")


class _Run(NamedTuple):
    """A filled cell, repeated down and across as the file says, and where it is in the bytes."""

    first: Place
    rows: int
    cols: int
    start: int
    end: int

    @property
    def last(self) -> Place:
        """The last place that it fills."""
        return Place(self.first.row + self.rows - 1, self.first.col + self.cols - 1)


def looked_over(xml: bytes, limits: ReadingLimits) -> tuple[bytes, list[Doubt], str]:
    """The content without stray cells, the doubts about those, and what is odd."""
    if not xml.rstrip().endswith(_LAST):
        raise DamagedError  # over content that breaks off, calamine never ends
    if b"<table:table" not in xml or b"<!" in xml or xml.startswith((b"\xff\xfe", b"\xfe\xff")):
        return xml, [], wording.UNKNOWN_XML
    if limits.guarded and len(xml) < limits.cells * _SHORTEST_CELL and _is_plain(xml):
        return xml, [], ""  # nothing filled is repeated often; what else there may be, a worker can bear
    doubts: list[Doubt] = []
    spans: list[_Run] = []
    for title, runs in _tables(xml):
        if sum(run.rows * run.cols for run in runs) > limits.cells:
            raise RefusedScanError("B21", sheet=title, what=wording.CELLS.format(limit=limits.cells))
        places = {place for run in runs for place in (run.first, run.last)}
        if max((p.row for p in places), default=0) * max((p.col for p in places), default=0) < FEW:
            continue
        if strays := stray_places(places, limits, title):
            gone = [run for run in runs if run.first in strays or run.last in strays]
            spans += gone
            count = sum(run.rows * run.cols for run in gone)
            doubts.append(doubt("D07", title, cell=strays[0].a1, count=count))
    return _without(xml, spans), doubts, wording.STRAY if doubts else ""


def _is_plain(xml: bytes) -> bool:
    if _FAR.search(xml):
        return False
    for often in _OFTEN.finditer(xml):
        start = xml.rfind(b"<", 0, often.start())
        if b"office:value" in xml[start : xml.find(b">", often.end())]:
            return False
    return True


def _tables(xml: bytes) -> Iterator[tuple[str, list[_Run]]]:
    """The tables by title, each with its filled cells."""
    title, runs = "", list[_Run]()
    row, col, rows = 0, 1, 1
    for tag in _TAG.finditer(xml):
        attributes = tag["attributes"]
        match tag["open"]:
            case b"table-cell" | b"covered-table-cell":
                repeated = _COLUMNS.search(attributes)
                cols = int(repeated[1]) if repeated else 1
                if b"office:value-type" in attributes:
                    runs.append(_Run(Place(row, col), rows, cols, tag.start(), tag.end()))
                col += cols
            case b"table-row":
                repeated = _ROWS.search(attributes)
                row, col, rows = row + rows, 1, int(repeated[1]) if repeated else 1
            case b"table":
                if runs:
                    yield title, runs
                name = _NAME.search(attributes)
                title, runs = name[1].decode("utf-8", "replace") if name else "", []
                row, col, rows = 0, 1, 1
    yield title, runs


def _without(xml: bytes, runs: list[_Run]) -> bytes:
    """The cells left empty; those behind them keep their places."""
    pieces: list[bytes] = []
    at = 0
    for run in sorted(runs, key=lambda run: run.start):
        end = run.end
        if not xml.startswith(b"/>", end - 2) and (closing := _CELL_END.search(xml, end)):
            end = closing.end()
        pieces += xml[at : run.start], _EMPTY_CELL % run.cols
        at = end
    return b"".join((*pieces, xml[at:]))
