"""A small province: three counties with forms, one that sent nothing, and a file that lies beside them."""

import shutil
from dataclasses import replace
from pathlib import Path

from tests.support.good_form import MODEL
from tests.support.sent_files import send
from xl_perfgoals.files.reading_cache.cache import ReadingCache
from xl_perfgoals.pipeline.province.job import ProvinceJob
from xl_perfgoals.templates.form_content import FormContent

MADE_AT = "2026-11-22T10:20:00"
BROKEN = b"PK\x03\x04 cut off"


def make_province(folder: Path) -> Path:
    """Writes it. 东河: 1 wrong sum; 南山: a form that cannot be added, a broken file; 西川: two townships."""
    for town, code in (("石桥镇", "061"), ("高山镇", "062")):
        send(folder / "东河县" / f"{town}.xlsx", *_forms(town, code, 2))
    wrong = replace(MODEL, project="渠道清淤", total="101")
    send(folder / "东河县" / "水务" / "水务局.xlsx", replace(wrong, department_and_code="水务局 070"))
    unreadable = replace(_forms("湖东乡", "063", 1)[0], total="约三万")
    send(folder / "南山县" / "湖东乡.xlsx", *_forms("湖东乡", "063", 1), unreadable)
    (folder / "南山县" / "坏.xlsx").write_bytes(BROKEN)
    for town, code in (("石桥镇", "081"), ("白沙镇", "082")):
        send(folder / "西川县" / f"{town}.xlsx", *_forms(town, code, 3))
    (folder / "北原县").mkdir()
    send(folder / "散件.xlsx", *_forms("直属所", "099", 1))
    return folder


def _forms(town: str, code: str, count: int) -> list[FormContent]:
    return [
        replace(
            MODEL,
            project=f"{town}管网维修{'一二三'[number]}期",
            department_and_code=f"{town}人民政府 {code}",
            unit=f"{town}人民政府本级",
            total=f"{100 + number}.000001",
            fiscal=f"{90 + number}",
            other="10.000001",
        )
        for number in range(count)
    ]


def job(folder: Path, output: Path) -> ProvinceJob:
    """All of it, at a fixed time."""
    return ProvinceJob(folder, output, MADE_AT)


def cache_at(folder: Path) -> ReadingCache:
    """A cache of one's own."""
    return ReadingCache(folder / "cache")


def bytes_of(folder: Path) -> dict[str, bytes]:
    """Every file by its path."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def workbooks_of(out: Path, copied: Path) -> Path:
    """A copy of what a run wrote, without its tables."""
    shutil.copytree(out, copied, ignore=shutil.ignore_patterns("明细"))
    return copied
