"""What stands in the way of a province's output: files of others, all found before anything is read."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from xl_perfgoals.core.own_sheets import SUMMARY_SHEETS
from xl_perfgoals.files.parquet import stands_in_the_way
from xl_perfgoals.files.raw_sheets import file_has_sheets
from xl_perfgoals.pipeline.province.places import Places

_NAMED = 10
"""So many are named in the sentence; they are of one kind most often."""


class ForeignTargetsError(Exception):
    """The output would replace files that are none of ours."""

    def __init__(self, targets: Sequence[Path]) -> None:
        names = "、".join(f"“{target}”" for target in targets[:_NAMED])
        more = f"等 {len(targets)} 个" if len(targets) > _NAMED else ""
        super().__init__(
            f"{names}{more}已经存在，而且不是本程序生成的，没有覆盖，什么也没有写。"
            "请换一个输出文件夹，或移走这些文件。"
        )
        self.targets = tuple(targets)


def refuse_foreign(places: Places, counties: Iterable[str]) -> None:
    """Raises ForeignTargetsError where the output of these counties, or the summary's workbook, would replace
    what is not ours; OSError.
    """
    if foreign := list(_foreign(places, counties)):
        raise ForeignTargetsError(foreign)


def _foreign(places: Places, counties: Iterable[str]) -> Iterator[Path]:
    if not places.folder.is_dir():
        return
    if places.summary.exists():
        from xl_perfgoals.ops.province.columns import SHEETS  # noqa: PLC0415 - a first run needs none of it

        if not file_has_sheets(places.summary, SHEETS):
            yield places.summary
    yield from (folder for folder in places.folders() if folder.exists() and not folder.is_dir())
    for county in counties:
        target = places.workbook(county)
        if target.exists() and not file_has_sheets(target, SUMMARY_SHEETS):
            yield target
        yield from filter(stands_in_the_way, places.written(county, ""))
