"""Findings as a note tells them, and a note without what we told in it earlier."""

import re
from collections.abc import Sequence

from xl_perfgoals.core.season import StoredFinding
from xl_perfgoals.files.marking.wording import CUT, FIX, MORE, NOTE_TITLE
from xl_perfgoals.wording import SEVERITY

_MOST_TOLD = 8
_LONGEST = 400
"""Characters of one line: the box of a note does not scroll."""
_OWN_LINE = re.compile(r"\d+\.【.{2} [A-Z]\d\d】|　改法：|……还有 \d+ 条")


def told(findings: Sequence[tuple[int, StoredFinding]], list_name: str) -> str:
    """The text of a cell's note: findings with their numbers in the list, the gravest first."""
    ordered = sorted(findings, key=lambda one: (one[1].severity.rank, one[0]))
    lines: list[str] = []
    for number, finding in ordered[:_MOST_TOLD]:
        lines.append(f"{number}.【{SEVERITY[finding.severity]} {finding.code}】{_line(finding.message)}")
        if finding.fix:
            lines.append(f"　{FIX.format(fix=_line(finding.fix))}")
    if missing := len(ordered) - _MOST_TOLD:
        lines += [MORE.format(count=missing, sheet=list_name)] if missing > 0 else []
    return "\n".join(lines)


def without_ours(note: str) -> str:
    """What others wrote in a note, before ours and behind it."""
    if NOTE_TITLE not in note:
        return note
    kept: list[str] = []
    ours = False
    for line in note.splitlines():
        if line.strip() == NOTE_TITLE:
            ours = True
        elif not (ours and _OWN_LINE.match(line)):
            kept.append(line)
    return "\n".join(kept).strip()


def _line(text: str) -> str:
    """Text as one line: what a cell holds may have been put into it."""
    text = " ".join(text.split()).rstrip("。")
    return text if len(text) <= _LONGEST else text[:_LONGEST] + CUT
