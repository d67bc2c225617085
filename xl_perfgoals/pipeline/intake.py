"""From files to a Submission: every file is read and parsed, over any executor, and gets its receipt."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Executor
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, TypeAlias

from xl_perfgoals.core.finding import Finding
from xl_perfgoals.core.form import PerfGoalForm
from xl_perfgoals.core.policy import Policy
from xl_perfgoals.core.submission import Receipt, Status, Submission
from xl_perfgoals.core.versions import Order
from xl_perfgoals.files.folders import Found, find_files
from xl_perfgoals.files.limits import LIMITS, ReadingLimits
from xl_perfgoals.files.reading_cache.cache import ReadingCache
from xl_perfgoals.files.worker.early import let_go_early
from xl_perfgoals.pipeline.cached_records import CachedRecords
from xl_perfgoals.pipeline.file_records import unpack
from xl_perfgoals.pipeline.file_work import Work
from xl_perfgoals.pipeline.guarded import Progress, readers
from xl_perfgoals.pipeline.reading_files import read_records
from xl_perfgoals.pipeline.resubmitted import settled
from xl_perfgoals.pipeline.warm_up import READING


@dataclass(frozen=True, slots=True)
class Intake:
    """A submission, and where the books named in it really are (those passed over left out).

    form_findings are what the rules about one form found, if they were asked.
    """

    submission: Submission
    locations: Mapping[str, Path]
    form_findings: tuple[Finding, ...] = ()


Look: TypeAlias = Callable[[tuple[PerfGoalForm, ...], Sequence[Finding]], None]
"""Somebody to whom the forms of a file are shown, with what was found in each by itself."""


def look_away(_forms: tuple[PerfGoalForm, ...], _findings: Sequence[Finding]) -> None:
    """Works nothing out ahead."""


class Taking(Protocol):
    """A submission that is being read."""

    def __call__(self, orders: Sequence[Order] = (), look_at: Look = look_away) -> Intake:
        """Waits for the rest of it; look_at is shown what each file came to as soon as it is there."""


def take_in(
    paths: Iterable[Path],
    executor: Executor | None = None,
    progress: Progress | None = None,
    limits: ReadingLimits = LIMITS,
    passwords: Sequence[str] = (),
    *,
    orders: Sequence[Order] = (),
    policy: Policy | None = None,
    cache: ReadingCache | None = None,
) -> Intake:
    """Every file under the paths, read and parsed: each ends in a receipt, whatever it holds.

    Files are read over any executor; without one, in worker processes under limits of time and memory, so
    that no file can stop the run. Results come in the order in which the files are found. progress is called
    while a file is being read, too; what it raises ends the run, and the workers with it.

    A file that is a copy of another is passed over. Of a project that came more than once the newest form
    counts, or the one that the orders name. Where a policy is given, the rules about one form are run under
    it where the file is read. What the cache knows is not read.
    """
    with being_taken_in(paths, executor, progress, limits, passwords, policy=policy, cache=cache) as taken:
        return taken(orders)


@contextmanager
def being_taken_in(
    paths: Iterable[Path],
    executor: Executor | None = None,
    progress: Progress | None = None,
    limits: ReadingLimits = LIMITS,
    passwords: Sequence[str] = (),
    *,
    policy: Policy | None = None,
    cache: ReadingCache | None = None,
) -> Iterator[Taking]:
    """As take_in, for who has something else to do while the files are being read."""
    with readers(executor, READING, limits) as reader:
        entries = find_files(paths, tuple(passwords))
        everywhere = {entry.shown_name: entry.path for entry in entries if isinstance(entry, Found)}
        work = Work(limits, policy)
        known = CachedRecords(cache or ReadingCache(None), work)
        with closing(read_records(entries, work, reader, known, progress)) as records:
            every = records if executor else _to_the_end(records, reader)
            yield lambda orders=(), look_at=look_away: gathered(every, everywhere, orders, look_at)


def _to_the_end(records: Iterable[bytes], workers: Executor) -> Iterator[bytes]:
    """The records; after the last the workers may go, while it is worked on what they said."""
    yield from records
    workers.shutdown(wait=False)
    let_go_early()


def gathered(
    records: Iterable[bytes],
    locations: Mapping[str, Path],
    orders: Sequence[Order] = (),
    look_at: Look = look_away,
) -> Intake:
    """What the packed records of files come to; locations says where all the files are."""
    receipts: list[Receipt] = []
    forms: list[PerfGoalForm] = []
    findings: list[Finding] = []
    for packed in records:
        record = unpack(packed)
        receipts.append(record.receipt)
        forms.extend(record.forms)
        findings.extend(record.findings)
        look_at(record.forms, record.findings)
    submission = settled(Submission(tuple(receipts), tuple(forms)), orders)
    skipped = {receipt.path for receipt in submission.receipts if receipt.status is Status.SKIPPED}
    if skipped:
        findings = [finding for finding in findings if finding.at.book not in skipped]
    return Intake(
        submission,
        {name: path for name, path in locations.items() if name not in skipped},
        tuple(findings),
    )
