"""Files that came from more than one county: equal to the byte, so that the province adds them twice."""

from array import array
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from xl_perfgoals.core.province import CountyLine

_SHORT = 16
"""Hexadecimal digits that fit one number of an array: a million files are looked through in little memory."""
_NAMED, _SHOWN, _PLACES = 3, 10, 4
"""So many are named beside a county, and on the screen, each with so many places."""


class SentTwice(NamedTuple):
    """One such file: the number of each county it came from, from 1, its name, and the file's path there."""

    places: tuple[tuple[int, str, str], ...]

    @property
    def text(self) -> str:
        """The first counties and files."""
        return first_places([f"{county}/{path}" for _, county, path in self.places])


def sent_twice(lines: Sequence[CountyLine]) -> tuple[SentTwice, ...]:
    """Every file that came from several counties, in the order of the first. Of those that came to one county
    several times, the county itself counts one only: they are no matter of the province.
    """
    numbers = array("Q", (int(own[:_SHORT], 16) for line in lines for own in line.sent.each_digest()))
    again = repeated(numbers)
    places: dict[str, list[tuple[int, str, str]]] = {}
    for number, line in enumerate(lines, 1) if again else ():
        digests = list(line.sent.each_digest())
        if not any(int(own[:_SHORT], 16) in again for own in digests):
            continue
        for own, path in zip(digests, line.sent.each_path(), strict=True):
            if int(own[:_SHORT], 16) in again:
                places.setdefault(own, []).append((number, line.county, path))
    every = map(tuple, places.values())
    return tuple(SentTwice(own) for own in every if len({number for number, _, _ in own}) > 1)


def repeated(numbers: Iterable[int]) -> set[int]:
    """The numbers that are there more than once."""
    return {one for one, other in pairwise(sorted(numbers)) if one == other}


def first_places(places: Sequence[str]) -> str:
    """The first of some places that have the same, and how many they are: all counties may."""
    more = f" 等 {len(places)} 处" if len(places) > _PLACES else ""
    return "＝".join(places[:_PLACES]) + more


def told_twice(every: Sequence[SentTwice]) -> Iterator[str]:
    """Sentences about them all."""
    if every:
        yield f"有 {len(every)} 个文件在两个以上的县内容完全相同，全省合计可能重复计入，请核实应归哪个县："
        yield from (f"　{own.text}" for own in every[:_SHOWN])
        if len(every) > _SHOWN:
            yield f"　其余 {len(every) - _SHOWN} 个见全省汇总的“疑似重复”表。"


def county_notes(every: Sequence[SentTwice]) -> dict[int, str]:
    """What is said beside each county that shares files with others, by its number."""
    shared: dict[int, list[str]] = {}
    for own in every:
        for number in dict.fromkeys(number for number, _, _ in own.places):
            shared.setdefault(number, []).append(own.text)
    return {
        number: f"{len(texts)} 个文件与别的县完全相同，全省合计可能重复计入：{'；'.join(texts[:_NAMED])}"
        + (" 等" if len(texts) > _NAMED else "")
        for number, texts in shared.items()
    }
