"""Verifying a province's summary: by itself, and against the counties' workbooks that lie beside it.

A workbook that is, to the byte, the one that was written is asked only for what the province's repeats;
one that was saved since is verified itself.
"""

from collections import deque
from collections.abc import Callable, Collection, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from xl_perfgoals.core.submission import Problem
from xl_perfgoals.core.written_sheet import WrittenSheet
from xl_perfgoals.files.content_digest import content_digest
from xl_perfgoals.files.written_workbook import Wanted, Written
from xl_perfgoals.ops.verified.difference import Difference
from xl_perfgoals.ops.verified.province.compared import province_verdict, unlike_the_county
from xl_perfgoals.ops.verified.province.county_book import NEEDED, county_book
from xl_perfgoals.ops.verified.province.tables import CountyRow, ProvinceTables, province_tables
from xl_perfgoals.ops.verified.recognised import ADDED_UP, READ
from xl_perfgoals.pipeline.earlier import EARLIER
from xl_perfgoals.pipeline.verified_workbook import Verified, verified_county
from xl_perfgoals.pipeline.written_reader import WrittenReader

WANTED = Wanted(READ, ADDED_UP)
_REPEATED = Wanted(NEEDED, frozenset())
_AHEAD = 4
"""So many counties are being read at a time: a large one's sheets take much room."""


class _Beside(NamedTuple):
    """A county's workbook under way: as written or saved since, and what waits for its sheets."""

    row: CountyRow
    path: Path
    as_written: bool
    written: Callable[[], Written]


def verified_province(
    path: Path, sheets: Sequence[WrittenSheet], reader: WrittenReader, given: Collection[Path]
) -> Iterator[Verified]:
    """The province's summary, then those counties' that were saved since and are not all right, unless they
    are given themselves: they are told of anyway. An earlier one that was kept is not compared with the
    counties' workbooks, which were written anew since.
    """
    tables = province_tables(sheets)
    counted, verdict = province_verdict(tables)
    differences, others = list(verdict.differences), list[Verified]()
    missing, resaved = list[str](), list[str]()
    is_kept = EARLIER in path.stem
    for beside in () if is_kept else _beside(path.parent, tables, reader, missing):
        own, differing = _compared(tables, beside)
        differences += differing
        if own is None or beside.as_written:
            continue
        if own.refusal or own.verdict.differences:
            others += [own] if beside.path.resolve() not in given else []
        elif not differing:
            resaved.append(beside.row.book)
    verdict = verdict._replace(differences=tuple(differences))
    yield Verified(path, "", counted, verdict, tuple(missing), tuple(resaved))
    yield from others


def _beside(
    folder: Path, tables: ProvinceTables, reader: WrittenReader, missing: list[str]
) -> Iterator[_Beside]:
    """The counties' workbooks, some of them being read already; what is not there is noted as missing."""
    under_way: deque[_Beside] = deque()
    reader.expect(sum(1 for row in tables.county_rows if row.book))
    for row in tables.county_rows:
        if not row.book:
            continue
        path = folder / Path(row.book).name  # a name that was typed over leads out of the folder
        if not path.is_file():
            missing.append(row.book)
            continue
        as_written = content_digest(path) == row.digest  # why one cannot be read is told by reading it
        under_way.append(
            _Beside(row, path, as_written, reader.begin(path, _REPEATED if as_written else WANTED))
        )
        if len(under_way) == _AHEAD:
            yield under_way.popleft()
    yield from under_way


def _compared(tables: ProvinceTables, beside: _Beside) -> tuple[Verified | None, list[Difference]]:
    """A county's workbook verified, unless it is as it was written; and what the province's has otherwise."""
    written = beside.written()
    if isinstance(written, Problem):
        return Verified.refused(beside.path, written), []
    own = None if beside.as_written else verified_county(beside.path, written)
    if own and own.refusal:
        return own, []
    book = county_book(written, own.counted if own else None)
    since = own is not None and not own.verdict.differences
    return own, list(unlike_the_county(tables, beside.row, book, since=since)) if book else []
