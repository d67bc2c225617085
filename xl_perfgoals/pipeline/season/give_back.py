"""Returns rounds to their units: for each a letter and marked copies of what it sent, told to the store."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches

from xl_perfgoals.core.texts import name_key
from xl_perfgoals.files.docx.letter_template import LetterTemplate
from xl_perfgoals.files.season_store import SeasonStore
from xl_perfgoals.ops.season.letter import (
    LetterOrder,
    findings_to_return,
    last_returned,
    letter_number,
    returned,
)
from xl_perfgoals.pipeline.guarded import Progress
from xl_perfgoals.pipeline.season.return_papers import GivenBack, Papers, Places
from xl_perfgoals.pipeline.season.unit_folders import unit_folders

_UNKNOWN_UNIT = "台账里没有单位“{unit}”。"
_DID_YOU_MEAN = "是否为“{near}”？"
_SEE_TRACK = "单位名称以“报送进度”表为准。"


class UnknownUnitError(Exception):
    """Units were asked for that the store does not know; nothing was done."""

    def __init__(self, names: Iterable[str], known: Sequence[str]) -> None:
        lines = []
        for name in names:
            near = get_close_matches(name, known, 1, 0.4)
            hint = _DID_YOU_MEAN.format(near=near[0]) if near else _SEE_TRACK
            lines.append(_UNKNOWN_UNIT.format(unit=name) + hint)
        super().__init__("\n".join(lines))


@dataclass(slots=True)
class GiveBack:
    """What one run did. clean: units without anything to return; waiting: units that sent nothing yet.

    stopped_at is the unit whose files could not be written, and why; those before it are done.
    """

    done: list[GivenBack] = field(default_factory=list)
    clean: list[str] = field(default_factory=list)
    waiting: list[str] = field(default_factory=list)
    stopped_at: tuple[str, OSError] | None = None


def give_back(
    store: SeasonStore,
    order: LetterOrder,
    template: LetterTemplate,
    places: Places,
    *,
    units: Sequence[str] = (),
    progress: Progress | None = None,
) -> GiveBack:
    """Returns the latest round of the named units, or of all, as far as there is something to mend.

    A round that was returned before keeps its letter's number; the letter and the copies are made anew.
    Raises UnknownUnitError before anything is done.
    """
    papers = Papers(order, template, places)
    folders = unit_folders(store.units())
    run = GiveBack()
    chosen = tuple(chosen_units(units, list(folders)))
    for done, unit in enumerate(chosen):
        if progress:
            progress(done, len(chosen))
        latest = store.latest_round(unit)
        if latest is None or not latest.versions:
            run.waiting.append(unit)
            continue
        findings = findings_to_return(latest, store.approvals(unit), warnings=order.warnings)
        if not findings:
            run.clean.append(unit)
            continue
        before = last_returned(store.rounds(unit), store.returns(unit), latest.number)
        own = returned(latest, findings, before, order.most)
        number = letter_number(order.series, order.at, store.returns(), unit, latest.number)
        try:
            made = papers.give(own, number, folders[unit])
        except OSError as error:
            run.stopped_at = unit, error
            break
        # Recorded last: a run that is killed before may be repeated and gives the letter the same number.
        store.add_return(made.record)
        run.done.append(made)
    return run


def chosen_units(wanted: Sequence[str], known: Sequence[str]) -> Iterator[str]:
    """The units that are wanted, all if none is named, in the store's order. Raises UnknownUnitError."""
    keys = {name_key(unit): unit for unit in known}
    unknown = [name for name in wanted if name_key(name) not in keys]
    if unknown:
        raise UnknownUnitError(unknown, known)
    names = {keys[name_key(name)] for name in wanted}
    return (unit for unit in known if not wanted or unit in names)
