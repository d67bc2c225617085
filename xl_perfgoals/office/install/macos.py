"""What installing does on a Mac."""

from collections.abc import Iterator

from xl_perfgoals.office.install.machine import Machine
from xl_perfgoals.office.install.manifest import Installed, Role
from xl_perfgoals.office.install.places import Places
from xl_perfgoals.office.install.planning import put, put_workbook, stale
from xl_perfgoals.office.install.products import Products
from xl_perfgoals.office.install.steps import Obstacle, PutFile, Step


def steps_on_a_mac(
    machine: Machine, places: Places, installed: Installed | None, products: Products
) -> Iterator[Step | Obstacle]:
    """The add-in in the start-up folder, the script that Excel starts Python with, the county workbook."""
    script = str(machine.path(places.scripts, products.script_name))
    yield from stale(machine, installed, [script])
    yield from put(machine, installed, PutFile(script, products.script, Role.SCRIPT))
    yield from put(machine, installed, PutFile(places.addin, products.addin, Role.ADDIN))
    yield from put_workbook(machine, installed, places.workbook, products.workbook)
