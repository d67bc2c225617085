"""The costs of the stages as benchmarks.stages prints them."""

import re
import sys

from benchmarks.processes import run

_LINE = re.compile(r"(?P<stage>.+?)\s+[\d.]+\s+(?P<cost>\d+) µs a form")


def stage_costs(rounds: int) -> dict[str, float]:
    """Microseconds a form, by the name of the stage; all in one process."""
    printed = run([sys.executable, "-m", "benchmarks.stages", "--rounds", str(rounds)]).printed
    found = filter(None, map(_LINE.match, printed.splitlines()))
    return {line["stage"].strip(): float(line["cost"]) for line in found}
