"""Puts letters and marked copies into a unit's folder; what somebody has changed by hand is kept beside."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from shutil import copy2

from xl_perfgoals.files.atomic import Saved, save_whole

_KEPT = "原有的“{name}”与这次的不同（可能改动过），已另存为“{kept}”。"
_LAST = "{stem}（原有）{number}{suffix}"


@dataclass(frozen=True, slots=True)
class Given:
    """A file that was written. notes say what else became of the place."""

    path: Path
    notes: tuple[str, ...] = ()


def give(path: Path, data: bytes, is_ours: Callable[[bytes], bool]) -> Given:
    """Writes a file in the place of the last one; that one is kept unless is_ours says it may go.

    Raises OSError.
    """
    notes: list[str] = []

    def keep(_: Path) -> None:
        if not path.is_file():
            return
        old = path.read_bytes()
        if old != data and not is_ours(old):
            kept = _kept_as(path, old)
            notes.append(_KEPT.format(name=path.name, kept=kept.name))

    def write(draft: Path) -> None:
        draft.write_bytes(data)

    saved: Saved = save_whole(path, write, before_replacing=keep)
    return Given(saved.path, (*notes, *([saved.text] if saved.aside else [])))


def _kept_as(path: Path, old: bytes) -> Path:
    """A copy of the file under a name of its own; the same bytes are kept once."""

    def copy(draft: Path) -> None:
        copy2(path, draft)

    number = 1
    while True:
        shown = f" {number}" if number > 1 else ""
        kept = path.with_name(_LAST.format(stem=path.stem, number=shown, suffix=path.suffix))
        if not kept.exists():
            save_whole(kept, copy)
            return kept
        if kept.is_file() and kept.read_bytes() == old:
            return kept
        number += 1
