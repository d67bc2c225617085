"""What the sheets of 报送情况.xlsx are drawn from, and what stands above each of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from xl_perfgoals.core.amount import decimals
from xl_perfgoals.core.own_sheets import TRACKING_SHEETS
from xl_perfgoals.core.season import Ledger, Round
from xl_perfgoals.core.sheet import Style
from xl_perfgoals.ops.present.canvas import Canvas, Column
from xl_perfgoals.ops.present.looks import AMBER, BLUE, CENTER, GREEN, GREY, NOTE_RIGHT, RED, SECTION, TITLE
from xl_perfgoals.ops.season.tracking import Progress

PROGRESS, PHONE, CHANGES, CONTROL = TRACKING_SHEETS
LEAST_DECIMALS = 2

EXEMPT = "不需报送"

GOOD = CENTER._replace(name="顺利", color=GREEN, bold=True)
BAD = CENTER._replace(name="要催", color=RED, fill="#FDE9E7")
WAITING = CENTER._replace(name="等待", color=AMBER, fill="#FFF4D6")
NEWS = CENTER._replace(name="新到", color=BLUE, fill="#E6F0FA")
QUIET = CENTER._replace(name="不用管", color=GREY)


@dataclass(frozen=True, slots=True)
class Material:
    """One state of the store. made_at is an ISO time; today an ISO date; phoned is what the officer noted
    beside a unit in the earlier workbook.
    """

    ledger: Ledger
    units: tuple[Progress, ...]
    made_at: str
    today: str
    version: str
    phoned: Mapping[str, str] = field(default_factory=dict)

    @property
    def year(self) -> str:
        """As it stands in titles."""
        return f"{self.ledger.year}年" if self.ledger.year else ""

    @property
    def note(self) -> str:
        """What stands above every table."""
        return f"截至 {self.made_at[:16].replace('T', ' ')}"

    @property
    def footer(self) -> str:
        """What stands below every page."""
        return f"xl_perfgoals {self.version}　{self.made_at[:16].replace('T', ' ')}"

    @property
    def decimals(self) -> int:
        """How many decimals the amounts of the workbook need."""
        amounts = [own.sums.total for own in self.units]
        amounts += [own.sums.control for own in self.units if own.sums.control is not None]
        return max([LEAST_DECIMALS, *map(decimals, amounts)])

    def rounds_of(self, unit: str) -> tuple[Round, ...]:
        """A unit's rounds, the first first."""
        own = (known for known in self.ledger.rounds if known.unit == unit)
        return tuple(sorted(own, key=lambda known: known.number))


def open_sheet(canvas: Canvas, title: str, note: str, last: int) -> None:
    """Draws title and note over columns 1 to last."""
    canvas.spread(1, (1, last), title, TITLE)
    canvas.heights[1] = 34.0
    canvas.spread(2, (1, last), note, NOTE_RIGHT)
    canvas.heights[2] = max(canvas.heights.get(2, 0), 18.0)


def section(canvas: Canvas, row: int, title: str, last: int) -> None:
    """Draws the heading of a part of a sheet."""
    canvas.spread(row, (1, last), title, SECTION)
    canvas.heights[row] = 26.0


def styles_of(columns: Sequence[Column]) -> tuple[Style, ...]:
    """How the cells below the headings look."""
    return tuple(column.style for column in columns)
