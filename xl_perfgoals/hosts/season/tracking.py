"""登记报送: takes in the folder of the submissions, begins rounds, and writes 报送情况.xlsx."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import xlwings as xw

from xl_perfgoals.core.own_sheets import TRACKING_SHEETS
from xl_perfgoals.core.season import UnitState
from xl_perfgoals.core.submission import Status
from xl_perfgoals.files.atomic import OverwritesInputError
from xl_perfgoals.hosts.county import chosen_folder, stop_asked
from xl_perfgoals.hosts.grids import grid_of
from xl_perfgoals.hosts.progress import progress
from xl_perfgoals.hosts.refusals import refuse
from xl_perfgoals.hosts.remarks import officers_orders
from xl_perfgoals.hosts.season import wording as words
from xl_perfgoals.hosts.season.desk import Desk, desk_of, not_written, refusing, some, stopping
from xl_perfgoals.hosts.season.settings import DEADLINE
from xl_perfgoals.hosts.sheets import sheet_named
from xl_perfgoals.ops.present.looks import FINDINGS
from xl_perfgoals.ops.remarks import remarks_of
from xl_perfgoals.ops.season.rounds import change_between
from xl_perfgoals.ops.season.tracking import Dates, progress as progress_of
from xl_perfgoals.pipeline.earlier import ForeignFileError
from xl_perfgoals.pipeline.season.track import Said, Tracking, track_paths
from xl_perfgoals.pipeline.season.track_workbook import write_tracking_workbook

BOARD = "报送情况.xlsx"
_CHANGES = TRACKING_SHEETS[2]


def track_from(book: xw.Book) -> str:
    """Registers what lies in the chosen folder; says what is new and how far the units are."""
    desk = desk_of(book)
    folder = _submissions(desk)
    deadline = desk.answers.get(DEADLINE)
    policy, roster = desk.county.policy, desk.county.roster
    with (
        stopping(words.STOPPED_TRACKING),
        refusing(),
        progress(book.app, words.TRACKING, stop_asked(book)) as tell,
    ):
        run = track_paths(
            [folder], desk.store, roster, desk.at, policy=policy, said=_said(book), progress=tell
        )
    undoing = desk.undoing() if run.opened else []
    return "\n".join([*_told(run, desk, deadline), _board(run, desk, deadline), *undoing])


def _submissions(desk: Desk) -> Path:
    """The chosen folder. Raises RefusalError for one in which the season's own files lie too."""
    folder = chosen_folder(desk.book)
    if desk.folder.resolve().is_relative_to(folder.resolve()):
        raise refuse(words.SAME_FOLDER, folder=str(folder))
    return folder


def _said(book: xw.Book) -> Said:
    """What the officer has written into the result sheets: which form counts, remarks beside findings."""
    sheet = sheet_named(book, FINDINGS)
    return Said(officers_orders(book), remarks_of(grid_of(sheet)) if sheet else ())


def _told(run: Tracking, desk: Desk, deadline: str) -> Iterator[str]:
    receipts = [
        receipt
        for receipt in run.consolidation.intake.submission.receipts
        if receipt.status is not Status.SKIPPED
    ]
    refused = sum(receipt.status is Status.REFUSED for receipt in receipts)
    yield words.TRACKED.format(files=len(receipts), refused=refused)
    yield from some(_rounds(run)) or [words.NO_NEW_ROUND]
    units = progress_of(run.ledger, desk.county.roster, Dates(desk.at[:10], deadline))
    counts = Counter(unit.state for unit in units if unit.listed and not unit.exempt)
    states = [
        words.STATE.format(state=state.value, count=counts[state]) for state in UnitState if counts[state]
    ]
    if states:
        yield "，".join(states) + "。"
    if others := [unit.unit.name for unit in units if not unit.listed]:
        yield words.NOT_LISTED.format(count=len(others), names="、".join(some(others)))
    if changed := [unit.unit.name for unit in units if unit.changed]:
        yield words.CHANGED.format(names="、".join(some(changed)), sheet=_CHANGES)


def _rounds(run: Tracking) -> Iterator[str]:
    """A line for each round that began."""
    before = {(own.unit, own.number + 1): own for own in run.ledger.rounds}
    for own in run.opened:
        line = words.NEW_ROUND.format(
            unit=own.unit, number=own.number, projects=len(own.versions), findings=len(own.findings)
        )
        if earlier := before.get((own.unit, own.number)):
            change = change_between(earlier, own)
            line += words.COMPARED.format(fixed=len(change.fixed), open=len(change.open), new=len(change.new))
        yield f"{line}。"


def _board(run: Tracking, desk: Desk, deadline: str) -> str:
    """Writes 报送情况.xlsx; says where it is, or why there is none. The store is told by then."""
    target = desk.folder / BOARD
    locations = run.consolidation.intake.locations
    try:
        saved = write_tracking_workbook(
            run.ledger, target, desk.county.roster, desk.at, deadline=deadline, locations=locations
        )
    except (ForeignFileError, OverwritesInputError) as error:
        return words.BOARD_MISSING.format(problem=error, name=BOARD)
    except OSError as error:
        return words.BOARD_MISSING.format(problem=not_written(error, target), name=BOARD)
    told = words.BOARD.format(path=saved.path)
    return f"{saved.text}{told}" if saved.aside else told
