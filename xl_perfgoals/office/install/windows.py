"""What installing does on Windows, all of it within the user's own profile: no administrator is needed."""

from collections.abc import Iterator

from xl_perfgoals.office.install.machine import Machine
from xl_perfgoals.office.install.manifest import Installed, Role
from xl_perfgoals.office.install.office_registry import office_versions, trusted_locations
from xl_perfgoals.office.install.places import Places
from xl_perfgoals.office.install.planning import put, put_workbook, stale
from xl_perfgoals.office.install.points.installed import trusted
from xl_perfgoals.office.install.points.python import library_names
from xl_perfgoals.office.install.products import Products
from xl_perfgoals.office.install.steps import Obstacle, PutFile, SetValues, Step

_FIRST_LOCATION = 20
"""Office numbers its own locations from 0 on."""

_DESCRIPTION = "xl_perfgoals"


def steps_on_windows(
    machine: Machine, places: Places, installed: Installed | None, products: Products
) -> Iterator[Step | Obstacle]:
    """The add-in, xlwings' DLLs, the county workbook, and Excel's trust in the workbook's folder."""
    yield from _libraries(machine, places)
    yield from stale(machine, installed, _library_paths(machine, places))
    yield from put(machine, installed, PutFile(places.addin, products.addin, Role.ADDIN))
    yield from put_workbook(machine, installed, places.workbook, products.workbook)
    for version in office_versions(machine.registry):
        if not trusted(machine, version, places.workbook_folder):
            yield _trust(machine, version, places.workbook_folder)


def _libraries(machine: Machine, places: Places) -> Iterator[Step | Obstacle]:
    """Brings the DLLs beside the interpreter where pip has put them elsewhere."""
    for name in library_names(machine.python.required_xlwings):
        beside = [str(machine.path(folder, name)) for folder in places.interpreter_folders]
        if any(machine.files.exists(path) for path in beside):
            continue
        elsewhere = (str(machine.path(folder, name)) for folder in machine.python.data_folders)
        data = next((data for path in elsewhere if (data := machine.files.read(path)) is not None), None)
        if data is None:
            yield Obstacle(
                "Z05",
                f"没有找到 xlwings 连接库 {name}",
                "请用离线安装包重新安装；如果安装过程中杀毒软件有提示，请选择信任。",
            )
        else:
            yield PutFile(beside[0], data, Role.LIBRARY)


def _library_paths(machine: Machine, places: Places) -> tuple[str, ...]:
    """Where this version's DLLs may be."""
    names = library_names(machine.python.required_xlwings)
    return tuple(str(machine.path(folder, name)) for folder in places.interpreter_folders for name in names)


def _trust(machine: Machine, version: str, folder: str) -> SetValues:
    root = trusted_locations(version)
    taken = {name.lower() for name in machine.registry.subkeys(root)}
    number = next(n for n in range(_FIRST_LOCATION, 1000) if f"location{n}" not in taken)
    path = folder.rstrip("\\") + "\\"
    # Subfolders are left out: what townships send in must not be trusted for lying near.
    values: dict[str, str | int] = {"Path": path, "AllowSubfolders": 0, "Description": _DESCRIPTION}
    return SetValues(rf"{root}\Location{number}", values, path)
