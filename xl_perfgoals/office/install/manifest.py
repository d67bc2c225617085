"""Installed: what was installed, noted in installed.json; nothing else is ever overwritten or removed."""

from enum import Enum
from hashlib import sha256

from pydantic import BaseModel, ConfigDict, ValidationError


class Role(Enum):
    """What an installed file is for."""

    ADDIN = "addin"
    WORKBOOK = "workbook"
    LIBRARY = "library"
    SCRIPT = "script"
    MACRO = "macro"
    NOTE = "note"


class _Noted(BaseModel):
    model_config = ConfigDict(frozen=True)


class InstalledFile(_Noted):
    """A file as it was written. sha256 tells whether it is still ours or was changed since."""

    path: str
    sha256: str
    role: Role


class InstalledKey(_Noted):
    """A key of the registry that did not exist before, and a value of it by which it is known again."""

    key: str
    path: str


class Installed(_Noted):
    """Everything that was installed, and with which versions."""

    version: str = ""
    xlwings: str = ""
    interpreter: str = ""
    files: tuple[InstalledFile, ...] = ()
    keys: tuple[InstalledKey, ...] = ()
    folders: tuple[str, ...] = ()
    """Folders that were made for it, to be removed once they are empty."""
    profile: str = ""
    """The profile of LibreOffice that our extension and functions are registered in."""
    trusted: str = ""
    """The folder whose workbooks LibreOffice was told to trust."""

    def file(self, path: str) -> InstalledFile | None:
        """The note of a file; None if it was not installed."""
        return next((file for file in self.files if file.path.lower() == path.lower()), None)

    def of(self, role: Role) -> tuple[InstalledFile, ...]:
        """The files of one kind."""
        return tuple(file for file in self.files if file.role is role)


def digest(data: bytes) -> str:
    """What files are told apart by."""
    return sha256(data).hexdigest()


def read_installed(data: bytes | None) -> Installed | None:
    """The notes in installed.json; None if there are none, or they are damaged."""
    if data is None:
        return None
    try:
        return Installed.model_validate_json(data)
    except ValidationError:
        return None


def installed_json(installed: Installed) -> bytes:
    """The notes as installed.json holds them."""
    return installed.model_dump_json(indent=2).encode()
