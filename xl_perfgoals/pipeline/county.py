"""From files to the county summary: everything is added up twice, checked, and written as one workbook."""

from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import TypeVar

from xl_perfgoals import __version__
from xl_perfgoals.core.finding import Finding
from xl_perfgoals.core.policy import Policy, Roster, Unit
from xl_perfgoals.core.sheet import Sheet
from xl_perfgoals.core.summary import CountySummary
from xl_perfgoals.core.versions import Order
from xl_perfgoals.files.atomic import Saved
from xl_perfgoals.files.limits import LIMITS, ReadingLimits
from xl_perfgoals.files.reading_cache.cache import ReadingCache
from xl_perfgoals.files.write_xlsx import links_from, write_xlsx
from xl_perfgoals.ops.ahead import Ahead
from xl_perfgoals.ops.check import check
from xl_perfgoals.ops.consolidate import consolidate
from xl_perfgoals.ops.messages import Told
from xl_perfgoals.ops.present import Material, Wording, county_material, county_properties, sheets_of
from xl_perfgoals.ops.recount import recount
from xl_perfgoals.ops.remarks import Remark
from xl_perfgoals.pipeline.earlier_summary import EarlierSummary, replaced_summary
from xl_perfgoals.pipeline.guarded import Progress
from xl_perfgoals.pipeline.intake import Intake, take_in

N = TypeVar("N", int, Decimal)


@dataclass(frozen=True, slots=True)
class Consolidation:
    """All that one run of `consolidate` works out. told makes the sentences of the findings."""

    intake: Intake
    summary: CountySummary
    findings: tuple[Finding, ...]
    told: Told = field(default_factory=Told, compare=False)

    @property
    def wording(self) -> Wording:
        """The sentences, for whatever tells the findings."""
        return Wording(self.told.message, self.told.advice)


def consolidate_paths(
    paths: Iterable[Path],
    policy: Policy | None = None,
    roster: Roster | None = None,
    executor: Executor | None = None,
    progress: Progress | None = None,
    *,
    limits: ReadingLimits = LIMITS,
    passwords: Sequence[str] = (),
    orders: Sequence[Order] = (),
    cache: ReadingCache | None = None,
) -> Consolidation:
    """Reads everything under the paths, adds it up twice by different means, and checks all of it.

    orders are what the officer said, in an earlier summary, of projects that came more than once. Files that
    the cache knows are not read again.
    """
    policy = policy or Policy()
    intake = take_in(paths, executor, progress, limits, passwords, orders=orders, policy=policy, cache=cache)
    return consolidated(intake, policy, roster)


def consolidated(
    intake: Intake, policy: Policy, roster: Roster | None = None, ahead: Ahead | None = None
) -> Consolidation:
    """Adds up what was taken in, twice by different means, and checks all of it. ahead is what was worked out
    under the same policy while it was.
    """
    ahead = ahead or Ahead(policy)
    summary = consolidate(intake.submission, roster, policy.year)
    findings = check(
        intake.submission,
        policy,
        roster,
        summary=summary,
        recount=recount(summary),
        form_findings=intake.form_findings,
        units=ahead.units,
    )
    return Consolidation(intake, summary, findings, ahead.told)


def write_county_workbook(
    result: Consolidation,
    target: Path,
    roster: Roster,
    made_at: str,
    earlier: EarlierSummary | None = None,
) -> Saved:
    """Writes the county summary workbook. An earlier one is kept beside it as 名称（上一次）.xlsx; what the
    officer wrote into its 问题清单 is written into the new one.

    earlier is the one that stands there, if it has been read. made_at is an ISO time. Raises
    ForeignFileError, OverwritesInputError, or OSError when the folder cannot be written.
    """
    return presented_and_written(result, target, roster, made_at, earlier=earlier)[1]


def presented_and_written(
    result: Consolidation,
    target: Path,
    roster: Roster,
    made_at: str,
    *,
    earlier: EarlierSummary | None = None,
) -> tuple[Material, Saved]:
    """As write_county_workbook; and what the workbook was made of."""
    inputs = tuple(result.intake.locations.values())
    replaced = replaced_summary(target, inputs, earlier)
    material = _material(result, roster, made_at, replaced.remarks if replaced else ())
    saved = write_xlsx(
        target,
        sheets_of(material),
        properties=county_properties(result.summary, made_at=made_at, version=__version__),
        locate=links_from(target.parent, result.intake.locations),
        inputs=inputs,
        before_replacing=replaced.workbook.keep if replaced else None,
    )
    return material, saved


def result_sheets(
    result: Consolidation, roster: Roster, made_at: str, remarks: Sequence[Remark] = ()
) -> tuple[Sheet, ...]:
    """The sheets of the county summary, in the order of their tabs. made_at is an ISO time; remarks are those
    of the earlier summary.
    """
    return sheets_of(_material(result, roster, made_at, remarks))


def _material(
    result: Consolidation,
    roster: Roster,
    made_at: str,
    remarks: Sequence[Remark],
) -> Material:
    return county_material(
        result.summary,
        result.intake.submission,
        result.findings,
        made_at=made_at,
        version=__version__,
        wording=result.wording,
        controls=_by_department(roster, lambda unit: unit.control),
        expected=_by_department(roster, lambda unit: unit.expected),
        remarks=remarks,
    )


def _by_department(roster: Roster, figure: Callable[[Unit], N | None]) -> dict[str, N]:
    """The roster's figures added up by department; a unit without one is its own."""
    sums: dict[str, N] = {}
    for unit in roster.units:
        own = figure(unit)
        if own is not None:
            parent = roster.find(unit.department)
            name = parent.name if parent else unit.department or unit.name
            sums[name] = sums[name] + own if name in sums else own
    return sums
