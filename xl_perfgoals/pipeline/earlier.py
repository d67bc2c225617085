"""The workbook that stands where a new one goes: kept beside it, and refused where it is none of ours."""

from collections.abc import Collection
from pathlib import Path
from typing import NamedTuple

from xl_perfgoals.files.atomic import save_whole
from xl_perfgoals.files.raw_sheets import has_sheets
from xl_perfgoals.files.same_workbook import say_the_same


class ForeignFileError(Exception):
    """The output would replace a file that is none of ours."""

    def __init__(self, target: Path) -> None:
        super().__init__(
            f"“{target}”已经存在，而且不是本程序生成的，没有覆盖它。请换一个文件名，或先把它移走。"
        )
        self.target = target

    def __reduce__(self) -> tuple[type["ForeignFileError"], tuple[Path]]:
        """As it crosses between processes."""
        return ForeignFileError, (self.target,)


class Earlier(NamedTuple):
    """A workbook that stands where a new one goes, as it was read."""

    path: Path
    content: bytes

    def keep(self, new: Path) -> None:
        """Keeps it as 名称（上一次）.xlsx, unless the new one says the same: then what was kept before is
        worth more than a second copy. Raises OSError.
        """
        if say_the_same(self.content, new.read_bytes()):
            return

        def write(draft: Path) -> None:
            draft.write_bytes(self.content)

        save_whole(self.path.with_name(f"{self.path.stem}（上一次）{self.path.suffix}"), write)


def earlier_workbook(target: Path, sheets: Collection[str], inputs: Collection[Path]) -> Earlier | None:
    """What stands there, known as ours by its sheets; None for nothing, and for one of the inputs.

    Raises ForeignFileError or OSError.
    """
    workbook = standing(target, inputs)
    if workbook is not None and not has_sheets(workbook.content, sheets):
        raise ForeignFileError(target)
    return workbook


def standing(target: Path, inputs: Collection[Path]) -> Earlier | None:
    """What stands there, whosever it is; None for nothing, and for one of the inputs. Raises OSError."""
    if not target.is_file() or any(target.samefile(path) for path in inputs if path.exists()):
        return None
    return Earlier(target, target.read_bytes())
