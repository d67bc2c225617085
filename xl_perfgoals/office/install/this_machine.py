"""this_machine: the facts of the computer that the program runs on; LocalHands: what changes it."""

import ctypes
import os
import site
import struct
import subprocess
import sys
import sysconfig
from collections.abc import Mapping
from contextlib import suppress
from importlib import import_module
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path

from xl_perfgoals.files.atomic import replace_whole
from xl_perfgoals.office.calc.registering import register, unregister
from xl_perfgoals.office.calc.this_calc import this_calc
from xl_perfgoals.office.install.machine import Interpreter, Machine, NoRegistry, Platform, ReadRegistry
from xl_perfgoals.office.install.steps import Register, Unregister

_ZONE = ":Zone.Identifier"
_PACKAGES = ("xl-perfgoals", "xlwings", "pywin32")
_MODULES = ("numpy", "pandas", "pydantic_core", "python_calamine", "xlsxwriter", "xlwings")
_WINDOWS_MODULES = ("pythoncom", "win32com.client")
_OF_PACKAGES = ("site-packages", "dist-packages")
_HOST_MODULES = ("xl_perfgoals.hosts.buttons", "xl_perfgoals.hosts.udfs")


def this_machine() -> Machine:
    """Looks around."""
    platform = {"win32": Platform.WINDOWS, "darwin": Platform.MACOS}.get(sys.platform, Platform.LINUX)
    return Machine(
        platform=platform,
        environment=dict(os.environ),
        python=_interpreter(platform),
        files=LocalFiles(),
        registry=_registry(),
        ansi_code_page=_ansi_code_page(),
        processes=_processes(platform),
        elevated=_elevated(),
        calc=this_calc(),
    )


class LocalFiles:
    """The files of this computer, to be read and written."""

    def exists(self, path: str) -> bool:
        """Whether there is such a file or folder."""
        return os.path.lexists(path)

    def read(self, path: str) -> bytes | None:
        """The bytes of a file; None if it is not there or may not be read."""
        try:
            return Path(path).read_bytes()
        except OSError:
            return None

    def marked(self, path: str) -> bool:
        """Whether Windows has marked the file as coming from the internet."""
        return sys.platform == "win32" and self.read(path + _ZONE) is not None

    def write(self, path: str, data: bytes) -> tuple[str, ...]:
        """Writes a file whole or not at all; the folders that had to be made for it, outermost first."""
        target = Path(path)
        missing = [folder for folder in target.parents if not folder.exists()]
        target.parent.mkdir(parents=True, exist_ok=True)
        replace_whole(target, data)
        return tuple(str(folder) for folder in reversed(missing))

    def remove(self, path: str) -> None:
        """Removes a file."""
        Path(path).unlink(missing_ok=True)

    def remove_folder(self, path: str) -> None:
        """Removes a folder if it is there and empty."""
        folder = Path(path)
        with suppress(OSError):  # an empty folder that stays, since somebody looks at it, harms nobody
            if folder.is_dir() and not any(folder.iterdir()):
                folder.rmdir()

    def unblock(self, path: str) -> None:
        """Takes off the mark "from the internet"."""
        Path(path + _ZONE).unlink(missing_ok=True)


class LocalHands(LocalFiles):
    """Changes this computer."""

    def set_values(self, key: str, values: Mapping[str, str | int]) -> None:
        """Makes a key of the registry with values."""
        if sys.platform == "win32":
            from xl_perfgoals.office.install.windows_registry import set_values  # noqa: PLC0415

            set_values(key, values)

    def remove_key(self, key: str) -> None:
        """Removes a key of the registry."""
        if sys.platform == "win32":
            from xl_perfgoals.office.install.windows_registry import remove_key  # noqa: PLC0415

            remove_key(key)

    def register(self, step: Register) -> None:
        """Has LibreOffice take in the extension and the functions."""
        register(Path(step.profile), step.extension, step.version, step.module, step.trusted)

    def unregister(self, step: Unregister) -> None:
        """Has LibreOffice give them up."""
        unregister(Path(step.profile), step.trusted)


def _interpreter(platform: Platform) -> Interpreter:
    modules = (*_MODULES, *(_WINDOWS_MODULES if platform is Platform.WINDOWS else ()), *_HOST_MODULES)
    pinned = (text for text in requires("xl-perfgoals") or () if text.startswith("xlwings=="))
    return Interpreter(
        executable=sys.executable,
        version=sys.version_info[:2],
        built_for=sysconfig.get_platform(),
        packages={name: found for name in _PACKAGES if (found := _version(name))},
        required_xlwings=next((text.partition("==")[2] for text in pinned), ""),
        import_failures={module: reason for module in modules if (reason := _import_failure(module))},
        data_folders=_data_folders(),
        heeds_environment=not sys.flags.ignore_environment,
        bits=8 * struct.calcsize("P"),
        package_folders=_package_folders(),
    )


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return ""


def _import_failure(module: str) -> str:
    try:
        import_module(module)
    except Exception as error:  # noqa: BLE001 - whatever it is, the doctor's business is to tell it
        return f"{type(error).__name__}: {error}"
    return ""


def _data_folders() -> tuple[str, ...]:
    """Where pip puts a package's data files: for all users, for one user, or for --target."""
    folders = [sys.prefix, sysconfig.get_path("data"), *site.getsitepackages()]
    with suppress(OSError, AttributeError):
        folders += [site.getuserbase(), site.getusersitepackages()]
    package = Path(__file__).parents[3]
    return tuple(dict.fromkeys((*folders, str(package))))


def _package_folders() -> tuple[str, ...]:
    """The folders that packages are imported from; last that of this one, which may be a checkout."""
    folders = [path for path in sys.path if Path(path).name in _OF_PACKAGES and Path(path).is_dir()]
    return tuple(dict.fromkeys((*folders, str(Path(__file__).parents[3]))))


def _registry() -> ReadRegistry:
    if sys.platform == "win32":
        from xl_perfgoals.office.install.windows_registry import WindowsRegistry  # noqa: PLC0415

        return WindowsRegistry()
    return NoRegistry()


def _ansi_code_page() -> int:
    if sys.platform == "win32":
        return int(ctypes.windll.kernel32.GetACP())
    return 65001


def _elevated() -> bool:
    if sys.platform == "win32":
        return bool(ctypes.windll.shell32.IsUserAnAdmin())
    return False


def _processes(platform: Platform) -> tuple[str, ...]:
    """The names of the programs that run."""
    match platform:
        case Platform.WINDOWS:
            folder = Path(os.environ.get("SYSTEMROOT", r"C:\Windows")) / "System32"
            command = [str(folder / "tasklist.exe"), "/fo", "csv", "/nh"]
        case Platform.MACOS:
            command = ["/bin/ps", "-axo", "comm="]
        case Platform.LINUX:
            return ()
    try:
        done = subprocess.run(command, capture_output=True, check=False, timeout=30)  # noqa: S603
    except (OSError, subprocess.TimeoutExpired):
        return ()
    lines = done.stdout.decode("ascii", "replace").splitlines()
    if platform is Platform.WINDOWS:
        return tuple(line.split('"')[1] for line in lines if line.startswith('"'))
    return tuple(line.rpartition("/")[2].strip() for line in lines)
