"""A finding's sentences, made last, from its rule and its facts."""

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
