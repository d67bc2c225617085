"""plan_install, plan_uninstall: what would be done on a machine, decided without touching it."""

from xl_perfgoals.office.install.doctor import obstacles
from xl_perfgoals.office.install.machine import Machine, Platform
from xl_perfgoals.office.install.macos import steps_on_a_mac
from xl_perfgoals.office.install.manifest import Installed
from xl_perfgoals.office.install.places import Places
from xl_perfgoals.office.install.planning import removal
from xl_perfgoals.office.install.products import Products
from xl_perfgoals.office.install.steps import Obstacle, Plan
from xl_perfgoals.office.install.windows import steps_on_windows

_EXCEL_IS_OPEN, _ADMINISTRATOR = "Z22", "Z23"


def plan_install(machine: Machine, places: Places, installed: Installed | None, products: Products) -> Plan:
    """The steps that install the products, or what is in the way of it."""
    steps_on = steps_on_windows if machine.platform is Platform.WINDOWS else steps_on_a_mac
    found = tuple(steps_on(machine, places, installed, products))
    return Plan(
        tuple(step for step in found if not isinstance(step, Obstacle)),
        (*obstacles(machine, places), *(step for step in found if isinstance(step, Obstacle))),
    )


def plan_uninstall(machine: Machine, places: Places, installed: Installed | None) -> Plan:
    """The steps that undo an installation."""
    if installed is None:
        return Plan((), (Obstacle("", f"没有安装记录（{places.manifest}）。", "本机没有装过加载项。"),))
    return Plan(
        removal(machine, places, installed), obstacles(machine, places, _EXCEL_IS_OPEN, _ADMINISTRATOR)
    )
