"""Writes 全省汇总.xlsx from what the counties came to."""

from collections.abc import Sequence

from xl_perfgoals import __version__
from xl_perfgoals.core.province import CountyLine
from xl_perfgoals.files.atomic import Saved
from xl_perfgoals.files.write_xlsx import links_from, write_xlsx
from xl_perfgoals.ops.province.columns import SHEETS
from xl_perfgoals.ops.province.workbook import province_properties, province_sheets
from xl_perfgoals.pipeline.earlier import earlier_workbook
from xl_perfgoals.pipeline.province.job import ProvinceJob
from xl_perfgoals.pipeline.province.places import Places


def write_summary(job: ProvinceJob, places: Places, lines: Sequence[CountyLine]) -> Saved:
    """Writes the workbook, with links to the counties' own. Raises ForeignFileError, or OSError."""
    target = places.summary
    earlier_workbook(target, SHEETS, ())  # not kept: nothing of the officer's is in it
    workbooks = {line.workbook: places.folder / line.workbook for line in lines if line.workbook}
    return write_xlsx(
        target,
        province_sheets(lines, made_at=job.made_at, version=__version__, name=job.folder.absolute().name),
        properties=province_properties(lines, made_at=job.made_at, version=__version__),
        locate=links_from(target.parent, workbooks),
    )
