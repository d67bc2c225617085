"""Sends out: each unit of the roster gets its own blank workbook, and the store is told."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from xl_perfgoals.core.policy import Policy, Roster, Unit
from xl_perfgoals.core.season import Sending
from xl_perfgoals.core.template import MOST_FORMS
from xl_perfgoals.files.season_store import SeasonStore
from xl_perfgoals.ops.season.sending import notice
from xl_perfgoals.pipeline.guarded import Progress
from xl_perfgoals.templates import FilledInError, Template, file_names, unit_template, write_template

USUAL_FORMS = 10
"""Of a unit whose number of projects nobody knows."""

_SPARE_FORMS = 2
"""More than the known projects, for those that nobody thought of."""


@dataclass(frozen=True, slots=True)
class SendOrder:
    """What is said to every unit. deadline is an ISO date; office whom to send to and ask, "" for nobody."""

    at: str
    deadline: str
    office: str = ""
    forms: int | None = None


@dataclass(slots=True)
class SentOut:
    """What one run did. kept: files that somebody has worked in, left as they are, with the reason.

    stopped_at is the file that could not be written, and why; those before it are done.
    """

    written: list[Path] = field(default_factory=list)
    kept: list[tuple[Path, str]] = field(default_factory=list)
    stopped_at: tuple[Path, OSError] | None = None


def send_out(
    store: SeasonStore,
    order: SendOrder,
    roster: Roster,
    policy: Policy,
    folder: Path,
    *,
    progress: Progress | None = None,
) -> SentOut:
    """Writes each unit's workbook into the folder and notes it in the store; a file that is filled in stays
    as it is, and is noted all the same: the unit has it.
    """
    run = SentOut()
    names = file_names(roster.units, policy.year)
    for done, (name, unit) in enumerate(zip(names, roster.units, strict=True), 1):
        target = folder / name
        try:
            write_template(target, _template(unit, roster, policy, order))
        except FilledInError as error:
            run.kept.append((target, str(error)))
        except OSError as error:
            run.stopped_at = (target, error)
            return run
        else:
            run.written.append(target)
        _note(store, Sending(unit.name, order.at, order.deadline, name, unit.expected, unit.control))
        if progress:
            progress(done, len(names))
    return run


def _template(unit: Unit, roster: Roster, policy: Policy, order: SendOrder) -> Template:
    projects = unit.projects[:MOST_FORMS]
    blank = unit_template(unit, roster, policy, order.forms or forms_for(unit))
    return replace(
        blank,
        forms=max(blank.forms, len(projects)),
        projects=projects,
        notice=notice(unit, order.deadline, order.office),
    )


def forms_for(unit: Unit) -> int:
    """How many forms a unit's workbook gets: its expected projects and some to spare."""
    known = max(unit.expected or 0, len(unit.projects))
    return min(known + _SPARE_FORMS if known else USUAL_FORMS, MOST_FORMS)


def _note(store: SeasonStore, sending: Sending) -> None:
    """Tells the store, unless it knows all of that but the time."""
    last: Sequence[Sending] = store.sendings(sending.unit)[-1:]
    if not last or replace(last[0], at=sending.at) != sending:
        store.add_sending(sending)
