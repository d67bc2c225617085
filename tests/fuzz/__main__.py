"""Reads N damaged files in the guarded workers and says how they ended; fails when any did not end well."""

import argparse
import random
import resource
import sys
import tempfile
import time
import traceback
from collections import Counter, deque
from concurrent.futures import Future
from pathlib import Path

from tests.fuzz.mutations import damaged
from tests.fuzz.seeds import seeds
from xl_perfgoals.core.submission import Receipt, Status
from xl_perfgoals.files.folders import Found
from xl_perfgoals.files.limits import LIMITS
from xl_perfgoals.files.worker.executor import GuardedExecutor
from xl_perfgoals.pipeline.book_forms import take_in_file
from xl_perfgoals.pipeline.file_items import FileForms
from xl_perfgoals.pipeline.guarded import outcome

_BREAKDOWNS = {"B22", "B23", "B24"}
"""A reader died, took too long or too much memory: nothing is wrong, yet the file is worth a look."""
_AT_ONCE, _GIVEN_UP = 64, 120.0
_MOST_MEGABYTES = 300
_ENDS = {Status.READ, Status.DOUBTS, Status.REFUSED, Status.SKIPPED}


class _Tally:
    """How the files ended."""

    def __init__(self, kept: Path) -> None:
        self.ends: Counter[str] = Counter()
        self.codes: Counter[str] = Counter()
        self.faults: list[str] = []
        self._kept = kept

    def note(self, path: Path, result: FileForms) -> None:
        receipt, forms = result
        self.ends[receipt.status.value] += 1
        if receipt.problem:
            self.codes[receipt.problem.code] += 1
            if receipt.problem.code in _BREAKDOWNS:
                self.keep(path)
        self.codes.update({doubt.code for doubt in receipt.doubts})
        if not _adds_up(receipt, len(forms)):
            self.fault(path, f"does not add up: {receipt}")

    def keep(self, path: Path) -> None:
        self._kept.mkdir(exist_ok=True)
        (self._kept / path.name).write_bytes(path.read_bytes())

    def fault(self, path: Path, text: str) -> None:
        self.keep(path)
        self.faults.append(f"{path.name}: {text}")


def _adds_up(receipt: Receipt, forms: int) -> bool:
    """Whether a file is accounted for: read with its forms, or refused with a reason and none."""
    if receipt.status not in _ENDS or receipt.forms != forms:
        return False
    if receipt.status in {Status.REFUSED, Status.SKIPPED}:
        return receipt.problem is not None and not forms
    return receipt.problem is None and forms > 0 and bool(receipt.doubts) == (receipt.status is Status.DOUBTS)


class _HangError(Exception):
    """A file that neither ended nor was given up."""


def fuzz(count: int, seed: int, kept: Path) -> _Tally:
    """Reads so many damaged files; those that do not end well are kept."""
    tally = _Tally(kept)
    chance = random.Random(seed)
    originals = sorted(seeds().items())
    waiting: deque[tuple[Found, Future[FileForms]]] = deque()
    with tempfile.TemporaryDirectory() as name, GuardedExecutor(LIMITS, take_in_file) as readers:
        for number in range(count):
            kind, data = originals[number % len(originals)]
            path = Path(name) / f"{seed}-{number}-{kind}"
            path.write_bytes(damaged(data, chance))
            found = Found(path, path.name)
            waiting.append((found, readers.submit(take_in_file, found, LIMITS)))
            if len(waiting) >= _AT_ONCE:
                _end(*waiting.popleft(), tally)
            if sys.stderr.isatty() and number % 100 == 0:
                print(f"\r{number}/{count}", end="", file=sys.stderr)
        while waiting:
            _end(*waiting.popleft(), tally)
    return tally


def _end(found: Found, future: "Future[FileForms]", tally: _Tally) -> None:
    given_up = time.monotonic() + _GIVEN_UP

    def tick() -> None:
        if time.monotonic() > given_up:
            raise _HangError

    try:
        tally.note(found.path, outcome(found, future, tick, LIMITS))
    except _HangError:
        tally.fault(found.path, "hangs")
    except Exception:  # noqa: BLE001 - whatever it is, it is what we look for
        tally.fault(found.path, traceback.format_exc())
    found.path.unlink()


def main() -> int:
    """Prints the figures; 1 when something did not end well."""
    options = argparse.ArgumentParser(prog="python -m tests.fuzz")
    options.add_argument("count", type=int, nargs="?", default=1000)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--kept", type=Path, default=Path(tempfile.gettempdir()) / "xl_perfgoals-fuzz")
    chosen = options.parse_args()
    begun = time.perf_counter()
    tally = fuzz(chosen.count, chosen.seed, chosen.kept)
    took = time.perf_counter() - begun
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    lost = chosen.count - sum(tally.ends.values()) - len(tally.faults)
    print(f"{chosen.count} damaged files, seed {chosen.seed}: {took:.0f} s, parent at most {peak} MB")
    print("ends:  " + ", ".join(f"{end} {number}" for end, number in tally.ends.most_common()))
    print("codes: " + ", ".join(f"{code} {number}" for code, number in sorted(tally.codes.items())))
    print(f"faults: {len(tally.faults)}; unaccounted for: {lost}")
    for fault in tally.faults[:20]:
        print(fault)
    if chosen.kept.exists():
        print(f"faults, and files over which a reader broke down, are kept in {chosen.kept}")
    return 1 if tally.faults or lost or peak > _MOST_MEGABYTES else 0


if __name__ == "__main__":
    sys.exit(main())
