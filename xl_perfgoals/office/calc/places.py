"""Places: where things go on a machine with LibreOffice."""

import re
from pathlib import PurePath
from typing import NamedTuple

from xl_perfgoals.office.build import COUNTY_WORKBOOK
from xl_perfgoals.office.install.machine import Machine, Platform
from xl_perfgoals.office.install.office_registry import documents
from xl_perfgoals.office.install.places import STATE_FOLDER, WORKBOOK_FOLDER

MANIFEST = "installed_calc.json"
NOTE = "xl_perfgoals.json"
"""What the macros find the program by; its name stands in addin/calc/python/pythonpath/pg_note.py too."""

_DOCUMENTS = re.compile(r'^XDG_DOCUMENTS_DIR="\$HOME/(.+)"', re.MULTILINE)


class CalcPlaces(NamedTuple):
    """Paths on a machine with LibreOffice."""

    state: str
    """Our own folder."""
    manifest: str
    """What was installed is noted here."""
    profile: str
    """LibreOffice's folder for all that is the user's."""
    scripts: str
    """The user's macros of Python."""
    note: str
    extensions: str
    """Where the extensions of the user lie unpacked."""
    basic: str
    """The user's library of Basic."""
    workbook_folder: str
    workbook: str


def calc_places(machine: Machine, workbook_folder: str = "", profile: str = "") -> CalcPlaces:
    """The places on a machine; workbook_folder and profile where the user names others than the usual."""
    state, papers = _state(machine), _papers(machine)
    used = machine.path(profile) if profile else usual_profile(machine)
    folder = workbook_folder or str(papers / WORKBOOK_FOLDER)
    return CalcPlaces(
        state=str(state),
        manifest=str(state / MANIFEST),
        profile=str(used),
        scripts=str(used / "user" / "Scripts" / "python"),
        note=str(used / "user" / NOTE),
        extensions=str(used / "user" / "uno_packages" / "cache" / "uno_packages"),
        basic=str(used / "user" / "basic" / "Standard"),
        workbook_folder=folder,
        workbook=str(machine.path(folder, COUNTY_WORKBOOK)),
    )


def usual_profile(machine: Machine) -> PurePath:
    """Where LibreOffice keeps what is the user's."""
    match machine.platform:
        case Platform.WINDOWS:
            return machine.path(_roaming(machine), "LibreOffice", "4")
        case Platform.MACOS:
            return machine.path(machine.variable("HOME"), "Library/Application Support/LibreOffice/4")
        case Platform.LINUX:
            return _settings(machine) / "libreoffice" / "4"


def _state(machine: Machine) -> PurePath:
    match machine.platform:
        case Platform.WINDOWS:
            local = machine.variable("LOCALAPPDATA")
            return machine.path(
                local or str(machine.path(machine.variable("USERPROFILE"), "AppData", "Local")), STATE_FOLDER
            )
        case Platform.MACOS:
            return machine.path(machine.variable("HOME"), f".{STATE_FOLDER}")
        case Platform.LINUX:
            home = machine.path(machine.variable("HOME"))
            return machine.path(
                machine.variable("XDG_DATA_HOME", str(home / ".local" / "share")), STATE_FOLDER
            )


def _papers(machine: Machine) -> PurePath:
    """The user's documents, which on a Chinese Linux are in a folder of a Chinese name."""
    if machine.platform is Platform.WINDOWS:
        return machine.path(documents(machine))
    home = machine.path(machine.variable("HOME"))
    told = machine.files.read(str(_settings(machine) / "user-dirs.dirs")) or b""
    found = _DOCUMENTS.search(told.decode("utf-8", "replace"))
    return home / (found[1] if found else "Documents")


def _settings(machine: Machine) -> PurePath:
    home = machine.path(machine.variable("HOME"))
    return machine.path(machine.variable("XDG_CONFIG_HOME", str(home / ".config")))


def _roaming(machine: Machine) -> str:
    home = machine.variable("USERPROFILE")
    return machine.variable("APPDATA") or str(machine.path(home, "AppData", "Roaming"))
