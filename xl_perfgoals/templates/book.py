"""Template to a workbook file: the same template gives the same bytes."""

from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from xl_perfgoals.core.cell_text import cell_text
from xl_perfgoals.core.template import (
    CONVERSION_SHEET,
    GUIDE_SHEET,
    IDENTITY_KEYS,
    IDENTITY_SHEET,
    LIST_SHEET,
    PROJECTS_COLUMN,
)
from xl_perfgoals.files.xlsx_book import NewBook
from xl_perfgoals.templates import wording as say
from xl_perfgoals.templates.content import Template
from xl_perfgoals.templates.conversion.note_sheet import NotedForm, write_note_sheet
from xl_perfgoals.templates.filled_form import FilledForm
from xl_perfgoals.templates.form_sheet import form_name, write_form_sheet
from xl_perfgoals.templates.growing_sheet import GrowingSheet
from xl_perfgoals.templates.guide_sheet import write_guide_sheet
from xl_perfgoals.templates.head_checks import listed_attributes
from xl_perfgoals.templates.list_sheet import write_list_sheet
from xl_perfgoals.templates.looks import Looks

_CREATED = datetime(2023, 1, 1, tzinfo=UTC)
"""Written into every file, since the day of making would change its bytes."""


class Conversion(NamedTuple):
    """What a converted workbook holds beside an empty template: its forms, and the notes on them.

    source is the name of the file that was converted.
    """

    source: str
    forms: tuple[FilledForm, ...]
    noted: tuple[NotedForm, ...]


def render_template(path: Path, template: Template, conversion: Conversion | None = None) -> None:
    """Writes the workbook, with no regard to what was there. What was converted fills all its forms."""
    filled = conversion.forms if conversion else ()
    with NewBook(path, {}) as book:
        looks = Looks(book)
        if conversion:
            notes = book.add_worksheet(CONVERSION_SHEET)
            write_note_sheet(notes, looks, conversion.source, conversion.noted)
        write_guide_sheet(book.add_worksheet(GUIDE_SHEET), template, looks)
        contents = [form.content for form in filled]
        write_list_sheet(book.add_worksheet(LIST_SHEET), template, looks, contents)
        for number in range(1, template.forms + 1):
            sheet = book.add_worksheet(form_name(number), worksheet_class=GrowingSheet)
            write_form_sheet(sheet, template, looks, filled[number - 1] if filled else None, number)
        _write_identity(book.add_worksheet(IDENTITY_SHEET), template)
        _describe(book, template)


def _write_identity(sheet: Worksheet, template: Template) -> None:
    """The hidden sheet: whose template it is, and the lists that the form sheets refer to."""
    identity = template.identity
    for row, (key, value) in enumerate(zip(IDENTITY_KEYS, identity.facts, strict=True)):
        sheet.write_string(row, 0, key)
        sheet.write_string(row, 1, cell_text("" if value is None else str(value)))
    for row, choice in enumerate(template.choices):
        sheet.write_string(row, 3, cell_text(choice))
    for row, spelling in enumerate(listed_attributes(template)):
        sheet.write_string(row, 4, cell_text(spelling))
    for row, project in enumerate(identity.projects):
        sheet.write_string(row, PROJECTS_COLUMN - 1, cell_text(project))
    sheet.very_hidden()


def _describe(book: Workbook, template: Template) -> None:
    title = f"{template.unit}{say.GUIDE_TITLE.partition('　')[0]}"
    book.set_properties({"title": cell_text(title), "created": _CREATED})
    for key, value in zip(IDENTITY_KEYS, template.identity.facts, strict=True):
        if isinstance(value, int):
            book.set_custom_property(f"xl_perfgoals.{key}", value, "number_int")
        elif value:
            book.set_custom_property(f"xl_perfgoals.{key}", cell_text(value)[:255], "text")
