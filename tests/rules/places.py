"""Findings of one rule as (cell, facts asked for), for tables that compare cells and figures."""

from collections.abc import Mapping, Sequence

from tests.support.forms import submitted
from xl_perfgoals.core.cells import Scalar
from xl_perfgoals.core.finding import Finding
from xl_perfgoals.core.policy import Policy, Roster
from xl_perfgoals.ops.check import check
from xl_perfgoals.ops.consolidate import consolidate


def found(
    code: str,
    *forms: Mapping[str, Scalar],
    policy: Policy | None = None,
    roster: Roster | None = None,
) -> list[Finding]:
    """The rule's findings of the edited model forms."""
    submission = submitted(forms or ({},))
    summary = consolidate(submission, roster)
    return [f for f in check(submission, policy, roster, summary=summary) if f.code == code]


def cells(findings: Sequence[Finding]) -> list[str]:
    """Sheet and address of each finding, in order."""
    return [f"{finding.at.sheet}!{finding.at.a1}" for finding in findings]


def also(finding: Finding) -> list[str]:
    """Sheet and address of the further cells of a finding."""
    return [f"{at.sheet}!{at.a1}" for at in finding.also]
