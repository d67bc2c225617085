"""How many workers are worth their start."""

import os
from collections.abc import Iterable

_MOST_WORKERS = 8
_WORTH_A_START = 6
"""So many files for each worker make one more worth its start, which takes longer, but on another core."""
_WORTH_A_FORK = 2
"""As many if it is forked: what it shares with the others is there, but is copied where it writes."""
_PLENTY = _MOST_WORKERS * _WORTH_A_START


def most_workers() -> int:
    """As many as can run beside each other."""
    return min(_MOST_WORKERS, _cores())


def worthwhile(files: int, *, forked: bool = False) -> int:
    """So many for so many files, if that many can run. forked: by one process that has loaded everything."""
    return -(-files // (_WORTH_A_FORK if forked else _WORTH_A_START))


def likely_files(words: Iterable[str]) -> int:
    """How many files a command line is about, or a few more: counted at a glance, and only as far as it
    matters. Any word may be a file.
    """
    count = 0
    for word in words:
        count += 1
        for _, _, names in os.walk(word):
            count += len(names)
            if count >= _PLENTY:
                return count
    return count


def _cores() -> int:
    """How many processes can really run beside each other."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # neither Windows nor macOS tells it
        return os.cpu_count() or 1
