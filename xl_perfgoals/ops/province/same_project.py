"""Projects that several counties summed: of the same unit and name, though not from the same file.

Many counties have units of one name (城关镇), with projects of one name: this is a doubt, never an error.
"""

from array import array
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from xl_perfgoals.core.province import CountyLine
from xl_perfgoals.core.sent import SentForm
from xl_perfgoals.ops.province.sent_twice import SentTwice, first_places, repeated

_SHOWN = 10
"""So many are named on the screen."""


_Place = tuple[int, str, SentForm]


class SameProject(NamedTuple):
    """One such project: the number of each county that summed it, from 1, its name, and the form there."""

    places: tuple[_Place, ...]

    @property
    def same_money(self) -> bool:
        """Whether it has one total everywhere: then it is more likely to be one project."""
        return len({form.total for _, _, form in self.places}) == 1

    @property
    def text(self) -> str:
        """Whose project it is, and the first places where it came from."""
        _, _, first = self.places[0]
        where = [f"{county}/{form.path}“{form.sheet}”（{form.total}）" for _, county, form in self.places]
        return f"{first.unit}“{first.project}”：{first_places(where)}"


def same_projects(lines: Sequence[CountyLine], twice: Sequence[SentTwice]) -> tuple[SameProject, ...]:
    """Every project that several counties summed for one year, those with the same money first, in the order
    of the first forms. What came in files that are the same themselves is told of those files already.
    """
    keys = array("Q")
    for line in lines:
        keys.frombytes(line.summed.key_numbers())
    again = repeated(keys)
    places: dict[int, list[_Place]] = {}
    for number, line in enumerate(lines, 1) if again else ():
        own = array("Q", line.summed.key_numbers())
        if again.isdisjoint(own):
            continue
        for key, form in zip(own, line.summed.each(), strict=True):
            if key in again:
                places.setdefault(key, []).append((number, line.county, form))
    one_file = {(number, path): same for same, own in enumerate(twice) for number, _, path in own.places}
    every = [
        SameProject(tuple(own))
        for all_years in places.values()
        for own in _by_year(all_years)
        if _is_doubtful(own, one_file)
    ]
    return tuple(sorted(every, key=lambda own: not own.same_money))


def _by_year(places: Sequence[_Place]) -> Iterator[Sequence[_Place]]:
    """The places of each year: what goes on from year to year is no double. A form whose year is not known
    may be of any.
    """
    years = sorted({form.year for _, _, form in places if form.year is not None})
    if len(years) < 2:
        yield places
        return
    for year in years:
        yield [place for place in places if place[2].year in {year, None}]


def _is_doubtful(places: Sequence[_Place], one_file: Mapping[tuple[int, str], int]) -> bool:
    """Whether several counties have it, and not only by one file that all of them have."""
    files = {one_file.get((number, form.path), (number, form.path)) for number, _, form in places}
    return len(files) > 1 and len({number for number, _, _ in places}) > 1


def told_same(every: Sequence[SameProject]) -> Iterator[str]:
    """Sentences about them all."""
    if every:
        yield (
            f"有 {len(every)} 个项目在两个以上的县都有（实施单位、项目名称相同），"
            "请核对是不是重复报送；各县有同名的乡镇、单位时属正常："
        )
        yield from (f"　{own.text}" for own in every[:_SHOWN])
        if len(every) > _SHOWN:
            yield f"　其余 {len(every) - _SHOWN} 个见全省汇总的“疑似重复”表。"


def same_project_notes(every: Sequence[SameProject]) -> dict[int, str]:
    """What is said beside each county that shares projects with others, by its number."""
    counts: dict[int, int] = {}
    for own in every:
        for number in dict.fromkeys(number for number, _, _ in own.places):
            counts[number] = counts.get(number, 0) + 1
    return {number: f"{count} 个项目别的县也有，见“疑似重复”，请核对" for number, count in counts.items()}
