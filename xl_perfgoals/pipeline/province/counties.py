"""Which files belong to which county: those of a folder's first-level subfolders."""

from dataclasses import dataclass
from pathlib import Path

from xl_perfgoals.core.submission import Receipt
from xl_perfgoals.files.folders import Found, find_by_folder
from xl_perfgoals.pipeline.earlier import EARLIER
from xl_perfgoals.pipeline.province.wording import SUMMARY
from xl_perfgoals.wording import NO_COUNTY


@dataclass(frozen=True, slots=True)
class County:
    """A county's name, which its files are called by, and its files, named as inside its folder."""

    name: str
    entries: tuple[Found | Receipt, ...]

    @property
    def files(self) -> tuple[Found, ...]:
        """The files that are to be read."""
        return tuple(entry for entry in self.entries if isinstance(entry, Found))


def find_counties(folder: Path, passwords: tuple[str, ...] = ()) -> tuple[County, ...]:
    """The counties in the order of their folders; last, what lies beside the folders. Raises OSError."""
    folders, beside = find_by_folder(folder, passwords)
    counties: list[County] = []
    names = {SUMMARY.casefold()}  # a workbook that is none of a county's
    for name, entries in folders:
        own = _unique(name, names)
        counties.append(County(own, tuple(entries)))
    if beside:
        counties.append(County(_unique(NO_COUNTY, names), tuple(beside)))
    return tuple(counties)


def county_names(folder: Path) -> frozenset[str]:
    """The names of the folders that are counties."""
    return frozenset(path.name for path in folder.iterdir() if path.is_dir())


def _unique(name: str, names: set[str]) -> str:
    """A name that no other county has, on disks too that know no capitals; nor that of a kept workbook."""
    number, own = 1, name
    while own.casefold() in names or own.endswith(EARLIER):
        number += 1
        own = f"{name} ({number})"
    names.add(own.casefold())
    return own
