"""How the cost of a form and the parent's memory grow with the number of forms."""

import statistics
from pathlib import Path

from benchmarks.dataset import dataset
from benchmarks.large import ProvinceRuns
from benchmarks.results import Size


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
