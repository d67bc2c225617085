"""Links of a sheet as XML: to a cell of a source file, or to one of our own sheets."""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from html import escape  # that of xml.sax brings in the network, which takes a tenth of a second
from operator import itemgetter
from pathlib import PurePath
from typing import NamedTuple

from xl_perfgoals.core.cell_text import cell_text
from xl_perfgoals.core.column_names import column_letters
from xl_perfgoals.core.sheet import Link, quoted

MAX_PART = 2079
"""Excel's limit for the path of a link, and for the place in it."""
_LONGEST_TIP = 255
_MANY = 500
"""So many links are put together at a time."""

_CELLS_CAN_BE_NAMED = frozenset({".xlsx", ".xlsm", ".xltx", ".xltm", ".xlsb", ".xls", ".et", ".ods"})
_CELL = itemgetter(0, 1)
"""Of a link: the row and column where it stands."""
_UNSAFE = re.compile(r'[%#?"<>\[\]^`{}|\\\s]')


class Source(NamedTuple):
    """Where a file is, as the address of a link, and whether programs can be sent to a cell of it."""

    address: str
    has_cells: bool


def source(path: str) -> Source | None:
    """The source at a path; None when the path is too long for a link."""
    address = _escaped(path)
    if len(address) > MAX_PART:
        return None
    return Source(address, PurePath(path).suffix.lower() in _CELLS_CAN_BE_NAMED)


class LinkWriter:
    """Makes the links of one sheet. addresses are the files that they lead to, with their numbers.

    Excel keeps the address of a file anew for every link; once for every file says the same.
    """

    def __init__(self, source_of: Callable[[str], Source | None]) -> None:
        self.addresses: dict[str, int] = {}
        self._source_of = source_of
        self._ways: dict[tuple[str, str], _Way] = {}

    def xml(self, links: Sequence[Link]) -> Iterator[bytes]:
        """The links, many at a time; of two on one cell the later, and none that there is no way to say."""
        made = self._made(links)
        for first in range(0, len(made), _MANY):
            yield "".join(made[first : first + _MANY]).encode("latin-1")

    def _made(self, links: Sequence[Link]) -> list[str]:
        """The links, with a sign for each byte that they are to be: the names in them are Chinese, and to put
        those into UTF-8 for every link anew would take as long as all the rest.
        """
        if len({*map(_CELL, links)}) < len(links):
            links = tuple(dict(zip(map(_CELL, links), links, strict=True)).values())
        letters, ways = _Letters(), self._ways
        made: list[str] = []
        book = sheet = start = end = ""
        for row, col, (to_book, to_sheet, to_row, to_col), tip in links:
            if to_sheet != sheet or to_book != book or not start:  # mostly as of the link before
                book, sheet = to_book, to_sheet
                start, end = ways.get((book, sheet)) or self._way(book, sheet)
                if not start:
                    continue
            if tip or not end:
                place = f"{letters[to_col]}{to_row}{end}" if end else ""
                made.append(f'<hyperlink ref="{letters[col]}{row}"{start}{place}{_said(tip)}/>')
            else:
                made.append(f'<hyperlink ref="{letters[col]}{row}"{start}{letters[to_col]}{to_row}{end}/>')
        return made

    def _way(self, book: str, sheet: str) -> "_Way":
        way = self._ways[book, sheet] = self._new_way(book, sheet)
        return way

    def _new_way(self, book: str, sheet: str) -> "_Way":
        place = _place(sheet)
        if not book:
            return _Way(_bytewise(place), '"')
        source = self._source_of(book)
        if source is None or len(place) > MAX_PART:
            return _NO_WAY
        number = self.addresses.setdefault(source.address, len(self.addresses) + 1)
        file = f' r:id="rId{number}"'
        return _Way(file + _bytewise(place), '"') if sheet and source.has_cells else _Way(file, "")


class _Way(NamedTuple):
    """What stands before and behind the cell in links to a sheet; nothing behind: they name no cell."""

    start: str
    end: str


_NO_WAY = _Way("", "")


class _Letters(dict[int, str]):
    """The letters of columns, known after the first time."""

    def __missing__(self, col: int) -> str:
        letters = self[int(col)] = column_letters(int(col))
        return letters


@lru_cache(maxsize=4096)  # a sheet is led to from several of ours
def _place(sheet: str) -> str:
    return f' location="{_attribute(quoted(sheet))}!'


def _said(tip: str) -> str:
    return f' tooltip="{_bytewise(_attribute(cell_text(tip)[:_LONGEST_TIP]))}"' if tip else ""


def _bytewise(text: str) -> str:
    return text.encode().decode("latin-1")


def _attribute(text: str) -> str:
    return escape(text, quote=False).replace('"', "&quot;").replace("\n", "&#10;")


def _escaped(path: str) -> str:
    """The path as the address of a link; Chinese characters stay as they are."""
    address = _UNSAFE.sub(lambda found: "".join(f"%{byte:02X}" for byte in found[0].encode()), path)
    if path.startswith("//"):
        return f"file:{address}"
    if path.startswith("/"):
        return f"file://{address}"
    return f"file:///{address}" if path[1:2] == ":" else address
