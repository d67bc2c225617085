"""The county summary workbook: all its sheets, from one summary and one list of findings."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from xl_perfgoals.core.finding import Finding
from xl_perfgoals.core.sheet import MAX_ROWS, Properties, Sheet
from xl_perfgoals.core.submission import Submission
from xl_perfgoals.core.summary import CountySummary
from xl_perfgoals.ops import messages
from xl_perfgoals.ops.present.catalogue import catalogue_sheet
from xl_perfgoals.ops.present.departments import departments_sheet
from xl_perfgoals.ops.present.findings import findings_sheets
from xl_perfgoals.ops.present.front import front_sheet
from xl_perfgoals.ops.present.indicators import indicators_sheets
from xl_perfgoals.ops.present.material import Material, Round, Wording, gather
from xl_perfgoals.ops.present.places import place
from xl_perfgoals.ops.present.projects import projects_sheet
from xl_perfgoals.ops.present.receipts import receipts_sheet
from xl_perfgoals.ops.present.sources import sources_sheets
from xl_perfgoals.ops.remarks import Remark
from xl_perfgoals.rules import RULES, Rule

WORDING = Wording(messages.message, messages.advice)


def county_material(
    summary: CountySummary,
    submission: Submission,
    findings: Sequence[Finding],
    rules: Sequence[Rule] = RULES,
    *,
    made_at: str,
    version: str,
    wording: Wording = WORDING,
    controls: Mapping[str, Decimal] | None = None,
    expected: Mapping[str, int] | None = None,
    this_round: Round | None = None,
    county: str = "",
    row_limit: int = MAX_ROWS,
    remarks: Sequence[Remark] = (),
) -> Material:
    """What the sheets are made of.

    controls and expected give the control number and the number of projects awaited by department name;
    a department that is in one of them and sent nothing is listed as 未报. row_limit is how many rows a
    sheet may have. remarks are those of an earlier 问题清单, to be shown again on the same findings.
    """
    return gather(
        summary,
        submission,
        findings,
        rules,
        wording=wording,
        made_at=made_at,
        version=version,
        controls=controls,
        expected=expected,
        this_round=this_round,
        county=county,
        row_limit=row_limit,
        remarks=remarks,
    )


def sheets_of(material: Material) -> tuple[Sheet, ...]:
    """All sheets of what was gathered."""
    places = place(material)
    return (
        front_sheet(material, places),
        departments_sheet(material, places),
        projects_sheet(material, places),
        *indicators_sheets(material, places),
        *findings_sheets(material, places),
        receipts_sheet(material, places),
        *sources_sheets(material, places),
        catalogue_sheet(material, places),
    )


def county_properties(summary: CountySummary, *, made_at: str, version: str, county: str = "") -> Properties:
    """What the file says about itself."""
    year = f"{summary.year}年" if summary.year else ""
    return Properties(
        title=f"{county}{year}项目支出绩效目标汇总",
        subject="项目支出绩效目标审核与汇总",
        author=f"xl_perfgoals {version}",
        keywords="绩效目标 汇总 审核",
        made_at=made_at,
    )
