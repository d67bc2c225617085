"""Forms as text: CSV, tab-separated, pasted, aligned by blanks, drawn with lines, Markdown."""

import csv
import io
import re
from collections.abc import Iterable, Sequence
from unicodedata import east_asian_width

from tests.support.formats.samples import cell_texts, stacked
from xl_perfgoals.core.cells import Grid


def delimited(grids: Sequence[Grid], mark: str) -> str:
    """As a program exports it: cells quoted where needed, all rows equally long."""
    stream = io.StringIO()
    rows = stacked(list(grids))
    width = max(map(len, rows))
    csv.writer(stream, delimiter=mark).writerows(row + [""] * (width - len(row)) for row in rows)
    return stream.getvalue()


def pasted(grids: Sequence[Grid]) -> str:
    """As it arrives in a text file from the clipboard: no quotes, line breaks in cells lost."""
    return "\n".join("\t".join(map(_one_line, row)).rstrip() for row in stacked(list(grids)))


def aligned(grids: Sequence[Grid]) -> str:
    """Columns padded with blanks, by the width of the characters."""
    rows = [[_one_line(text) for text in row] for row in stacked(list(grids))]
    in_columns = [row for row in rows if sum(map(bool, row)) > 1]
    widths = [max(map(_width, column)) for column in zip(*in_columns, strict=True)]
    return "\r\n".join(
        "".join(
            text + " " * (width + 2 - _width(text)) for text, width in zip(row, widths, strict=True)
        ).rstrip()
        if row in in_columns
        else f"      {''.join(row)}".rstrip()
        for row in rows
    )


def drawn(grids: Sequence[Grid]) -> str:
    """Every form a table between drawn lines, titles above it; long cells go over several lines."""
    lines: list[str] = []
    for grid in grids:
        table: list[list[str]] = []
        for row in cell_texts(grid):
            if sum(map(bool, row)) == 1 and not table:
                lines.append(f"          {row[0]}")
            else:
                table.append([_one_line(text) for text in row])
        lines += _ruled(table)
        lines.append("")
    return "\n".join(lines)


def markdown(grids: Sequence[Grid]) -> str:
    """Every form a table of Markdown."""
    lines: list[str] = []
    for grid in grids:
        rows = [f"| {' | '.join(map(_one_line, row))} |" for row in cell_texts(grid)]
        lines += [*rows[:1], "| --- | :---: |", *rows[1:], ""]
    return "\n".join(lines)


def _ruled(table: list[list[str]]) -> Iterable[str]:
    inner = 20
    rule = "─" * (inner // 2)
    columns = len(table[0])
    yield f"┌{'┬'.join([rule] * columns)}┐"
    for number, row in enumerate(table):
        if number:
            yield f"├{'┼'.join([rule] * columns)}┤"
        pieces = [_cut(text, inner) for text in row]
        for line in range(max(map(len, pieces))):
            cells = [own[line] if line < len(own) else "" for own in pieces]
            yield f"│{'│'.join(text + ' ' * (inner - _width(text)) for text in cells)}│"
    yield f"└{'┴'.join([rule] * columns)}┘"


def _cut(text: str, width: int) -> list[str]:
    lines = [""]
    for character in text:
        if _width(lines[-1] + character) > width:
            lines.append("")
        lines[-1] += character
    return lines


def _one_line(text: str) -> str:
    return re.sub(r"\s*\n\s*", "", text)


def _width(text: str) -> int:
    return sum(2 if east_asian_width(character) in "WF" else 1 for character in text)
