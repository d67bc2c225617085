"""Sheets to an .xlsx workbook: text stays text, totals stay formulas, the same sheets give the same bytes."""

import os
import zipfile
from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import datetime
from pathlib import Path, PurePath

import python_calamine
from xlsxwriter.workbook import Workbook

from xl_perfgoals.core.sheet import Formula, Properties, Sheet, Value
from xl_perfgoals.files.atomic import Saved, save_whole
from xl_perfgoals.files.xlsx_book import NewBook
from xl_perfgoals.files.xlsx_sheet import SheetWriter

Locate = Callable[[str], str | None]
"""From a book's name to what a link to it says: a path relative to the workbook, or an absolute one."""

UNKNOWN_TIME = datetime(2000, 1, 1)  # noqa: DTZ001 - a workbook's times have no zone


class UnreadableOutputError(Exception):
    """The workbook just written does not read back as it should: a bug, so the target stays untouched."""


def write_xlsx(
    target: Path,
    sheets: Sequence[Sheet],
    *,
    properties: Properties = Properties(),  # noqa: B008 - a frozen value
    locate: Locate = lambda _: None,
    inputs: Collection[Path] = (),
    before_replacing: Callable[[], None] | None = None,
) -> Saved:
    """Writes the sheets to target, reads the file again, and only then puts it in place.

    before_replacing is called when that is about to be done.
    """
    return save_whole(
        target,
        lambda path: render_xlsx(path, sheets, properties=properties, locate=locate),
        verify=lambda path: verify_xlsx(path, sheets),
        inputs=inputs,
        before_replacing=before_replacing,
    )


def render_xlsx(path: Path, sheets: Sequence[Sheet], *, properties: Properties, locate: Locate) -> None:
    """Writes the sheets to a file, with no regard to what was there."""
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


def verify_xlsx(path: Path, sheets: Sequence[Sheet]) -> None:
    """Reads a written workbook again: checksums, names of sheets, and that no sheet lost rows or cells."""
    with zipfile.ZipFile(path) as archive:
        if (part := archive.testzip()) is not None:
            raise UnreadableOutputError(f"{part} of {path.name} is damaged")
    with python_calamine.load_workbook(path) as book:
        if book.sheet_names != [sheet.name for sheet in sheets]:
            raise UnreadableOutputError(f"{path.name} has sheets {book.sheet_names}")
        for sheet in sheets:
            read = book.get_sheet_by_name(sheet.name)
            if read.height < _last_filled_row(sheet):
                raise UnreadableOutputError(f"{sheet.name} of {path.name} has {read.height} rows")
            cells = sum(len(row) - row.count("") for row in read.to_python())
            if cells < (filled := _filled_cells(sheet)):
                raise UnreadableOutputError(f"{sheet.name} of {path.name} has {cells} of {filled} cells")


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


def _last_filled_row(sheet: Sheet) -> int:
    rows = [cell.row for cell in sheet.cells if not _empty(cell.value)]
    for block in sheet.blocks:
        filled = (n for n in range(len(block.rows), 0, -1) if not all(map(_empty, block.rows[n - 1])))
        rows.append(block.top - 1 + next(filled, 0))
    return max(rows, default=0)


def _filled_cells(sheet: Sheet) -> int:
    """How many places hold something; cells lie over blocks."""
    over = {(cell.row, cell.col): _empty(cell.value) for cell in sheet.cells}
    count = len(over) - sum(over.values())
    for block in sheet.blocks:
        for row, values in enumerate(block.rows, block.top):
            for col, value in enumerate(values, block.left):
                count += not _empty(value) and (row, col) not in over
    return count


def _empty(value: Value) -> bool:
    return value is None or value == "" or (isinstance(value, Formula) and value.value == "")
