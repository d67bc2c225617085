"""Where the time of `consolidate` goes on one county: python -m benchmarks.parts FOLDER OUT prints JSON.

It runs the very command, with a clock around the steps of the pipeline.
"""

import time

START = time.perf_counter()

import importlib  # noqa: E402 - the clock starts before anything is imported
import json  # noqa: E402
import sys  # noqa: E402
from collections.abc import Callable  # noqa: E402
from functools import wraps  # noqa: E402

COUNTY = "xl_perfgoals.pipeline.county"
STEPS = {"take_in": "read", "consolidated": "totals", "presented_and_written": "write"}


def clocked(function: Callable[..., object], name: str, spent: dict[str, float]) -> Callable[..., object]:
    @wraps(function)
    def run(*args: object, **options: object) -> object:
        start = time.perf_counter()
        try:
            return function(*args, **options)
        finally:
            spent[name] = spent.get(name, 0.0) + time.perf_counter() - start

    return run


def main(folder: str, out: str) -> None:
    spent: dict[str, float] = {}
    cli = importlib.import_module("xl_perfgoals.cli.consolidate")
    county = importlib.import_module(COUNTY)
    for step, name in STEPS.items():
        setattr(county, step, clocked(getattr(county, step), name, spent))
    spent["imports"] = time.perf_counter() - START
    cli.command.main([folder, "-o", out, "--format", "json"], standalone_mode=False)
    print("\n" + json.dumps(spent))


if __name__ == "__main__":
    main(*sys.argv[1:])
