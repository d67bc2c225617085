"""What a province's run is asked for, how far it is, and what it comes to."""

from collections.abc import Callable, Mapping
from concurrent.futures import Executor
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from xl_perfgoals.core.policy import Policy, Roster
from xl_perfgoals.core.province import CountyLine
from xl_perfgoals.files.atomic import Saved
from xl_perfgoals.files.limits import LIMITS, ReadingLimits

# A run starts without what makes sheets.
if TYPE_CHECKING:
    from xl_perfgoals.ops.province.material import ProvinceMaterial


class Done(NamedTuple):
    """How far a run is."""

    files: int
    all_files: int
    counties: int
    all_counties: int


def nobody_watches() -> None:
    """For executors that tell themselves when they can do no more."""


class Pool(NamedTuple):
    """Who does the work: an executor, how many batches of files keep it busy, and what is called again and
    again while somebody waits for it. What that raises ends the run.
    """

    executor: Executor
    ahead: int = 0
    watch: Callable[[], None] = nobody_watches


ProvinceProgress = Callable[[Done], None]
"""Called again and again; what it raises ends the run."""


@dataclass(frozen=True, slots=True)
class Rosters:
    """The units of each county; a county that has no roster of its own has the common one."""

    common: Roster = field(default_factory=Roster)
    own: Mapping[str, Roster] = field(default_factory=dict)

    def of(self, county: str) -> Roster:
        """A county's roster."""
        return self.own.get(county, self.common)


@dataclass(frozen=True, slots=True)
class ProvinceJob:
    """What is to be done: the folder of the counties, where everything goes, and how. made_at is ISO."""

    folder: Path
    output: Path
    made_at: str
    policy: Policy = field(default_factory=Policy)
    rosters: Rosters = field(default_factory=Rosters)
    limits: ReadingLimits = LIMITS
    passwords: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Province:
    """What a run came to. written are the counties not taken from an earlier run. saved is None where not one
    form was read: there is nothing to sum up. kept is where the earlier summary went that somebody had saved.
    """

    material: "ProvinceMaterial"
    written: frozenset[str]
    saved: Saved | None
    kept: Path | None = None

    @property
    def lines(self) -> tuple[CountyLine, ...]:
        """What each county came to, in their order."""
        return self.material.lines
