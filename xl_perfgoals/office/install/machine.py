"""Machine: everything about a computer that installing depends on, as one value with read-only access."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from pathlib import PurePath, PurePosixPath, PureWindowsPath
from typing import NamedTuple, Protocol

RegistryValue = str | int | bytes


class Platform(Enum):
    """What Excel runs on, or does not run on."""

    WINDOWS = "Windows"
    MACOS = "macOS"
    LINUX = "Linux"


class ReadRegistry(Protocol):
    r"""The registry of Windows, to be read. A key is written HKCU\Software\...; names ignore case."""

    def exists(self, key: str) -> bool:
        """Whether there is such a key."""

    def subkeys(self, key: str) -> tuple[str, ...]:
        """The names of the keys in a key; none if it is not there."""

    def values(self, key: str) -> Mapping[str, RegistryValue]:
        """The values of a key by name, the default value under ""; none if it is not there."""


class ReadFiles(Protocol):
    """The files of a machine, to be read."""

    def exists(self, path: str) -> bool:
        """Whether there is such a file or folder."""

    def read(self, path: str) -> bytes | None:
        """The bytes of a file; None if it is not there or may not be read."""

    def marked(self, path: str) -> bool:
        """Whether Windows has marked the file as coming from the internet."""


class Interpreter(NamedTuple):
    """The Python that runs this program. built_for is sysconfig's platform: win-amd64, macosx-11.0-arm64."""

    executable: str
    version: tuple[int, int]
    built_for: str
    packages: Mapping[str, str]
    """Installed versions by name, of those that matter here."""
    required_xlwings: str
    import_failures: Mapping[str, str]
    """What Python said of the modules that could not be loaded, by module."""
    data_folders: tuple[str, ...]
    """Where an installer of packages may have put files that belong beside the interpreter."""
    heeds_environment: bool
    """Whether PYTHONHOME and PYTHONPATH change what it does."""
    bits: int = 64
    package_folders: tuple[str, ...] = ()
    """Where its packages are, this program among them."""


class Calc(NamedTuple):
    """LibreOffice. version is (0, 0) and python "" where they cannot be told."""

    program: str
    version: tuple[int, int]
    python: str
    """The version of its own Python, like 3.11."""
    macros: bool
    """Whether it runs macros of Python."""
    open_profiles: tuple[str, ...] = ()
    """The profiles that are in use, "" for the usual one; known on Linux only."""


@dataclass(frozen=True)
class Machine:
    """A computer and the user who is at it."""

    platform: Platform
    environment: Mapping[str, str]
    python: Interpreter
    files: ReadFiles
    registry: ReadRegistry
    ansi_code_page: int = 65001
    processes: tuple[str, ...] = ()
    elevated: bool = False
    calc: Calc | None = None

    def path(self, *parts: str) -> PurePath:
        """A path as this machine writes it."""
        return (PureWindowsPath if self.platform is Platform.WINDOWS else PurePosixPath)(*parts)

    def variable(self, name: str, otherwise: str = "") -> str:
        """An environment variable; Windows does not tell case apart."""
        if self.platform is not Platform.WINDOWS:
            return self.environment.get(name, otherwise)
        folded = {key.upper(): value for key, value in self.environment.items()}
        return folded.get(name.upper(), otherwise)

    def value(self, key: str, name: str) -> RegistryValue | None:
        """A value in the registry; None if it is not there."""
        folded = {held.lower(): value for held, value in self.registry.values(key).items()}
        return folded.get(name.lower())

    def text(self, key: str, name: str = "") -> str:
        """A text in the registry; "" if it is not there."""
        value = self.value(key, name)
        return value if isinstance(value, str) else ""


class NoRegistry:
    """The registry of a machine that has none."""

    def exists(self, key: str) -> bool:  # noqa: ARG002
        """Never."""
        return False

    def subkeys(self, key: str) -> tuple[str, ...]:  # noqa: ARG002
        """None."""
        return ()

    def values(self, key: str) -> Mapping[str, RegistryValue]:  # noqa: ARG002
        """None."""
        return {}


def same_folder(left: str, right: str) -> bool:
    """Whether two folders of Windows are the same by name."""
    return PureWindowsPath(left) == PureWindowsPath(right)
