"""Puts a finished file in its place whole or not at all: written beside, read again, then moved."""

import filecmp
import os
import time
from collections.abc import Callable, Collection
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from xl_perfgoals.files.drafts import draft_for, flush, flush_folder
from xl_perfgoals.files.lock_files import Holder, holders

RETRIES = 5
PAUSE = 0.2
"""Seconds before the first retry; each further one waits twice as long. 6.2 s in all."""

_OPEN_ELSEWHERE = "目标文件正在被别的程序使用"
_HELD = "目标文件正由{who}打开（占用标记：{lock}；确实没有人打开的，删去这个标记文件再运行）"
_SOMEBODY = "别的程序"
_READ_ONLY = "目标文件是只读的"
_IS_FOLDER = "目标位置已有同名文件夹"


class OverwritesInputError(Exception):
    """The output would replace one of the files that it is made from."""

    def __init__(self, target: Path) -> None:
        super().__init__(f"输出文件“{target.name}”就是报送的原表，不能覆盖。请换一个文件名或文件夹。")
        self.target = target


@dataclass(frozen=True, slots=True)
class Saved:
    """Where a file went. reason says why it does not stand where it was wanted, "" if it does."""

    path: Path
    wanted: Path
    reason: str = ""

    @property
    def aside(self) -> bool:
        """Whether the file stands beside the wanted place."""
        return self.path != self.wanted

    @property
    def text(self) -> str:
        """A sentence for the user."""
        if self.aside:
            return f"{self.reason}，没有改动“{self.wanted.name}”；结果另存为“{self.path.name}”。"
        return f"已保存“{self.path.name}”。"


def save_whole(
    target: Path,
    write: Callable[[Path], None],
    *,
    verify: Callable[[Path], None] | None = None,
    before_replacing: Callable[[Path], object] | None = None,
    inputs: Collection[Path] = (),
    retries: int = RETRIES,
    pause: float = PAUSE,
) -> Saved:
    """Has `write` make a file in target's folder, has `verify` read it again, and moves it to target.

    A target that is locked, open or read-only stays as it is; the result then goes beside it as
    "名称 (2).xlsx". before_replacing is called with the new file when nothing is known against replacing the
    old one. Whatever any of them raises is let out, and nothing is left behind. Raises OverwritesInputError
    when target is one of `inputs`. A process killed at any moment leaves the earlier file or the new one,
    whole. A target that holds the very same already is left alone.
    """
    if any(_same_file(target, path) for path in inputs):
        raise OverwritesInputError(target)
    target.parent.mkdir(parents=True, exist_ok=True)
    with draft_for(target) as draft:
        write(draft)
        flush(draft)
        if verify is not None:
            verify(draft)
        if _has_these_bytes(target, draft):
            return Saved(target, target)
        _take_rights(draft, target)
        if reason := _obstacle(target):
            return _save_aside(draft, target, reason)
        if before_replacing is not None:
            before_replacing(draft)
        if _moved(draft, target, retries, pause):
            return Saved(target, target)
        return _save_aside(draft, target, _held(target) or _OPEN_ELSEWHERE)


def replace_whole(target: Path, data: bytes, *, retries: int = RETRIES, pause: float = PAUSE) -> None:
    """Puts bytes in place of a file of ours, whole or not at all. Raises OSError where that fails."""
    with draft_for(target) as draft:
        draft.write_bytes(data)
        flush(draft)
        _take_rights(draft, target)
        if not _moved(draft, target, retries, pause):
            raise PermissionError(13, _held(target) or _OPEN_ELSEWHERE, str(target))


def _same_file(left: Path, right: Path) -> bool:
    with suppress(OSError):
        return left.samefile(right)
    return left.absolute() == right.absolute()


def _has_these_bytes(target: Path, draft: Path) -> bool:
    return target.is_file() and filecmp.cmp(target, draft, shallow=False)


def _take_rights(draft: Path, target: Path) -> None:
    """Gives the draft the rights, owner and access list of the file it replaces, else the usual rights."""
    try:
        there = target.stat()
    except OSError:
        umask = os.umask(0)
        os.umask(umask)
        draft.chmod(0o666 & ~umask)
        return
    if os.name != "nt":
        with suppress(OSError):  # who may not give the file away keeps it
            os.chown(draft, there.st_uid, there.st_gid)
    if hasattr(os, "setxattr"):
        with suppress(OSError):
            os.setxattr(draft, _ACCESS_LIST, os.getxattr(target, _ACCESS_LIST))
    draft.chmod(there.st_mode & 0o666)


_ACCESS_LIST = "system.posix_acl_access"


def _obstacle(target: Path) -> str:
    """Why target must not be replaced, "" if nothing is known against it."""
    if target.is_dir():
        return _IS_FOLDER
    if not target.exists():
        return ""
    if not target.stat().st_mode & 0o200:
        return _READ_ONLY
    # Only Windows refuses to replace an open file; elsewhere the lock files of the office programs tell.
    return "" if os.name == "nt" else _held(target)


def _held(target: Path) -> str:
    """Who has the file open, for a sentence; "" if nobody is known to have."""
    known = list(holders(target))
    if not known:
        return ""
    holder: Holder = next((own for own in known if own.shown), known[0])
    who = f"“{holder.shown}”" if holder.shown else _SOMEBODY
    return _HELD.format(who=who, lock=holder.lock.name)


def _moved(draft: Path, target: Path, retries: int, pause: float) -> bool:
    for attempt in range(retries + 1):
        try:
            draft.replace(target)
        except PermissionError:
            if attempt < retries:
                time.sleep(pause * 2**attempt)
        else:
            flush_folder(target.parent)
            return True
    return False


def _save_aside(draft: Path, target: Path, reason: str) -> Saved:
    for number in range(2, 1000):
        beside = target.with_name(f"{target.stem} ({number}){target.suffix}")
        if not beside.exists():
            with suppress(PermissionError):
                draft.replace(beside)
                beside.chmod(beside.stat().st_mode | 0o200)
                flush_folder(target.parent)
                return Saved(beside, target, reason)
    raise PermissionError(f"{target.parent}")
