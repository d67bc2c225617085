"""In which order files are read: in the end no worker shall sit over the largest of them, all others idle."""

from collections.abc import Sequence

from xl_perfgoals.files.folders import Found

_FAR = 2
"""Times the usual size: what is larger is begun first. The others are read as they come, since their records
are handed out in that order, and worked on while others are still being read.
"""


def largest_first(batches: Sequence[tuple[Found, ...]]) -> list[int]:
    """The batches by number, in the order in which they should be begun."""
    sizes = [sum(map(_size, batch)) for batch in batches]
    large = _FAR * sorted(sizes)[len(sizes) // 2] if sizes else 0
    return sorted(range(len(batches)), key=lambda number: -sizes[number] if sizes[number] > large else 0)


def _size(file: Found) -> int:
    try:
        return file.path.stat().st_size
    except OSError:  # gone: that is found out when it is read
        return 0
