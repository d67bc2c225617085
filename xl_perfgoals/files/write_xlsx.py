"""Sheets to an .xlsx workbook: text stays text, totals stay formulas, the same sheets give the same bytes."""

import os
from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import datetime
from pathlib import Path, PurePath

from xlsxwriter.workbook import Workbook

from xl_perfgoals.core.sheet import Properties, Sheet
from xl_perfgoals.files.atomic import Saved, save_whole
from xl_perfgoals.files.verify_xlsx import verify_xlsx
from xl_perfgoals.files.xlsx_book import NewBook, Written
from xl_perfgoals.files.xlsx_sheet import SheetWriter

Locate = Callable[[str], str | None]
"""From a book's name to what a link to it says: a path relative to the workbook, or an absolute one."""

UNKNOWN_TIME = datetime(2000, 1, 1)  # noqa: DTZ001 - a workbook's times have no zone


def write_xlsx(
    target: Path,
    sheets: Sequence[Sheet],
    *,
    properties: Properties = Properties(),  # noqa: B008 - a frozen value
    locate: Locate = lambda _: None,
    inputs: Collection[Path] = (),
    before_replacing: Callable[[Path], object] | None = None,
) -> Saved:
    """Writes the sheets beside target, reads the file again, and only then puts it in place.

    before_replacing is called with the new file when that is about to be done.
    """
    written: list[Written] = []
    return save_whole(
        target,
        lambda path: written.append(render_xlsx(path, sheets, properties=properties, locate=locate)),
        verify=lambda path: verify_xlsx(path, sheets, written[-1]),
        inputs=inputs,
        before_replacing=before_replacing,
    )


def render_xlsx(path: Path, sheets: Sequence[Sheet], *, properties: Properties, locate: Locate) -> Written:
    """Writes the sheets to a file, with no regard to what was there; tells what verify_xlsx needs to know."""
    with NewBook(
        path,
        {
            # The width of a column counts digits of this font: 8 pixels for 宋体 11, in Excel and in WPS.
            "default_format_properties": {"font_name": "宋体", "font_size": 11},
            "default_column_width": 72,
            "default_row_height": 18,
        },
    ) as book:
        _describe(book, properties)
        writer = SheetWriter(book, locate)
        for sheet in sheets:
            writer.write(sheet)
    written: Written = book.written
    return written


def links_from(folder: Path, files: Mapping[str, Path]) -> Locate:
    """Links to source files for a workbook in a folder: relative where the drive allows it."""
    base = folder.absolute()

    def locate(book: str) -> str | None:
        path = files.get(book)
        if path is None:
            return None
        try:
            return PurePath(os.path.relpath(path.absolute(), base)).as_posix()
        except ValueError:  # another drive of Windows
            return path.absolute().as_posix()

    return locate


def _describe(book: Workbook, properties: Properties) -> None:
    try:
        made = datetime.fromisoformat(properties.made_at)
    except ValueError:
        made = UNKNOWN_TIME
    book.set_properties(
        {
            "title": properties.title,
            "subject": properties.subject,
            "author": properties.author,
            "keywords": properties.keywords,
            "comments": properties.comments,
            "created": made.replace(tzinfo=None),
        }
    )
