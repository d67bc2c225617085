"""The workbook that stands where a new one goes: kept beside it, and refused where it is none of ours."""

from collections.abc import Collection
from itertools import count
from pathlib import Path
from typing import NamedTuple

from xl_perfgoals.files.atomic import save_whole
from xl_perfgoals.files.raw_sheets import file_has_sheets, has_sheets
from xl_perfgoals.files.same_workbook import say_the_same

EARLIER = "（上一次）"
"""Ends the name of a workbook that is kept."""


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
    """A workbook that stands where a new one goes, as it was read; by sheets its kind is known."""

    path: Path
    content: bytes
    sheets: Collection[str]

    def keep(self, new: Path) -> Path | None:
        """Keeps it as 名称（上一次）.xlsx, and where that is; None where the new one says the same: then what
        was kept before is worth more than a second copy. Raises OSError.
        """
        if say_the_same(self.content, new.read_bytes()):
            return None

        def write(draft: Path) -> None:
            draft.write_bytes(self.content)

        return save_whole(self._place(), write).path

    def _place(self) -> Path:
        """名称（上一次）.xlsx, or the first name with a number where no file of another kind stands."""
        for number in count(1):
            which = f" ({number})" if number > 1 else ""
            place = self.path.with_name(f"{self.path.stem}{EARLIER}{which}{self.path.suffix}")
            if not place.exists() or file_has_sheets(place, self.sheets):
                return place
        raise AssertionError("unreachable: there is always a further number")


def earlier_workbook(target: Path, sheets: Collection[str], inputs: Collection[Path]) -> Earlier | None:
    """What stands there, known as ours by its sheets; None for nothing, and for one of the inputs.

    Raises ForeignFileError or OSError.
    """
    workbook = standing(target, sheets, inputs)
    if workbook is not None and not has_sheets(workbook.content, sheets):
        raise ForeignFileError(target)
    return workbook


def standing(target: Path, sheets: Collection[str], inputs: Collection[Path]) -> Earlier | None:
    """What stands there, whosever it is, where one of this kind goes; None for nothing, and for one of the
    inputs. Raises OSError.
    """
    if not target.is_file() or any(target.samefile(path) for path in inputs if path.exists()):
        return None
    return Earlier(target, target.read_bytes(), sheets)
