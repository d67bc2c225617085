"""PDF joins: tables that go on over the page, and what stands on each page again and is left out."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from xl_perfgoals.core.texts import squeeze
from xl_perfgoals.files.formats.page_sheets import PageCell, has_indicators, names_project
from xl_perfgoals.files.formats.pdf_bands import PdfTable
from xl_perfgoals.files.formats.pdf_pages import PdfPage
from xl_perfgoals.files.formats.pdf_seams import NEAR, append, is_label, without
from xl_perfgoals.files.formats.ruled_tables import RuledTable
from xl_perfgoals.parsing.columns import FRAME_WORDS
from xl_perfgoals.parsing.footers import is_footer
from xl_perfgoals.parsing.labels import LEVEL1_WORDS, LEVEL2_WORDS

_GOES_ON = re.compile(r"[(（]?(?:续表?|接上[页表]|转下页)[0-9一二三四五六七八九十]*[)）]?")
_IN_LABELS = set("".join((*LEVEL1_WORDS, *LEVEL2_WORDS, *FRAME_WORDS)) + "指标()必填硬性")
_Rows = list[list[str]]


@dataclass(slots=True)
class Part:
    """A line or a table, the page where it begins and the one where it ends."""

    item: str | PdfTable
    page: int
    last_page: int


def joined(pages: Sequence[PdfPage]) -> list[Part]:
    """The lines and tables of all pages, what belongs together joined."""
    found: list[Part] = []
    heads: set[str] = set()
    for number, page in enumerate(pages, 1):
        parts = page.parts
        first = next((i for i, part in enumerate(parts) if isinstance(part, PdfTable)), len(parts))
        last = max((i for i, part in enumerate(found) if isinstance(part.item, PdfTable)), default=-1)
        own_heads = _pieces(part for part in parts[:first] if isinstance(part, str))
        if first < len(parts) and last >= 0 and found[last].last_page == number - 1:
            tails = [part.item for part in found[last + 1 :] if isinstance(part.item, str)]
            below = _pieces(part for part in parts[first:] if isinstance(part, str))
            table, before = parts[first], found[last].item
            if (
                isinstance(table, PdfTable)
                and isinstance(before, PdfTable)
                and all(_is_stray(head) or any(_same_text(old, head) for old in heads) for head in own_heads)
                and not any(is_footer(tail) for tail in _pieces(tails) - below)
                and (rest := _continuation(before, table)) is not None
            ):
                del found[last + 1 :]
                append(before, rest)
                found[last].last_page = number
                parts = parts[first + 1 :]
        found += [Part(part, number, number) for part in parts]
        heads = own_heads
    return found


def ruled(table: PdfTable) -> RuledTable:
    """The table without what only joining asks for."""
    rows: RuledTable = [[] for _ in range(table.rows)]
    for cell in table.cells:
        rows[cell.row].append(cell.ruled)
    return rows


def _continuation(before: PdfTable, table: PdfTable) -> PdfTable | None:
    """What the table adds to the one on the page before; None when it is another one."""
    if not all(abs(a - b) <= NEAR for a, b in zip(_outer(before), _outer(table), strict=True)):
        return None
    old, new = _texts(before), _texts(table)
    heading = next((i for i, row in enumerate(old) if has_indicators(_page([row]))), None)
    repeated = _alike(old[heading:], new) if heading is not None else 0
    if not repeated:
        whole = _alike(old, new)
        repeated = whole if names_project(_page(old[:whole])) or has_indicators(_page(old[:whole])) else 0
    rest = _page(new[repeated:])
    if names_project(rest) or (heading is not None and has_indicators(rest)):
        return None
    return without(table, repeated)


def _outer(table: PdfTable) -> tuple[float, float]:
    return min(c.ruled.left for c in table.cells), max(c.ruled.right for c in table.cells)


def _texts(table: PdfTable) -> _Rows:
    return [[squeeze(cell.text) for cell in row] for row in ruled(table)]


def _page(rows: _Rows) -> list[list[PageCell]]:
    return [[PageCell(text) for text in row] for row in rows]


def _alike(old: _Rows, new: _Rows) -> int:
    """How many rows at the top are the same, and not empty."""
    count = 0
    for one, other in zip(old, new, strict=False):
        if len(one) != len(other) or not any(one) or not all(map(_same_text, one, other)):
            break
        count += 1
    return count


def _same_text(one: str, other: str) -> bool:
    """Whether it is the same text, or that with labels drawn over it (see _is_stray)."""
    if one == other:
        return True
    rest = list(other)
    for character in one:
        if character not in rest:
            return False
        rest.remove(character)
    return set("指标") <= set(rest) <= _IN_LABELS


def _is_stray(piece: str) -> bool:
    """Whether a text above a table says that it goes on, or is the label of an area merged over both pages.

    Such a label is drawn on both, in the middle of the area, also where only the other page shows it.
    """
    return _GOES_ON.fullmatch(piece) is not None or is_label(piece)


def _pieces(lines: Iterable[str]) -> set[str]:
    """The texts of lines: there may be several in one."""
    return {squeeze(piece) for line in lines for piece in line.split("  ")}
