"""The buttons: each acts on the workbook that it was pressed in, and tells in one message how that went."""

import platform

import xlwings as xw

from xl_perfgoals import __version__
from xl_perfgoals.files.folders import Found, find_files
from xl_perfgoals.hosts import button_wording as words, native, refusals
from xl_perfgoals.hosts.checking import check_sheets, show
from xl_perfgoals.hosts.commands import COMMANDS
from xl_perfgoals.hosts.consolidating import consolidate_into
from xl_perfgoals.hosts.converting import convert_beside
from xl_perfgoals.hosts.county import FOLDER_LABEL, folder_cell, note_folder
from xl_perfgoals.hosts.finding_list import NAME as LIST
from xl_perfgoals.hosts.marks import marks_in, take_marks
from xl_perfgoals.hosts.pressing import button, label_of
from xl_perfgoals.hosts.progress import StoppedError, progress, quiet
from xl_perfgoals.hosts.refusals import refuse
from xl_perfgoals.hosts.season.approving import approve_from
from xl_perfgoals.hosts.season.publishing import publish_from
from xl_perfgoals.hosts.season.returning import return_from
from xl_perfgoals.hosts.season.sending import send_from
from xl_perfgoals.hosts.season.tracking import track_from
from xl_perfgoals.hosts.sheets import sheet_named
from xl_perfgoals.hosts.snapshot import begin, forget, restore


@button
def choose_folder(book: xw.Book) -> str:
    """Has the officer choose the folder of the submissions, and notes it down in the workbook."""
    found = folder_cell(book)
    if found is None:
        raise refuse(refusals.NOT_COUNTY)
    try:
        folder = native.pick_folder(book.app, words.FOLDER_TITLE)
    except native.NoPickerError as error:
        raise refuse(refusals.NO_PICKER, sheet=found[0].sheet.name, label=FOLDER_LABEL) from error
    if folder is None:
        return words.FOLDER_KEPT
    refusals.check_writable(book, [])
    snapshot = begin(book, label_of("choose_folder"))
    snapshot.keep_text(*found)
    snapshot.finish()
    note_folder(book, folder)
    files = sum(isinstance(entry, Found) for entry in find_files([folder]))
    return words.FOLDER_CHOSEN.format(folder=folder, count=files)


@button
def check_sheet(book: xw.Book) -> str:
    """Checks the forms on the sheet in front and marks what is wrong."""
    sheet = book.sheets.active
    checked = check_sheets(book, [sheet])
    if not checked.forms:
        raise refuse(refusals.NO_FORM, sheet=sheet.name)
    done = show(book, checked, label_of("check_sheet"), listed=False)
    return words.SHEET_VERDICT.format(sheet=sheet.name, verdict=checked.verdict) + f"\n{done}"


@button
def check_all(book: xw.Book) -> str:
    """Checks all forms of the workbook, marks what is wrong and lists it."""
    try:
        with progress(book.app, words.CHECKING) as tell:
            checked = check_sheets(book, list(book.sheets), tell)
    except StoppedError as stopped:
        raise StoppedError(words.STOPPED_CHECKING) from stopped
    if not checked.forms:
        raise refuse(refusals.NO_FORMS, book=book.name)
    done = show(book, checked, label_of("check_all"), listed=True)
    verdict = words.BOOK_VERDICT.format(book=book.name, forms=checked.forms, verdict=checked.verdict)
    return f"{verdict}\n{done}"


@button
def consolidate(book: xw.Book) -> str:
    """Reads the chosen folder, adds it up and writes the result sheets."""
    return consolidate_into(book, label_of("consolidate"))


@button
def convert_sheet(book: xw.Book) -> str:
    """Converts the forms of the workbook into the official template, saved beside it, and opens that."""
    return convert_beside(book)


@button
def send_out(book: xw.Book) -> str:
    """Writes a blank workbook for each unit of the roster, and notes it in the store."""
    return send_from(book, label_of("send_out"))


@button
def track(book: xw.Book) -> str:
    """Registers what the units sent, and writes how far they are."""
    return track_from(book)


@button
def give_back(book: xw.Book) -> str:
    """Returns forms with errors to their units: a letter and marked copies."""
    return return_from(book)


@button
def approve(book: xw.Book) -> str:
    """Approves the forms that are in order."""
    return approve_from(book)


@button
def publish(book: xw.Book) -> str:
    """Writes the public attachments of what was approved."""
    return publish_from(book)


@button
def clear_marks(book: xw.Book) -> str:
    """Takes away all marks and the list of findings, and every trace of them; this cannot be undone."""
    marks, listed = marks_in(book), sheet_named(book, LIST)
    if not marks and listed is None:
        raise refuse(refusals.NO_MARKS, book=book.name)
    sheets = (sheet_named(book, name) for name in dict.fromkeys(mark.sheet for mark in marks))
    refusals.check_writable(book, [sheet for sheet in sheets if sheet is not None])
    refusals.check_extensible(book)
    with quiet(book.app):
        count = take_marks(book)
        if listed is not None:
            listed.delete()
        forget(book)
    return words.CLEARED.format(count=count)


@button
def undo_last(book: xw.Book) -> str:
    """Puts back what the last button has changed."""
    with quiet(book.app):
        front = book.sheets.active.name
        title = restore(book)
        if (sheet := sheet_named(book, front)) is not None:
            sheet.activate()
    return words.UNDONE.format(title=title)


@button
def about(book: xw.Book) -> str:
    """Tells which version this is and where it runs."""
    return words.ABOUT.format(
        version=__version__,
        python=platform.python_version(),
        xlwings=xw.__version__,
        host=book.app.engine.name,
        host_version=native.version_of(book.app),
    )


@button
def show_help(book: xw.Book) -> str:
    """Tells what each button does."""
    del book
    told = [words.HELP.format(label=command.label, tip=command.screen_tip) for command in COMMANDS]
    return "\n".join(told)
