"""Reads the small files by which Excel, WPS and LibreOffice tell others that a workbook is open."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_MOST_OWNER = 1024
_FIELD = re.compile(r"((?:\\.|[^\\,;])*)[,;]?")
"""One entry of the file; a backslash keeps a comma from ending it."""


@dataclass(frozen=True, slots=True)
class Holder:
    """Who has a workbook open, as far as the file says: a person, a computer, a profile of LibreOffice."""

    person: str
    computer: str
    profile: str
    lock: Path

    @property
    def shown(self) -> str:
        """For a sentence: the person, with the computer; "" where neither is known."""
        return f"{self.person}（电脑 {self.computer}）" if self.person and self.computer else self.person


def holders(workbook: Path) -> Iterator[Holder]:
    """Whoever has the workbook open, in whatever program, as far as lock files tell."""
    if holder := holder_of(workbook):
        yield holder
    name = workbook.name
    # Excel drops two characters of a long name; WPS puts a dot first
    for lock in dict.fromkeys(workbook.with_name(own) for own in (f"~${name}", f"~${name[2:]}", f".~{name}")):
        if lock.is_file():
            yield Holder(_owner(lock), "", "", lock)


def _owner(lock: Path) -> str:
    """The person in a lock file of Excel: a short name in the code page, then the same in UTF-16."""
    try:
        data = lock.read_bytes()[:_MOST_OWNER]
    except OSError:  # Excel may let nobody read it
        return ""
    room = (len(data) - 3) // 3
    if room < 1:
        return ""
    length = int.from_bytes(data[room + 1 : room + 3], "little")
    wide = data[room + 3 :][: 2 * length].decode("utf-16-le", "ignore")
    short = data[1 : 1 + data[0]].decode("gb18030", "replace")
    return "".join(char for char in (wide or short) if char.isprintable()).strip()


def holder_of(workbook: Path) -> Holder | None:
    """Who has the workbook open in LibreOffice; None when nobody is known to have."""
    lock = workbook.with_name(f".~lock.{workbook.name}#")
    try:
        text = lock.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return None
    text = "".join(char for char in text if char.isprintable())
    entries = [re.sub(r"\\(.)", r"\1", entry.strip()) for entry in _FIELD.findall(text)]
    name, user, computer, _, profile = (*entries, "", "", "", "", "")[:5]
    return Holder(name or user, computer, profile, lock)
