"""The state of a unit, and the deadline that holds for it."""

from collections.abc import Sequence

from xl_perfgoals.core.policy import Unit
from xl_perfgoals.core.season import FormVersion, Return, Round, Sending, UnitState


def state_of(
    own: Round | None, versions: Sequence[FormVersion], returns: Sequence[Return], *, all_accepted: bool
) -> UnitState:
    """DUE stands for MISSING too: only the calendar tells them apart."""
    if not versions:
        return UnitState.DUE
    if all_accepted:
        return UnitState.ACCEPTED
    rounds = {returned.round for returned in returns}
    if own and own.number in rounds:
        return UnitState.RETURNED
    return UnitState.RESUBMITTED if own and rounds else UnitState.RECEIVED


def deadline_of(
    state: UnitState, unit: Unit, sendings: Sequence[Sending], returns: Sequence[Return], deadline: str
) -> str:
    """That of the letter that waits for an answer, else of the last sending, else the one for all."""
    if state is UnitState.RETURNED:
        return returns[-1].deadline
    sent = [sending.deadline for sending in sendings if sending.unit == unit.name and sending.deadline]
    return sent[-1] if sent else deadline
