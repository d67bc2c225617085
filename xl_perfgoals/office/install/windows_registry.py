"""The registry of Windows, through winreg; imported on Windows only."""

import sys
from collections.abc import Iterator, Mapping

assert sys.platform == "win32"  # noqa: S101 - tells mypy, and whoever imports it elsewhere

import winreg  # noqa: E402

from xl_perfgoals.office.install.machine import RegistryValue  # noqa: E402

_ROOTS = {"HKCU": winreg.HKEY_CURRENT_USER, "HKLM": winreg.HKEY_LOCAL_MACHINE}


class WindowsRegistry:
    """Reads the registry of this computer."""

    def exists(self, key: str) -> bool:
        """Whether there is such a key."""
        try:
            winreg.OpenKey(*_split(key)).Close()
        except OSError:
            return False
        return True

    def subkeys(self, key: str) -> tuple[str, ...]:
        """The names of the keys in a key; none if it is not there."""
        try:
            with winreg.OpenKey(*_split(key)) as handle:
                count = winreg.QueryInfoKey(handle)[0]
                return tuple(winreg.EnumKey(handle, index) for index in range(count))
        except OSError:
            return ()

    def values(self, key: str) -> Mapping[str, RegistryValue]:
        """The values of a key by name, the default value under ""; none if it is not there."""
        try:
            with winreg.OpenKey(*_split(key)) as handle:
                return dict(_values(handle))
        except OSError:
            return {}


def set_values(key: str, values: Mapping[str, str | int]) -> None:
    """Makes a key with values."""
    with winreg.CreateKeyEx(*_split(key), access=winreg.KEY_WRITE) as handle:
        for name, value in values.items():
            kind = winreg.REG_DWORD if isinstance(value, int) else winreg.REG_SZ
            winreg.SetValueEx(handle, name, 0, kind, value)


def remove_key(key: str) -> None:
    """Removes a key that has no keys in it."""
    winreg.DeleteKey(*_split(key))


def _split(key: str) -> tuple[int, str]:
    root, _, path = key.partition("\\")
    return _ROOTS[root], path


def _values(handle: winreg.HKEYType) -> Iterator[tuple[str, RegistryValue]]:
    for index in range(winreg.QueryInfoKey(handle)[1]):
        name, value, _ = winreg.EnumValue(handle, index)
        if isinstance(value, str | int | bytes):
            yield name, value
