"""下发模板: a blank workbook for each unit of 单位名册, in a folder beside the county workbook."""

import xlwings as xw

from xl_perfgoals.hosts.county import ROSTER, stop_asked
from xl_perfgoals.hosts.progress import progress
from xl_perfgoals.hosts.refusals import RefusalError, refuse
from xl_perfgoals.hosts.season import wording as words
from xl_perfgoals.hosts.season.desk import desk_of, not_written, opened, some, stopping
from xl_perfgoals.hosts.season.settings import CONTACT, DEADLINE, OFFICE
from xl_perfgoals.ops.season.letter_wording import long_date
from xl_perfgoals.pipeline.season.send_out import SendOrder, send_out

FOLDER = "下发"


def send_from(book: xw.Book, button: str) -> str:
    """Writes the workbooks and notes them in the store; says what came of it."""
    desk = desk_of(book)
    policy, roster = desk.county
    if not roster.units:
        raise refuse(words.NO_ROSTER, sheet=ROSTER, button=button)
    day = desk.answers.needed(DEADLINE)
    ask = " ".join(filter(None, (desk.answers.get(OFFICE), desk.answers.get(CONTACT))))
    folder = desk.folder / FOLDER
    with (
        stopping(words.STOPPED),
        progress(book.app, words.SENDING, stop_asked(book)) as tell,
        opened(desk, new=True) as store,
    ):
        if policy.year is not None and store.year is None:
            store.set_year(policy.year)
        run = send_out(store, SendOrder(desk.at, day, ask), roster, policy, folder, progress=tell)
    done = len(run.written) + len(run.kept)
    if run.stopped_at:
        path, error = run.stopped_at
        problem = not_written(error, path)
        raise RefusalError(words.STORED_SO_FAR.format(problem=problem, count=done))
    lines = [words.SENT.format(count=len(run.written), folder=folder, day=long_date(day))]
    if run.kept:
        names = "、".join(some(path.name for path, _ in run.kept))
        lines.append(words.KEPT.format(count=len(run.kept), names=names))
    return "\n".join([*lines, *desk.past(day), *desk.undoing()])
