"""公开: the public attachments of what was approved, the budget's sentence, the long table."""

import xlwings as xw

from xl_perfgoals.hosts.county import stop_asked
from xl_perfgoals.hosts.progress import progress
from xl_perfgoals.hosts.season import wording as words
from xl_perfgoals.hosts.season.desk import desk_of, opened, refusing, some, stopping
from xl_perfgoals.ops.season.paper_sheets import totals_line
from xl_perfgoals.pipeline.season.publish import LOOK_AT, publish, to_publish

FOLDER = "公开"


def publish_from(book: xw.Book) -> str:
    """Writes what is published; says how much that is, and what to look at first."""
    desk = desk_of(book)
    folder = desk.folder / FOLDER
    with (
        stopping(words.STOPPED_PUBLISHING.format(folder=folder)),
        progress(book.app, words.PUBLISHING, stop_asked(book)) as tell,
    ):
        with opened(desk, read_only=True) as store:
            chosen = to_publish(store, desk.units)
        with refusing():
            run = publish(chosen, folder, progress=tell)
    lines = [
        words.PUBLISHED.format(folder=folder, totals=totals_line(run.publication)),
        run.publication.sentence,
    ]
    if run.publication.to_look_at:
        lines.append(words.LOOK_AT.format(count=len(run.publication.to_look_at), name=LOOK_AT))
    lines += some(note for given in run.given for note in given.notes)
    return "\n".join([*lines, *some(run.notes), *desk.only()])
