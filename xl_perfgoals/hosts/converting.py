"""Converts an open workbook's forms into the official template: a new workbook beside it, which is opened."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import xlwings as xw

from xl_perfgoals.core.own_sheets import is_added
from xl_perfgoals.core.submission import Book, Status
from xl_perfgoals.files.unwritable import unwritable
from xl_perfgoals.hosts import button_wording as words, refusals
from xl_perfgoals.hosts.county import book_folder, open_county
from xl_perfgoals.hosts.grids import grid_of
from xl_perfgoals.hosts.progress import StoppedError, progress
from xl_perfgoals.hosts.refusals import RefusalError, refuse
from xl_perfgoals.pipeline.convert import (
    Converted,
    ExistsError,
    free_target,
    source_forms,
    write_converted,
)
from xl_perfgoals.templates.conversion.note import NoteKind
from xl_perfgoals.templates.conversion.wording import SHEET_TITLE


def convert_beside(book: xw.Book) -> str:
    """Converts all forms of the workbook as it stands in the window, saved or not; says what came of it."""
    folder = book_folder(book)
    read = _read(book)
    receipt, forms = source_forms(read)
    if not forms and receipt.problem is None:
        raise refuse(refusals.ALREADY_TEMPLATE, book=book.name)
    if receipt.status is Status.SKIPPED:
        raise refuse(refusals.NO_SUBMISSION, book=book.name)
    if not forms and receipt.problem is not None:
        problem = receipt.problem
        raise refuse(refusals.NOTHING_TO_CONVERT, reason=problem.reason, remedy=problem.remedy)
    policy = open_county(book).policy
    try:
        written = write_converted(receipt, forms, free_target(folder / book.name), policy)
    except ExistsError as error:
        raise RefusalError(str(error)) from error
    except OSError as error:
        raise refuse(refusals.UNWRITABLE, folder=str(folder), reason=unwritable(error)) from error
    said = _said(book.name, written)
    book.app.books.open(str(written[0].saved.path))
    return said


def _read(book: xw.Book) -> Book:
    sheets = [sheet for sheet in book.sheets if not is_added(sheet.name)]
    try:
        with progress(book.app, words.CONVERTING) as tell:
            grids = []
            for number, sheet in enumerate(sheets, 1):
                tell(number, len(sheets))
                grids.append(grid_of(sheet))
    except StoppedError as stopped:
        raise StoppedError(words.STOPPED_CONVERTING) from stopped
    return Book(book.name, "", tuple(grid for grid in grids if grid.rows))


def _said(name: str, written: Sequence[Converted]) -> str:
    notes: Counter[NoteKind] = Counter()
    for converted in written:
        notes.update(converted.notes)
    first, *more = (Path(converted.saved.path).name for converted in written)
    forms = sum(converted.forms for converted in written)
    lines = [words.CONVERTED.format(book=name, forms=forms, name=first)]
    if more:
        lines.append(words.CONVERTED_MORE.format(names="、".join(f"“{other}”" for other in more)))
    counts = {kind.value: notes[kind] for kind in NoteKind}
    lines.append(words.CONVERTED_NOTES.format(sheet=SHEET_TITLE, **counts))
    return "\n".join(lines)
