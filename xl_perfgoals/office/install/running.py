"""run_install, run_uninstall: look, plan, carry out, note. The machine and what changes it are given."""

from collections.abc import Callable
from typing import NamedTuple

from xl_perfgoals import __version__
from xl_perfgoals.office.install.apply import Failure, Hands, carry_out
from xl_perfgoals.office.install.linux import NOTHING_TO_INSTALL
from xl_perfgoals.office.install.machine import Machine
from xl_perfgoals.office.install.manifest import Installed, Role, installed_json, read_installed
from xl_perfgoals.office.install.places import Places, places_of
from xl_perfgoals.office.install.plan import plan_install, plan_uninstall
from xl_perfgoals.office.install.products import Products, fitted
from xl_perfgoals.office.install.steps import Plan


class Outcome(NamedTuple):
    """What was planned and what came of it. Nothing was done if there are obstacles, or by a dry run."""

    plan: Plan
    failures: tuple[Failure, ...] = ()
    places: Places | None = None
    installed: Installed | None = None

    @property
    def good(self) -> bool:
        """Whether everything planned can be, or was, done."""
        return not self.plan.obstacles and not self.failures


def look_up(machine: Machine, wanted: str = "") -> tuple[Places | None, Installed | None]:
    """Where things go, and what is noted. The workbook stays in the folder of last time, unless told."""
    places = places_of(machine, wanted)
    if places is None:
        return None, None
    installed = read_installed(machine.files.read(places.manifest))
    workbooks = installed.of(Role.WORKBOOK) if installed else ()
    if workbooks and not wanted:
        places = places_of(machine, str(machine.path(workbooks[-1].path).parent))
    return places, installed


def run_install(
    machine: Machine, hands: Hands | None, products: Callable[[], Products], wanted: str = ""
) -> Outcome:
    """Installs; without hands it is a dry run. wanted: the folder for the workbook. Raises ProductError."""
    places, installed = look_up(machine, wanted)
    if places is None:
        return Outcome(Plan((), (NOTHING_TO_INSTALL,)))
    plan = plan_install(machine, places, installed, fitted(products(), machine, places.interpreter))
    if plan.obstacles or hands is None:
        return Outcome(plan, (), places, installed)
    done = carry_out(plan.steps, hands, installed or Installed())
    # After a failure the old versions stay noted: part of what is installed still is of them.
    now = done.installed if done.failures else _of_this_version(machine, places, done.installed)
    hands.write(places.manifest, installed_json(now))
    return Outcome(plan, done.failures, places, now)


def run_uninstall(machine: Machine, hands: Hands | None) -> Outcome:
    """Removes what is noted as installed; without hands it is a dry run."""
    places, installed = look_up(machine)
    if places is None:
        return Outcome(Plan((), (NOTHING_TO_INSTALL,)))
    plan = plan_uninstall(machine, places, installed)
    if plan.obstacles or hands is None:
        return Outcome(plan, (), places, installed)
    done = carry_out(plan.steps, hands, installed or Installed())
    if done.failures:
        hands.write(places.manifest, installed_json(done.installed))
    return Outcome(plan, done.failures, places, done.installed)


def _of_this_version(machine: Machine, places: Places, installed: Installed) -> Installed:
    return installed.model_copy(
        update={
            "version": __version__,
            "xlwings": machine.python.required_xlwings,
            "interpreter": places.interpreter,
        }
    )
