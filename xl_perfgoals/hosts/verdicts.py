"""Findings as a cell or a message box tells them: one line, or a table of five columns."""

from collections.abc import Sequence

from xl_perfgoals.core.finding import Finding, Severity
from xl_perfgoals.hosts.target_parts import Answer
from xl_perfgoals.hosts.udf_wording import PASSED
from xl_perfgoals.ops.messages import advice, message
from xl_perfgoals.wording import SEVERITY


def verdict(findings: Sequence[Finding]) -> str:
    """通过, or how many errors and warnings stand; hints are only told where there is nothing worse."""
    standing = [finding.severity for finding in findings if not finding.waived]
    grave = [
        f"{count} 个{SEVERITY[severity]}"
        for severity in (Severity.ERROR, Severity.WARNING)
        if (count := standing.count(severity))
    ]
    if grave:
        return "，".join(grave)
    hints = standing.count(Severity.HINT)
    return f"{PASSED}（{hints} 个提示）" if hints else PASSED


def finding_rows(findings: Sequence[Finding]) -> list[list[Answer]]:
    """级别, 规则, 单元格, 问题 and 建议 of each finding."""
    return [
        [
            SEVERITY[finding.severity] + ("（已豁免）" if finding.waived else ""),
            finding.code,
            finding.at.a1,
            message(finding),
            advice(finding),
        ]
        for finding in findings
    ]
