"""Verifying: a summary workbook is read by openpyxl, added up by pandas, and compared with what it states."""

from collections.abc import Iterator, Sequence
from concurrent.futures import Executor
from pathlib import Path

from xl_perfgoals.core.submission import Problem
from xl_perfgoals.files.limits import ReadingLimits
from xl_perfgoals.files.written_workbook import LIMITS, read_written
from xl_perfgoals.ops.verified.recognised import is_province
from xl_perfgoals.pipeline.guarded import Progress, readers
from xl_perfgoals.pipeline.verified_workbook import Verified, verified_county
from xl_perfgoals.pipeline.verify_province import WANTED, verified_province
from xl_perfgoals.pipeline.written_reader import WrittenReader


def verify_paths(
    paths: Sequence[Path],
    executor: Executor | None = None,
    progress: Progress | None = None,
    *,
    limits: ReadingLimits = LIMITS,
    passwords: Sequence[str] = (),
) -> tuple[Verified, ...]:
    """Each workbook; it is opened for reading only, in a process that may die over it. With a province's come
    those of its counties beside it that were saved since and do not hold.
    """
    given = {path.resolve() for path in paths}
    with readers(executor, read_written, limits) as pool:
        reader = WrittenReader(pool, limits, passwords, progress)
        return tuple(own for path in paths for own in _verified(path, reader, given))


def _verified(path: Path, reader: WrittenReader, given: set[Path]) -> Iterator[Verified]:
    written = reader.read(path, WANTED)
    if isinstance(written, Problem):
        yield Verified.refused(path, written)
    elif is_province(written):
        yield from verified_province(path, written, reader, given)
    else:
        yield verified_county(path, written)
