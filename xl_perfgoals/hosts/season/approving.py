"""批复: stamps the forms that are in order, and writes each unit's 批复表."""

import xlwings as xw

from xl_perfgoals import __version__
from xl_perfgoals.hosts.county import stop_asked
from xl_perfgoals.hosts.progress import progress
from xl_perfgoals.hosts.season import wording as words
from xl_perfgoals.hosts.season.desk import Desk, desk_of, opened, some, stopping
from xl_perfgoals.hosts.season.settings import NUMBER, WHO
from xl_perfgoals.ops.season.approval import rules_version
from xl_perfgoals.ops.season.approval_wording import why_held
from xl_perfgoals.pipeline.season.approve import ApprovalOrder, ApprovalRun, approve

FOLDER = "批复"


def approve_from(book: xw.Book) -> str:
    """Approves what can be approved; says what was, and why the rest was not."""
    desk = desk_of(book)
    order = ApprovalOrder(
        at=desk.at,
        number=desk.answers.get(NUMBER),
        who=desk.answers.needed(WHO),
        office=desk.office,
        rules_version=rules_version(desk.county.policy, __version__),
    )
    with (
        stopping(words.STOPPED),
        progress(book.app, words.APPROVING, stop_asked(book)) as tell,
        opened(desk) as store,
    ):
        run = approve(store, order, desk.folder / FOLDER, units=desk.units, progress=tell)
    new = sum(len(own.new) for own in run.units)
    return "\n".join([*_told(run, desk, new), *(desk.undoing() if new else [])])


def _told(run: ApprovalRun, desk: Desk, new: int) -> list[str]:
    held = [(own.unit, form) for own in run.units for form in own.forms.held]
    reasons = (
        words.HELD.format(unit=unit, project=form.version.project, why=why_held(form)) for unit, form in held
    )
    lines = [
        words.APPROVED.format(
            count=new,
            folder=desk.folder / FOLDER,
            already=sum(len(own.forms.already) for own in run.units),
            held=len(held),
        ),
        *some(reasons),
        *some(note for own in run.units for given in own.given for note in given.notes),
    ]
    if run.waiting:
        lines.append(words.WAITING.format(count=len(run.waiting)))
    return [*lines, *desk.only()]
