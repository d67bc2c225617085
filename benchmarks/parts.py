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

STEPS = {
    "read": ("xl_perfgoals.pipeline.intake", "gathered"),  # it waits for the workers
    "totals": ("xl_perfgoals.pipeline.county", "consolidated"),
    "write": ("xl_perfgoals.pipeline.county", "presented_and_written"),
}


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
    for name, (home, step) in STEPS.items():
        module = importlib.import_module(home)
        setattr(module, step, clocked(getattr(module, step), name, spent))
    spent["imports"] = time.perf_counter() - START
    cli.command.main([folder, "-o", out, "--format", "json"], standalone_mode=False)
    if missing := STEPS.keys() - spent:
        raise SystemExit(f"these steps are done elsewhere now: {', '.join(missing)}")
    print("\n" + json.dumps(spent))


if __name__ == "__main__":
    main(*sys.argv[1:])
