"""Sentences of findings: those made once are the same, also of a finding that was not announced."""

from tests.support.summaries import County
from xl_perfgoals.ops.messages import Told, advice, message


def test_told_once() -> None:
    findings = County(findings=[("甲", None, "F02"), ("乙", None, "F02")]).findings
    told = Told()
    told.tell(findings[:1])
    assert [told.message(finding) for finding in findings] == [message(finding) for finding in findings]
    assert [told.advice(finding) for finding in findings] == [advice(finding) for finding in findings]
    assert told.message(findings[0]) is told.message(findings[0])
