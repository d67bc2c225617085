"""examine: every point that applies to a machine, and how it stands."""

from collections.abc import Sequence
from typing import NamedTuple

from xl_perfgoals.office.install.machine import Machine, Platform
from xl_perfgoals.office.install.manifest import Installed
from xl_perfgoals.office.install.places import Places
from xl_perfgoals.office.install.points import CALC_POINTS, POINTS
from xl_perfgoals.office.install.points.point import Point, Scene, Seen, Verdict, not_here
from xl_perfgoals.office.install.steps import Obstacle

_IN_THE_WAY = frozenset([Verdict.FAIL, Verdict.NOTE])


class Examined(NamedTuple):
    """A point and what was seen."""

    point: Point
    seen: Seen


def examine(
    machine: Machine, places: Places | None, installed: Installed | None, points: Sequence[Point] = POINTS
) -> tuple[Examined, ...]:
    """Looks at each point, in order."""
    return examined_in(Scene(machine, places, installed), points)


def examined_in(scene: Scene, points: Sequence[Point] = (*POINTS, *CALC_POINTS)) -> tuple[Examined, ...]:
    """Looks at each point of a scene, in order."""
    return tuple(Examined(point, _seen(point, scene)) for point in points)


def obstacles(machine: Machine, places: Places | None, *codes: str) -> tuple[Obstacle, ...]:
    """What has to be mended before anything is installed; with codes, of these points only."""
    points = [point for point in POINTS if point.stops_install and (not codes or point.code in codes)]
    return in_the_way(examine(machine, places, None, points))


def in_the_way(examined: Sequence[Examined]) -> tuple[Obstacle, ...]:
    """The points that are not in order, as obstacles."""
    return tuple(
        Obstacle(point.code, f"{point.title}：{seen.seen}", seen.advice)
        for point, seen in examined
        if seen.verdict in _IN_THE_WAY
    )


def failed(examined: Sequence[Examined]) -> tuple[Examined, ...]:
    """Those that are broken."""
    return tuple(each for each in examined if each.seen.verdict is Verdict.FAIL)


def told(examined: Sequence[Examined]) -> str:
    """Points for the user, each with what to do."""
    return "\n".join(_lines(each) for each in examined)


def report(examined: Sequence[Examined], platform: Platform) -> str:
    """The whole examination for the user: what is broken first, what does not apply last and short."""
    shown = (Verdict.FAIL, Verdict.NOTE, Verdict.OK, Verdict.BY_HAND)
    groups = [told([each for each in examined if each.seen.verdict is verdict]) for verdict in shown]
    parts = [f"检查 {platform.value} 上的安装：", *(group for group in groups if group)]
    if elsewhere := [each.point.code for each in examined if each.seen.verdict is Verdict.NOT_HERE]:
        parts.append(f"[{Verdict.NOT_HERE.value}] {'、'.join(elsewhere)}")
    broken = len(failed(examined))
    notes = sum(1 for each in examined if each.seen.verdict is Verdict.NOTE)
    parts.append(_result(broken, notes))
    return "\n\n".join(parts)


def _result(broken: int, notes: int) -> str:
    """The last sentence: how much there is to be mended, and to be noted."""
    noted = f"{notes} 处请留意" if notes else ""
    if broken:
        return f"{broken} 处有问题{noted and '，' + noted}。"
    return f"没有必须处理的问题，{noted}。" if noted else "没有发现问题。"


def _seen(point: Point, scene: Scene) -> Seen:
    if scene.machine.platform not in point.where:
        return not_here(f"{scene.machine.platform.value} 上没有这一项")
    return point.check(scene)


def _lines(each: Examined) -> str:
    point, seen = each
    head = f"[{seen.verdict.value}] {point.code} {point.title}"
    what = f"{head}：{seen.seen}" if seen.seen else head
    return f"{what}\n    → {seen.advice}" if seen.advice else what
