"""Measures the program beside other ways to do the same: python -m benchmarks [--quick | --large].

Everything is measured in one run, in turn, as whole processes; the ratios count. The results are kept in
benchmarks/results/latest.json, their picture in docs/图/速度.svg, their table in README.md.
"""

import argparse
import sys
import tempfile
from pathlib import Path

from benchmarks.dataset import dataset
from benchmarks.growth import size
from benchmarks.large import large
from benchmarks.machine import machine
from benchmarks.processes import run
from benchmarks.readme import update
from benchmarks.report import report
from benchmarks.results import LATEST, CellFunction, Results, keep
from benchmarks.small import small
from benchmarks.small_parts import small_parts
from benchmarks.stage_costs import stage_costs

SMALL, LARGE, VERY_LARGE = 20, 1000, 4000
"""Workbooks of 15 forms each."""
GROWING = (1, 20, 100)


def main() -> None:
    options = argparse.ArgumentParser(prog="python -m benchmarks")
    options.add_argument("--rounds", type=int, default=5, help="how often each command is run (default 5)")
    options.add_argument("--quick", action="store_true", help="20 workbooks only; nothing is kept")
    options.add_argument("--large", action="store_true", help="also 60,000 forms, which take minutes to make")
    options.add_argument("-o", "--output", type=Path, default=None, help=f"default {LATEST.name}")
    chosen = options.parse_args()
    path = chosen.output or (None if chosen.quick else LATEST)
    with tempfile.TemporaryDirectory() as name:
        results = _of_a_county(Path(name), chosen.rounds)
        try:
            if not chosen.quick:
                _of_a_province(results, Path(name), very_large=chosen.large)
        finally:  # a failure late in the run does not cost what was measured before
            if path:
                keep(results, path)
            print(report(results))
    if path == LATEST:
        from benchmarks.picture import draw  # noqa: PLC0415 - matplotlib may be missing until here

        draw(results)
        update(results)


def _of_a_county(work: Path, rounds: int) -> Results:
    before = machine()
    data = dataset(SMALL)
    _say("one county")
    compared = small(data, work, rounds)
    _say("where its time goes")
    (work / "parts").mkdir()
    parts = small_parts(data, work / "parts", rounds)
    stages = stage_costs(rounds)
    cells = CellFunction.model_validate_json(run([sys.executable, "-m", "benchmarks.udf"]).printed)
    return Results(
        machine=before, rounds=rounds, small=compared, parts=parts, stages=stages, cell_function=cells
    )


def _of_a_province(results: Results, work: Path, *, very_large: bool) -> None:
    """Adds what a province takes to the results."""
    for books in GROWING:
        _say(f"a province of {books} workbooks")
        results.sizes.append(size(books, work, results.rounds))
    _say(f"a province of {LARGE} workbooks, and the slow scripts")
    results.large, results.province, whole = large(dataset(LARGE), work, results.rounds)
    results.sizes.append(whole)
    if very_large:
        _say(f"a province of {VERY_LARGE} workbooks")
        results.sizes.append(size(VERY_LARGE, work, rounds=1))


def _say(what: str) -> None:
    print(f"{what} ...", file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
