"""How high rows must be for the texts that wrap in them: column by column, each text once."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, repeat
from typing import NamedTuple

from xl_perfgoals.core.sheet import Block, Style, Value
from xl_perfgoals.ops.present.text_size import HeightByWidth, room, text_height, text_widths


class Wrapped(NamedTuple):
    """A column of texts that wrap; width is the column's, size that of the letters."""

    values: Sequence[Value]
    width: float
    size: float


_Wraps = tuple[tuple[int, float], ...]
"""The columns of a look that wrap, counted from 0, with the sizes of their letters."""


def wrapped(
    columns: Sequence[Sequence[Value]], looks: Iterable[tuple[Style, ...]], widths: Sequence[float]
) -> list[Wrapped]:
    """Those of the columns of a table that wrap; all its looks wrap the same ones."""
    wraps = {_wraps(styles) for styles in {id(styles): styles for styles in looks}.values()}
    if len(wraps) > 1:
        raise ValueError("looks of one table that wrap differently")
    return [Wrapped(columns[place], widths[place], size) for own in wraps for place, size in own]


def high_rows_of(
    blocks: Iterable[Block], widths: Sequence[float], usual: float
) -> Iterator[dict[int, float]]:
    """As high_rows, of blocks that stand apart; such as differ in colour only are measured together."""
    looks: dict[int, _Wraps] = {}  # by identity: comparing tuples of styles would cost more than measuring
    alike: dict[_Wraps, list[Block]] = {}
    for block in blocks:
        wraps = looks.get(id(block.styles))
        if wraps is None:
            wraps = looks[id(block.styles)] = _wraps(block.styles)
        alike.setdefault(wraps, []).append(block)
    for wraps, own in alike.items():
        lines = [*chain.from_iterable(block.rows for block in own)]
        columns = [Wrapped([line[place] for line in lines], widths[place], size) for place, size in wraps]
        rows = chain.from_iterable(range(block.top, block.top + len(block.rows)) for block in own)
        yield high_rows(rows, columns, usual)


def high_rows(rows: Iterable[int], columns: Iterable[Wrapped], usual: float) -> dict[int, float]:
    """The rows that must be higher than usual, with their heights. columns are all that wrap in them."""
    high: list[tuple[Sequence[Value], Mapping[Value, float]]] = []
    least = usual
    for values, width, size in columns:
        distinct = {*values}
        if texts := _high_texts(distinct, room(width, size), size, usual):
            high.append((values, texts))
            if len(texts) == len(distinct):  # no row is lower than the lowest of these
                least = max(least, min(texts.values()))
    # Texts that need no more than every row has need not be looked for: mostly few columns are left.
    decisive = [
        map(texts.get, values, repeat(least)) for values, texts in high if max(texts.values()) > least
    ]
    if not decisive:
        return dict.fromkeys(rows, least) if least > usual else {}
    heights = map(max, repeat(least), *decisive)
    return {row: height for row, height in zip(rows, heights, strict=False) if height > usual}


def _high_texts(values: Iterable[Value], halves: int, size: float, usual: float) -> Mapping[Value, float]:
    """The texts of a column that need more than a row as high as usual. Most stand on one line."""
    full = halves // 2
    texts = [value for value in values if isinstance(value, str) and (len(value) > full or "\n" in value)]
    unbroken = [text for text in texts if "\n" not in text]
    by_width = HeightByWidth(halves, size)
    heights: dict[Value, float]
    heights = dict(zip(unbroken, map(by_width.__getitem__, text_widths(unbroken)), strict=True))
    if len(unbroken) < len(texts):
        heights |= {text: text_height(text, halves, size) for text in texts if "\n" in text}
    if (line := text_height("", halves, size)) > usual:
        heights |= {value: line for value in values if isinstance(value, str) and value not in heights}
    return {text: height for text, height in heights.items() if height > usual}


def _wraps(styles: Sequence[Style]) -> _Wraps:
    return tuple([(place, style.size) for place, style in enumerate(styles) if style.wrap])
