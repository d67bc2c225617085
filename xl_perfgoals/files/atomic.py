"""Puts a finished file in its place whole or not at all: written beside, read again, then moved."""

import os
import tempfile
import time
from collections.abc import Callable, Collection, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

RETRIES = 5
PAUSE = 0.2
"""Seconds before the first retry; each further one waits twice as long. 6.2 s in all."""

_OPEN_ELSEWHERE = "目标文件正在被别的程序使用"
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
    inputs: Collection[Path] = (),
    retries: int = RETRIES,
    pause: float = PAUSE,
) -> Saved:
    """Has `write` make a file in target's folder, has `verify` read it again, and moves it to target.

    A target that is locked, open or read-only stays as it is; the result then goes beside it as
    "名称 (2).xlsx". Whatever `write` or `verify` raise is let out, and nothing is left behind. Raises
    OverwritesInputError when target is one of `inputs`.
    """
    if any(_same_file(target, path) for path in inputs):
        raise OverwritesInputError(target)
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=".~", suffix=target.suffix or ".tmp", dir=target.parent)
    os.close(handle)
    draft = Path(name)
    try:
        write(draft)
        _flush(draft)
        if verify is not None:
            verify(draft)
        draft.chmod(_mode(target))
        if reason := _obstacle(target):
            return _save_aside(draft, target, reason)
        if _moved(draft, target, retries, pause):
            return Saved(target, target)
        return _save_aside(draft, target, _OPEN_ELSEWHERE)
    finally:
        draft.unlink(missing_ok=True)


def _same_file(left: Path, right: Path) -> bool:
    with suppress(OSError):
        return left.samefile(right)
    return left.absolute() == right.absolute()


def _flush(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _mode(target: Path) -> int:
    """The rights that the file gets: those of the file it replaces, else what the umask leaves."""
    with suppress(OSError):
        return target.stat().st_mode & 0o666
    umask = os.umask(0)
    os.umask(umask)
    return 0o666 & ~umask


def _obstacle(target: Path) -> str:
    """Why target must not be replaced, "" if nothing is known against it."""
    if target.is_dir():
        return _IS_FOLDER
    if not target.exists():
        return ""
    if not target.stat().st_mode & 0o200:
        return _READ_ONLY
    # Only Windows refuses to replace an open file; elsewhere the lock files of the office programs tell.
    if os.name != "nt" and any(path.exists() for path in _lock_files(target)):
        return _OPEN_ELSEWHERE
    return ""


def _lock_files(target: Path) -> Iterator[Path]:
    yield target.with_name(f".~lock.{target.name}#")
    yield target.with_name(f"~${target.name}")
    yield target.with_name(f"~${target.name[2:]}")  # Excel drops two characters of a long name
    yield target.with_name(f".~{target.name}")


def _moved(draft: Path, target: Path, retries: int, pause: float) -> bool:
    for attempt in range(retries + 1):
        try:
            draft.replace(target)
        except PermissionError:
            if attempt < retries:
                time.sleep(pause * 2**attempt)
        else:
            return True
    return False


def _save_aside(draft: Path, target: Path, reason: str) -> Saved:
    for number in range(2, 1000):
        beside = target.with_name(f"{target.stem} ({number}){target.suffix}")
        if not beside.exists():
            with suppress(PermissionError):
                draft.replace(beside)
                beside.chmod(beside.stat().st_mode | 0o200)
                return Saved(beside, target, reason)
    raise PermissionError(f"{target.parent}")
