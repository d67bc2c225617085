"""The province from what its counties came to, and 全省汇总.xlsx of it.

Loaded when there is something to sum up: what makes sheets takes long to load.
"""

from collections.abc import Sequence
from pathlib import Path

from xl_perfgoals import __version__
from xl_perfgoals.core.province import CountyLine
from xl_perfgoals.files.atomic import Saved
from xl_perfgoals.files.unedited import is_as_written
from xl_perfgoals.files.write_xlsx import links_from, write_xlsx
from xl_perfgoals.ops.province.columns import SHEETS
from xl_perfgoals.ops.province.material import ProvinceMaterial
from xl_perfgoals.ops.province.workbook import province_properties, province_sheets
from xl_perfgoals.pipeline.earlier import earlier_workbook
from xl_perfgoals.pipeline.province.job import ProvinceJob
from xl_perfgoals.pipeline.province.left_behind import of_no_county, with_left_behind
from xl_perfgoals.pipeline.province.places import Places


def summed_up(job: ProvinceJob, lines: Sequence[CountyLine], places: Places) -> ProvinceMaterial:
    """All that is told of the province, in its workbook and on the screen."""
    return ProvinceMaterial(
        tuple(with_left_behind(lines, places)),
        job.made_at,
        __version__,
        job.folder.absolute().name,
        asked_year=job.policy.year,
        left_behind=of_no_county(lines, places),
    )


def write_summary(material: ProvinceMaterial, places: Places) -> tuple[Saved, Path | None]:
    """Writes the workbook, with links to the counties' own. An earlier one that somebody saved since is kept
    beside it: where that is comes too. One that is as we wrote it has nothing of anybody's in it, and must
    not take the place of one that has. Raises ForeignFileError, or OSError.
    """
    target = places.summary
    earlier = earlier_workbook(target, SHEETS, ())
    kept: list[Path] = []

    def keep(new: Path) -> None:
        if earlier and not is_as_written(earlier.content) and (place := earlier.keep(new)):
            kept.append(place)

    workbooks = {line.workbook: places.folder / line.workbook for line in material.lines if line.workbook}
    saved = write_xlsx(
        target,
        province_sheets(material),
        properties=province_properties(material),
        locate=links_from(target.parent, workbooks),
        before_replacing=keep,
    )
    return saved, kept[0] if kept and not saved.aside else None
