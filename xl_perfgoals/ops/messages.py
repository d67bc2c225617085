"""A finding's sentences, made last, from its rule and its facts."""

from collections.abc import Sequence

from xl_perfgoals.core.finding import Finding
from xl_perfgoals.rules import RULES, Rule, fill

BY_CODE: dict[str, Rule] = {rule.code: rule for rule in RULES}


def message(finding: Finding) -> str:
    """What is wrong, with both figures, without a final stop."""
    rule = BY_CODE[finding.code]
    template = rule.variants[finding.variant][0] if finding.variant else rule.message
    return fill(template, finding.facts)


def advice(finding: Finding) -> str:
    """What to do about it, without a final stop."""
    rule = BY_CODE[finding.code]
    template = rule.variants[finding.variant][1] if finding.variant else rule.advice
    return fill(template, finding.facts)


def sentence(finding: Finding) -> str:
    """What is wrong and what to do, as one line."""
    return f"{message(finding)}。{advice(finding)}。"


class Told:
    """The sentences of findings that several tables tell, each made once."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        self._findings = findings  # kept as long as they are known by their id
        self._sentences = {id(finding): (message(finding), advice(finding)) for finding in findings}

    def message(self, finding: Finding) -> str:
        """What is wrong with one of the findings, or any other."""
        known = self._sentences.get(id(finding))
        return known[0] if known else message(finding)

    def advice(self, finding: Finding) -> str:
        """What to do about it."""
        known = self._sentences.get(id(finding))
        return known[1] if known else advice(finding)
