"""Delimited text: CSV, tab-separated text under any name, and tables pasted into a text file.

Columns are told by commas or semicolons where nearly all lines have equally many; else by tabs; else by
the lines of a drawn table (│ or |); else by commas or runs of blanks, whichever divide more lines. A text
without columns is refused. Nothing becomes a number or a date here: texts stay as they are written.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import islice

from xl_perfgoals.files.formats.aligned_text import aligned_rows
from xl_perfgoals.files.formats.broken_text import decoded_text, with_broken_text
from xl_perfgoals.files.formats.cell_texts import cell_text
from xl_perfgoals.files.formats.drawn_tables import is_drawn, parts_of
from xl_perfgoals.files.formats.page_sheets import sheets_of
from xl_perfgoals.files.formats.refused import RefusedError
from xl_perfgoals.files.formats.sheet_builder import SheetBuilder
from xl_perfgoals.files.raw_sheets import RawSheet

TEXT = "文本"
"""The name of the sheet."""

_HINT = re.compile(r"sep=(.)(?:\r\n|\r|\n|$)", re.IGNORECASE)
_QUOTED = r'[ ]*"((?:[^"]|"")*)"[ ]*(?={0}|\r|\n|\Z)'
_MOST_LINES = 60
"""A quoted text of more lines is no cell but a quote that nobody closed."""
_SAMPLE = 2_000
"""So many lines show by what the columns are told."""
_NEARLY_ALL = 0.8


def read_sheets(data: bytes) -> tuple[RawSheet, ...]:
    """The text as sheets. Raises DamagedError, or RefusedError where it has no columns."""
    found = decoded_text(data)
    text = found.text.strip("\ufeff\r\n")
    rows = _rows_by(text)
    sheets = sheets_of(parts_of(text.splitlines()), TEXT) if rows is None else (_sheet(rows),)
    if not any(len(cells) > 1 for sheet in sheets for cells in sheet.rows):
        raise RefusedError("B02")
    return with_broken_text(sheets, found)


def _sheet(rows: Iterator[list[str]]) -> RawSheet:
    builder = SheetBuilder()
    for row, cells in enumerate(rows, 1):
        for col, text in enumerate(cells, 1):
            builder.put(row, col, cell_text(text))
    return builder.sheet(TEXT)


def _rows_by(text: str) -> Iterator[list[str]] | None:
    """The rows of a text, by what tells its columns; None for a drawn table."""
    if hint := _HINT.match(text):
        return _delimited(text[hint.end() :], hint[1])
    for mark in ",;":
        if _is_even(_delimited(text, mark)):
            return _delimited(text, mark)
    if "\t" in text.strip():
        return _delimited(text, "\t")
    if is_drawn(text.splitlines()[:_SAMPLE]):
        return None
    by_commas = _divided(_delimited(text, ","))
    by_blanks = _divided(aligned_rows(text.splitlines()[:_SAMPLE]))
    return _delimited(text, ",") if by_commas > by_blanks else aligned_rows(text.splitlines())


def _divided(rows: Iterator[list[str]]) -> int:
    return sum(len(row) > 1 for row in islice(rows, _SAMPLE))


def _is_even(rows: Iterator[list[str]]) -> bool:
    """Whether nearly all rows have the same number of columns, and more than one."""
    widths = Counter(len(row) for row in islice(rows, _SAMPLE) if any(map(str.strip, row)))
    width, count = max(widths.items(), key=lambda item: item[1], default=(0, 0))
    return width > 1 and count >= _NEARLY_ALL * widths.total()


def _delimited(text: str, mark: str) -> Iterator[list[str]]:
    """Rows whose cells end at a mark. Quotes count only around a whole cell: "三保"支出 keeps its own."""
    field = _fields(text, re.escape(mark))
    row: list[str] = []
    at = 0
    while at < len(text):
        content, at = field(at)
        row.append(content)
        if text.startswith(mark, at):
            at += 1
            if at < len(text):
                continue
        else:
            at += 2 if text.startswith("\r\n", at) else 1
        yield row
        row = []


def _fields(text: str, mark: str) -> Callable[[int], tuple[str, int]]:
    """How to read the cell that begins at a place: what it holds, and where it ends."""
    quoted, plain = re.compile(_QUOTED.format(mark)), re.compile(rf"(?:(?!{mark})[^\r\n])*")

    def field(at: int) -> tuple[str, int]:
        found = quoted.match(text, at)
        if found and found[1].count("\n") <= _MOST_LINES:
            return found[1].replace('""', '"'), found.end()
        bare = plain.match(text, at)
        assert bare is not None  # noqa: S101 - it matches nothing, too
        return bare[0], bare.end()

    return field
