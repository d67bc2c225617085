"""Drawn tables: tables in plain text whose lines are characters (│ ├ ┼, or | and - as in Markdown)."""

import re
from collections.abc import Iterator, Sequence

from xl_perfgoals.files.formats.cell_texts import cell_text
from xl_perfgoals.files.formats.page_sheets import PageCell, PageTable

_UPRIGHT = "│┃║|｜"
_JOINT = "┌┐└┘├┤┬┴┼╔╗╚╝╠╣╦╩╬┏┓┗┛┣┫┳┻╋"
_BETWEEN = re.compile(rf"[{_UPRIGHT}{_JOINT}]")
_RULE = re.compile(r"[\s─━═\-+=_:]*")
_LINE = re.compile(r"[─━═]{2,}|[-=_]{3,}")
_FEWEST = 2


def is_drawn(lines: Sequence[str]) -> bool:
    """Whether some of the lines belong to a drawn table."""
    return sum(_is_row(line) for line in lines) >= _FEWEST


def parts_of(lines: Sequence[str]) -> Iterator[str | PageTable]:
    """The lines outside of tables, and the tables, in order."""
    table: list[str] = []
    for line in lines:
        if _is_row(line) or (_LINE.search(line) and _RULE.fullmatch(_BETWEEN.sub("", line))):
            table.append(line)
            continue
        if table:
            yield _table(table)
            table = []
        if text := cell_text(line):
            yield text
    if table:
        yield _table(table)


def _is_row(line: str) -> bool:
    return len(_BETWEEN.findall(line)) >= _FEWEST


def _table(lines: Sequence[str]) -> PageTable:
    """Where ruled lines part the rows, the lines between two of them are one row."""
    groups: list[list[list[str]]] = [[]]
    for line in lines:
        cells = [part.strip() for part in _BETWEEN.split(line.strip())[1:-1]]
        texts = ["" if _RULE.fullmatch(cell) else cell for cell in cells]
        if _LINE.search(line):
            groups.append([])
        if any(texts):  # also beside a rule that parts only some of the columns
            groups[-1].append(texts)
    groups = [group for group in groups if group]
    if len(groups) <= _FEWEST:  # one rule below the headings at most
        groups = [[line] for group in groups for line in group]
    return [_row(group) for group in groups]


def _row(lines: Sequence[Sequence[str]]) -> list[PageCell]:
    width = max(map(len, lines))
    columns = ([line[col] for line in lines if col < len(line)] for col in range(width))
    return [PageCell(cell_text("".join(pieces))) for pieces in columns]
