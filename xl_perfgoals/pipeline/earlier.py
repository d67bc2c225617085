"""The workbook that stands where a new one goes: kept beside it, and refused where it is none of ours."""

from collections.abc import Collection
from pathlib import Path
from typing import NamedTuple

from xl_perfgoals.files.atomic import save_whole
from xl_perfgoals.files.raw_sheets import sheet_names


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
    """A workbook of ours that is going to be replaced, as it was read."""

    path: Path
    content: bytes

    def keep(self) -> None:
        """Keeps it as 名称（上一次）.xlsx. Raises OSError."""

        def write(draft: Path) -> None:
            draft.write_bytes(self.content)

        save_whole(self.path.with_name(f"{self.path.stem}（上一次）{self.path.suffix}"), write)


def earlier_workbook(target: Path, sheets: Collection[str], inputs: Collection[Path]) -> Earlier | None:
    """What stands there, known as ours by its sheets; None for nothing, and for one of the inputs.

    Raises ForeignFileError or OSError.
    """
    if not target.is_file() or any(target.samefile(path) for path in inputs if path.exists()):
        return None
    content = target.read_bytes()
    if not sheet_names(content) >= set(sheets):
        raise ForeignFileError(target)
    return Earlier(target, content)
