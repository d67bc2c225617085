"""run_calc_install, run_calc_uninstall: look, plan, carry out, note; for LibreOffice."""

import json
from collections.abc import Callable, Iterator
from typing import NamedTuple

from xl_perfgoals import __version__
from xl_perfgoals.office.calc.places import CalcPlaces, calc_places
from xl_perfgoals.office.calc.products import CalcProducts
from xl_perfgoals.office.install.apply import Failure, Hands, carry_out
from xl_perfgoals.office.install.doctor import examined_in, in_the_way
from xl_perfgoals.office.install.machine import Machine
from xl_perfgoals.office.install.manifest import Installed, Role, installed_json, read_installed
from xl_perfgoals.office.install.planning import put, put_workbook, removal, stale
from xl_perfgoals.office.install.points import CALC_POINTS, POINTS
from xl_perfgoals.office.install.points.point import Point, Scene
from xl_perfgoals.office.install.steps import Obstacle, Plan, PutFile, Register, Step, Unregister

NOT_INSTALLED = Obstacle("", "没有安装记录。", "LibreOffice 里没有装过绩效目标。")
_IS_OPEN = "Z53"
_PYTHON = tuple(point for point in POINTS if point.code in ("Z01", "Z03"))


class Wishes(NamedTuple):
    """What the user asks for: the workbook's folder, LibreOffice's profile, trust in the folder's macros."""

    folder: str = ""
    profile: str = ""
    trust: bool = False


NO_WISHES = Wishes()


class CalcOutcome(NamedTuple):
    """What was planned and what came of it. Nothing was done if there are obstacles, or by a dry run."""

    plan: Plan
    places: CalcPlaces
    installed: Installed | None
    failures: tuple[Failure, ...] = ()

    @property
    def good(self) -> bool:
        """Whether everything planned can be, or was, done."""
        return not self.plan.obstacles and not self.failures


def look_up(machine: Machine, wishes: Wishes = NO_WISHES) -> tuple[CalcPlaces, Installed | None]:
    """Where things go, and what is noted. Folder and profile stay those of last time, unless told."""
    places = calc_places(machine, wishes.folder, wishes.profile)
    installed = read_installed(machine.files.read(places.manifest))
    if installed is not None:
        workbooks = installed.of(Role.WORKBOOK)
        folder = str(machine.path(workbooks[-1].path).parent) if workbooks else ""
        places = calc_places(machine, wishes.folder or folder, wishes.profile or installed.profile)
    return places, installed


def run_calc_install(
    machine: Machine, hands: Hands | None, products: Callable[[], CalcProducts], wishes: Wishes = NO_WISHES
) -> CalcOutcome:
    """Installs; without hands it is a dry run. Raises ProductError."""
    places, installed = look_up(machine, wishes)
    before = _obstacles(Scene(machine, None, None, places), lambda point: point.stops_install)
    found = () if before else tuple(_steps(machine, places, installed, products(), wishes))
    plan = Plan(
        tuple(step for step in found if not isinstance(step, Obstacle)),
        (*before, *(step for step in found if isinstance(step, Obstacle))),
    )
    if plan.obstacles or hands is None:
        return CalcOutcome(plan, places, installed)
    done = carry_out(plan.steps, hands, installed or Installed())
    now = done.installed
    if not done.failures:
        now = now.model_copy(update={"version": __version__, "interpreter": machine.python.executable})
    hands.write(places.manifest, installed_json(now))
    return CalcOutcome(plan, places, now, done.failures)


def run_calc_uninstall(machine: Machine, hands: Hands | None) -> CalcOutcome:
    """Removes what is noted as installed; without hands it is a dry run."""
    places, installed = look_up(machine)
    if installed is None:
        return CalcOutcome(Plan((), (NOT_INSTALLED,)), places, None)
    unregistering = (Unregister(installed.profile, installed.trusted),) if installed.profile else ()
    plan = Plan(
        (*unregistering, *removal(machine, places, installed)),
        _obstacles(Scene(machine, None, None, places), lambda point: point.code == _IS_OPEN),
    )
    if plan.obstacles or hands is None:
        return CalcOutcome(plan, places, installed)
    done = carry_out(plan.steps, hands, installed)
    if done.failures:
        hands.write(places.manifest, installed_json(done.installed))
    return CalcOutcome(plan, places, done.installed, done.failures)


def note_of(machine: Machine) -> bytes:
    """What the macros find the program by."""
    python = machine.python
    told = {
        "python": python.executable,
        "version": list(python.version),
        "bits": python.bits,
        "folders": list(python.package_folders),
        "package": __version__,
    }
    return json.dumps(told, ensure_ascii=False, indent=1).encode()


def _obstacles(scene: Scene, wanted: Callable[[Point], bool]) -> tuple[Obstacle, ...]:
    points = [point for point in (*_PYTHON, *CALC_POINTS) if wanted(point)]
    return in_the_way(examined_in(scene, points))


def _steps(
    machine: Machine, places: CalcPlaces, installed: Installed | None, products: CalcProducts, wishes: Wishes
) -> Iterator[Step | Obstacle]:
    macros = {str(machine.path(places.scripts, name)): data for name, data in products.macros.items()}
    yield from stale(machine, installed, list(macros))
    for path, data in macros.items():
        yield from put(machine, installed, PutFile(path, data, Role.MACRO))
    yield from put(machine, installed, PutFile(places.note, note_of(machine), Role.NOTE))
    yield from put_workbook(machine, installed, places.workbook, products.workbook)
    trusted = places.workbook_folder if wishes.trust else ""
    yield Register(places.profile, products.extension, __version__, products.module, trusted)
