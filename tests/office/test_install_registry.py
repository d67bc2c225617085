"""What only Windows has, over stand-ins: its registry, and the facts that are asked of it."""

import ctypes
import importlib
import subprocess
import sys
from types import SimpleNamespace

import pytest

from xl_perfgoals.office.install import this_machine as facts
from xl_perfgoals.office.install.machine import Platform

KEY = r"HKCU\Software\Microsoft\Office\16.0\Excel\Security\Trusted Locations\Location20"


class Handle(SimpleNamespace):
    def __enter__(self):
        return self

    def __exit__(self, *_):
        return None

    def Close(self):  # noqa: N802 - winreg's name
        return None


class FakeWinreg:
    """Keys by (root, path)."""

    HKEY_CURRENT_USER, HKEY_LOCAL_MACHINE = 1, 2
    KEY_WRITE, REG_DWORD, REG_SZ, REG_MULTI_SZ = 0x20006, 4, 1, 7
    HKEYType = Handle

    def __init__(self):
        self.keys = {}

    def OpenKey(self, root, path):  # noqa: N802
        if not any(r == root and (p == path or p.startswith(path + "\\")) for r, p in self.keys):
            raise FileNotFoundError(2, path)
        return Handle(at=(root, path), values=list(self.keys.get((root, path), {}).items()))

    def CreateKeyEx(self, root, path, access):  # noqa: N802
        assert access == self.KEY_WRITE
        self.keys.setdefault((root, path), {})
        return Handle(at=(root, path))

    def SetValueEx(self, handle, name, reserved, kind, value):  # noqa: N802
        assert reserved == 0
        self.keys[handle.at][name] = (value, kind)

    def DeleteKey(self, root, path):  # noqa: N802
        del self.keys[root, path]

    def QueryInfoKey(self, handle):  # noqa: N802
        return len(self._inside(handle)), len(handle.values), 0

    def EnumKey(self, handle, index):  # noqa: N802
        return self._inside(handle)[index]

    def EnumValue(self, handle, index):  # noqa: N802
        name, (value, kind) = handle.values[index]
        return name, value, kind

    def _inside(self, handle):
        root, path = handle.at
        inside = [p[len(path) + 1 :] for r, p in self.keys if r == root and p.startswith(path + "\\")]
        return sorted({name.split("\\")[0] for name in inside})


@pytest.fixture
def winreg():
    return FakeWinreg()


@pytest.fixture
def module(winreg, monkeypatch):
    name = "xl_perfgoals.office.install.windows_registry"
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setitem(sys.modules, "winreg", winreg)
    monkeypatch.delitem(sys.modules, name, raising=False)
    yield importlib.import_module(name)
    sys.modules.pop(name, None)


def test_a_key_is_made_read_and_removed(module, winreg):
    registry = module.WindowsRegistry()
    parent, _, name = KEY.rpartition("\\")
    assert not registry.exists(KEY)
    assert registry.values(KEY) == {}
    assert registry.subkeys(parent) == ()
    module.set_values(KEY, {"Path": "C:\\绩效\\", "AllowSubfolders": 0})
    assert winreg.keys[1, KEY.removeprefix("HKCU\\")] == {
        "Path": ("C:\\绩效\\", winreg.REG_SZ),
        "AllowSubfolders": (0, winreg.REG_DWORD),
    }
    assert registry.exists(KEY)
    assert registry.values(KEY) == {"Path": "C:\\绩效\\", "AllowSubfolders": 0}
    assert registry.subkeys(parent) == (name,)
    module.remove_key(KEY)
    assert not registry.exists(KEY)


def test_values_of_kinds_that_nobody_asks_for_are_passed_over(module, winreg):
    winreg.keys[2, "Software\\X"] = {"": ("text", 1), "list": (["a", "b"], 7), "none": (None, 0)}
    assert module.WindowsRegistry().values(r"HKLM\Software\X") == {"": "text"}


TASKS = b'"System","4","Services","0","144 K"\r\n"EXCEL.EXE","9204","Console","1","98,104 K"\r\n'


@pytest.mark.usefixtures("module")
def test_the_facts_of_a_windows_computer(winreg, monkeypatch, tmp_path):
    library = SimpleNamespace(
        kernel32=SimpleNamespace(GetACP=lambda: 936), shell32=SimpleNamespace(IsUserAnAdmin=lambda: 1)
    )
    commands = []

    def run(command, **_):
        commands.append(command)
        return subprocess.CompletedProcess(command, 0, TASKS + "信息".encode("gbk"), b"")

    monkeypatch.setattr(ctypes, "windll", library, raising=False)
    monkeypatch.setattr(facts.subprocess, "run", run)
    monkeypatch.setenv("SYSTEMROOT", str(tmp_path))
    winreg.keys[1, "Software\\X"] = {"a": (1, winreg.REG_DWORD)}
    machine = facts.this_machine()
    assert machine.platform is Platform.WINDOWS
    assert (machine.ansi_code_page, machine.elevated) == (936, True)
    assert machine.processes == ("System", "EXCEL.EXE")
    assert commands == [[str(tmp_path / "System32" / "tasklist.exe"), "/fo", "csv", "/nh"]]
    assert machine.value(r"HKCU\Software\X", "A") == 1
    assert "pythoncom" in machine.python.import_failures
    assert not machine.files.marked(str(tmp_path / "file"))
    (tmp_path / "file:Zone.Identifier").touch()  # so Windows names the stream that holds the mark
    assert machine.files.marked(str(tmp_path / "file"))
    hands = facts.LocalHands()
    hands.unblock(str(tmp_path / "file"))
    assert not machine.files.marked(str(tmp_path / "file"))
    hands.set_values(KEY, {"Path": "C:\\"})
    assert machine.text(KEY, "Path") == "C:\\"
    hands.remove_key(KEY)
    assert not machine.registry.exists(KEY)
