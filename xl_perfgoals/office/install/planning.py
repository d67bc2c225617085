"""Plans of steps that Windows and the Mac have in common: never touch a file that is not ours."""

from collections.abc import Collection, Iterator
from typing import Protocol

from xl_perfgoals import __version__
from xl_perfgoals.office.install.machine import Machine
from xl_perfgoals.office.install.manifest import Installed, Role, digest
from xl_perfgoals.office.install.steps import (
    LeaveFile,
    Obstacle,
    PutFile,
    RemoveFile,
    RemoveFolder,
    RemoveKey,
    Step,
    Unblock,
)

_IN_USE = "您已在使用这一版，内容不动"
_YOURS = "不是本程序安装的，或您已填写过；新的一份放在旁边"
_CHANGED = "装好后被改动过，是您的文件"


class Noted(Protocol):
    """Places that say where is noted what was installed, and in which folder of ours."""

    @property
    def manifest(self) -> str:
        """The file of notes."""

    @property
    def state(self) -> str:
        """Our folder."""


def put(machine: Machine, installed: Installed | None, file: PutFile) -> Iterator[Step | Obstacle]:
    """Writes a program file, unless something that is not ours is in its place."""
    there = machine.files.read(file.path)
    noted = installed.file(file.path) if installed else None
    if (
        there is not None
        and digest(there) != digest(file.data)
        and (noted is None or noted.sha256 != digest(there))
    ):
        yield Obstacle("", f"已有不是本程序安装的文件：{file.path}", "请把它移到别处，再安装一次。")
        return
    yield file


def put_workbook(machine: Machine, installed: Installed | None, path: str, data: bytes) -> Iterator[Step]:
    """Writes the county workbook; one that was filled in stays, and the new one goes beside it."""
    there = machine.files.read(path)
    noted = installed.file(path) if installed else None
    if there is None or digest(there) == digest(data) or (noted and noted.sha256 == digest(there)):
        yield PutFile(path, data, Role.WORKBOOK)
    elif noted and noted.sha256 == digest(data):
        yield LeaveFile(path, _IN_USE)
    else:
        yield LeaveFile(path, _YOURS)
        beside = _beside(machine, path)
        if any(file.sha256 == digest(data) for file in (installed.files if installed else ())):
            return
        yield PutFile(beside, data, Role.WORKBOOK)
    if machine.files.marked(path) and noted:
        yield Unblock(path)


def stale(machine: Machine, installed: Installed | None, kept: Collection[str]) -> Iterator[Step]:
    """Removes what an earlier version installed under a name that this one does not use."""
    for file in installed.files if installed else ():
        if file.role in {Role.LIBRARY, Role.SCRIPT, Role.MACRO} and file.path not in kept:
            there = machine.files.read(file.path)
            if there is not None and digest(there) == file.sha256:
                yield RemoveFile(file.path)


def removal(machine: Machine, places: Noted, installed: Installed) -> tuple[Step, ...]:
    """Undoes what is noted, except what was changed since."""
    steps: list[Step] = []
    for file in installed.files:
        there = machine.files.read(file.path)
        if there is None:
            continue
        steps.append(
            RemoveFile(file.path) if digest(there) == file.sha256 else LeaveFile(file.path, _CHANGED)
        )
    steps += [RemoveKey(key.key) for key in installed.keys if machine.text(key.key, "Path") == key.path]
    steps.append(RemoveFile(places.manifest))
    steps += [RemoveFolder(folder) for folder in (*installed.folders, places.state)]
    return tuple(steps)


def _beside(machine: Machine, path: str) -> str:
    """A free name beside a file, with our version in it."""
    old = machine.path(path)
    names = (
        f"{old.stem}（{__version__}{mark}）{old.suffix}" for mark in ("", *(f"-{n}" for n in range(2, 100)))
    )
    return next(free for name in names if not machine.files.exists(free := str(old.with_name(name))))
