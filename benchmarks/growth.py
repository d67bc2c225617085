"""How the cost of a form and the parent's memory grow with the number of forms.

By itself, python -m benchmarks.growth 20 1000 4000 measures provinces of so many workbooks, of 15 forms each.
"""

import argparse
import statistics
import tempfile
from pathlib import Path

from benchmarks.dataset import dataset
from benchmarks.large import ProvinceRuns
from benchmarks.report import sizes_told, verdicts_told
from benchmarks.results import Size
from benchmarks.verdicts import of_growth


def size(books: int, work: Path, rounds: int) -> Size:
    """What a province of so many workbooks takes, with nothing remembered."""
    data = dataset(books)
    ours = ProvinceRuns(data.folder, work)
    ours.cold()  # not counted: fills the page cache
    found = [ours.cold() for _ in range(rounds)]
    return Size(
        forms=data.forms,
        wall=statistics.median(one.wall for one in found),
        cpu=statistics.median(one.cpu for one in found),
        peak_mb=max(one.peak_mb for one in found),
    )


def main() -> None:
    options = argparse.ArgumentParser(prog="python -m benchmarks.growth")
    options.add_argument("books", type=int, nargs="+", help="workbooks of a province; 4000 have 60,000 forms")
    options.add_argument("--rounds", type=int, default=1, help="how often each is measured (default 1)")
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as name:
        sizes = [size(books, Path(name), chosen.rounds) for books in chosen.books]
    print(*sizes_told(sizes), *verdicts_told(of_growth(sizes)), sep="\n")


if __name__ == "__main__":
    main()
