"""Runs over a list of projects those rules that its columns give an answer to."""

from collections.abc import Collection, Mapping
from types import MappingProxyType

from xl_perfgoals.core.finding import Finding
from xl_perfgoals.core.policy import Policy, Roster
from xl_perfgoals.core.submission import Submission
from xl_perfgoals.ops.check import check
from xl_perfgoals.parsing.labels import Label
from xl_perfgoals.rules import RULES

_NEEDS: Mapping[str, frozenset[Label]] = MappingProxyType(
    {
        "F01": frozenset({Label.TOTAL}),
        "F02": frozenset({Label.TOTAL, Label.FISCAL, Label.OTHER}),
        "F03": frozenset({Label.TOTAL, Label.FISCAL, Label.OTHER}),
        "F04": frozenset({Label.TOTAL}),
        "F06": frozenset({Label.TOTAL, Label.FISCAL, Label.OTHER}),
        "F08": frozenset({Label.TOTAL}),
        "G01": frozenset({Label.GOAL}),
        "G02": frozenset({Label.GOAL}),
        "H01": frozenset({Label.PROJECT}),
        "H02": frozenset({Label.YEAR}),
        "H03": frozenset({Label.YEAR}),
        "H04": frozenset({Label.DEPARTMENT}),
        "H05": frozenset({Label.DEPARTMENT, Label.DEPARTMENT_CODE}),
        "H06": frozenset({Label.DEPARTMENT}),
        "H07": frozenset({Label.UNIT}),
        "H08": frozenset({Label.UNIT}),
        "H09": frozenset({Label.ATTRIBUTE}),
        "H10": frozenset({Label.ATTRIBUTE}),
        "H11": frozenset({Label.PERIOD}),
        "H12": frozenset({Label.ATTRIBUTE, Label.PERIOD}),
        "X03": frozenset({Label.UNIT, Label.PROJECT}),
    }
)
"""The columns that a list must have before a rule has its say. Other rules look at whole forms."""


def check_list(
    submission: Submission,
    columns: Collection[Label],
    policy: Policy | None = None,
    roster: Roster | None = None,
) -> tuple[Finding, ...]:
    """The findings of projects that were read from a list with these columns."""
    given = frozenset(columns)
    rules = [rule for rule in RULES if rule.code in _NEEDS and _NEEDS[rule.code] <= given]
    return check(submission, policy, roster, rules)
