"""Pages as sheets: the tables of a page and the lines around them, one sheet for each form.

A page may break a form over several tables, and put many forms below each other. A sheet ends where its
indicator table is complete and the next table begins a form of its own. Of the lines around the tables,
those above a form come into its sheet; below the indicators only remarks and signatures do: a page
number or the address of a web site would be taken for an indicator.
"""

import re
from collections.abc import Iterable
from typing import NamedTuple, TypeAlias

from xl_perfgoals.core.texts import squeeze
from xl_perfgoals.files.formats.sheet_builder import SheetBuilder
from xl_perfgoals.files.raw_sheets import RawSheet
from xl_perfgoals.parsing.columns import column_of, is_heading
from xl_perfgoals.parsing.footers import is_footer
from xl_perfgoals.parsing.labels import Label, label_of

_LONGEST_LABEL = 40
_GAP = re.compile(r"[ \u3000\xa0]*\t[ \t\u3000\xa0]*|[ \u3000\xa0]{2,}")
_LABELLED = re.compile(r"[：:]")
_HEADINGS = re.compile(r"一级指标.{0,12}二级指标.{0,12}三级指标")


class PageCell(NamedTuple):
    """A cell: its text, the number behind it if the page has one, how far it reaches, whether it is seen."""

    text: str
    number: float | None = None
    across: int = 1
    down: int = 1
    hidden: bool = False


PageTable: TypeAlias = list[list[PageCell]]
"""The cells of each row that begin in it, from left to right."""


class _Span(NamedTuple):
    """Columns that a cell from above takes up, in so many rows from here on."""

    first: int
    last: int
    rows: int


def sheets_of(parts: Iterable[str | PageTable], name: str) -> tuple[RawSheet, ...]:
    """The sheets of a page whose lines and tables come in this order; () when it has no table."""
    return tuple(
        sheet.builder.sheet(name if number == 1 else f"{name}{number}")
        for number, sheet in enumerate(gathered(parts), 1)
    )


def gathered(parts: Iterable[str | PageTable]) -> list["PageSheet"]:
    """The same sheets, not yet named."""
    sheets: list[PageSheet] = []
    lines: list[str] = []
    for place, part in enumerate(parts):
        if isinstance(part, str):
            lines.append(part)
            continue
        indicators = has_indicators(part)
        if not sheets or (sheets[-1].complete and (indicators or names_project(part))):
            if sheets:
                lines = sheets[-1].add_footers(lines)
            sheets.append(PageSheet())
        sheets[-1].add_lines(lines)
        sheets[-1].add_table(part)
        sheets[-1].complete |= indicators
        sheets[-1].places.append(place)
        lines = []
    if sheets:
        sheets[-1].add_lines(lines)
    return sheets


class PageSheet:
    """A sheet to which lines and tables are added from above; complete: its indicator table is there.

    places: which of the parts of the page are its tables.
    """

    def __init__(self) -> None:
        self.builder = SheetBuilder()
        self.places: list[int] = []
        self.complete = False
        self._row = 1

    def add_lines(self, lines: Iterable[str]) -> None:
        """Lines as rows of one cell, or of several where labelled blanks stand side by side."""
        for line in lines:
            if not self.complete or is_footer(line):
                for col, piece in enumerate(_pieces(line), 1):
                    self.builder.put(self._row, col, piece)
                self._row += 1

    def add_footers(self, lines: list[str]) -> list[str]:
        """Takes those lines that end the form above them; gives the rest, which heads the next one."""
        ended = next((i for i, line in enumerate(lines) if not is_footer(line)), len(lines))
        self.add_lines(lines[:ended])
        return lines[ended:]

    def add_table(self, table: PageTable) -> None:
        """A table below what is there."""
        spans: list[_Span] = []
        for number, row in enumerate(table):
            if row and all(cell.hidden for cell in row):
                self.builder.hidden_rows.append((self._row, self._row))
            spans = self._add_row(row, spans, len(table) - number)
            self._row += 1

    def _add_row(self, row: Iterable[PageCell], spans: list[_Span], rows_left: int) -> list[_Span]:
        """Puts a row's cells where no cell from above reaches; gives what reaches into the next row."""
        reaching = [_Span(span.first, span.last, span.rows - 1) for span in spans if span.rows > 1]
        col = 1
        for cell in row:
            while over := next((span for span in spans if span.first <= col <= span.last), None):
                col = over.last + 1
            down = min(cell.down or rows_left, rows_left)
            if cell.number is None:
                self.builder.put(self._row, col, cell.text)
            else:
                self.builder.put_number(self._row, col, cell.number, cell.text)
            self.builder.merge(self._row, col, down - 1, cell.across - 1)
            if down > 1:
                reaching.append(_Span(col, col + cell.across - 1, down - 1))
            col += cell.across
        return reaching


def _pieces(line: str) -> list[str]:
    """The parts of a line like "填报单位：某镇    单位：万元"."""
    pieces = _GAP.split(line)
    return pieces if sum(_LABELLED.search(piece) is not None for piece in pieces) > 1 else [line]


def has_indicators(table: PageTable) -> bool:
    """Whether the headings of an indicator table stand in one of the rows."""
    return any(
        is_heading({column_of(cell.text) for cell in row if len(cell.text) <= _LONGEST_LABEL})
        for row in table
    )


def names_project(table: PageTable) -> bool:
    """Whether a row begins with the label 项目名称, as forms do."""
    firsts = (next((cell.text for cell in row if cell.text), "") for row in table)
    return any(
        label_of(text.partition("：")[0]) is Label.PROJECT for text in firsts if len(text) <= _LONGEST_LABEL
    )


def is_unruled_form(parts: Iterable[object]) -> bool:
    """Whether the lines outside the tables hold the headings of an indicator table."""
    return _HEADINGS.search(squeeze("".join(part for part in parts if isinstance(part, str)))) is not None
