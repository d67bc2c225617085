"""Workbook: the sheets of a file as read, and doubts about the file as a whole."""

from typing import NamedTuple

from xl_perfgoals.files.raw_sheets import RawSheet
from xl_perfgoals.files.workbooks.needs import Need, need_of


class Workbook(NamedTuple):
    """The sheets, and the codes of doubts."""

    sheets: tuple[RawSheet, ...]
    doubts: tuple[str, ...] = ()


def unseen(sheets: tuple[RawSheet, ...]) -> Workbook:
    """A workbook that nobody could look at a second time."""
    formats_matter = any(need_of(sheet.rows) > Need.WORDS for sheet in sheets)
    return Workbook(sheets, ("D02", "D20") if formats_matter else ("D20",))
