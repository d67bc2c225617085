"""Places: where things go on a machine."""

from typing import NamedTuple

from xl_perfgoals.office.build import ADDIN, COUNTY_WORKBOOK
from xl_perfgoals.office.install.machine import Machine, Platform
from xl_perfgoals.office.install.office_registry import documents

STATE_FOLDER = "xl_perfgoals"
MANIFEST = "installed.json"
WORKBOOK_FOLDER = "绩效目标县级工作簿"
"""A folder for the county workbook alone: Excel will run macros of whatever lies in it."""

_ONEDRIVE = ("OneDrive", "OneDriveCommercial", "OneDriveConsumer")
_MAC_STARTUP = "Library/Group Containers/UBF8T346G9.Office/User Content.localized/Startup.localized/Excel"
_MAC_SCRIPTS = "Library/Application Scripts/com.microsoft.Excel"


class Places(NamedTuple):
    """Paths on a machine with Excel."""

    state: str
    """Our own folder."""
    manifest: str
    """What was installed is noted here."""
    addin: str
    workbook_folder: str
    workbook: str
    interpreter: str
    """The Python that Excel is to start."""
    interpreter_folders: tuple[str, ...]
    """Where xlwings looks for its DLLs, in its order."""
    scripts: str
    """Where Excel on a Mac may run scripts from; "" elsewhere."""


def places_of(machine: Machine, workbook_folder: str = "") -> Places | None:
    """The places on a machine; None where there is no Excel. workbook_folder: where the user wants it."""
    match machine.platform:
        case Platform.WINDOWS:
            return _on_windows(machine, workbook_folder)
        case Platform.MACOS:
            return _on_a_mac(machine, workbook_folder)
        case Platform.LINUX:
            return None


def in_onedrive(machine: Machine, folder: str) -> bool:
    """Whether a folder is in OneDrive, from where Excel would give workbooks the address of a web page."""
    roots = (machine.variable(name) for name in _ONEDRIVE)
    return any(machine.path(folder).is_relative_to(machine.path(root)) for root in roots if root)


def _on_windows(machine: Machine, wanted: str) -> Places:
    home = machine.variable("USERPROFILE")
    local = machine.variable("LOCALAPPDATA") or str(machine.path(home, "AppData", "Local"))
    roaming = machine.variable("APPDATA") or str(machine.path(home, "AppData", "Roaming"))
    state = machine.path(local, STATE_FOLDER)
    papers = documents(machine)
    root = home if in_onedrive(machine, papers) else papers
    folder = wanted or str(machine.path(root, WORKBOOK_FOLDER))
    python = machine.path(machine.python.executable)
    return Places(
        state=str(state),
        manifest=str(state / MANIFEST),
        addin=str(machine.path(roaming, "Microsoft", "Excel", "XLSTART", ADDIN)),
        workbook_folder=folder,
        workbook=str(machine.path(folder, COUNTY_WORKBOOK)),
        interpreter=str(python.with_name("pythonw.exe")),
        interpreter_folders=(str(python.parent), str(python.parent.parent)),
        scripts="",
    )


def _on_a_mac(machine: Machine, wanted: str) -> Places:
    home = machine.path(machine.variable("HOME"))
    state = home / f".{STATE_FOLDER}"
    folder = wanted or str(home / "Documents" / WORKBOOK_FOLDER)
    return Places(
        state=str(state),
        manifest=str(state / MANIFEST),
        addin=str(home / _MAC_STARTUP / ADDIN),
        workbook_folder=folder,
        workbook=str(machine.path(folder, COUNTY_WORKBOOK)),
        interpreter=machine.python.executable,
        interpreter_folders=(),
        scripts=str(home / _MAC_SCRIPTS),
    )
