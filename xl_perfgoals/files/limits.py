"""Limits: how much of anything a file may ask for before it is refused."""

from dataclasses import dataclass

MEGABYTE = 1 << 20


@dataclass(frozen=True, slots=True)
class ReadingLimits:
    """What reading one file may take. The defaults leave real submissions ten times the room they need."""

    seconds: float = 10.0
    """Of time; then the process that reads it is ended."""
    megabytes: int = 512
    """Of memory, over what the reading process has before any file."""
    parts: int = 1_000
    """Entries of a zip container."""
    inflated: int = 200 * MEGABYTE
    """Bytes of all parts together, unpacked."""
    inflated_part: int = 64 * MEGABYTE
    """Bytes of any one part, unpacked."""
    ratio: int = 200
    """How many times a part may grow when it is unpacked ..."""
    ratio_above: int = 10 * MEGABYTE
    """... looked at only above this size: small parts of honest workbooks grow two hundred times."""
    cells: int = 200_000
    """Filled cells of a sheet."""
    area: int = 8_000_000
    """Cells, filled or not, of the rectangle around all filled ones: readers hold every one in memory."""
    merges: int = 5_000
    """Merged areas of a sheet."""
    stray: int = 50
    """Filled cells far from all others, in a sheet, that are left out with a doubt."""
    guarded: bool = True
    """Whether a process of its own reads the file. Where it does not, whatever looks odd is refused."""


LIMITS = ReadingLimits()
