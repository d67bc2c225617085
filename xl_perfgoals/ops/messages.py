"""A finding's sentences, made last, from its rule and its facts."""

from collections.abc import Sequence
from functools import lru_cache

from xl_perfgoals.core.finding import Finding
from xl_perfgoals.rules import RULES, Rule, fill

BY_CODE: dict[str, Rule] = {rule.code: rule for rule in RULES}


def message(finding: Finding) -> str:
    """What is wrong, with both figures, without a final stop."""
    return fill(_templates(finding.code, finding.variant)[0], finding.facts)


def advice(finding: Finding) -> str:
    """What to do about it, without a final stop."""
    return fill(_templates(finding.code, finding.variant)[1], finding.facts)


@lru_cache(maxsize=1024)
def _templates(code: str, variant: str) -> tuple[str, str]:
    rule = BY_CODE[code]
    return rule.variants[variant] if variant else (rule.message, rule.advice)


def sentence(finding: Finding) -> str:
    """What is wrong and what to do, as one line."""
    return f"{message(finding)}。{advice(finding)}。"


def _told(finding: Finding) -> tuple[str, str]:
    facts = finding.facts
    said, advised = _templates(finding.code, finding.variant)
    return fill(said, facts), fill(advised, facts)


class Told:
    """The sentences of findings that several tables tell, each made once."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        self._findings = findings  # kept as long as they are known by their id
        self._sentences = {id(finding): _told(finding) for finding in findings}

    def message(self, finding: Finding) -> str:
        """What is wrong with one of the findings, or any other."""
        known = self._sentences.get(id(finding))
        return known[0] if known else message(finding)

    def advice(self, finding: Finding) -> str:
        """What to do about it."""
        known = self._sentences.get(id(finding))
        return known[1] if known else advice(finding)
