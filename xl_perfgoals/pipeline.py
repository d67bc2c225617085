"""From files to the summary workbook: reads and parses every file, over any executor, and ties the steps."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import Executor
from dataclasses import dataclass
from pathlib import Path

from xl_perfgoals import __version__, frames
from xl_perfgoals.core.finding import Finding
from xl_perfgoals.core.form import PerfGoalForm
from xl_perfgoals.core.policy import Policy, Roster
from xl_perfgoals.core.submission import Book, Receipt, Status, Submission
from xl_perfgoals.core.summary import CountySummary
from xl_perfgoals.files.atomic import Saved, save_whole
from xl_perfgoals.files.folders import Found, find_files
from xl_perfgoals.files.intake import read_file
from xl_perfgoals.files.problems import doubt, problem
from xl_perfgoals.files.write_xlsx import links_from, write_xlsx
from xl_perfgoals.ops.check import check
from xl_perfgoals.ops.consolidate import consolidate
from xl_perfgoals.ops.present import county_properties, county_sheets
from xl_perfgoals.parsing.form_parser import parse_forms

OWN_SHEETS = frozenset({"部门汇总", "项目汇总", "指标明细", "问题清单", "来源"})
"""Sheets by which a county summary workbook is known, so that it is never taken for a submission."""

Progress = Callable[[int, int], None]
"""Called with how many files are done, and of how many."""


@dataclass(frozen=True, slots=True)
class Intake:
    """A submission, and where the books named in it really are (those passed over left out)."""

    submission: Submission
    locations: Mapping[str, Path]


@dataclass(frozen=True, slots=True)
class Consolidation:
    """All that one run of `consolidate` works out."""

    intake: Intake
    summary: CountySummary
    findings: tuple[Finding, ...]


def take_in(
    paths: Iterable[Path], executor: Executor | None = None, progress: Progress | None = None
) -> Intake:
    """Every file under the paths, read and parsed: each ends in a receipt, whatever it holds.

    Results come in the order in which the files are found, with one process or many.
    """
    entries = find_files(paths)
    found = [entry for entry in entries if isinstance(entry, Found)]
    results: Iterator[tuple[Receipt, tuple[PerfGoalForm, ...]]] = (
        executor.map(take_in_file, found) if executor else map(take_in_file, found)
    )
    receipts: list[Receipt] = []
    forms: list[PerfGoalForm] = []
    done = 0
    for entry in entries:
        if not isinstance(entry, Found):
            receipts.append(entry)
            continue
        receipt, own = next(results)
        receipts.append(receipt)
        forms.extend(own)
        done += 1
        if progress:
            progress(done, len(found))
    skipped = {receipt.path for receipt in receipts if receipt.status is Status.SKIPPED}
    locations = {entry.shown_name: entry.path for entry in found if entry.shown_name not in skipped}
    return Intake(Submission(tuple(receipts), tuple(forms)), locations)


def take_in_file(found: Found) -> tuple[Receipt, tuple[PerfGoalForm, ...]]:
    """One file's receipt and forms; the unit of work of an executor."""
    return book_forms(read_file(found))


def book_forms(book: Book) -> tuple[Receipt, tuple[PerfGoalForm, ...]]:
    """A book's receipt and its forms. A readable book without any form is refused; one with sheets that
    hold something but no form is read with a doubt for each such sheet; a summary of ours is passed over.
    """
    if book.problem is not None:
        return Receipt(book.name, Status.REFUSED, book.sha256, problem=book.problem), ()
    if {grid.sheet for grid in book.grids} >= OWN_SHEETS:
        own = Receipt(book.name, Status.SKIPPED, book.sha256, len(book.grids), problem=problem("K06"))
        return own, ()
    by_sheet = [(grid, parse_forms(grid)) for grid in book.grids]
    forms = tuple(form for _, own in by_sheet for form in own)
    if not forms:
        refused = Receipt(
            book.name, Status.REFUSED, book.sha256, sheets=len(book.grids), problem=problem("B09")
        )
        return refused, ()
    bare = (doubt("D05", sheet=grid.sheet) for grid, own in by_sheet if not own and grid.rows)
    doubts = (*book.doubts, *bare)
    status = Status.DOUBTS if doubts else Status.READ
    return Receipt(book.name, status, book.sha256, len(book.grids), len(forms), doubts=doubts), forms


class ForeignFileError(Exception):
    """The output would replace a file that is no summary workbook of ours."""

    def __init__(self, target: Path) -> None:
        super().__init__(
            f"“{target}”已经存在，而且不是本程序生成的汇总工作簿，没有覆盖它。请换一个文件名，或先把它移走。"
        )


def consolidate_paths(
    paths: Iterable[Path],
    policy: Policy | None = None,
    roster: Roster | None = None,
    executor: Executor | None = None,
    progress: Progress | None = None,
) -> Consolidation:
    """Reads everything under the paths, adds it up twice by different means, and checks all of it."""
    intake = take_in(paths, executor, progress)
    summary = consolidate(intake.submission, roster, policy.year if policy else None)
    findings = check(intake.submission, policy, roster, summary=summary, recount=frames.recount(summary))
    return Consolidation(intake, summary, findings)


def write_county_workbook(result: Consolidation, target: Path, roster: Roster, made_at: str) -> Saved:
    """Writes the county summary workbook. An earlier one is kept beside it as 名称（上一次）.xlsx.

    made_at is an ISO time. Raises ForeignFileError, OverwritesInputError, or OSError when the folder
    cannot be written.
    """
    inputs = tuple(result.intake.locations.values())
    if target.exists() and not any(target.samefile(path) for path in inputs):
        _keep_earlier(target)
    sheets = county_sheets(
        result.summary,
        result.intake.submission,
        result.findings,
        made_at=made_at,
        version=__version__,
        controls={unit.name: unit.control for unit in roster.units if unit.control is not None},
        expected={unit.name: unit.expected for unit in roster.units if unit.expected is not None},
    )
    return write_xlsx(
        target,
        sheets,
        properties=county_properties(result.summary, made_at=made_at, version=__version__),
        locate=links_from(target.parent, result.intake.locations),
        inputs=inputs,
    )


def _keep_earlier(target: Path) -> None:
    grids = read_file(Found(target, target.name)).grids
    if not {grid.sheet for grid in grids} >= OWN_SHEETS:
        raise ForeignFileError(target)
    earlier = target.read_bytes()

    def write(draft: Path) -> None:
        draft.write_bytes(earlier)

    save_whole(target.with_name(f"{target.stem}（上一次）{target.suffix}"), write)
