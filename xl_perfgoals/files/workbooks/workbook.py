"""Workbook: the sheets of a file as read, and doubts about the file as a whole."""

from typing import NamedTuple

from xl_perfgoals.files.raw_sheets import RawSheet


class Workbook(NamedTuple):
    """The sheets, and the codes of doubts."""

    sheets: tuple[RawSheet, ...]
    doubts: tuple[str, ...] = ()


def unseen(sheets: tuple[RawSheet, ...]) -> Workbook:
    """A workbook that nobody could look at a second time."""
    return Workbook(sheets, ("D02",))
