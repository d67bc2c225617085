"""Material: all that the summary workbook is made of, put in order once for all its sheets."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

from xl_perfgoals.core.cells import CellRef
from xl_perfgoals.core.finding import Finding
from xl_perfgoals.core.form import PerfGoalForm
from xl_perfgoals.core.sheet import MAX_ROWS
from xl_perfgoals.core.submission import Submission
from xl_perfgoals.core.summary import CountySummary, ProjectLine
from xl_perfgoals.core.target import QUANTIFIED
from xl_perfgoals.ops.present.carried import carry
from xl_perfgoals.ops.present.figures import Figure, figures
from xl_perfgoals.ops.present.grouping import grouped
from xl_perfgoals.ops.present.issues import Issue, Place, Tally, added, tallied
from xl_perfgoals.ops.present.money_columns import (
    PerColumn,
    amounts_by_column,
    decimals_needed,
    money_widths,
)
from xl_perfgoals.ops.present.reported import Department, departments
from xl_perfgoals.ops.remarks import Remark
from xl_perfgoals.ops.versions import decided
from xl_perfgoals.rules import Rule


class Wording(NamedTuple):
    """What makes a finding's sentences."""

    message: Callable[[Finding], str]
    advice: Callable[[Finding], str]


@dataclass(frozen=True, slots=True)
class Round:
    """Which round of submitting this is. returns and received tell of earlier rounds, by department."""

    number: int = 1
    returns: Mapping[str, int] = field(default_factory=dict)
    received: Mapping[str, str] = field(default_factory=dict)


class IndicatorCount(NamedTuple):
    """How many indicators projects have, and how many of them can be measured."""

    all: int
    quantified: int


@dataclass(frozen=True, slots=True)
class Material:
    """issues are grouped by department, then project, gravest first. by_department and by_project are keyed
    by the numbers of the tables; 0 is for what belongs to none; by_rule by code. indicators are counted by
    the first cell of their form. categories gives each rule's question. gone are remarks whose finding has
    gone.
    """

    summary: CountySummary
    submission: Submission
    issues: tuple[Issue, ...]
    gone: tuple[Remark, ...]
    projects: tuple[ProjectLine, ...]
    rules: tuple[Rule, ...]
    categories: Mapping[str, str]
    wording: Wording
    decimals: int
    money_widths: PerColumn
    by_department: Mapping[int, Tally]
    by_project: Mapping[int, Tally]
    by_rule: Mapping[str, Tally]
    departments: tuple[Department, ...]
    left_out_places: tuple[Place, ...]
    indicators: Mapping[CellRef, IndicatorCount]
    figures: tuple[Figure, ...]
    round: Round
    county: str
    made_at: str
    version: str
    row_limit: int = MAX_ROWS

    @property
    def title(self) -> str:
        """What the workbook is about: county, year, name."""
        year = f"{self.summary.year}年" if self.summary.year else ""
        return f"{self.county}{year}项目支出绩效目标"

    @property
    def footer(self) -> str:
        """When and with what this was made."""
        return f"{self.made_at}　xl_perfgoals {self.version}"

    def count_indicators(self, projects: Iterable[ProjectLine]) -> IndicatorCount:
        """Counts the indicators of projects."""
        counts = [self.indicators[project.form.at] for project in projects]
        return IndicatorCount(*map(sum, zip(*counts, strict=True))) if counts else IndicatorCount(0, 0)

    @property
    def tally(self) -> Tally:
        """Over all findings."""
        return added(self.by_department.values())


def _count_indicators(form: PerfGoalForm) -> IndicatorCount:
    targets = [indicator.target.value for indicator in form.indicators]
    return IndicatorCount(
        len(targets), [target is not None and target.kind in QUANTIFIED for target in targets].count(True)
    )


def share(part: Decimal | int | str, whole: Decimal | int) -> Decimal | str:
    """A quotient as the sheets round it, "" of nothing."""
    if not whole or isinstance(part, str):
        return ""
    return (Decimal(part) / Decimal(whole)).quantize(Decimal("0.0001"), ROUND_HALF_UP)


def gather(
    summary: CountySummary,
    submission: Submission,
    findings: Sequence[Finding],
    rules: Sequence[Rule],
    *,
    wording: Wording,
    made_at: str,
    version: str,
    controls: Mapping[str, Decimal] | None = None,
    expected: Mapping[str, int] | None = None,
    this_round: Round | None = None,
    county: str = "",
    row_limit: int = MAX_ROWS,
    remarks: Sequence[Remark] = (),
) -> Material:
    """Puts findings under their departments and projects, and finds out how many decimals are needed."""
    submission = decided(submission)
    controls, expected = controls or {}, expected or {}
    awaited = (*(name for name, count in expected.items() if count), *controls)
    places, names, ordered = grouped(summary, findings, awaited)
    issues, gone = carry(ordered, remarks)
    tallies = tallied(issues)
    columns = amounts_by_column(summary, controls.values())
    decimals = decimals_needed(columns)
    return Material(
        summary,
        submission,
        issues,
        gone,
        summary.projects,
        tuple(rules),
        {rule.code: rule.category.value for rule in rules},
        wording,
        decimals,
        money_widths(columns, decimals),
        *tallies,
        departments(summary, names, places, controls=controls, expected=expected),
        tuple(places[left.form.at] for left in summary.left_out),
        {project.form.at: _count_indicators(project.form) for project in summary.projects},
        figures(summary),
        this_round or Round(),
        county,
        made_at.replace("T", " ")[:16],
        version,
        row_limit,
    )
