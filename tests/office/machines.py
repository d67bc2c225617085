"""Made-up computers: files and a registry in dictionaries, and the facts of an ordinary Windows or Mac."""

from dataclasses import replace
from pathlib import PurePosixPath, PureWindowsPath

from xl_perfgoals import __version__
from xl_perfgoals.office.install.machine import Interpreter, Machine, Platform

XLWINGS = "0.37.8"
HOME = r"C:\Users\zhang"
PYTHON = HOME + r"\AppData\Local\xl_perfgoals\python"
EXCEL = r"C:\Program Files\Microsoft Office\root\Office16\EXCEL.EXE"
APP_PATHS = r"HKLM\Software\Microsoft\Windows\CurrentVersion\App Paths"
OFFICE = r"HKCU\Software\Microsoft\Office"


class Disk:
    """Files by path; folders are there as soon as a file is in them. Nothing in `locked` can be changed."""

    def __init__(self, flavour=PureWindowsPath, files=()):
        self._flavour = flavour
        self.files = {flavour(path): data for path, data in dict(files).items()}
        self.internet = set()
        self.locked = set()
        self.registry = Registry()

    def _path(self, path):
        return self._flavour(path)

    def exists(self, path):
        path = self._path(path)
        return path in self.files or any(path in file.parents for file in self.files)

    def read(self, path):
        return self.files.get(self._path(path))

    def marked(self, path):
        return self._path(path) in self.internet

    def write(self, path, data):
        path = self._path(path)
        self._refuse_locked(path)
        made = [str(folder) for folder in path.parents if not self.exists(folder)]
        self.files[path] = data
        self.internet.discard(path)
        return tuple(reversed(made))

    def remove(self, path):
        self._refuse_locked(self._path(path))
        self.files.pop(self._path(path), None)

    def remove_folder(self, path):
        pass  # gone with its last file

    def unblock(self, path):
        self.internet.discard(self._path(path))

    def set_values(self, key, values):
        self.registry.keys[key] = dict(values)

    def remove_key(self, key):
        del self.registry.keys[key]

    def _refuse_locked(self, path):
        if path in self.locked:
            raise PermissionError(13, "Permission denied")  # Python's own words, also in Chinese Windows

    def under(self, folder):
        return sorted(str(path) for path in self.files if self._path(folder) in path.parents)


class Registry:
    """Keys by path, each with its values; as in Windows, case does not matter."""

    def __init__(self, keys=()):
        self.keys = {key: dict(values) for key, values in dict(keys).items()}

    def exists(self, key):
        wanted = PureWindowsPath(key)
        return any(wanted == path or wanted in path.parents for path in map(PureWindowsPath, self.keys))

    def subkeys(self, key):
        depth = len(PureWindowsPath(key).parts)
        inside = (PureWindowsPath(held) for held in self.keys)
        return tuple({path.parts[depth] for path in inside if PureWindowsPath(key) in path.parents})

    def values(self, key):
        wanted = PureWindowsPath(key)
        return next((values for held, values in self.keys.items() if PureWindowsPath(held) == wanted), {})


INTERPRETER = Interpreter(
    executable=PYTHON + r"\python.exe",
    version=(3, 12),
    built_for="win-amd64",
    packages={"xl-perfgoals": __version__, "xlwings": XLWINGS, "pywin32": "312"},
    required_xlwings=XLWINGS,
    import_failures={},
    data_folders=(PYTHON, PYTHON + r"\Lib\site-packages"),
    heeds_environment=False,
)


def python_files(folder=PYTHON):
    names = ("python.exe", "pythonw.exe", f"xlwings64-{XLWINGS}.dll", f"xlwings32-{XLWINGS}.dll")
    return {rf"{folder}\{name}": name.encode() for name in names}


def windows(disk=None, **facts):
    """Windows in China with Excel 365, our Python in its place, nothing installed in Excel; and its disk."""
    disk = disk or Disk(files=python_files())
    disk.registry.keys.setdefault(rf"{APP_PATHS}\excel.exe", {"": EXCEL})
    disk.registry.keys.setdefault(rf"{OFFICE}\16.0\Excel", {})
    machine = Machine(
        platform=Platform.WINDOWS,
        environment={
            "USERPROFILE": HOME,
            "LOCALAPPDATA": HOME + r"\AppData\Local",
            "APPDATA": HOME + r"\AppData\Roaming",
            "TEMP": HOME + r"\AppData\Local\Temp",
            "USERNAME": "zhang",
        },
        python=INTERPRETER,
        files=disk,
        registry=disk.registry,
        ansi_code_page=936,
        processes=("explorer.exe",),
    )
    return replace(machine, **facts)


def mac(home="/Users/zhang", disk=None, **facts):
    """A Mac with Excel and our Python in its place."""
    python = f"{home}/.xl_perfgoals/venv/bin/python"
    disk = disk or Disk(
        PurePosixPath, {python: b"", "/Applications/Microsoft Excel.app/Contents/Info.plist": b""}
    )
    machine = Machine(
        platform=Platform.MACOS,
        environment={"HOME": home},
        python=INTERPRETER._replace(executable=python, built_for="macosx-11.0-arm64"),
        files=disk,
        registry=disk.registry if isinstance(disk, Disk) else Registry(),
    )
    return replace(machine, **facts)


def linux(**facts):
    """A Linux computer."""
    python = INTERPRETER._replace(executable="/usr/bin/python3", built_for="linux-x86_64")
    machine = Machine(Platform.LINUX, {"HOME": "/home/zhang"}, python, Disk(PurePosixPath), Registry())
    return replace(machine, **facts)


def with_variables(machine, **variables):
    return replace(machine, environment={**machine.environment, **variables})


def with_python(machine, **facts):
    return replace(machine, python=machine.python._replace(**facts))
