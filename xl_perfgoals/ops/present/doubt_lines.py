"""Doubts about one file as lines of a cell, which many sheets must not make higher than Excel can show."""

from collections.abc import Iterable, Iterator

from xl_perfgoals.core.submission import Doubt

_IN_FULL = 2
"""So many doubts of one code are told in full, one a sheet; of the others, the sheets are named."""
_NAMED = 5
_ALIKE = "另有 {count} 张工作表也有同样的问题：{sheets}。"


def doubt_lines(doubts: Iterable[Doubt]) -> Iterator[str]:
    """The doubts in the order in which their codes come first."""
    by_code: dict[str, list[Doubt]] = {}
    for doubt in doubts:
        by_code.setdefault(doubt.code, []).append(doubt)
    for alike in by_code.values():
        yield from map(_line, alike[:_IN_FULL])
        if rest := alike[_IN_FULL:]:
            named = "、".join(doubt.sheet or doubt.text for doubt in rest[:_NAMED])
            yield _ALIKE.format(count=len(rest), sheets=named + (" 等" if len(rest) > _NAMED else ""))


def _line(doubt: Doubt) -> str:
    is_named = doubt.sheet is None or f"“{doubt.sheet}”" in doubt.text
    return doubt.text if is_named else f"{doubt.sheet}：{doubt.text}"
