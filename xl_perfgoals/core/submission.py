"""What came in: Book (a file as read, or why not), Receipt (its line in the ledger), Submission."""

from dataclasses import dataclass
from enum import StrEnum

from xl_perfgoals.core.cells import CellRef, Grid
from xl_perfgoals.core.form import PerfGoalForm
from xl_perfgoals.core.versions import UNKNOWN_TIMES, Decision, Order, SavedTimes


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a file was refused: code, the reason in a sentence, and what its sender should do."""

    code: str
    reason: str
    remedy: str


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something about a file that was read all the same but that a person should know."""

    code: str
    text: str
    sheet: str | None = None


@dataclass(frozen=True, slots=True)
class Book:
    """One file. name is the path as shown to the user; grids is empty exactly when problem is set."""

    name: str
    sha256: str
    grids: tuple[Grid, ...] = ()
    problem: Problem | None = None
    doubts: tuple[Doubt, ...] = ()
    saved: SavedTimes = UNKNOWN_TIMES


class Status(StrEnum):
    """How a file ended. Every file ends as exactly one of these."""

    READ = "read"
    DOUBTS = "read_with_doubts"
    REFUSED = "refused"
    SKIPPED = "skipped"


READ = frozenset({Status.READ, Status.DOUBTS})
"""How a file ends that has something to say."""


@dataclass(frozen=True, slots=True)
class Receipt:
    """A file's line in the ledger. sheets and forms count what was found in it."""

    path: str
    status: Status
    sha256: str = ""
    sheets: int = 0
    forms: int = 0
    problem: Problem | None = None
    doubts: tuple[Doubt, ...] = ()
    saved: SavedTimes = UNKNOWN_TIMES


@dataclass(frozen=True, slots=True)
class Submission:
    """Everything that one run took in: a receipt for each file, and the forms in file order.

    decisions tell which form counts of projects that came more than once, None while nobody has decided;
    orders are what the officer said about that.
    """

    receipts: tuple[Receipt, ...]
    forms: tuple[PerfGoalForm, ...]
    decisions: tuple[Decision, ...] | None = None
    orders: tuple[Order, ...] = ()

    @property
    def overruled(self) -> frozenset[CellRef]:
        """The forms, by their first cells, instead of which another version counts, or none."""
        return frozenset(v.form.at for decision in self.decisions or () for v in decision.overruled)
