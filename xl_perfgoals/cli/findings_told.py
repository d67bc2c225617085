"""What check does while the files are being read and after: runs the remaining rules, prints the findings."""

from dataclasses import dataclass
from typing import NamedTuple

from xl_perfgoals.cli.console import (
    counts_line,
    print_checklist,
    print_files,
    print_findings,
    print_left_out,
    print_verdicts,
    utf8_json,
)
from xl_perfgoals.cli.leaving import hold
from xl_perfgoals.cli.options import exit_code
from xl_perfgoals.cli.printing import out
from xl_perfgoals.core.finding import Finding
from xl_perfgoals.core.policy import Policy, Roster
from xl_perfgoals.core.submission import Submission
from xl_perfgoals.core.summary import CountySummary
from xl_perfgoals.ops.check import check
from xl_perfgoals.ops.consolidate import consolidate
from xl_perfgoals.ops.present.grouping import grouped
from xl_perfgoals.ops.unit_rules import UnitRules
from xl_perfgoals.pipeline.intake import Taking
from xl_perfgoals.rules import RULES, Rule


@dataclass(frozen=True, slots=True)
class Asked:
    """What the command line asks for. rules: None for all of them; questions: the checklist, too."""

    policy: Policy
    roster: Roster
    rules: tuple[Rule, ...] | None
    form: str
    questions: bool


class Checked(NamedTuple):
    """What was read, what it adds up to, and all that was found in it."""

    submission: Submission
    summary: CountySummary
    findings: tuple[Finding, ...]


def checked(taken: Taking, asked: Asked) -> Checked:
    """Everything that is being taken in, checked."""
    rules = RULES if asked.rules is None else asked.rules
    units = UnitRules(asked.policy, rules)
    intake = taken(look_at=lambda forms, _: units.look_ahead(forms))
    submission = intake.submission
    summary = consolidate(submission, asked.roster, asked.policy.year)
    codes = {rule.code for rule in rules}
    of_forms = [finding for finding in intake.form_findings if finding.code in codes]
    findings = check(
        submission,
        asked.policy,
        asked.roster,
        rules,
        summary=summary,
        form_findings=of_forms,
        units=units,
    )
    return Checked(submission, summary, findings)


def tell(result: Checked, asked: Asked) -> int:
    """Prints all findings; the exit code."""
    hold(result)
    submission, summary, findings = result
    if asked.form == "json":
        from xl_perfgoals.ops.records import check_record  # noqa: PLC0415 - rarely wanted

        utf8_json(check_record(submission, findings).model_dump_json(indent=2))
    else:
        print_files(submission)
        found = grouped(summary, findings)
        print_findings(found.issues)
        if asked.questions:
            print_checklist(submission, asked.policy)
        if asked.rules is None:  # a verdict needs all rules
            print_verdicts(found)
        print_left_out(summary)
        out().print(counts_line(submission, findings))
    return exit_code(submission, findings)
