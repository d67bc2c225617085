"""Point: one thing that the doctor looks at; Seen: what it found."""

from collections.abc import Callable
from enum import Enum
from typing import NamedTuple

from xl_perfgoals.office.calc.places import CalcPlaces
from xl_perfgoals.office.install.machine import Machine, Platform
from xl_perfgoals.office.install.manifest import Installed
from xl_perfgoals.office.install.places import Places


class Verdict(Enum):
    """How a point stands."""

    OK = "正常"
    NOTE = "留意"
    FAIL = "有问题"
    NOT_HERE = "不适用"
    BY_HAND = "请人工查看"


class Scene(NamedTuple):
    """What a point is judged by. places is None where there is no Excel, installed where nothing is noted.

    calc_places and calc_installed are the same for LibreOffice.
    """

    machine: Machine
    places: Places | None
    installed: Installed | None
    calc_places: CalcPlaces | None = None
    calc_installed: Installed | None = None


class Seen(NamedTuple):
    """What was seen, and what to do about it."""

    verdict: Verdict
    seen: str
    advice: str = ""


class Point(NamedTuple):
    """One thing to look at. stops_install: while it is not in order, nothing is installed."""

    code: str
    title: str
    where: frozenset[Platform]
    check: Callable[[Scene], Seen]
    stops_install: bool = False


WINDOWS = frozenset([Platform.WINDOWS])
MAC = frozenset([Platform.MACOS])
EXCEL = WINDOWS | MAC
EVERYWHERE = frozenset(Platform)


def fine(seen: str) -> Seen:
    """All is well."""
    return Seen(Verdict.OK, seen)


def note(seen: str, advice: str) -> Seen:
    """Nothing is broken, but something may come of it."""
    return Seen(Verdict.NOTE, seen, advice)


def fail(seen: str, advice: str) -> Seen:
    """Something will not work."""
    return Seen(Verdict.FAIL, seen, advice)


def not_here(seen: str) -> Seen:
    """There is nothing to judge."""
    return Seen(Verdict.NOT_HERE, seen)
