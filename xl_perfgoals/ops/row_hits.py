"""A hit in one row, put in its place in another row that says the same."""

from collections.abc import Callable
from typing import TypeAlias

from xl_perfgoals.core.cells import CellRef
from xl_perfgoals.core.form import Indicator
from xl_perfgoals.core.policy import Policy
from xl_perfgoals.ops.row_questions import NO_TARGET
from xl_perfgoals.rules import Hit
from xl_perfgoals.rules._rule import RowCheck

Found: TypeAlias = Callable[[Indicator], Hit | None]
_NUMBER = "row"
"""The fact that tells the number of the row."""


def elsewhere(hit: Hit, row: Indicator) -> Found | None:
    """What tells the hit of other rows that say the same; None where that is not plain.

    It is where the cells that the hit names are the row's own, and where the number of the row stands among
    the facts as such. All else hangs on what the row says (rules.Rule).
    """
    cells = _cells(row)
    named = (hit.at, *hit.also)
    own = [place for at in named for place, cell in enumerate(cells) if at == cell]
    if len(own) != len(named) or hit.facts.get(_NUMBER, row.number) != row.number or hit.form is not None:
        return None
    at, *also = own
    numbered = _NUMBER in hit.facts

    def placed(other: Indicator) -> Hit:
        cells = _cells(other)
        facts = {**hit.facts, _NUMBER: other.number} if numbered else hit.facts
        return Hit(cells[at], facts, hit.severity, hit.variant, tuple([cells[place] for place in also]))

    return placed


def asked_again(check_row: RowCheck, policy: Policy) -> Found:
    """What asks the rule about each row."""

    def found(row: Indicator) -> Hit | None:
        return check_row(row, row.target.value or NO_TARGET, policy)

    return found


def _cells(row: Indicator) -> tuple[CellRef, CellRef, CellRef]:
    return row.name.at, row.target.at, row.level2.at
