"""Writes 报送情况.xlsx from what the store holds; what the officer noted in the earlier one is kept."""

from collections.abc import Mapping
from pathlib import Path

from xl_perfgoals import __version__
from xl_perfgoals.core.own_sheets import TRACKING_SHEETS
from xl_perfgoals.core.policy import Roster
from xl_perfgoals.core.season import Ledger
from xl_perfgoals.core.texts import squeeze
from xl_perfgoals.files.atomic import Saved
from xl_perfgoals.files.reading import read_book
from xl_perfgoals.files.write_xlsx import links_from, write_xlsx
from xl_perfgoals.ops.season.sheets import tracking_properties, tracking_sheets
from xl_perfgoals.ops.season.sheets.material import PHONE, Material
from xl_perfgoals.ops.season.sheets.phone import PHONED, UNIT
from xl_perfgoals.ops.season.tracking import Dates, progress
from xl_perfgoals.ops.written_tables import lines
from xl_perfgoals.pipeline.earlier import Earlier, earlier_workbook


def write_tracking_workbook(
    ledger: Ledger,
    target: Path,
    roster: Roster,
    made_at: str,
    *,
    deadline: str = "",
    locations: Mapping[str, Path] | None = None,
) -> Saved:
    """Writes the workbook. An earlier one is kept beside it as 名称（上一次）.xlsx.

    made_at is an ISO time, deadline an ISO date for units to which none was sent; locations say where the
    files are that it links to. Raises ForeignFileError, OverwritesInputError or OSError.
    """
    files = locations or {}
    inputs = tuple(files.values())
    earlier = earlier_workbook(target, TRACKING_SHEETS, inputs)
    phoned = _phoned(earlier) if earlier else {}
    units = progress(ledger, roster, Dates(made_at[:10], deadline))
    material = Material(ledger, units, made_at, made_at[:10], __version__, phoned)
    return write_xlsx(
        target,
        tracking_sheets(material),
        properties=tracking_properties(material),
        locate=links_from(target.parent, files),
        inputs=inputs,
        before_replacing=earlier.keep if earlier else None,
    )


def _phoned(earlier: Earlier) -> Mapping[str, str]:
    """What the officer noted beside units in the earlier workbook."""
    grids = read_book(earlier.content, earlier.path.name).grids
    rows = (
        row for grid in grids if grid.sheet == PHONE for row in lines(grid, squeeze(UNIT), squeeze(PHONED))
    )
    return {unit: said for unit, said in rows if unit and said}
