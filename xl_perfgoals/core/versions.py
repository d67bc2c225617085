"""Versions: what was handed in more than once; which of it counts, and what the officer said about that."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from xl_perfgoals.core.form import PerfGoalForm

SHOWN_DIGEST = 12
"""So many characters of a file's SHA-256 are shown, and tell files apart."""


class Moment(NamedTuple):
    """A time: seconds since 1970 in UTC for comparing, and the local time as text."""

    seconds: int
    text: str


class SavedTimes(NamedTuple):
    """When a file was last saved: as the file itself says, and as its disk does; None where unknown."""

    own: Moment | None = None
    disk: Moment | None = None


UNKNOWN_TIMES = SavedTimes()


class Order(NamedTuple):
    """What the officer said of one form of one file: that it counts, or that it does not.

    sha256 is the beginning of the file's digest; file, unit and project are as they were shown.
    """

    sha256: str
    sheet: str
    cell: str
    wanted: bool
    file: str = ""
    unit: str = ""
    project: str = ""

    @property
    def key(self) -> tuple[str, str, str]:
        """Which form it is about, whatever its file is called now."""
        return self.sha256, self.sheet, self.cell


class Standing(StrEnum):
    """What became of a version. TIED: left out though nothing tells that it is the older one."""

    CHOSEN = "chosen"
    OLDER = "older"
    TIED = "tied"
    DECLINED = "declined"


class Ground(StrEnum):
    """Why one version was chosen. ONLY: there is one, in an older file whose newer one lacks the project."""

    NEWEST = "newest"
    OFFICER = "officer"
    FIRST = "first"
    ONLY = "only"


@dataclass(frozen=True, slots=True)
class Version:
    """One form of a project, with its file's digest and times. order: what the officer said, if anything.

    same: whether it says what the chosen one says; changes: what the chosen one has otherwise, in words.
    """

    form: PerfGoalForm
    standing: Standing
    sha256: str = ""
    saved: SavedTimes = UNKNOWN_TIMES
    order: Order | None = None
    same: bool = False
    changes: tuple[str, ...] = ()

    @property
    def chosen(self) -> bool:
        """Whether it counts."""
        return self.standing is Standing.CHOSEN

    @property
    def key(self) -> tuple[str, str, str]:
        """By which an order finds it."""
        return order_key(self.form, self.sha256)


@dataclass(frozen=True, slots=True)
class Decision:
    """A project and all its versions, in file order; at most one is chosen, none if all are declined.

    by_own_time: the times compared are those in the files, else those of the disk. lacked_by is, for
    Ground.ONLY, the newer file that no longer has the project.
    """

    versions: tuple[Version, ...]
    ground: Ground
    by_own_time: bool = True
    lacked_by: str = ""

    @property
    def chosen(self) -> Version | None:
        """The version that counts."""
        return next((version for version in self.versions if version.chosen), None)

    @property
    def live(self) -> tuple[Version, ...]:
        """The chosen version, and those that are as good as it."""
        return tuple(v for v in self.versions if v.standing in {Standing.CHOSEN, Standing.TIED})

    @property
    def overruled(self) -> tuple[Version, ...]:
        """The versions that are older, or that the officer declined."""
        return tuple(v for v in self.versions if v.standing in {Standing.OLDER, Standing.DECLINED})


def order_key(form: PerfGoalForm, sha256: str) -> tuple[str, str, str]:
    """What an order about a form is known by."""
    return sha256[:SHOWN_DIGEST], form.at.sheet, form.project.at.a1
