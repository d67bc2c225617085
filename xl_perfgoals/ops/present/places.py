"""Places: in which row of which sheet everything will stand, known before anything is drawn."""

from dataclasses import dataclass
from typing import NamedTuple

from xl_perfgoals.core.submission import Submission
from xl_perfgoals.ops.present.canvas import FIRST_ROW
from xl_perfgoals.ops.present.looks import FINDINGS, INDICATORS, SOURCES, part_name
from xl_perfgoals.ops.present.material import Material
from xl_perfgoals.ops.present.parts import Part, parts_of
from xl_perfgoals.ops.versions import lost_orders


class Rows(NamedTuple):
    """First and last row of a table's body; an empty table keeps one row for saying so."""

    first: int
    last: int


def body(first: int, count: int) -> Rows:
    """The rows of a table of count rows."""
    return Rows(first, first + max(count, 1) - 1)


@dataclass(frozen=True, slots=True)
class Places:
    """Rows by sheet. subtotals, projects and indicators have an entry for each department or project.

    indicators holds the sheet and the first row of each project. others is the row of 部门汇总 for findings
    of no department, None when there are none; gone those of the last 问题清单 for kept remarks.
    """

    departments: Rows
    others: int | None
    subtotals: tuple[int, ...]
    projects: tuple[int, ...]
    project_rows: Rows
    indicators: tuple[tuple[str, int], ...]
    indicator_parts: tuple[Part, ...]
    findings: tuple[Part, ...]
    gone: Rows | None
    left_out: Rows
    sources: tuple[Part, ...]
    receipts: Rows
    versions: Rows
    ledger: Rows
    rules: dict[str, int]


def place(material: Material) -> Places:
    """Lays out all sheets."""
    summary = material.summary
    subtotals: list[int] = []
    projects: list[int] = []
    row = FIRST_ROW
    for line in summary.lines:
        subtotals.append(row)
        projects += range(row + 1, row + 1 + len(line.projects))
        row += 1 + len(line.projects)
    project_rows = Rows(FIRST_ROW, max(FIRST_ROW, row - 1))

    limit = material.row_limit
    indicators, indicator_parts = _indicator_rows(material)
    departments = len(material.departments)
    stray = 0 in material.by_department
    left_out = body(FIRST_ROW + 1, len(summary.left_out))
    receipts = body(FIRST_ROW + 1, departments)
    versions = body(receipts.last + 5, version_count(material.submission))
    findings = parts_of(FINDINGS, FIRST_ROW, len(material.issues), limit)
    first_gone = findings[-1].last + 3  # a free row, a heading
    gone = min(len(material.gone), limit - first_gone + 1)
    return Places(
        departments=body(FIRST_ROW, departments + stray),
        others=FIRST_ROW + departments if stray else None,
        subtotals=tuple(subtotals),
        projects=tuple(projects),
        project_rows=project_rows,
        indicators=indicators,
        indicator_parts=indicator_parts,
        findings=findings,
        gone=body(first_gone, gone) if gone > 0 else None,
        left_out=left_out,
        sources=parts_of(SOURCES, left_out.last + 4, len(material.figures), limit),
        receipts=receipts,
        versions=versions,
        ledger=body(versions.last + 4, len(material.submission.receipts)),
        rules={rule.code: FIRST_ROW + index for index, rule in enumerate(material.rules)},
    )


def _indicator_rows(material: Material) -> tuple[tuple[tuple[str, int], ...], tuple[Part, ...]]:
    """Where each project begins, and the sheets. The indicators of a project stay together."""
    starts: list[tuple[str, int]] = []
    parts: list[Part] = []
    sheet, row = INDICATORS, FIRST_ROW
    for project in material.projects:
        end = row + max(1, material.indicators[project.form.at].all)
        if end > material.row_limit and row > FIRST_ROW:
            parts.append(Part(sheet, FIRST_ROW, row - 1))
            sheet, row, end = part_name(INDICATORS, len(parts) + 1), FIRST_ROW, end - row + FIRST_ROW
        starts.append((sheet, row))
        row = end
    parts.append(Part(sheet, FIRST_ROW, max(FIRST_ROW, row - 1)))
    return tuple(starts), tuple(parts)


def version_count(submission: Submission) -> int:
    """How many lines the list of versions has."""
    listed = sum(len(decision.versions) for decision in submission.decisions or ())
    return listed + len(lost_orders(submission))
