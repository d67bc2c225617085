"""What a unit's template file is called: a name that Windows allows and that tells units apart."""

import re
from collections.abc import Iterable

from xl_perfgoals.core.policy import Unit

_NOT_ALLOWED = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]+')
_DEVICES = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d)")
_LONGEST = 60
"""Characters: a path of Windows has some 260, and the folders need theirs."""


def file_names(units: Iterable[Unit], year: int | None) -> tuple[str, ...]:
    """A file name for each unit, no two alike even where capitals do not count."""
    taken: set[str] = set()
    names: list[str] = []
    for unit in units:
        stem = safe_name(f"{unit.code} {unit.name}".strip())
        title = f"{stem} {f'{year}年' if year else ''}项目支出绩效目标表"
        name, count = title, 1
        while name.casefold() in taken:
            count += 1
            name = f"{title} ({count})"
        taken.add(name.casefold())
        names.append(f"{name}.xlsx")
    return tuple(names)


def safe_name(name: str) -> str:
    """A name as a file or folder may have it on Windows too."""
    bare = " ".join(_NOT_ALLOWED.sub("_", name).split())[:_LONGEST].strip(" .")
    return (
        f"_{bare}" if not bare or bare.startswith("~") or _DEVICES.fullmatch(bare.partition(".")[0]) else bare
    )
