"""What the time of one county goes to: Python's start, imports, reading, adding up, writing."""

import json
import statistics
import sys
from pathlib import Path

from benchmarks import commands
from benchmarks.dataset import Dataset
from benchmarks.processes import run

FIRST_ANSWER = (
    "import time; start = time.perf_counter()\n"
    "from xl_perfgoals.core.policy import Policy\n"
    "from xl_perfgoals.files.limits import LIMITS\n"
    "from xl_perfgoals.files.worker.executor import GuardedExecutor\n"
    "from xl_perfgoals.pipeline.file_work import Work, work_on_files\n"
    "start = time.perf_counter()\n"
    "with GuardedExecutor(LIMITS, work_on_files) as workers:\n"
    "    workers.submit(work_on_files, (), Work(LIMITS, Policy())).result()\n"
    "    print(time.perf_counter() - start)\n"
)
"""A worker, which imports all it needs, is asked for nothing at all."""


def small_parts(data: Dataset, work: Path, rounds: int) -> dict[str, float]:
    """Seconds, medians. "first_answer" is a part of "read"; the others add up to "whole"."""
    found: dict[str, list[float]] = {}
    for number in range(rounds + 1):
        parts = _once(data, work / str(number))
        if number:
            for name, seconds in parts.items():
                found.setdefault(name, []).append(seconds)
    return {name: statistics.median(seconds) for name, seconds in found.items()}


def _once(data: Dataset, work: Path) -> dict[str, float]:
    work.mkdir()
    python = run([sys.executable, "-c", "pass"]).wall
    first_answer = float(run([sys.executable, "-c", FIRST_ANSWER]).printed)
    out = work / "county.xlsx"
    command = [sys.executable, "-m", "benchmarks.parts", str(data.folder), str(out)]
    cost = run(command, commands.surroundings(work / "cache"))
    parts = {"python": python, **json.loads(cost.printed.splitlines()[-1])}
    rest = cost.wall - sum(parts.values())
    return {**parts, "rest": rest, "whole": cost.wall, "first_answer": first_answer}
