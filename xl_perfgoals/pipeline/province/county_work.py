"""A county's work: from packed records to its workbook and its tables, by any executor."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from xl_perfgoals.core.policy import Policy, Roster
from xl_perfgoals.core.province import CountyLine
from xl_perfgoals.files.parquet import stands_in_the_way, write_parquet
from xl_perfgoals.files.worker.outside import outside_program
from xl_perfgoals.ops.province.county_line import county_line, empty_line
from xl_perfgoals.ops.province.details import county_details
from xl_perfgoals.pipeline.county import Consolidation, consolidated, presented_and_written
from xl_perfgoals.pipeline.earlier import ForeignFileError
from xl_perfgoals.pipeline.earlier_summary import EarlierSummary, earlier_summary
from xl_perfgoals.pipeline.intake import gathered
from xl_perfgoals.pipeline.province.places import Places

_TIME = 24 * 3600.0
"""Seconds that no county takes: its work is ours, and nothing in a file decides how long it lasts."""


@dataclass(frozen=True, slots=True)
class CountyTask:
    """All that the work on a county needs, but for the disk that its files and the results lie on.

    records are those of its files in their order; locations says where the files are. made_at is an ISO time.
    """

    county: str
    records: tuple[bytes, ...]
    locations: Mapping[str, Path]
    policy: Policy
    roster: Roster
    places: Places
    made_at: str


def write_county(task: CountyTask) -> CountyLine:
    """Writes the county's workbook, as `consolidate` would from its folder alone, and its tables; each file
    whole or not at all, the tables first. Without any form there is no workbook, and the tables wait for
    write_without_forms.

    Raises ForeignFileError, or OSError where something cannot be written.
    """
    # In one of our own workers neither the time nor the memory that one file may take holds for a county.
    with outside_program(_TIME):
        target = task.places.workbook(task.county)
        result, earlier = _added_up(task, target)
        submission = result.intake.submission
        if not submission.forms:
            return empty_line(task.county, submission.receipts)
        _write_tables(task, result)
        material, saved = presented_and_written(result, target, task.roster, task.made_at, earlier=earlier)
        workbook, aside = task.places.shown(saved.path), saved.reason if saved.aside else ""
        digest = hashlib.sha256(saved.path.read_bytes()).hexdigest()
        return county_line(task.county, material, workbook, aside, digest)


def write_without_forms(task: CountyTask) -> None:
    """Writes the tables of a county from which not one form was read. It is done once some county is known to
    have forms: where none has, the earlier results stay as they are, all of them.

    Raises as write_county.
    """
    _write_tables(task, _added_up(task, task.places.workbook(task.county))[0])


def _added_up(task: CountyTask, target: Path) -> tuple[Consolidation, EarlierSummary | None]:
    """The county, and its earlier summary."""
    earlier = earlier_summary(target)
    intake = gathered(task.records, task.locations, earlier.orders if earlier else ())
    return consolidated(intake, task.policy, task.roster), earlier


def _write_tables(task: CountyTask, result: Consolidation) -> None:
    submission = result.intake.submission
    for details in county_details(task.county, submission, result.summary, result.findings, result.wording):
        target = task.places.table(details.table, task.county)
        if stands_in_the_way(target):  # it came after all were looked at
            raise ForeignFileError(target)
        write_parquet(target, details)
