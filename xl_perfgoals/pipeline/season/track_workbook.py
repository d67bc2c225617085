"""Writes 报送情况.xlsx from what the store holds; what the officer noted in the earlier one is kept."""

from collections.abc import Collection, Mapping
from pathlib import Path

from xl_perfgoals import __version__
from xl_perfgoals.core.policy import Roster
from xl_perfgoals.core.season import TRACKING_SHEETS, Ledger
from xl_perfgoals.files.atomic import Saved, save_whole
from xl_perfgoals.files.raw_sheets import sheet_names
from xl_perfgoals.files.reading import read_book
from xl_perfgoals.files.write_xlsx import links_from, write_xlsx
from xl_perfgoals.ops.season.sheets import tracking_properties, tracking_sheets
from xl_perfgoals.ops.season.sheets.material import PHONE, Material
from xl_perfgoals.ops.season.sheets.phone import PHONED, UNIT
from xl_perfgoals.ops.season.tracking import Dates, progress
from xl_perfgoals.ops.written_tables import lines
from xl_perfgoals.pipeline.county import ForeignFileError


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
    phoned = _keep_earlier(target, inputs)
    units = progress(ledger, roster, Dates(made_at[:10], deadline))
    material = Material(ledger, units, made_at, made_at[:10], __version__, phoned)
    return write_xlsx(
        target,
        tracking_sheets(material),
        properties=tracking_properties(material),
        locate=links_from(target.parent, files),
        inputs=inputs,
    )


def _keep_earlier(target: Path, inputs: Collection[Path]) -> Mapping[str, str]:
    """Keeps the earlier workbook under another name; what the officer noted in it, by unit."""
    if not target.exists() or any(target.samefile(path) for path in inputs):
        return {}
    earlier = target.read_bytes()
    if not sheet_names(earlier) >= set(TRACKING_SHEETS):
        raise ForeignFileError(target)

    def write(draft: Path) -> None:
        draft.write_bytes(earlier)

    save_whole(target.with_name(f"{target.stem}（上一次）{target.suffix}"), write)
    grids = (grid for grid in read_book(earlier, target.name).grids if grid.sheet == PHONE)
    return {unit: said for grid in grids for unit, said in lines(grid, UNIT, PHONED) if unit and said}
