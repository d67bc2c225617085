"""Where Windows and Office keep in the registry what installing needs to know."""

import re
from collections.abc import Iterator

from xl_perfgoals.office.install.machine import Machine, ReadRegistry, RegistryValue

_OFFICE = r"HKCU\Software\Microsoft\Office"
_POLICIES = r"HKCU\Software\Policies\Microsoft\Office"
_SHELL_FOLDERS = r"HKCU\Software\Microsoft\Windows\CurrentVersion\Explorer\User Shell Folders"
_VARIABLE = re.compile(r"%([^%]+)%")

VERSIONS = ("16.0", "15.0", "14.0")
"""Excel 2016 and all later ones, 2013, 2010."""

EXCEL_CLASS = "{00024500-0000-0000-C000-000000000046}"
"""The class that programs start when they ask for Excel.Application."""


def office_versions(registry: ReadRegistry) -> tuple[str, ...]:
    """The versions of Excel that the user has run; the latest if none has left a trace yet."""
    return tuple(v for v in VERSIONS if registry.exists(rf"{_OFFICE}\{v}\Excel")) or VERSIONS[:1]


def trusted_locations(version: str) -> str:
    """The key in which the user's trusted locations are."""
    return rf"{_OFFICE}\{version}\Excel\Security\Trusted Locations"


def security_value(machine: Machine, version: str, name: str) -> RegistryValue | None:
    """A setting of Excel's Trust Center: what the administrator ordered, else what the user chose."""
    return _ordered(machine, version, r"Excel\Security", name)


def trusted_locations_off(machine: Machine, version: str) -> bool:
    """Whether Excel ignores the trusted locations that a user has set."""
    if _ordered(machine, version, r"Excel\Security\Trusted Locations", "AllLocationsDisabled") == 1:
        return True
    common = rf"{_POLICIES}\{version}\Common\Security\Trusted Locations"
    return machine.value(common, "Allow User Locations") == 0


def disabled_items(machine: Machine, version: str) -> Iterator[str]:
    """What Excel has shut out after a crash: texts with the paths in lower case."""
    for kind in ("DisabledItems", "StartupItems"):
        key = rf"{_OFFICE}\{version}\Excel\Resiliency\{kind}"
        for value in machine.registry.values(key).values():
            if isinstance(value, bytes):
                # The path is somewhere within, at an even or an odd place.
                yield from (value[start:].decode("utf-16-le", "ignore").lower() for start in (0, 1))


def excel_program(machine: Machine) -> str:
    """The path of excel.exe; "" if Windows knows of none."""
    return _application(machine, "excel.exe")


def wps_program(machine: Machine) -> str:
    """The path of the spreadsheet program of WPS; "" if Windows knows of none."""
    return _application(machine, "et.exe")


def excel_server(machine: Machine) -> str:
    """The command that Windows runs for a program that asks for Excel.Application; "" if unknown."""
    roots = (r"HKCU\Software\Classes", r"HKLM\Software\Classes")
    named = (machine.text(rf"{root}\Excel.Application\CLSID") for root in roots)
    wanted = next((text for text in named if text), EXCEL_CLASS)
    keys = (rf"{root}\{part}CLSID\{wanted}\LocalServer32" for root in roots for part in ("", "WOW6432Node\\"))
    return next((command for key in keys if (command := machine.text(key))), "")


def documents(machine: Machine) -> str:
    """The user's folder of documents, wherever it was moved."""
    home = machine.variable("USERPROFILE")
    moved = machine.text(_SHELL_FOLDERS, "Personal")
    return expanded(machine, moved) if moved else str(machine.path(home, "Documents"))


def expanded(machine: Machine, text: str) -> str:
    """A text with %NAME% replaced by the environment's variables."""
    return _VARIABLE.sub(lambda found: machine.variable(found[1], found[0]), text)


def _ordered(machine: Machine, version: str, place: str, name: str) -> RegistryValue | None:
    for root in (_POLICIES, _OFFICE):
        value = machine.value(rf"{root}\{version}\{place}", name)
        if value is not None:
            return value
    return None


def _application(machine: Machine, program: str) -> str:
    keys = (
        rf"{root}\Software\Microsoft\Windows\CurrentVersion\App Paths\{program}" for root in ("HKCU", "HKLM")
    )
    return next((path.strip('"') for key in keys if (path := machine.text(key))), "")
