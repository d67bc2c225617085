"""Two years compared: which project is which, what it gets now, and which targets changed."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from difflib import SequenceMatcher
from enum import StrEnum

from xl_perfgoals.core.amount import add, subtract
from xl_perfgoals.core.season import FormVersion
from xl_perfgoals.core.texts import name_key, squeeze
from xl_perfgoals.ops.season.changes import ContentChange, content_changes
from xl_perfgoals.ops.season.content import thawed

LIKE_NAME, LIKE_GOAL = 0.6, 0.75
"""From which likeness of names, or of goals, two projects of a unit are proposed to be one."""

_YEAR = re.compile(r"20[0-9]{2}(年度|年)?")
_CODE = re.compile(r"[0-9A-Za-z-]{6,}")
_YEARLY = frozenset({"年度", "表名", "联系人等", "项目名称"})
"""Places of a form that every year changes, or that the table shows anyway."""


class Kinship(StrEnum):
    """Why two forms are taken for one project's, or that one has no other."""

    CODE = "项目编码相同"
    NAME = "名称相同"
    PROPOSED = "疑似改名"
    MOVED = "疑似换了单位"
    COME = "今年新增"
    GONE = "今年没有"


@dataclass(frozen=True, slots=True)
class Pair:
    """A project in both years, or in one. likeness is a percentage where it is only proposed.

    changes leave out texts in which only the year has moved on.
    """

    kinship: Kinship
    old: FormVersion | None
    new: FormVersion | None
    likeness: int = 100
    changes: tuple[ContentChange, ...] = ()

    @property
    def difference(self) -> Decimal | None:
        """This year's amount less last year's; None where either is unknown."""
        old, new = self.old, self.new
        if old is None or new is None or old.total is None or new.total is None:
            return None
        return subtract(new.total, old.total)


@dataclass(frozen=True, slots=True)
class Years:
    """Two years. totals add up the amounts that can be read."""

    old_year: int | None
    new_year: int | None
    pairs: tuple[Pair, ...]

    @property
    def old_total(self) -> Decimal:
        """All money of the earlier year."""
        return _total(pair.old for pair in self.pairs)

    @property
    def new_total(self) -> Decimal:
        """All money of the later year."""
        return _total(pair.new for pair in self.pairs)

    def count(self, *kinships: Kinship) -> int:
        """How many pairs are of these kinds."""
        return sum(pair.kinship in kinships for pair in self.pairs)


def compare_years(old: Sequence[FormVersion], new: Sequence[FormVersion]) -> Years:
    """Every project of both years once: in the order of the later year, then those that are gone."""
    old_year, new_year = year_of(old), year_of(new)
    left, come = list(old), list(new)
    found: dict[int, Pair] = {}
    exact: tuple[tuple[Kinship, Callable[[FormVersion], str]], ...] = (
        (Kinship.CODE, _code),
        (Kinship.NAME, _own_name),
    )
    for kinship, key in exact:
        for before, after in _matched(left, come, key):
            found[id(after)] = Pair(kinship, before, after)
        left, come = _rest(left, come, found)
    for before, after, likeness in _proposed(left, come):
        found[id(after)] = Pair(Kinship.PROPOSED, before, after, likeness)
    left, come = _rest(left, come, found)
    for before, after in _matched(left, come, _name):
        found[id(after)] = Pair(Kinship.MOVED, before, after)
    left, come = _rest(left, come, found)
    pairs = [found.get(id(after)) or Pair(Kinship.COME, None, after) for after in new]
    pairs += [Pair(Kinship.GONE, before, None) for before in left]
    return Years(old_year, new_year, tuple(_with_changes(pair, old_year, new_year) for pair in pairs))


def year_of(versions: Sequence[FormVersion]) -> int | None:
    """The year that most forms state."""
    years = [version.year for version in versions if version.year is not None]
    return max(years, key=lambda year: (years.count(year), year), default=None)


def _matched(
    old: Sequence[FormVersion], new: Sequence[FormVersion], key: Callable[[FormVersion], str]
) -> Iterable[tuple[FormVersion, FormVersion]]:
    waiting: dict[str, list[FormVersion]] = {}
    for version in old:
        if own := key(version):
            waiting.setdefault(own, []).append(version)
    for version in new:
        if known := waiting.get(key(version)):
            yield known.pop(0), version


def _rest(
    old: Sequence[FormVersion], new: Sequence[FormVersion], found: dict[int, Pair]
) -> tuple[list[FormVersion], list[FormVersion]]:
    taken = {id(pair.old) for pair in found.values()}
    return [v for v in old if id(v) not in taken], [v for v in new if id(v) not in found]


def _proposed(
    old: Sequence[FormVersion], new: Sequence[FormVersion]
) -> Iterable[tuple[FormVersion, FormVersion, int]]:
    """Projects of one unit whose names or goals are alike, the likest first, each at most once."""
    scored = sorted(
        (
            (likeness, -first, -second)
            for first, before in enumerate(old)
            for second, after in enumerate(new)
            if name_key(before.unit) == name_key(after.unit) and (likeness := _likeness(before, after))
        ),
        reverse=True,
    )
    firsts: set[int] = set()
    seconds: set[int] = set()
    for likeness, first, second in scored:
        if first not in firsts and second not in seconds:
            firsts.add(first)
            seconds.add(second)
            yield old[-first], new[-second], round(likeness * 100)


def _likeness(old: FormVersion, new: FormVersion) -> float:
    name = SequenceMatcher(None, _name(old), _name(new), autojunk=False).ratio()
    if name >= LIKE_NAME:
        return name
    first, second = _goal(old), _goal(new)
    goal = SequenceMatcher(None, first, second, autojunk=False).ratio() if first and second else 0.0
    return goal if goal >= LIKE_GOAL else 0.0


def _goal(version: FormVersion) -> str:
    return _YEAR.sub("", squeeze(thawed(version.record).annual_goal))


def _name(version: FormVersion) -> str:
    """A project's name without the year in it."""
    return _YEAR.sub("", name_key(version.project))


def _own_name(version: FormVersion) -> str:
    name = _name(version)
    return f"{name_key(version.unit)}\n{name}" if name else ""


def _code(version: FormVersion) -> str:
    code = squeeze(thawed(version.record).project_code)
    return code if _CODE.fullmatch(code) else ""


def _with_changes(pair: Pair, old_year: int | None, new_year: int | None) -> Pair:
    if pair.old is None or pair.new is None:
        return pair
    changes = content_changes(thawed(pair.old.record), thawed(pair.new.record))
    kept = tuple(
        change
        for change in changes
        if change.place not in _YEARLY and _moved_on(change.old, old_year, new_year) != squeeze(change.new)
    )
    return Pair(pair.kinship, pair.old, pair.new, pair.likeness, kept)


def _moved_on(text: str, old_year: int | None, new_year: int | None) -> str:
    return squeeze(text).replace(str(old_year), str(new_year)) if old_year and new_year else squeeze(text)


def _total(versions: Iterable[FormVersion | None]) -> Decimal:
    return add(v.total for v in versions if v is not None and v.total is not None)
