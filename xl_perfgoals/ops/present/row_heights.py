"""How high the rows of blocks must be for the texts that wrap in them: column by column, each text once."""

from collections.abc import Iterator, Sequence
from itertools import chain, repeat
from operator import attrgetter, itemgetter

from xl_perfgoals.core.sheet import Block, Style, Value
from xl_perfgoals.ops.present.text_size import room, text_height

_ROWS = attrgetter("rows")
_Wraps = tuple[tuple[int, float], ...]
"""The wrapped columns of lines of one look, counted from 0, with the sizes of their letters."""


class _Heights(dict[Value, float]):
    """How high a row must be for what stands in one wrapped column. Values repeat: each is measured once."""

    def __init__(self, width: float, size: float) -> None:
        super().__init__()
        self._halves = room(width, size)
        self._full = self._halves // 2
        self._size = size
        self._line = text_height("", self._halves, size)

    def __missing__(self, value: Value) -> float:
        if not isinstance(value, str):
            height = 0.0
        elif len(value) <= self._full and "\n" not in value:
            height = self._line
        else:
            height = text_height(value, self._halves, self._size)
        self[value] = height
        return height


def heights_of(blocks: Sequence[Block], widths: Sequence[float]) -> Iterator[tuple[int, float]]:
    """Rows with the height that each needs, 0 if it holds no text. widths are those of the columns."""
    looks: dict[int, _Wraps] = {}  # by identity: comparing tuples of styles would cost more than measuring
    alike: dict[_Wraps, list[Block]] = {}
    for block in blocks:
        wraps = looks.get(id(block.styles))
        if wraps is None:
            wraps = looks[id(block.styles)] = _wraps(block.styles)
        if wraps:
            alike.setdefault(wraps, []).append(block)
    for wraps, own in alike.items():
        rows = chain.from_iterable(range(block.top, block.top + len(block.rows)) for block in own)
        columns = (
            map(
                _Heights(widths[place], size).__getitem__,
                map(itemgetter(place), chain.from_iterable(map(_ROWS, own))),
            )
            for place, size in wraps
        )
        yield from zip(rows, map(max, repeat(0.0), *columns), strict=True)


def _wraps(styles: Sequence[Style]) -> _Wraps:
    return tuple((place, style.size) for place, style in enumerate(styles) if style.wrap)
