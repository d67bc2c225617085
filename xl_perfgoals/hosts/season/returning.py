"""退回修改: a letter and marked copies for each unit that has something to mend."""

import xlwings as xw

from xl_perfgoals.files.docx.letter_template import (
    TEMPLATE_NAME,
    LetterTemplate,
    LetterTemplateError,
    built_in_template,
    read_template,
)
from xl_perfgoals.hosts.county import chosen_folder, stop_asked
from xl_perfgoals.hosts.progress import progress
from xl_perfgoals.hosts.refusals import RefusalError
from xl_perfgoals.hosts.season import wording as words
from xl_perfgoals.hosts.season.desk import Desk, desk_of, not_written, opened, some, stopping
from xl_perfgoals.hosts.season.settings import AGAIN, CONTACT
from xl_perfgoals.ops.season.letter import LetterOrder
from xl_perfgoals.pipeline.season.give_back import GiveBack, give_back
from xl_perfgoals.pipeline.season.return_papers import Places

FOLDER = "退回"


def return_from(book: xw.Book) -> str:
    """Returns the last rounds of the units; says what went to whom."""
    desk = desk_of(book)
    sources = (chosen_folder(book),)
    day = desk.answers.needed(AGAIN)
    order = LetterOrder(at=desk.at, deadline=day, office=desk.office, contact=desk.answers.get(CONTACT))
    template, remarks = _template(desk)
    places = Places(desk.folder / FOLDER, sources, (desk.folder,))
    with (
        stopping(words.STOPPED),
        progress(book.app, words.RETURNING, stop_asked(book)) as tell,
        opened(desk) as store,
    ):
        run = give_back(store, order, template, places, units=desk.units, progress=tell)
    if run.stopped_at:
        _, error = run.stopped_at
        problem = not_written(error)
        raise RefusalError(words.STORED_SO_FAR.format(problem=problem, count=len(run.done)))
    return "\n".join([*_told(run, desk), *remarks, *desk.past(day), *(desk.undoing() if run.done else [])])


def _template(desk: Desk) -> tuple[LetterTemplate, list[str]]:
    """The officer's own template beside the workbook, else ours; and what to know of it."""
    path = desk.folder / TEMPLATE_NAME
    if not path.is_file():
        return built_in_template(), []
    try:
        own = read_template(path.read_bytes(), path.name)
    except LetterTemplateError as error:
        reason = str(error)
    except OSError:
        reason = words.TEMPLATE_CLOSED.format(name=path.name)
    else:
        return own, [words.OWN_TEMPLATE.format(name=path.name), *own.remarks]
    return built_in_template(), [words.BUILT_IN_TEMPLATE.format(reason=reason)]


def _told(run: GiveBack, desk: Desk) -> list[str]:
    records = [made.record for made in run.done]
    letters = (
        words.LETTER.format(
            unit=own.unit, number=own.round, document=own.number, total=own.total, listed=own.listed
        )
        for own in records
    )
    return [
        words.RETURNED.format(
            count=len(records),
            folder=desk.folder / FOLDER,
            clean=len(run.clean),
            waiting=len(run.waiting),
        ),
        *some(letters),
        *some(note for made in run.done for note in made.notes),
        *desk.only(),
    ]
