"""Prints what installing or removing did, or would do."""

from xl_perfgoals.cli.printing import out
from xl_perfgoals.office.calc.installing import CalcOutcome
from xl_perfgoals.office.install.running import Outcome
from xl_perfgoals.office.install.steps import told


def print_outcome(outcome: Outcome | CalcOutcome, *, dry_run: bool) -> None:
    """A line for each step, and what went wrong."""
    console = out()
    if outcome.plan.obstacles:
        console.print("没有作任何改动。请先解决：")
        for code, reason, advice in outcome.plan.obstacles:
            console.print(f"  {code} {reason}" if code else f"  {reason}")
            console.print(f"    → {advice}")
    if dry_run and outcome.plan.steps:
        console.print("将要做的事（现在没有作任何改动）：")
    if dry_run or not outcome.plan.obstacles:
        failed = [failure.step for failure in outcome.failures]
        for step in outcome.plan.steps:
            if step not in failed:
                console.print(f"  {told(step)}")
    for failure in outcome.failures:
        console.print(f"  {failure.text}")
