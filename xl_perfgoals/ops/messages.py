"""A finding's sentences, made last, from its rule and its facts."""

from collections.abc import Iterable
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
    """The sentences of findings that are told several times, each made once."""

    def __init__(self) -> None:
        self._sentences: dict[int, tuple[str, str, Finding]] = {}
        """By the id of a finding, which is held, so that no other gets its id."""

    def tell(self, findings: Iterable[Finding]) -> None:
        """Makes the sentences of findings that will be asked for."""
        for finding in findings:
            self._told(finding)

    def message(self, finding: Finding) -> str:
        """What is wrong."""
        return self._told(finding)[0]

    def advice(self, finding: Finding) -> str:
        """What to do about it."""
        return self._told(finding)[1]

    def _told(self, finding: Finding) -> tuple[str, str, Finding]:
        known = self._sentences.get(id(finding))
        if known is None:
            known = self._sentences[id(finding)] = *_told(finding), finding
        return known
