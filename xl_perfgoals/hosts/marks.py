"""Marks: findings shown in their cells by colour and note, and taken away again without trace."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import xlwings as xw

from xl_perfgoals.core.cells import CellRef
from xl_perfgoals.core.finding import Finding, Severity
from xl_perfgoals.hosts.memory import Row, recall, remember
from xl_perfgoals.hosts.sheets import sheet_named
from xl_perfgoals.ops.messages import sentence
from xl_perfgoals.wording import SEVERITY

TABLE = "marks"
TITLE = "【绩效目标校验】"
EARLIER = "──── 原有批注 ────"
MORE = "……还有 {count} 条，请看校验结果"
COLORS = {Severity.ERROR: "#FFC7CE", Severity.WARNING: "#FFEB9C", Severity.HINT: "#DDEBF7"}

_MOST_TOLD = 8


class Look(NamedTuple):
    """How a cell looks: its colour as #RRGGBB and the text of its note, "" for none."""

    color: str
    note: str


class Mark(NamedTuple):
    """A marked cell: how it looked before, and how it was made to look."""

    sheet: str
    address: str
    before: Look
    made: Look


def marks_in(book: xw.Book) -> tuple[Mark, ...]:
    """The marks that the workbook carries."""
    padded = ((*row, "", "", "", "", "", "") for row in recall(book, TABLE))
    return tuple(Mark(row[0], row[1], Look(*row[2:4]), Look(*row[4:6])) for row in padded)


def marked_cells(book: xw.Book, findings: Iterable[Finding]) -> dict[CellRef, list[Finding]]:
    """The cells that the standing findings are to be shown in: those of merged areas in their first cell."""
    cells: dict[CellRef, list[Finding]] = {}
    for finding in findings:
        at = finding.at
        if at.sheet and not finding.waived:
            first = book.sheets[at.sheet].range(at[2:]).merge_area
            cells.setdefault(at._replace(row=first.row, col=first.column), []).append(finding)
    return cells


def put_marks(book: xw.Book, cells: dict[CellRef, list[Finding]]) -> None:
    """Marks the cells and notes down how they looked before."""
    made = [_put(book.sheets[at.sheet], at, findings) for at, findings in cells.items()]
    _keep(book, [*marks_in(book), *made])


def take_marks(book: xw.Book, sheets: Sequence[str] | None = None) -> int:
    """Gives the marked cells of these sheets, or of all, their looks back; how many marks there were.

    What the officer has since changed in a marked cell stays as the officer made it.
    """
    every = marks_in(book)
    taken = [mark for mark in every if sheets is None or mark.sheet in sheets]
    for mark in taken:
        if (sheet := sheet_named(book, mark.sheet)) is not None:
            _take(sheet.range(mark.address), mark)
    _keep(book, [mark for mark in every if mark not in taken])
    return len(taken)


def look_of(cell: xw.Range) -> Look:
    """How a cell looks now."""
    color, note = cell.color, cell.note
    shown = "" if color is None else "#{:02X}{:02X}{:02X}".format(*color)
    return Look(shown, note.text if note is not None else "")


def wear(cell: xw.Range, look: Look) -> None:
    """Makes a cell, with its merged area, look so."""
    cell.merge_area.color = look.color or None
    note = cell.note
    if note is None:
        if look.note and not _has_discussion(cell):
            cell.add_note(look.note)
    elif not look.note:
        note.delete()
    elif note.text != look.note:
        note.text = look.note


def _put(sheet: xw.Sheet, at: CellRef, findings: list[Finding]) -> Mark:
    cell = sheet.range(at[2:])
    before = look_of(cell)
    gravest = min((finding.severity for finding in findings), key=lambda severity: severity.rank)
    note = _note(findings) + (f"\n{EARLIER}\n{before.note}" if before.note else "")
    wear(cell, Look(COLORS[gravest], note))
    return Mark(sheet.name, at.a1, before, look_of(cell))


def _note(findings: list[Finding]) -> str:
    told = sorted(findings, key=lambda finding: finding.severity.rank)[:_MOST_TOLD]
    lines = [TITLE, *(f"{SEVERITY[f.severity]} {f.code}：{sentence(f)}" for f in told)]
    if missing := len(findings) - len(told):
        lines.append(MORE.format(count=missing))
    return "\n".join(lines)


def _take(cell: xw.Range, mark: Mark) -> None:
    now = look_of(cell)
    color = mark.before.color if now.color == mark.made.color else now.color
    note = now.note
    if now.note.startswith(mark.made.note):
        added = now.note[len(mark.made.note) :].strip()
        note = "\n".join(text for text in (mark.before.note, added) if text)
    wear(cell, Look(color, note))


def _has_discussion(cell: xw.Range) -> bool:
    """Whether the cell has a comment of the new kind, beside which Excel allows no note."""
    try:
        return cell.comment is not None
    except NotImplementedError:
        return False


def _keep(book: xw.Book, marks: Sequence[Mark]) -> None:
    rows: list[Row] = [(mark.sheet, mark.address, *mark.before, *mark.made) for mark in marks]
    remember(book, TABLE, rows)
