"""HTML tables: a page as sheets, its tables and the lines between them from top to bottom.

Systems for budgets export such pages under the name .xls, and Excel and WPS open them as workbooks.
"""

import re
from collections.abc import Iterator
from math import isfinite

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from xl_perfgoals.files.formats.broken_text import decoded_text, with_broken_text
from xl_perfgoals.files.formats.cell_texts import cell_text, flowed
from xl_perfgoals.files.formats.page_sheets import PageCell, PageTable, sheets_of
from xl_perfgoals.files.formats.page_text import is_block, is_hidden, own_text, shown_lines, tag
from xl_perfgoals.files.formats.refused import RefusedError
from xl_perfgoals.files.formats.sheet_builder import too_large
from xl_perfgoals.files.limits import LIMITS
from xl_perfgoals.files.raw_sheets import DamagedError, RawSheet

PAGE = "网页"
"""The name of the sheet where the page names none."""

_SHEET_NAME = re.compile(r"<x:ExcelWorksheet>\s*<x:Name>([^<]{1,31})</x:Name>")
_BEGUN = re.compile(r"<html\b", re.IGNORECASE)
_ENDED = re.compile(r"</(?:html|body|frameset)\s*>|</table\s*>\s*\Z", re.IGNORECASE)
_SECTIONS = {"thead", "tbody", "tfoot", "form"}
_CELLS = {"td", "th"}
_MOST_SPAN = 1000
"""What browsers allow for colspan."""
_NUMBERS = ("x:num", "sdval")
"""Attributes in which Excel and LibreOffice keep the number behind the text."""


def read_sheets(data: bytes) -> tuple[RawSheet, ...]:
    """The sheets of a page. Raises DamagedError, or RefusedError where it has no table."""
    found = decoded_text(data)
    sheets = page_sheets(found.text)
    if _breaks_off(found.text):
        raise RefusedError("B03")
    if not sheets:
        raise RefusedError("B14")
    return with_broken_text(sheets, found)


def _breaks_off(text: str) -> bool:
    """Whether a page that was begun is not ended: parsers close what is open, and the rest is lost unseen."""
    return _BEGUN.search(text) is not None and _ENDED.search(text) is None


def page_sheets(text: str, name: str = "") -> tuple[RawSheet, ...]:
    """The sheets of a page; () when it has no table."""
    # given as UTF-8, so that the parser asks no declaration in the page for the encoding
    parser = HTMLParser(encoding="utf-8", no_network=True, huge_tree=False)
    page = _Page()
    try:
        page.walk(document_fromstring(text.encode("utf-8", "replace"), parser=parser))
    except (etree.LxmlError, RecursionError, ValueError) as error:
        raise DamagedError from error
    if any(entry.level == etree.ErrorLevels.FATAL for entry in parser.error_log):
        raise DamagedError  # the parser gave up: what comes behind is lost
    names = set(_SHEET_NAME.findall(text))
    return sheets_of(page.parts, name or (names.pop() if len(names) == 1 else PAGE))


class _Page:
    """One walk through a page: its lines and tables in the order in which they are read."""

    def __init__(self) -> None:
        self.parts: list[str | PageTable] = []
        self._line: list[str] = []
        self._cells = 0
        self._hidden = False

    def walk(self, element: HtmlElement) -> None:
        """The lines of an element, and the tables in it."""
        self._line.append(flowed(element.text or ""))
        for child in element:
            known = own_text(child)
            if known is not None:
                self._line.append(known)
            elif _holds_rows(child):
                self._end_line()
                self._table(child)
            elif not is_hidden(child):
                self._inside(child)
            elif child.find(".//table") is not None:
                self._hidden_tables(child)
            self._line.append(flowed(child.tail or ""))

    def _inside(self, element: HtmlElement) -> None:
        if is_block(element):
            self._end_line()
        self.walk(element)
        if is_block(element):
            self._end_line()

    def _hidden_tables(self, element: HtmlElement) -> None:
        """Tables that the page does not show are read like hidden rows; the lines around them are not."""
        before, self._hidden = self._hidden, True
        lines, self._line = self._line, []
        for table in element.iterchildren():
            if _holds_rows(table):
                self._table(table)
            elif own_text(table) is None:
                self._hidden_tables(table)
        self._hidden, self._line = before, lines

    def _end_line(self) -> None:
        self.parts.extend(filter(None, map(cell_text, "".join(self._line).split("\n"))))
        self._line.clear()

    def _table(self, table: HtmlElement) -> None:
        if _is_layout(table):
            for part in table:
                self._layout(part)
            return
        for caption in table.iterchildren("caption"):
            self._inside(caption)
        rows: PageTable = []
        unseen = self._hidden or is_hidden(table)
        for row in _rows(table):
            hidden = unseen or is_hidden(row)
            rows.append([_cell(cell, hidden=hidden) for cell in row.iterchildren("td", "th")])
            self._cells += len(rows[-1])
            if self._cells > LIMITS.cells:
                raise too_large()
        if any(cell.text for row in rows for cell in row):
            self.parts.append(rows)

    def _layout(self, element: HtmlElement) -> None:
        """A table that only arranges others: its cells one below the other."""
        if _holds_rows(element):
            self._table(element)
        elif tag(element) in _CELLS:
            self.walk(element)
            self._end_line()
        elif own_text(element) is None:
            for part in element:
                self._layout(part)


def _cell(cell: HtmlElement, *, hidden: bool) -> PageCell:
    text = cell_text(shown_lines(cell))
    digits = next(filter(None, map(cell.get, _NUMBERS)), None)
    across = min(_span(cell, "colspan") or 1, _MOST_SPAN)
    return PageCell(
        text, _number(digits) if digits and text else None, across, _span(cell, "rowspan"), hidden
    )


def _holds_rows(element: HtmlElement) -> bool:
    """Whether this is a table, or rows whose table was lost."""
    return tag(element) == "table" or next(element.iterchildren("tr"), None) is not None


def _rows(table: HtmlElement) -> Iterator[HtmlElement]:
    for part in table:
        if tag(part) == "tr":
            yield part
        elif tag(part) in _SECTIONS:
            yield from _rows(part)


def _is_layout(table: HtmlElement) -> bool:
    """Whether the tables inside this one hold more than its own cells do."""
    inner = table.find(".//table")
    if inner is None:
        return False
    cells = [cell for row in _rows(table) for cell in row.iterchildren("td", "th")]
    own = sum(1 for cell in cells if cell.find(".//table") is None and shown_lines(cell))
    nested = sum(1 for cell in cells for _ in cell.iterfind(".//td"))
    return nested > own


def _span(cell: HtmlElement, name: str) -> int:
    """How many columns or rows a cell spans: 0 means to the end."""
    digits = re.match(r"\s*([0-9]{1,9})", cell.get(name) or "1")
    return int(digits[1]) if digits else 1


def _number(text: str) -> float | None:
    try:
        value = float(text)
    except ValueError:
        return None
    return value if isfinite(value) else None
