"""Verifying: a summary workbook is read by openpyxl, added up by pandas, and compared with what it states."""

from collections.abc import Sequence
from concurrent.futures import Executor
from pathlib import Path
from typing import NamedTuple

from xl_perfgoals.core.amount import from_fen
from xl_perfgoals.core.recounted import Recounted
from xl_perfgoals.core.submission import Problem
from xl_perfgoals.core.written_sheet import WrittenSheet
from xl_perfgoals.files.folders import Found
from xl_perfgoals.files.limits import ReadingLimits
from xl_perfgoals.files.worker.errors import NoWorkerError, WorkerFailedError
from xl_perfgoals.files.written_workbook import LIMITS, Wanted, Written, read_written
from xl_perfgoals.frames import recounted
from xl_perfgoals.ops.verified.compared import Verdict, verdict
from xl_perfgoals.ops.verified.recognised import ADDED_UP, READ, is_province, is_summary
from xl_perfgoals.ops.verified.tables import tables_of
from xl_perfgoals.ops.verified.wording import COUNTY_BY_COUNTY, NOT_OURS
from xl_perfgoals.pipeline.guarded import Progress, awaited, readers, refused

_WANTED = Wanted(READ, ADDED_UP)


class Verified(NamedTuple):
    """A workbook: what its rows come to and what differs; or only why it could not be verified.

    province: it is a province's, whose counties are to be verified instead.
    """

    path: Path
    refusal: str = ""
    counted: Recounted | None = None
    verdict: Verdict = Verdict((), 0, 0)
    province: bool = False

    @property
    def total(self) -> str:
        """The county's total in 万元, as its rows add up to it."""
        return f"{from_fen(self.counted.whole.total):f}" if self.counted else ""


def verify_paths(
    paths: Sequence[Path],
    executor: Executor | None = None,
    progress: Progress | None = None,
    *,
    limits: ReadingLimits = LIMITS,
    passwords: Sequence[str] = (),
) -> tuple[Verified, ...]:
    """Each workbook; it is opened for reading only, in a process that may die over it."""
    with readers(executor, read_written, limits) as reader:
        return tuple(
            _verified(path, _written(reader, Found(path, str(path), tuple(passwords)), limits, progress))
            for path in paths
        )


def _written(reader: Executor, found: Found, limits: ReadingLimits, progress: Progress | None) -> Written:
    def tick() -> None:
        if progress:
            progress(0, 1)

    try:
        return awaited(reader.submit(read_written, found, limits, _WANTED), tick)
    except NoWorkerError:
        return read_written(found, limits, _WANTED)
    except (WorkerFailedError, MemoryError) as error:
        return refused(found, error, limits).problem or ()


def _verified(path: Path, written: Written) -> Verified:
    if isinstance(written, Problem):
        return Verified(path, f"{written.code} {written.reason}{written.remedy}")
    return verified_sheets(path, written)


def verified_sheets(path: Path, sheets: Sequence[WrittenSheet]) -> Verified:
    """A workbook of which the sheets have been read."""
    if is_province(sheets):
        return Verified(path, COUNTY_BY_COUNTY, province=True)
    if not is_summary(sheets):
        return Verified(path, NOT_OURS)
    tables = tables_of(sheets)
    counted = recounted(tables)
    return Verified(path, "", counted, verdict(tables, counted))
