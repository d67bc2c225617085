"""Counties of another year than the summary's title: they are added up all the same, so they are named."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from xl_perfgoals.core.province import CountyLine

_SHOWN = 10
"""So many are named on the screen."""


class OtherYear(NamedTuple):
    """Such a county: its number from 1, its name, and the year that most of its forms state."""

    number: int
    county: str
    year: int

    @property
    def text(self) -> str:
        """The county and its year."""
        return f"{self.county} {self.year}年"


def other_years(lines: Sequence[CountyLine], year: int | None) -> tuple[OtherYear, ...]:
    """The counties of another year than this one. Of a county whose forms state none, nothing is known."""
    return tuple(
        OtherYear(number, line.county, line.year)
        for number, line in enumerate(lines, 1)
        if line.year is not None and line.year != year
    )


def told_years(every: Sequence[OtherYear], year: int | None) -> Iterator[str]:
    """A sentence about them all."""
    if every:
        more = f" 等 {len(every)} 个" if len(every) > _SHOWN else ""
        named = "、".join(own.text for own in every[:_SHOWN])
        yield (
            f"有 {len(every)} 个县的表不是 {year} 年的，金额也计入了全省合计，"
            f"请核对是不是放错了材料：{named}{more}"
        )


def year_notes(every: Sequence[OtherYear], year: int | None) -> dict[int, str]:
    """What is said beside each of them, by its number."""
    return {own.number: f"表的年度是 {own.year} 年，与全省的 {year} 年不同，请核对" for own in every}
