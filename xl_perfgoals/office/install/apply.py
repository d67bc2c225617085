"""carry_out: does the steps of a plan, and notes what was done."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple, Protocol

from xl_perfgoals.files.unwritable import unwritable
from xl_perfgoals.office.install.manifest import Installed, InstalledFile, InstalledKey, digest
from xl_perfgoals.office.install.steps import (
    LeaveFile,
    PutFile,
    Register,
    RemoveFile,
    RemoveFolder,
    RemoveKey,
    SetValues,
    Step,
    Unblock,
    Unregister,
    told,
)


class Hands(Protocol):
    """What changes a machine. Each raises OSError when it cannot."""

    def write(self, path: str, data: bytes) -> tuple[str, ...]:
        """Writes a file whole or not at all; the folders that had to be made for it, outermost first."""

    def remove(self, path: str) -> None:
        """Removes a file."""

    def remove_folder(self, path: str) -> None:
        """Removes a folder if it is there and empty."""

    def unblock(self, path: str) -> None:
        """Takes off the mark "from the internet"."""

    def set_values(self, key: str, values: Mapping[str, str | int]) -> None:
        """Makes a key of the registry with values."""

    def remove_key(self, key: str) -> None:
        """Removes a key of the registry."""

    def register(self, step: Register) -> None:
        """Has LibreOffice take in the extension and the functions."""

    def unregister(self, step: Unregister) -> None:
        """Has LibreOffice give them up."""


class Failure(NamedTuple):
    """A step that could not be done."""

    step: Step
    reason: str

    @property
    def text(self) -> str:
        """The failure for the user."""
        return f"没有做成：{told(self.step)}（{self.reason}）"


class Done(NamedTuple):
    """What is installed now, and which steps failed."""

    installed: Installed
    failures: tuple[Failure, ...]


def carry_out(steps: Iterable[Step], hands: Hands, installed: Installed) -> Done:
    """Does each step; one that fails does not stop the others."""
    failures = []
    for step in steps:
        try:
            installed = _do(step, hands, installed)
        except OSError as error:
            failures.append(Failure(step, unwritable(error)))
    return Done(installed, tuple(failures))


def _do(step: Step, hands: Hands, installed: Installed) -> Installed:  # noqa: PLR0911 - one for each kind
    match step:
        case PutFile(path, data, role):
            made = hands.write(path, data)
            file = InstalledFile(path=path, sha256=digest(data), role=role)
            folders = tuple(dict.fromkeys((*reversed(made), *installed.folders)))
            files = (*_without(installed, path), file)
            return installed.model_copy(update={"files": files, "folders": folders})
        case RemoveFile(path):
            hands.remove(path)
            return installed.model_copy(update={"files": _without(installed, path)})
        case SetValues(key, values, path):
            hands.set_values(key, values)
            keys = (*_keys_without(installed, key), InstalledKey(key=key, path=path))
            return installed.model_copy(update={"keys": keys})
        case RemoveKey(key):
            hands.remove_key(key)
            return installed.model_copy(update={"keys": _keys_without(installed, key)})
        case Unblock(path):
            hands.unblock(path)
        case RemoveFolder(path):
            hands.remove_folder(path)
        case Register(profile, trusted=trusted):
            hands.register(step)
            return installed.model_copy(update={"profile": profile, "trusted": trusted or installed.trusted})
        case Unregister():
            hands.unregister(step)
            return installed.model_copy(update={"profile": "", "trusted": ""})
        case LeaveFile():
            pass
    return installed


def _without(installed: Installed, path: str) -> tuple[InstalledFile, ...]:
    return tuple(file for file in installed.files if file != installed.file(path))


def _keys_without(installed: Installed, key: str) -> tuple[InstalledKey, ...]:
    return tuple(held for held in installed.keys if held.key != key)
