"""Compares two years: each is a store, a file or a folder of forms."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from xl_perfgoals import __version__
from xl_perfgoals.core.own_sheets import YEARS_SHEETS
from xl_perfgoals.core.policy import Roster
from xl_perfgoals.core.season import FormVersion
from xl_perfgoals.core.submission import Receipt
from xl_perfgoals.files.atomic import Saved
from xl_perfgoals.files.season_store import open_store
from xl_perfgoals.files.write_xlsx import links_from, write_xlsx
from xl_perfgoals.ops.season.owners import owner
from xl_perfgoals.ops.season.sheets.years import years_properties, years_sheets
from xl_perfgoals.ops.season.taken import taken_in
from xl_perfgoals.ops.season.tracking import latest_rounds
from xl_perfgoals.ops.season.years import Years
from xl_perfgoals.pipeline.earlier import earlier_workbook
from xl_perfgoals.pipeline.guarded import Progress
from xl_perfgoals.pipeline.intake import take_in

STORE_SUFFIX = ".sqlite"


@dataclass(frozen=True, slots=True)
class OneYear:
    """A year's forms: those that count now. receipts tell of the files, locations where they are."""

    versions: tuple[FormVersion, ...]
    receipts: tuple[Receipt, ...]
    locations: Mapping[str, Path]


def read_year(
    path: Path, roster: Roster, progress: Progress | None = None, passwords: Sequence[str] = ()
) -> OneYear:
    """The forms in a store, a file or a folder. Raises StoreError."""
    if path.suffix.lower() == STORE_SUFFIX:
        with open_store(path, read_only=True) as store:
            rounds = latest_rounds(store.rounds())
        stored = (version for own in rounds.values() for version in own.versions)
        # Two years may know a unit by two names; the roster tells that it is one.
        return OneYear(tuple(replace(v, unit=_unit_of(v, roster)) for v in stored), (), {})
    intake = take_in([path], None, progress, passwords=passwords)
    sent = taken_in(intake.submission, (), roster)
    versions = tuple(version for own in sent.values() for version in own.versions)
    return OneYear(versions, intake.submission.receipts, intake.locations)


def _unit_of(version: FormVersion, roster: Roster) -> str:
    return owner(version.unit, version.department, version.department_code, roster)


def write_years_workbook(years: Years, target: Path, made_at: str, locations: Mapping[str, Path]) -> Saved:
    """Writes the comparison; an earlier one is kept beside it as 名称（上一次）.xlsx.

    Raises ForeignFileError, OverwritesInputError or OSError.
    """
    inputs = tuple(locations.values())
    earlier = earlier_workbook(target, YEARS_SHEETS, inputs)
    return write_xlsx(
        target,
        years_sheets(years, made_at=made_at, version=__version__),
        properties=years_properties(years, made_at=made_at, version=__version__),
        locate=links_from(target.parent, locations),
        inputs=inputs,
        before_replacing=earlier.keep if earlier else None,
    )
