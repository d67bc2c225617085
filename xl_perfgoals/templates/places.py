"""Where things stand on a form sheet of the template: 1-based rows, letters of columns."""

from collections.abc import Mapping
from typing import NamedTuple

from xl_perfgoals.core.finding import Severity
from xl_perfgoals.core.levels import Level2
from xl_perfgoals.templates.form_content import IndicatorRow

ATTACHMENT, TITLE, YEAR, PROJECT, DEPARTMENT, ATTRIBUTE, TOTAL, FISCAL, OTHER, GOAL, HEAD = range(1, 12)
"""The rows above the indicators."""

FIRST = HEAD + 1
PAGE_END = "E"
"""The last column of the printed page."""

GAP, VERDICT, SECOND_GAP, YUAN, WAN = "F", "G", "H", "I", "J"
"""The margin: the verdicts, and beside them the converter from 元 to 万元."""

CLEAN, DIGITS, AMOUNT, KIND, SUM = "L", "M", "N", "O", "P"
"""Hidden columns where the formulas take a cell apart: text without blanks and operators, the digits of an
amount, the amount in 万元, what kind of amount it is, and how the costs compare with the total."""

CONVERTER_ROWS = range(PROJECT, GOAL)


class Block(NamedTuple):
    """The rows of one 二级指标; those after `shown` are spare and hidden. severity is that of its absence.

    foreign is the 一级 and 二级指标 of a block that the official form does not have, as they are printed.
    """

    level2: Level2 | None
    severity: Severity | None
    first: int
    last: int
    shown: int
    foreign: tuple[str, str] = ("", "")

    @property
    def level1(self) -> str:
        """The 一级指标 that it is printed under."""
        return self.foreign[0] if self.level2 is None else self.level2.level1.value

    @property
    def label(self) -> str:
        """The 二级指标 with the mark of the official form."""
        if self.level2 is None:
            return self.foreign[1]
        if self.severity is None:
            return self.level2.value
        hard = self.level2 in {Level2.QUANTITY, Level2.COST}
        return f"{self.level2.value}({'必填硬性指标' if hard else '必填'})"

    @property
    def rows(self) -> range:
        """Its sheet rows."""
        return range(self.first, self.last + 1)

    @property
    def spare(self) -> range:
        """Its hidden sheet rows."""
        return range(self.shown + 1, self.last + 1)


_ROWS: tuple[tuple[Level2, int, int], ...] = (
    (Level2.QUANTITY, 3, 10),
    (Level2.QUALITY, 2, 6),
    (Level2.TIMELINESS, 2, 5),
    (Level2.COST, 3, 8),
    (Level2.ECONOMIC, 1, 4),
    (Level2.SOCIAL, 2, 5),
    (Level2.ECOLOGICAL, 1, 4),
    (Level2.SUSTAINABILITY, 1, 4),
    (Level2.SATISFACTION, 1, 4),
)
"""In the official order: how many rows are shown, and how many there are with the spare ones."""


OFFICIAL = tuple(level2 for level2, _, _ in _ROWS)
"""The 二级指标 of the official form, in its order."""

_MORE_SPARE = 2
"""So many spare rows a block has at least that is filled in."""

Foreign = tuple[str, str]
"""The 一级 and the 二级指标 of a block that the official form does not have; "" for one that is not known."""


def blocks(demands: Mapping[Level2, Severity]) -> tuple[Block, ...]:
    """The blocks of an empty form's indicator rows from top to bottom."""
    found: list[Block] = []
    row = FIRST
    for level2, shown, rows in _ROWS:
        found.append(Block(level2, demands.get(level2), row, row + rows - 1, row + shown - 1))
        row += rows
    return tuple(found)


def filled_blocks(
    demands: Mapping[Level2, Severity], counts: Mapping[Level2, int], foreign: Mapping[Foreign, int]
) -> tuple[Block, ...]:
    """The blocks of a form that is filled in; counts and foreign say how many rows are, by 二级指标.

    foreign blocks come last, one of an unknown 一级指标 first: it must not seem to belong to another.
    """
    found: list[Block] = []
    row = FIRST

    def add(level2: Level2 | None, shown: int, rows: int, own: Foreign = ("", "")) -> None:
        nonlocal row
        severity = None if level2 is None else demands.get(level2)
        found.append(Block(level2, severity, row, row + rows - 1, row + shown - 1, own))
        row += rows

    for own in (own for own in foreign if not own[0]):
        add(None, foreign[own], foreign[own], own)
    for level2, _, rows in _ROWS:
        own_rows = counts.get(level2, 0)
        add(level2, max(own_rows, 1), max(rows, own_rows + _MORE_SPARE))
    # without a 二级指标 before those with one, which would seem to go on
    for own in sorted((own for own in foreign if own[0]), key=lambda own: (own[0], own[1] != "")):
        add(None, foreign[own], foreign[own], own)
    return tuple(found)


def indicator_rows(parts: tuple[Block, ...]) -> tuple[IndicatorRow, ...]:
    """The empty indicator rows as the official layout writes them."""
    return tuple(IndicatorRow(part.level1, part.label, "", "") for part in parts for _ in part.rows)
