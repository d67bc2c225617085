"""Workbooks that earlier runs wrote and this one does not: they stay and are named; nobody counts them."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from xl_perfgoals.core.own_sheets import SUMMARY_SHEETS
from xl_perfgoals.core.province import CountyLine
from xl_perfgoals.files.raw_sheets import file_has_sheets
from xl_perfgoals.pipeline.earlier import EARLIER
from xl_perfgoals.pipeline.province.places import Places


def with_left_behind(lines: Sequence[CountyLine], places: Places) -> Iterator[CountyLine]:
    """The counties; those without a workbook name the one that lies where theirs would."""
    for line in lines:
        target = places.workbook(line.county)
        if not line.workbook and _is_summary(target):
            yield replace(line, left_behind=places.shown(target))
        else:
            yield line


def of_no_county(lines: Sequence[CountyLine], places: Places) -> tuple[str, ...]:
    """Counties' workbooks beside those of these counties; but for those that are kept as earlier ones."""
    own = {places.workbook(line.county).name.casefold() for line in lines}
    own |= {line.workbook.casefold() for line in lines}
    return tuple(
        places.shown(path)
        for path in sorted(places.folder.glob("*.xlsx"))
        if path.name.casefold() not in own and EARLIER not in path.stem and _is_summary(path)
    )


def _is_summary(path: Path) -> bool:
    """Whether a county summary of ours lies there; what cannot be read is none."""
    try:
        return file_has_sheets(path, SUMMARY_SHEETS)
    except OSError:
        return False
