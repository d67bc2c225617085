"""转换说明: every note on a sheet of its own, those to look at first."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from xl_perfgoals.core.cell_text import cell_text
from xl_perfgoals.core.sheet import quoted
from xl_perfgoals.templates.conversion import wording as say
from xl_perfgoals.templates.conversion.note import Note, NoteKind
from xl_perfgoals.templates.looks import (
    ACCENT,
    BAD,
    BAD_FILL,
    FAIR,
    FAIR_FILL,
    GOOD,
    GOOD_FILL,
    QUIET,
    Looks,
)
from xl_perfgoals.templates.places import PROJECT
from xl_perfgoals.templates.row_height import row_height

_WIDTHS = (6.0, 9.0, 8.0, 18.0, 22.0, 44.0, 52.0)
_COLORS = {
    NoteKind.DOUBTFUL: (FAIR, FAIR_FILL),
    NoteKind.LOST: (BAD, BAD_FILL),
    NoteKind.REPAIRED: (GOOD, GOOD_FILL),
}
_HEAD = 3
"""The 0-based row of the headings."""

_LONGEST = 600
"""Characters of a source's text that are shown; more of it is read in the source."""


class NotedForm(NamedTuple):
    """The notes on one form, and the name of its sheet; that of the workbook as a whole is ""."""

    sheet: str
    notes: tuple[Note, ...]


def write_note_sheet(sheet: Worksheet, looks: Looks, source: str, noted: Sequence[NotedForm]) -> None:
    """Fills 转换说明. source is the name of the file that was converted."""
    for col, width in enumerate(_WIDTHS):
        sheet.set_column(col, col, width)
    lines = list(_ordered(noted))
    _write_head(sheet, looks, source, noted)
    for number, (name, note) in enumerate(lines, 1):
        _write_line(sheet, looks, number, name, note)
    last = _HEAD + max(len(lines), 1)
    if lines:
        sheet.autofilter(_HEAD, 0, last, len(_WIDTHS) - 1)
    else:
        look = looks.box(font_color=GOOD, bg_color=GOOD_FILL, indent=1)
        sheet.merge_range(last, 0, last, len(_WIDTHS) - 1, say.NOTHING, look)
        sheet.set_row(last, 26)
    sheet.ignore_errors({"number_stored_as_text": f"A1:G{last + 1}"})
    sheet.freeze_panes(_HEAD + 1, 0)
    sheet.hide_gridlines(2)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.6)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(_HEAD)
    sheet.print_area(0, 0, last, len(_WIDTHS) - 1)
    sheet.set_tab_color(FAIR)


def _ordered(noted: Sequence[NotedForm]) -> Iterator[tuple[str, Note]]:
    """The notes by kind, each kind form by form."""
    for kind in NoteKind:
        for name, notes in noted:
            yield from ((name, note) for note in notes if note.kind is kind)


def _write_head(sheet: Worksheet, looks: Looks, source: str, noted: Sequence[NotedForm]) -> None:
    last = len(_WIDTHS) - 1
    kinds = [note.kind for _, notes in noted for note in notes]
    counts = say.COUNTS.format(**{kind.value: kinds.count(kind) for kind in NoteKind})
    forms = sum(1 for name, _ in noted if name)
    told = cell_text(say.INTRODUCTION.format(source=source, forms=forms))
    sheet.merge_range(0, 0, 0, last, say.SHEET_TITLE, looks.text(bold=1, font_size=16, align="center"))
    sheet.set_row(0, 34)
    sheet.merge_range(1, 0, 1, last, told, looks.text(text_wrap=1, indent=1))
    sheet.set_row(1, row_height(told, sum(_WIDTHS) - 4) + 6)
    sheet.merge_range(2, 0, 2, last, counts, looks.text(bold=1, font_color=ACCENT, indent=1))
    sheet.set_row(2, 26)
    for col, words in enumerate(say.HEADS):
        sheet.write_string(_HEAD, col, words, looks.head())
    sheet.set_row(_HEAD, 26)


def _write_line(sheet: Worksheet, looks: Looks, number: int, name: str, note: Note) -> None:
    row = _HEAD + number
    color, fill = _COLORS[note.kind]
    middle, words = looks.box(align="center"), looks.box(text_wrap=1, indent=1)
    sheet.write_number(row, 0, number, middle)
    sheet.write_string(
        row, 1, say.KINDS[note.kind], looks.box(align="center", font_color=color, bg_color=fill)
    )
    if name:
        link = looks.box(align="center", font_color=ACCENT, underline=1)
        sheet.write_url(row, 2, f"internal:{quoted(name)}!C{PROJECT}", link, name)
    else:
        sheet.write_string(row, 2, say.WHOLE_BOOK, looks.box(align="center", font_color=QUIET))
    texts = (note.field, _place(note), _shortened(note.was), note.said)
    for col, text in enumerate(texts, 3):
        _write_text(sheet, row, col, cell_text(text), words)
    heights = [row_height(text, width - 2) for text, width in zip(texts, _WIDTHS[3:], strict=True)]
    sheet.set_row(row, max(heights))


def _write_text(sheet: Worksheet, row: int, col: int, text: str, look: Format) -> None:
    if text:
        sheet.write_string(row, col, text, look)
    else:
        sheet.write_blank(row, col, None, look)


def _place(note: Note) -> str:
    """Where in the source: its sheet and cell."""
    if note.at.whole_file or not note.at.sheet:
        return note.at.sheet or say.FILE
    return f"{note.at.sheet}!{note.at.a1}"


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST else text[:_LONGEST] + "……"
