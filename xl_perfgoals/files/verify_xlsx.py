"""Looks at a workbook of ours before it goes into place: is it whole, and does it hold what it should?"""

from collections.abc import Sequence
from pathlib import Path

import python_calamine

from xl_perfgoals.core.sheet import Sheet
from xl_perfgoals.files.sheet_content import content_of
from xl_perfgoals.files.xlsx_book import Written


class UnreadableOutputError(Exception):
    """The workbook just written is not as it should be: a bug, or the disk. The target stays untouched."""


def verify_xlsx(path: Path, sheets: Sequence[Sheet], written: Written) -> None:
    """Raises UnreadableOutputError unless path is a whole workbook that holds the sheets.

    Three questions, each put where the answer is cheap and certain. Did the XML of each sheet come out with
    all its rows and values? They were counted in the very bytes that were then packed, and are counted in the
    sheets, by other means, now. Has the disk every byte of what was packed, in its place? The file is read
    again from its first byte to its last. Is it a workbook? A reader that is not ours opens it, finds its way
    through its parts, and names its sheets.
    Unpacking the sheets again would only ask whether zlib packs truly, and costs half of what packing does.
    """
    if not written.file.is_on_disk(path):
        raise UnreadableOutputError(f"{path.name} is not on the disk as it was written")
    try:
        with python_calamine.load_workbook(path) as book:
            names = book.sheet_names
    except python_calamine.CalamineError as error:
        raise UnreadableOutputError(f"{path.name}: {error}") from error
    if names != [sheet.name for sheet in sheets]:
        raise UnreadableOutputError(f"{path.name} has sheets {names}")
    for number, sheet in enumerate(sheets, 1):
        found, wanted = written.contents[f"xl/worksheets/sheet{number}.xml"], content_of(sheet)
        if found.last_row < wanted.last_row or found.values < wanted.values:
            raise UnreadableOutputError(f"{sheet.name} of {path.name} has {found}, not {wanted}")
