"""Reads the small files by which LibreOffice and WPS for Linux tell others that a workbook is open."""

import re
from dataclasses import dataclass
from pathlib import Path

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
