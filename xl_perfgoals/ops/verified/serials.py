"""Serial numbers: lines that stand twice, and lines that are gone."""

from collections.abc import Iterable, Iterator

from xl_perfgoals.ops.verified.difference import Difference, Kind
from xl_perfgoals.ops.verified.table import NUMBER, Table

_NAMED = 8
"""How many missing numbers are told one by one."""


def twice_or_gone(first: Table, rows: Iterable[tuple[Table, int, int]]) -> Iterator[Difference]:
    """Numbers of a table that stand twice in its rows, or are missing; first is its first sheet."""
    seen: set[int] = set()
    for table, row, number in rows:
        if number in seen:
            yield Difference(Kind.TWICE, table.sheet.name, table.cell(row, NUMBER), str(number))
        seen.add(number)
    gone = sorted(set(range(1, min(max(seen, default=0), 2 * len(seen) + _NAMED) + 1)) - seen)
    if gone:
        named = "、".join(map(str, gone[:_NAMED])) + (f" 等 {len(gone)} 个" if len(gone) > _NAMED else "")
        yield Difference(Kind.GONE, first.sheet.name, first.cell(first.head, NUMBER), named)
