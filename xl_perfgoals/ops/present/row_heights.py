"""How high the rows of blocks must be for the texts that wrap in them: column by column, each text once."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain, repeat
from operator import attrgetter, itemgetter

from xl_perfgoals.core.sheet import Block, Style, Value
from xl_perfgoals.ops.present.text_size import room, text_height

_ROWS: Callable[[Block], tuple[tuple[Value, ...], ...]] = attrgetter("rows")
_Wraps = tuple[tuple[int, float], ...]
"""The wrapped columns of lines of one look, counted from 0, with the sizes of their letters."""


def high_rows(blocks: Sequence[Block], widths: Sequence[float], usual: float) -> Iterator[tuple[int, float]]:
    """The rows that must be higher than usual, with their heights. widths are those of the columns."""
    looks: dict[int, _Wraps] = {}  # by identity: comparing tuples of styles would cost more than measuring
    alike: dict[_Wraps, list[Block]] = {}
    for block in blocks:
        wraps = looks.get(id(block.styles))
        if wraps is None:
            wraps = looks[id(block.styles)] = _wraps(block.styles)
        alike.setdefault(wraps, []).append(block)
    for wraps, own in alike.items():
        columns = []
        for place, size in wraps:
            if high := _high_texts({*_column(own, place)}, room(widths[place], size), size, usual):
                columns.append(map(high.get, _column(own, place), repeat(usual)))
        if columns:
            rows = chain.from_iterable(range(block.top, block.top + len(block.rows)) for block in own)
            for row, height in zip(rows, map(max, repeat(usual), *columns), strict=False):
                if height > usual:
                    yield row, height


def _high_texts(values: Iterable[Value], halves: int, size: float, usual: float) -> Mapping[Value, float]:
    """The texts of a column that need more than a row as high as usual. Most stand on one line."""
    full = halves // 2 if text_height("", halves, size) <= usual else -1
    heights = {
        value: text_height(value, halves, size)
        for value in values
        if isinstance(value, str) and (len(value) > full or "\n" in value)
    }
    return {text: height for text, height in heights.items() if height > usual}


def _column(blocks: Iterable[Block], place: int) -> Iterator[Value]:
    return map(itemgetter(place), chain.from_iterable(map(_ROWS, blocks)))


def _wraps(styles: Sequence[Style]) -> _Wraps:
    return tuple((place, style.size) for place, style in enumerate(styles) if style.wrap)
