"""The workbook that stands where a new one goes: kept beside it, and refused where it is none of ours."""

from collections.abc import Collection, Iterable
from pathlib import Path

from xl_perfgoals.files.atomic import save_whole
from xl_perfgoals.files.raw_sheets import sheet_names
from xl_perfgoals.pipeline.county import ForeignFileError


def keep_earlier(target: Path, sheets: Iterable[str], inputs: Collection[Path]) -> bytes | None:
    """Keeps the workbook as 名称（上一次）.xlsx and gives its bytes; None where none stands there.

    Ours is known by its sheets. Raises ForeignFileError or OSError.
    """
    if not target.is_file() or any(target.samefile(path) for path in inputs if path.exists()):
        return None
    earlier = target.read_bytes()
    if not sheet_names(earlier) >= set(sheets):
        raise ForeignFileError(target)

    def write(draft: Path) -> None:
        draft.write_bytes(earlier)

    save_whole(target.with_name(f"{target.stem}（上一次）{target.suffix}"), write)
    return earlier
