"""A workbook of lists and of official forms, one form a sheet; it knows whether somebody edited it."""

import hashlib
import io
import re
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from xlsxwriter.worksheet import Worksheet

from xl_perfgoals.core.cell_text import cell_text
from xl_perfgoals.core.printed_form import PrintedForm
from xl_perfgoals.core.sheet import Sheet
from xl_perfgoals.files.write_xlsx import UNKNOWN_TIME
from xl_perfgoals.files.xlsx_book import NewBook
from xl_perfgoals.files.xlsx_sheet import SheetWriter
from xl_perfgoals.templates.form_content import FormContent, IndicatorRow
from xl_perfgoals.templates.form_styles import FormStyles
from xl_perfgoals.templates.official_layout import COLUMN_WIDTHS, LAST_COLUMN, set_up_page, write_form
from xl_perfgoals.templates.row_height import ROW_HEIGHT, row_height

_FONT = {"font_name": "宋体", "font_size": 11}
_OPINION = "批复意见"
_CORE = "docProps/core.xml"
_SEAL = re.compile(rb"<cp:keywords>(sha256:[0-9a-f]{64})</cp:keywords>")
_PAGE_HEIGHT = 730.0
"""Points of an A4 page between its margins."""
_SMALLEST = 0.62
"""A form that would have to be printed smaller than this goes on on a second page."""
_NOT_ALLOWED = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
_LONGEST_NAME = 31


def book_bytes(
    sheets: Sequence[Sheet],
    forms: Sequence[PrintedForm] = (),
    *,
    title: str,
    attachment: str = "",
    at: str = "",
) -> bytes:
    """The workbook: lists first, then a sheet for each form. at is an ISO time, "" for none known."""
    book = _Book(tuple(sheets), tuple(forms), title, attachment, at)
    return book.rendered(_content_hash(book.rendered("")))


def is_untouched_book(data: bytes) -> bool:
    """Whether a workbook is as book_bytes made it: nobody has edited it since."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            seal = _SEAL.search(package.read(_CORE))
        return seal is not None and seal[1].decode() == _content_hash(data)
    except (zipfile.BadZipFile, KeyError, OSError, ValueError):
        return False


@dataclass(frozen=True, slots=True)
class _Book:
    """What a workbook holds."""

    sheets: tuple[Sheet, ...]
    forms: tuple[PrintedForm, ...]
    title: str
    attachment: str
    at: str

    def rendered(self, seal: str) -> bytes:
        stream = io.BytesIO()
        # XlsxWriter alters the properties it is given: a second workbook of the same would be another.
        with NewBook(stream, {"default_format_properties": dict(_FONT)}) as book:
            created = datetime.fromisoformat(self.at).replace(tzinfo=None) if self.at else UNKNOWN_TIME
            book.set_properties({"title": cell_text(self.title), "created": created, "keywords": seal})
            writer = SheetWriter(book, lambda _: None)
            for sheet in self.sheets:
                writer.write(sheet)
            styles = FormStyles(book)
            taken = {sheet.name.casefold() for sheet in self.sheets}
            for form in self.forms:
                name = _sheet_name(form.project, taken)
                _write_form(book.add_worksheet(name), styles, form, self.attachment)
        return stream.getvalue()


def _write_form(sheet: Worksheet, styles: FormStyles, form: PrintedForm, attachment: str) -> None:
    set_up_page(sheet)
    content = _content(form)
    end = write_form(sheet, styles, content, attachment=attachment)
    if form.opinion:
        sheet.write_string(end, 0, _OPINION, styles.cell())
        sheet.merge_range(end, 1, end, LAST_COLUMN, "", styles.cell("left"))
        sheet.write_string(end, 1, cell_text(form.opinion), styles.cell("left"))
        sheet.set_row(end, max(36.0, row_height(form.opinion, sum(COLUMN_WIDTHS[1:]))))
    if _height(content) * _SMALLEST <= _PAGE_HEIGHT:
        sheet.fit_to_pages(1, 1)
    else:
        sheet.repeat_rows(3 if attachment else 2)
    sheet.set_footer('&C&"宋体,常规"&10第 &P 页 共 &N 页')


def _content(form: PrintedForm) -> FormContent:
    return FormContent(
        project=cell_text(form.project),
        department_and_code=cell_text(form.department),
        unit=cell_text(form.unit),
        attribute=cell_text(form.attribute),
        period=cell_text(form.period),
        year=cell_text(form.year),
        total=cell_text(form.total),
        fiscal=cell_text(form.fiscal),
        other=cell_text(form.other),
        goal=cell_text(form.goal),
        rows=tuple(IndicatorRow(*map(cell_text, row)) for row in form.rows),
    )


def _height(form: FormContent) -> float:
    """About how high a form is at full size, in points."""
    rows = (
        max(row_height(row.name, COLUMN_WIDTHS[3]), row_height(row.value, COLUMN_WIDTHS[4]))
        for row in form.rows
    )
    return 12 * ROW_HEIGHT + row_height(form.goal, sum(COLUMN_WIDTHS[1:])) + sum(rows)


def _sheet_name(project: str, taken: set[str]) -> str:
    bare = " ".join(_NOT_ALLOWED.sub("_", project).split()).strip("' ")[:_LONGEST_NAME] or "绩效目标表"
    name, number = bare, 1
    while name.casefold() in taken:
        number += 1
        mark = f" ({number})"
        name = bare[: _LONGEST_NAME - len(mark)] + mark
    taken.add(name.casefold())
    return name


def _content_hash(data: bytes) -> str:
    """A hash of every part but the one that holds the hash."""
    total = hashlib.sha256()
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        for name in sorted(package.namelist()):
            if name != _CORE:
                total.update(name.encode() + b"\0" + hashlib.sha256(package.read(name)).digest())
    return f"sha256:{total.hexdigest()}"
